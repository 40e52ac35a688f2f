import pytest

from claims.services.omissions import pieces, shortens, with_signs

PRINTED = "We shall not, whatever they say, open the bridge in May."


@pytest.mark.parametrize(
    "words",
    [
        PRINTED,
        "We shall not […] open the bridge in May.",
        "We shall not, […] open […] in May.",
        "[…] open the bridge in May.",
        "We shall not, whatever they say, […]",
        "[…] whatever they say […]",
    ],
)
def test_a_visible_omission_is_a_shorter_quote(words: str) -> None:
    assert shortens(words, PRINTED)


@pytest.mark.parametrize(
    "words",
    [
        "We shall open the bridge in May.",
        "We shall not, whatever they say",
        "open the bridge in May.",
        "We shall […] closed […] in May.",
        "We shall […] in May. […] open",
        "in May. […] We shall",
        "We sh[…] open the bridge in May.",
        "[…]ver they say, open the bridge in May.",
        "We shall not […] open the bridge in June.",
        "[…]",
        "",
    ],
)
def test_a_silent_cut_or_other_words_are_none(words: str) -> None:
    assert not shortens(words, PRINTED)


def test_parts_may_not_overlap() -> None:
    assert not shortens("one two […] two three", "one two three")


def test_the_sign_itself_may_be_printed() -> None:
    printed = "We shall […] open the bridge."
    assert shortens(printed, printed)
    assert shortens("We shall […] the bridge.", printed)


def test_pieces_are_what_was_printed() -> None:
    assert pieces("We shall not […] open […]") == ["We shall not", "open"]
    assert pieces(PRINTED) == [PRINTED]


def test_dots_as_typed_become_the_sign() -> None:
    assert with_signs("We shall not [...] open [...]") == "We shall not […] open […]"
    assert with_signs("We shall... not (...)") == "We shall... not (...)"
