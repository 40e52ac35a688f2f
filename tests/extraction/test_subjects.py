"""Subjects are found without a parser.

Left of the verb, right of it, across commas, never behind a preposition.
"""

from __future__ import annotations

import pytest

from claims.extraction.following import agent_of, right_subject
from claims.extraction.noun_phrases import noun_phrase
from claims.extraction.subjects import left_subject, main_subject
from tests.extraction.readings import led, only, read, speaker


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The mayor of Ely also said so.", "en", "The mayor of Ely"),
        ("Ann Pope on Monday said so.", "en", "Ann Pope"),
        ("Ann Pope, the mayor, said so.", "en", "Ann Pope"),
        ("The mayor, Ann Pope, said so.", "en", "Ann Pope"),
        ("A group of angry voters said so.", "en", "A group of angry voters"),
        ("The man who said so left.", "en", "The man"),
        ("Zelenski a declarat asta.", "ro", "Zelenski"),
        ("Surse din partid spun asta.", "ro", "Surse din partid"),
        ("Kreu i komunës tha kështu.", "sq", "Kreu i komunës"),
    ],
)
def test_the_subject_left_of_the_verb(text: str, language: str, expected: str) -> None:
    (passage,) = read(text + " „Da”.", language)
    hit = left_subject(passage, passage.cues[0].first, 0)
    assert hit is not None
    assert hit.mention.text == expected


@pytest.mark.parametrize("text", ["In Paris said so.", "On Monday said so."])
def test_no_subject_behind_a_preposition(text: str) -> None:
    (passage,) = read(text + " “Yes”.", "en")
    cue = next(cue for cue in passage.cues if cue.cue.text == "said")
    assert left_subject(passage, cue.first, 0) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“Yes,” said Republican strategist John Smith, a veteran.", "en", "John Smith"),
        ("“We will,” said Dorset county council leader John Smith.", "en", "John Smith"),
        ("“We will,” said Liberal Democrat group leader John Smith.", "en", "John Smith"),
        ("“Yes,” said one shopper in Ohio.", "en", "one shopper"),
        ("„Da”, a declarat joi, la Cluj, premierul Ana Pop.", "ro", "Ana Pop"),
        ("“Po”, tha për mediat kryeministri.", "sq", "kryeministri"),
    ],
)
def test_the_subject_right_of_the_verb(text: str, language: str, expected: str) -> None:
    passage = read(text, language)[0]
    hit = right_subject(passage, passage.cues[0], len(passage.tokens))
    assert hit is not None
    assert hit.mention.text == expected


def test_the_agent_of_a_passive() -> None:
    (passage,) = read("Planul a fost descris de către arhitectul Horia Neagu drept „bun”.", "ro")
    hit = agent_of(passage, passage.cues[0], len(passage.tokens))
    assert hit is not None
    assert hit.mention.text == "Horia Neagu"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In an interview with the Post, Ann Pope left.", "Ann Pope"),
        ("The mayor, Ann Pope, left.", "Ann Pope"),
        ("WASHINGTON - Ann Pope left.", "Ann Pope"),
        ("London – Ann Pope left.", "Ann Pope"),
        ("For Dan Reed that was enough.", None),
        ("When Ann Pope, the mayor, left, Dan Reed wept.", "Dan Reed"),
    ],
)
def test_the_main_subject_of_a_sentence(text: str, expected: str | None) -> None:
    (passage,) = read(text, "en")
    hit = main_subject(passage, *passage.sentences[0])
    assert (hit.mention.text if hit else None) == expected


def test_numbers_and_marks_are_no_noun_phrase() -> None:
    (passage,) = read("In 2016 , 14", "en")
    assert noun_phrase(passage, 0, len(passage.tokens)) is None


