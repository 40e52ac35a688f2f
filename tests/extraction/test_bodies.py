"""A body's short form leads to its full name, where only one body can be meant."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from tests.extraction.readings import speakers


def full_names(language: str, text: str) -> list[str | None]:
    found = extract_quotes(text, language=language, published="2026-05-07")
    return [one.attribution.mention.full_name if one.attribution.mention else None for one in found]


@pytest.mark.parametrize(
    ("language", "text", "full"),
    [
        (
            "en",
            "The Institute for Harbour Studies (IHS) met. “The sums do not add up,” the IHS said.",
            "Institute for Harbour Studies",
        ),
        (
            "en",
            "The Institute for Harbour Studies met. “The sums do not add up,” IHS said.",
            "Institute for Harbour Studies",
        ),
        (
            "ro",
            "Agenția Portuară Română (APR) a decis. „Taxele nu cresc în acest an”, a transmis APR.",
            "Agenția Portuară Română",
        ),
        (
            "sq",
            "Zyra e Rregullatorit për Ujin (ZRU) u mblodh. Sipas ZRU-së, “çmimi nuk ndryshon këtë vit”.",
            "Zyra e Rregullatorit për Ujin",
        ),
        (
            "de",
            "Die Deutsche Hafengesellschaft (DHG) tagte. „Die Preise bleiben gleich“, teilte die DHG mit.",
            "Deutsche Hafengesellschaft",
        ),
        (
            "uk",
            "Національна служба порту (НСП) провела нараду. «Ціни не зміняться», — повідомила НСП.",
            "Національна служба порту",
        ),
    ],
)
def test_letters_lead_to_the_words_that_they_are_made_of(language: str, text: str, full: str) -> None:
    assert full_names(language, text) == [full]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Pope (APP) spoke. “The sums do not add up,” the APP said."),  # a person and a party
        ("en", "Harbour Bank (NYSE) rose. “The sums do not add up,” the NYSE said."),  # other letters
        ("en", "The Harbour Bank Group and the Hill Bank Group met. “No deal is near,” HBG said."),  # two
        ("en", "The Harbour Bank Group met. “No deal is near,” the HBX said."),
        ("ro", "Ion Avram (IA) a vorbit. „Taxele nu cresc în acest an”, a transmis IA."),
        ("de", "Der Hafen Greiz (SPD) schwieg. „Die Preise bleiben gleich“, teilte die SPD mit."),
    ],
)
def test_letters_of_somebody_else_lead_nowhere(language: str, text: str) -> None:
    assert full_names(language, text) == [None]


@pytest.mark.parametrize(
    ("language", "text", "full"),
    [
        (
            "sq",
            "Oda e Peshkimit mohon. “Flasim për 900 vende pune”, thuhet në reagimin e Odës.",
            "Oda e Peshkimit",
        ),
        (
            "sq",
            "Ministria e Ujërave hesht. “Nuk ka ujë sot”, thuhet në përgjigjen e ministrisë.",
            "Ministria e Ujërave",
        ),
        (
            "sq",
            "I shkruan Ministrisë së Ujërave. “Nuk ka ujë sot”, thuhet në përgjigjen e ministrisë.",
            "Ministria e Ujërave",
        ),
        (
            "ro",
            "Compania de Canale tace. „Nu figurează pe listă”, se arată în răspunsul companiei.",
            "Compania de Canale",
        ),
        (
            "ro",
            "I-a scris Companiei de Canale. „Nu figurează pe listă”, se arată în răspunsul companiei.",
            "Compania de Canale",
        ),
        ("sq", "Ana Pepa mohon. “Nuk ka ujë sot”, thuhet në reagimin e Pepës.", "Ana Pepa"),
        ("sq", "Në sallë foli Valter Çobo. Sipas Çobos, “nuk ka ujë në tubacione”.", "Valter Çobo"),
    ],
)
def test_an_oblique_form_leads_to_who_it_is(language: str, text: str, full: str) -> None:
    assert full_names(language, text) == [full]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ro",
            "Compania de Canale și Compania de Apă tac. „Nu e pe listă”, se arată în răspunsul companiei.",
        ),
        (
            "sq",
            "Oda e Peshkimit dhe Oda e Tregtisë mohojnë. “Flasim për 900 vende”, thuhet në reagimin e Odës.",
        ),
        ("sq", "Banka e Bregut mohon. “Flasim për 900 vende”, thuhet në reagimin e Odës."),
        ("ro", "Compania de Canale tace. „Nu figurează pe listă”, se arată în răspunsul băncii."),
        ("sq", "Në sallë foli Ana Çobo, pastaj Ilir Çobo. Sipas Çobos, “nuk ka ujë në tubacione”."),
    ],
)
def test_an_oblique_form_of_two_or_of_nobody_leads_nowhere(language: str, text: str) -> None:
    assert full_names(language, text) == [None]


def test_a_body_is_known_by_the_words_that_its_name_begins_or_ends_with() -> None:
    text = "The Salt County Harbour Board met. “The quay is shut until May,” the harbour board said."
    assert full_names("en", text) == ["Salt County Harbour Board"]
    two = text.replace("met.", "met the Hill County Harbour Board.")
    assert full_names("en", two) == [None]
    assert full_names("en", text.replace("the harbour board said", "a harbour board said")) == [None]
    assert full_names("en", text.replace("the harbour board said", "the school board said")) == [None]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        (
            "Das Landgericht Greiz tagte. „Die Wahl ist ungültig“, teilte das Gericht mit.",
            "Landgericht Greiz",
        ),
        ("Das Landgericht Greiz tagte. „Die Wahl ist ungültig“, teilte ein Gericht mit.", None),
        ("Das Landgericht Greiz tagte. „Die Wahl ist ungültig“, teilte die Behörde mit.", None),
        (
            "Landgericht Greiz und Amtsgericht Gera tagten. „Die Wahl ist ungültig“, teilte das Gericht mit.",
            None,
        ),
        (
            "Hilfe kam vom Deutschen Hafenverband. „Die Wahl ist ungültig“, teilte der Verband mit.",
            "Deutscher Hafenverband",
        ),
        ("Die Altstadt Greiz schlief. „Die Wahl ist ungültig“, teilte die Stadt mit.", None),
        ("Anna Bankverein kam. „Die Wahl ist ungültig“, teilte sein Verein mit.", None),
    ],
)
def test_a_compound_is_called_by_its_end(text: str, full: str | None) -> None:
    assert full_names("de", text) == [full]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Pope KC said “the door was open all day”.", "Ann Pope"),
        ("“The door was open all day,” said John Smith MP.", "John Smith"),
        ("John Smith MP, the party's leader, said “the door was open”.", "John Smith"),
        ("Harbour Bank PLC said “the door was open all day”.", "Harbour Bank PLC"),
        ("Radio Salt FM said “the door was open all day”.", "Radio Salt FM"),
        ("“The door was open all day,” said Pope KC.", "Pope KC"),
    ],
)
def test_letters_of_an_honour_are_no_part_of_a_name(text: str, who: str) -> None:
    assert speakers(text, "en") == [who]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("The Salt County Sheriff's Office came. “It is late,” the sheriff's office said.", True),
        (
            "Salt County Sheriff's Office met Oak County Sheriff's Office. “No,” the sheriff's office said.",
            False,
        ),
        ("The Salt County Sheriff's Office came. “It is late,” the mayor's office said.", False),
        ("The Salt County Sheriff's Office came. “It is late,” a sheriff's office said.", False),
        ("The Salt County Sheriff's Office came. “It is late,” his office said.", False),
        ("Ann Pope's Office came. “It is late,” the sheriff's office said.", False),
    ],
)
def test_a_body_s_name_may_hold_an_owner(text: str, full: bool) -> None:
    assert full_names("en", text)[-1] == ("Salt County Sheriff's Office" if full else None)
