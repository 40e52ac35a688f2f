"""Councils that decide on a day, courts whose parties speak, and words that are told elsewhere."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days

PUBLISHED = "2026-03-06"  # a Friday
TOLD = {
    "en": "\n\nCouncil leader Martin Reed told the chamber: “We have lost a third of our grant.”",
    "ro": "\n\n„Am pierdut o treime din bani”, le-a spus consilierilor primarul Martin Radu.",
    "sq": "\n\n“Kemi humbur një të tretën e parave”, u tha këshilltarëve kryetari Martin Hoxha.",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Residents will pay more after councillors passed a budget on Wednesday night."),
        ("en", "Plans to close the pool were thrown out on Wednesday by councillors."),
        ("en", "Full council met on Wednesday to set the budget."),
        ("en", "Council tax will rise, councillors decided on Wednesday."),
        ("ro", "Bugetul a fost adoptat miercuri de consilierii locali."),
        ("ro", "Taxele locale vor crește, au decis miercuri consilierii."),
        ("ro", "Aleșii locali s-au întrunit miercuri în ședință extraordinară."),
        ("sq", "Buxheti u miratua të mërkurën nga këshilltarët."),
        ("sq", "Këshilltarët zgjodhën të mërkurën një nënkryetar të ri."),
        ("sq", "Seanca e Kuvendit Komunal e së mërkurës u ndërpre nga protestuesit."),
    ],
)
def test_a_council_that_decides_sits_on_that_day(language: str, text: str) -> None:
    assert days(text + TOLD[language], language, PUBLISHED) == ["2026-03-04"]


@pytest.mark.parametrize(
    "text", ["Council tax will rise on Wednesday.", "Councillors will vote on Wednesday."]
)
def test_a_day_on_which_no_council_sat_is_nobodys(text: str) -> None:
    assert days(text + TOLD["en"], "en", PUBLISHED) == [None]


SENTENCED = {
    "en": "A clerk who stole from a clinic was sentenced on Wednesday at Leeds Crown Court.\n\n"
    "Karen Ost, 58, pleaded guilty in January.\n\n",
    "ro": "O contabilă care a furat a fost condamnată miercuri de Tribunalul Cluj.\n\n",
    "sq": "Një llogaritare që vodhi u dënua të mërkurën nga Gjykata e Vlorës.\n\n",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ost, who wore grey, spoke for two minutes. “I told myself I would stop,” she said."),
        ("en", "Gwen Hill, defending, said her client had “sold every single thing”."),
        ("ro", "„Și-a cumpărat o casă la lac”, a spus procurorul Petru Ruja."),
        ("sq", "“Bleu një shtëpi te liqeni”, tha prokurori Petrit Ruli."),
    ],
)
def test_who_takes_part_in_a_trial_speaks_in_it(language: str, text: str) -> None:
    assert days(SENTENCED[language] + text, language, PUBLISHED) == ["2026-03-04"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Reed disputed that on Thursday. Records show more, he said, “and not a penny of it came back”.",
            None,
        ),
        ("Reed told Leeds Daily that it matters. “It is all lost,” the prosecutor said.", None),
        ("Reed told the court that it matters. “It is all lost,” the prosecutor said.", "2026-03-04"),
    ],
)
def test_what_is_said_on_another_day_or_to_a_paper_is_not_of_the_sitting(text: str, day: str | None) -> None:
    trial = "The trial of a clerk opened on Wednesday at Leeds.\n\nProsecutor Peter Reed spoke first. "
    assert days(trial + text, "en", PUBLISHED)[-1] == day


def test_an_age_is_no_time() -> None:
    text = "Petre Leca a fost audiat joi la tribunal.\n\n„Eu semnam”, a spus bărbatul de 57 de ani."
    assert days(text, "ro", PUBLISHED) == ["2026-03-05"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("La 2 aprilie 2025, ministrul Ion Pop asigura că lucrările „sunt aproape gata”.", "2025-04-02"),
        ("Deputata Ana Rusu afirma joi că tariful „putea fi micșorat de mult”.", "2026-03-05"),
        ("Ministrul Ion Pop nu poate afirma joi că lucrările „sunt aproape gata”.", None),
    ],
)
def test_a_romanian_imperfect_that_looks_like_an_infinitive_is_a_verb_of_saying(
    text: str, day: str | None
) -> None:
    assert days(text, "ro", PUBLISHED) == [day]
