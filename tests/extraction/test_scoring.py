"""Names, labels and words at arm's length are refused with a reason."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from claims.extraction.scoring import is_stage_direction
from tests.extraction.readings import only


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Filmul „Ultima vamă” are premiera în mai.", "ro"),
        ("Deputata a calificat drept „rușinoasă” decizia.", "ro"),
        ("Așa-zisul „expert” a plecat.", "ro"),
        ("Cuvântul „weekend” a intrat în limbă.", "ro"),
        ("Ion „Nelu” Ciocan a fost arestat.", "ro"),
        ("Reprezentanții companiei „EcoVerde” spun că totul e în regulă.", "ro"),
        ("I ashtuquajturi “ekspert” iku.", "sq"),
        ("Deputetja e quajti “të turpshëm” vendimin.", "sq"),
        ("Pence said on CNN's “State of the Union” that he agreed.", "en"),
        ("Sanders told MSNBC's “Morning Joe” that he agreed.", "en"),
        ("He got a “sex tape” in the mail.", "en"),
        ('<tweet id="783499116076687360">', "en"),
        ("He scored “13” last night, she said.", "en"),
        ("The council calls its new timetable the “Clockwork Plan”, and the buses follow it from May.", "en"),
        ("The harbour board calls its winter schedule the “Quiet Water Plan”.", "en"),
        ("The board says help is there under the scheme it calls “Harbour Direct”.", "en"),
        ("Fans, who call such games “the kiss of death”, were quick to leave.", "en"),
        ("The club's mascot, “Olly the Otter”, was booked on Saturday.", "en"),
        ("Ana Pop a venit. Pe ușă era scris cu vopsea „LAPTE CURAT”.", "ro"),
        ("Mbi derë, me bojë të kuqe, shkruhej “QUMËSHT I PASTËR”.", "sq"),
        ("Para portës u mblodhën me pankarta ku shkruhej “Bregu nuk është pronë e askujt”.", "sq"),
        ("Rruga e bregut njihet nga banorët si “kthesa e zezë”.", "sq"),
        ("Prokuroria ka nisur hetimet për “shkelje të rregullave të detit të hapur”.", "sq"),
        ("Prokurorja Ana Çobo tha se kërkoi masën e sigurimit “arrest në shtëpi”.", "sq"),
        ("Sipas organizatës mjedisore “Bregu i Pastër”, plazhi është i pistë.", "sq"),
        ("Ann Hill passed protesters with a banner that read “Save our school from the bulldozers”.", "en"),
        ("Ana Pop a trecut pe lângă o pancartă pe care scria „Salvați școala de buldozere”.", "ro"),
        ("Ana Leka kaloi pranë një pankarte ku shkruhej “Shpëtojeni shkollën tonë nga buldozerët”.", "sq"),
        ("Some forty drivers stood behind a banner reading “Ten hours out and six hours paid”.", "en"),
        ("The city passed an order, known as “Ann’s Law,” that asks for alarms.", "en"),
        ("Bakers warn of ‘flour famine’ as mills close\n\nThe mills will close in May.", "en"),
        ("Mayor accused of ‘playing king’ over the park\n\nThe park will close in May.", "en"),
    ],
)
def test_names_labels_and_words_are_no_statements(text: str, language: str) -> None:
    assert extract_quotes(text, language=language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Primarul a răspuns: „Nu”.", "ro"),
        ("Ana Pop a spus că discuțiile au ajuns la un „nou prag”.", "ro"),
        ("Ann Pope called him a “racist, a liar and a con man.”", "en"),
        ("The opposition calls the winter schedule the “end of cheap ferries”.", "en"),
        ("The harbour board called its schedule “a quiet water plan”.", "en"),
        ("Ana Çobo mbajti një pankartë dhe tha se bregu “nuk është pronë e askujt”.", "sq"),
        ("Ana Çobo u kthye nga hetimi dhe tha se puna “nuk ka nisur ende fare”.", "sq"),
        ("Organizata mjedisore tha se “plazhi është i pistë”.", "sq"),
        ("Behind the banner stood Ann Pope: “Ten hours out and six hours paid.”", "en"),
        ("Mayor says deal ‘very close’\n\nThe park will close in May.", "en"),
        ("‘Very close’: mayor on the deal\n\nThe park will close in May.", "en"),
        ("Ann Hill, “a liar and a thief” as she says herself, left.", "en"),
    ],
)
def test_short_words_with_a_cue_are_statements(text: str, language: str) -> None:
    assert len(extract_quotes(text, language=language)) == 1


def test_stage_directions_are_told_from_speech() -> None:
    assert is_stage_direction("(CROSSTALK.)")
    assert not is_stage_direction("(He laughs) No.")


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("Ann Hill called the plan “nonsense” and said it would “cost each of us a year's pay”.", "en", 1),
        ("Ion Radu îl numea pe Pop „rege de bloc” și spunea că „satul are nevoie de alegeri”.", "ro", 1),
        ("Ann Hill called him “a fool” and “a liar who cost us the year”.", "en", 2),
    ],
)
def test_what_is_called_beside_what_is_said_is_a_label(text: str, language: str, kept: int) -> None:
    (candidate,) = extract_quotes(text, language=language)
    assert len(candidate.quotes) == kept


def test_of_two_epithets_both_stay() -> None:
    text = "Ann Pope called the winner “disgusting” and referred to her “long record”."
    assert [quote.text for quote in only(text, "en").quotes] == ["disgusting", "long record"]


def test_many_words_on_a_banner_are_nobodys() -> None:
    """The sentence names first what carries them."""
    assert not extract_quotes(
        "Auf Transparenten stand „Wir sind keine Altlast“ und „Nicht mit uns!“.", language="de"
    )


def test_banner_behind_many_words_changes_nothing() -> None:
    """They may be somebody's who stands there."""
    text = "„Wir sind keine Altlast und gehen nicht“, riefen sie hinter dem Banner."
    assert extract_quotes(text, language="de")


