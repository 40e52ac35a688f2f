"""Articles that stand for somebody, offices in a case that no subject has, and surnames that begin small."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Minister lobte Landrätin Uta Kolb. Die winkt ab: „Das war mein Team.“", "Uta Kolb"),
        ("Minister Jan Ott lobte Landrätin Uta Kolb. „Das war mein Team“, erwiderte diese.", "Uta Kolb"),
        ("Das Gericht bestellte Rechtsanwalt Jan Ott. „Alles ist offen“, ließ dieser mitteilen.", "Jan Ott"),
        ("Uta Kolb traf Investor Jan Ott. Letzterer sagte: „Alles ist offen.“", "Jan Ott"),
    ],
)
def test_an_article_without_a_noun_is_who_was_named_last(text: str, expected: str) -> None:
    assert speakers(text, "de") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Landrätin Uta Kolb kam. Die erklärte Gegnerin sagte: „Das war mein Team.“",
        "Landrätin Uta Kolb kam. „Das war mein Team“, sagte diese neue Kollegin.",
        "Landrätin Uta Kolb kam. Diese sagten: „Das war unser Team.“",
    ],
)
def test_an_article_before_a_noun_or_a_verb_of_many_is_no_pronoun(text: str) -> None:
    assert speakers(text, "de") != ["Uta Kolb"]


def test_no_noun_behind_an_office_in_the_dative_is_its_name() -> None:
    text = "Jan Ott warf der Ministerin Wortbruch vor. „Das stimmt nicht“, sagte die Ministerin."
    assert speakers(text, "de") == ["die Ministerin"]


def test_a_surname_may_begin_small() -> None:
    text = (
        "Kuratorin Hanna von der Heydt zeigt Bilder. „Wir werden sehen“, meint von der Heydt. "
        "Laut von der Heydt ist das „nur der Anfang“."
    )
    assert speakers(text, "de") == ["Hanna von der Heydt", "Hanna von der Heydt"]


@pytest.mark.parametrize("who", ["die Mutter von drei Buben", "die dreifache Mutter", "die gelernte Köchin"])
def test_what_many_are_besides_is_said_of_who_was_named(who: str) -> None:
    text = f"Anwohnerin Mirjam Suter kam. „Ich habe die Kinder geholt“, erzählt {who}."
    assert speakers(text, "de") == ["Mirjam Suter"]


def test_a_surname_that_is_printed_in_a_case_elsewhere_opens_its_sentence_as_a_name() -> None:
    text = (
        "Folën për Valmira Azemin.\n\n“Mjaft!”, i tha Shpend Sopi kryetares. Azemi e ndërpreu. “Jo, zotëri”."
    )
    assert speakers(text, "sq") == ["Shpend Sopi", "Valmira Azemi"]
