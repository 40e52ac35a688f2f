from claims.matching.duplicates import Likeness, NameTable

TABLE = NameTable(
    [
        ("1", ["Mara Lupu", "dna Lupu"]),
        ("2", ["LUPU Mara"]),
        ("3", ["Володимир Зеленський"]),
        ("4", ["Volodymyr Zelenskyy"]),
        ("5", ["M. Lupu-Ene", "Mara  Lupu"]),
        ("6", ["Ion Popa"]),
        ("7", ["…"]),
        ("8", ["!"]),
    ]
)


def likenesses(key: str) -> dict[str, Likeness]:
    return {one.key: one.likeness for one in TABLE.like(key)}


def test_a_spelling_and_another_order_are_found_the_strongest_first() -> None:
    assert [(one.key, one.likeness, one.name) for one in TABLE.like("1")] == [
        ("5", Likeness.SPELLING, "Mara  Lupu"),
        ("2", Likeness.ORDER, "LUPU Mara"),
    ]


def test_one_name_in_two_scripts_is_one_name() -> None:
    assert likenesses("3") == {"4": Likeness.NAME}
    assert likenesses("4") == {"3": Likeness.NAME}


def test_another_name_is_nobody_else_and_signs_are_no_name() -> None:
    assert likenesses("6") == {}
    assert likenesses("7") == {}
    assert TABLE.like("unknown") == []