def test_single_noun_in_the_mood_is_a_word_held_at_arms_length() -> None:
    """What is told, and not how she put it; a predicate is hers."""
    before = "Ina Voss widersprach. "
    text = before + "Von einer „Krise“ wolle sie nichts hören."
    assert not extract_quotes(text, language="de")
    assert extract_quotes(before + "Das alles sei „Unsinn“.", language="de")


def test_verb_of_calling_in_the_sentence_before_makes_no_label() -> None:
    """'назвала отчёт «сказкой». «Где дороги?» — спросила она'."""
    text = "Ирина Гнатова назвала отчёт «сказкой для тех, кто верит». «Где дороги?» — спросила она."
    assert len(extract_quotes(text, language="ru")) == 2


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Era o plăcuță pe care scria „Transport de persoane”, deși, potrivit Primăriei, n-avea voie.", []),
        ("Oamenii aveau pancarte pe care se putea citi „Muncă grea, salariu de nimic”.", []),
        ("Ion Pop, cu o pancartă în mână, a spus că e „muncă grea, salariu de nimic”.", ["muncă grea"]),
        (
            "Ion Pop a spus că hala, botezată deja de localnici „Mallul de leuștean”, e „gata în mai”.",
            ["gata în"],
        ),
        ("Ion Pop a fost botezat la Arad și a spus: „Mallul de leuștean”.", ["Mallul de"]),
        ("Ion Pop a fost ales pe lista proprie, „Satul Altfel”, și este la primul mandat.", []),
    ],
)
def test_what_a_thing_bears_or_is_christened_is_no_statement(text: str, kept: list[str]) -> None:
    found = [one.quotes[0].text for one in extract_quotes(text, language="ro")]
    assert [words[: len(start)] for words, start in zip(found, kept, strict=True)] == kept


def test_short_words_with_a_comma_inside_their_marks_are_no_nickname() -> None:
    text = "Tom Reed rose to speak in the council. “Enough,” Reed said."
    assert [one.display_text for one in extract_quotes(text, language="en")] == ["Enough,"]
