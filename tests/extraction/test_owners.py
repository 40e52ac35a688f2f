"""Whoever owns a verdict or an account is the speaker."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, speaker, speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Jane Roe left early. Her verdict: “A waste of money.”", "en", "Jane Roe"),
        ("Jane Roe left early. In Roe's words, the plan was “a waste of money”.", "en", "Jane Roe"),
        ("Senatoarea Ana Pop a plecat. Concluzia lui Pop: „Pierdem timpul degeaba”.", "ro", "Ana Pop"),
        ("Ekonomisti Sokol Prifti u largua. Përfundimi i Priftit: “Po humbim kohë”.", "sq", "Sokol Prifti"),
        ("Petra Lang hat gewonnen. Ihre Forderung: „Tempo 30 vor jeder Schule.“", "de", "Petra Lang"),
        ("Der Ökonom Peter Lahn forscht. Lahns Fazit: „Teuer und nutzlos.“", "de", "Peter Lahn"),
        ("Petra Lang klagt. Ihrer Ansicht nach ist das Urteil „ein Fehler“.", "de", "Petra Lang"),
    ],
)
def test_the_owner_of_the_words_says_them(text: str, language: str, expected: str) -> None:
    assert led(text, language) == expected


def test_a_possessive_that_both_may_be_names_nobody() -> None:
    assert speaker("Jane and Joe Roe left early. Their verdict: “A waste of money.”", "en") is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Counsel Ann Reed showed him a message which Tom Best had sent: “Bring it by Friday.”",
            "en",
            "Tom Best",
        ),
        (
            "Procuroarea Ana Pop i-a arătat un mesaj pe care l-a trimis Ion Radu: „Adu-l vineri”.",
            "ro",
            "Ion Radu",
        ),
        (
            "Richterin Eva Roth zeigte ihm eine Nachricht, die ihm Jan Ott schrieb: „Bis Freitag.“",
            "de",
            "Jan Ott",
        ),
        ("Richterin Eva Roth schrieb ihm eine Nachricht: „Bis Freitag, bitte.“", "de", "Eva Roth"),
    ],
)
def test_who_wrote_a_message_says_what_is_in_it(text: str, language: str, expected: str) -> None:
    assert led(text, language) == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Aus dem Finanzministerium hieß es: „Wir kommentieren das heute nicht.“", "Finanzministerium"),
        (
            "„Der nächste Schritt ist die Urabstimmung“, heißt es in einer Mitteilung der Gewerkschaft.",
            "Gewerkschaft",
        ),
        ("Im Schreiben von Bürgermeister Kurt Holm heißt es: „Wir müssen das Bad schließen.“", "Kurt Holm"),
        ("In dem Bericht heißt es: „Die Anlage war nie genehmigt worden.“", None),
        ("In Regierungskreisen hieß es: „Der Minister hat die Lage falsch eingeschätzt.“", None),
    ],
)
def test_what_it_said_has_a_body_only_where_one_is_named(text: str, who: str | None) -> None:
    assert speaker(text, "de") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Ministerul Apelor neagă. „Dozele au ajuns”, se arată în răspunsul trimis presei de minister.",
            "Ministerul Apelor",
        ),
        (
            "Asociația Valea neagă. „Dozele au ajuns”, se arată în comunicatul transmis joi de asociație.",
            "Asociația Valea",
        ),
        ("Ministerul Apelor neagă. „Dozele au ajuns”, se arată într-un răspuns de două pagini.", None),
    ],
)
def test_the_agent_of_a_paper_owns_its_words(text: str, who: str | None) -> None:
    assert led(text, "ro") == who


def test_a_message_given_in_full_is_its_authors() -> None:
    text = "Redăm mesajul publicat de Ana Pop pe pagina sa:\n\n„Dragi săteni, avem o veste bună. Avem apă.”"
    assert speakers(text, "ro") == ["Ana Pop"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kurt Meisels Fazit: „Wir ziehen hier bald weg.“", "Kurt Meisel"),
        ("Für Kurt Meisel ist das „ein Witz, über den keiner lacht“.", "Kurt Meisel"),
        ("Für den Bürgermeister war der Abend „ein Witz, über den keiner lacht“.", "den Bürgermeister"),
    ],
)
def test_judgement_belongs_to_whom_it_is_one_for(text: str, expected: str) -> None:
    """'Für Ott ist das', 'Otts Fazit' at the start of a sentence."""
    assert speaker(text, "de") == expected


def test_what_something_is_meant_for_judges_nothing() -> None:
    """No form of 'to be' stands right behind her."""
    assert speaker("Für Ina Voss kam das Aus „im Grunde genommen viel zu spät“.", "de") != "Ina Voss"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Uji vjen nesër”, thuhet në njoftimin që Banka e Ujit publikoi mbrëmë.", "Banka e Ujit"),
        (
            "Sot flet Banka e Ujit. “Uji vjen nesër”, thuhet në përgjigjen me shkrim të bankës.",
            "Banka e Ujit",
        ),
        ("Ana Leka iku. “Uji vjen nesër”, thuhet në njoftimin e botuar mbrëmë.", None),
    ],
)
def test_a_paper_speaks_for_whose_it_is_and_for_nobody_else(text: str, expected: str | None) -> None:
    assert speakers(text, "sq") == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Leka qeshi, ndërsa Çobo e ndërpreu me fjalët: “Ankesat i ka bërë vëllai yt!”", "sq", "Çobo"),
        (
            "Pop a zâmbit, iar Radu l-a întrerupt brusc: „Plângerile le-a făcut fratele dumitale!”",
            "ro",
            "Radu",
        ),
    ],
)
def test_who_acts_in_the_last_clause_before_a_colon_speaks(text: str, language: str, expected: str) -> None:
    assert speakers(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Ann Pope called it “a stain”, a view echoed by the union’s Sue Hill: “It should shame us all.”",
            "en",
        ),
        ("Ann Pope vorbește de „o pată”, o opinie împărtășită și de Sue Hill: „Ne e rușine tuturor.”", "ro"),
        ("Ann Pope vorbește de „o pată”, în timp ce Sue Hill râde: „Ne e rușine tuturor.”", "ro"),
    ],
)
def test_words_behind_a_colon_are_of_who_shares_or_contrasts_a_view(text: str, language: str) -> None:
    assert speakers(text, language) == ["Ann Pope", "Sue Hill"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nga Prokuroria e Tiranës thanë se Elsa Gjini “është me leje”.", "Prokuroria e Tiranës"),
        ("Nga LVV-ja kanë deklaruar se vendimi “nuk mban”.", "LVV-ja"),
        ("Për kryetarin Edi Kola kjo është “e papërballueshme”.", "Edi Kola"),
    ],
)
def test_a_body_from_which_it_is_said_and_for_whom_it_is_so_own_their_words(text: str, expected: str) -> None:
    assert speakers(text, "sq") == [expected]


def test_a_claim_that_somebody_checks_is_its_owners() -> None:
    text = "The Post checked Ann Pope’s claim that there had been “thousands of shootings” that year."
    assert speakers(text, "en") == ["Ann Pope"]