def test_whom_a_preposition_rules_is_not_torn_apart() -> None:
    (passage,) = read("Nach Angaben von Verbandspräsidentin Ute Hagemann droht", "de")
    assert left_subject(passage, len(passage.tokens) - 1, 0) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Întrebat de moderatoarea emisiunii, Carla Iacob, dacă pleacă, Ion Pop a zâmbit: „Nu plec azi.”",
            "ro",
            "Ion Pop",
        ),
        (
            "Asked by the host, Carla Hill, whether he would go, Tom Best smiled: “Not today.”",
            "en",
            "Tom Best",
        ),
        ("Asked by the host, Carla Hill smiled: “Not today, and not tomorrow.”", "en", "Carla Hill"),
        ("I ati i viktimës, Agim Dema, u shpreh se i biri “e kishte mbyllur atë jetë”.", "sq", "Agim Dema"),
    ],
)
def test_who_stands_beside_a_governed_office_is_no_subject(text: str, language: str, expected: str) -> None:
    assert led(text, language) == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dem Bürgermeister sagte Ute Marx: „Das Bad muss bleiben, egal was es kostet.“", "Ute Marx"),
        ("Wie Ute Marx der Zeitung sagte, hat die Stadt „lange genug geschlafen“.", "Ute Marx"),
        ("Einer der Räuber habe sie angeschrien: „Geh weg, alte Frau!“", "Einer der Räuber"),
        (
            "Ihr Nachbar Kurt Holm, der einen Laden betreibt, ist skeptischer: „Papier ist geduldig.“",
            "Kurt Holm",
        ),
        ("„Geld her, und zwar sofort!“, rief nach Zeugenangaben einer der beiden.", "einer der beiden"),
    ],
)
def test_a_german_subject_is_told_from_what_leads_up_to_it(text: str, who: str) -> None:
    assert speaker(text, "de") == who


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ro",
            "Ana Pop a evitat să critice autoritățile și a spus că orele „se țin conform orarului”.",
            "Ana Pop",
        ),
        ("ro", "Ana Pop a vizitat școala marți și a spus că acolo „nu mai e nimic de reparat”.", "Ana Pop"),
        (
            "sq",
            "Ana Hoxha shmangu të kritikojë autoritetet dhe tha se mësimi “zhvillohet sipas orarit”.",
            "Ana Hoxha",
        ),
        (
            "en",
            "Ann Pope declined to criticise the authorities and said lessons “go ahead as planned”.",
            "Ann Pope",
        ),
    ],
)
def test_the_object_of_the_first_verb_does_not_say_the_second(
    language: str, text: str, expected: str
) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Auf die Frage des Abgeordneten Kurt Adler sagte Ministerin Eva Brandt, es sei „längst vorbei“.",
            "Ministerin Eva Brandt",
        ),
        ("Aus der Menge rief jemand: „Hau endlich ab und komm nie wieder“.", "jemand"),
    ],
)
def test_a_phrase_in_front_of_the_verb_is_no_subject(text: str, expected: str) -> None:
    assert (speaker(text, "de") or "") in expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Purtătoarea de cuvânt a primarului, Ana Pop, vorbește despre „un atac murdar al lor”.", "Ana Pop"),
        (
            "Un fost director, audiat ca martor, a povestit că banii erau „în cutia de pantofi”.",
            "Un fost director",
        ),
        ("Ion Pop a negat. Întrebat despre bani, a adăugat: „Nu am primit nimic de la ei”.", "Ion Pop"),
    ],
)
def test_neither_an_owner_nor_a_predicate_is_the_subject(text: str, who: str) -> None:
    assert speaker(text, "ro") == who


def test_what_a_verb_without_a_subject_is_about_does_not_speak() -> None:
    text = (
        "Ion Pop a fost prudent. A vorbit despre o datorie cât EBITDA, nivel pe care îl consideră „la "
        "limita confortului”."
    )
    assert speaker(text, "ro") == "Ion Pop"


def test_a_verb_and_its_adjunct_are_nobody() -> None:
    text = (
        "Sgt Amy Holroyd, of the ‘Roads’ unit, said in a statement read to the jury there was ‘no evidence’."
    )
    assert speaker(text, "en") == "Amy Holroyd"


@pytest.mark.parametrize(
    "subject", ["Criticii", "Familia", "Partidul", "Consilierii", "O sursă apropiată", "Firma"]
)
def test_of_whom_the_subject_is_does_not_speak(subject: str) -> None:
    text = f"{subject} lui Ion Rusu a spus că planul este „o mare rușine națională”."
    mention = only(text, "ro").attribution.mention
    assert mention is None or mention.full_name != "Ion Rusu"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ro", "Decizia a fost numită „o mare rușine națională” de Elena Pop.", "Elena Pop"),
        ("ro", "Ion Rusu a fost descris de Elena Pop drept „un om de nădejde”.", "Elena Pop"),
        ("sq", "Vendimi u quajt “një turp i madh kombëtar” nga Elira Hoxha.", "Elira Hoxha"),
    ],
)
def test_who_calls_it_so_is_the_agent(language: str, text: str, name: str) -> None:
    assert led(text, language) == name


@pytest.mark.parametrize(
    ("language", "text", "teller"),
    [
        ("ro", "„Plătim taxa, dar mașina vine o dată”, a spus una dintre ele, mamă a trei copii.", "una"),
        ("sq", "“Paguajmë, por kamioni vjen një herë”, tha njëra prej tyre, nënë e tre fëmijëve.", "njëra"),
        (
            "sq",
            "“Auditimi nuk gjeti asnjë shkelje”, deklaroi i pari i komunës të premten.",
            "i pari i komunës",
        ),
    ],
)
def test_what_is_said_of_a_teller_behind_a_comma_is_no_other(language: str, text: str, teller: str) -> None:
    assert speaker(text, language) == teller
