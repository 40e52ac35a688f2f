"""A body's description is led to a body that the sentence before is about, and to no person."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Pell Capital, which owns a tenth, asked for a sale. The hedge fund said it “will not wait”.",
            "Pell Capital",
        ),
        (
            "Medilab Ely, a company based in Ely, denied it. The company said that it “was paid late”.",
            "Medilab Ely",
        ),
        ("Xerim Ely denied it. The company said that it “was paid late”.", None),
        ("Pell Corner, which owns a tenth, left. Ann Pope stayed. The fund said it “will not wait”.", None),
        ("Ann Pope, a director of a company, left. The company said that it “was paid late”.", None),
    ],
)
def test_a_bodys_description_leads_to_what_an_apposition_shows_to_be_one(
    text: str, wanted: str | None
) -> None:
    assert led(text, "en") == wanted


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Direcția Silvică nu a comentat. „Nu ne pronunțăm acum”, a transmis instituția.",
            "Direcția Silvică",
        ),
        ("Direcția Silvică nu a comentat. „Nu ne pronunțăm acum”, a transmis ministerul.", None),
        ("Ana Pop nu a comentat. „Nu ne pronunțăm acum”, a transmis instituția.", None),
        ("Direcția Silvică nu a comentat. „Nu ne pronunțăm acum”, a transmis o instituție.", None),
    ],
)
def test_a_word_for_any_body_is_the_one_of_the_sentence_before(text: str, who: str | None) -> None:
    assert led(text, "ro") == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Biscuit maker Harlow & Tate shuts. “It was not easy,” the company said.", "Harlow & Tate"),
        ("en", "Ely Rovers lost. “We will appeal against the card,” the club said.", "Ely Rovers"),
        ("en", "Hill Ltd sued Pell plc. “It is all without merit,” the company said.", None),
        ("en", "Hill Ltd shut. Xerim denied it. “It is all without merit,” the company said.", None),
        ("en", "Hill Ltd did not pay its supplier. “We are still waiting,” the supplier said.", None),
        ("en", "“We are still waiting,” the company said. Later Hill Ltd shut.", None),
        ("en", "Hill Ltd shut. A rival firm came. “We are still waiting,” the firm said.", None),
        ("en", "Hill Ltd, a family firm, shut. “We are still waiting,” the firm said.", "Hill Ltd"),
        ("sq", "KF Drini u ankua për një klub tjetër. “Nuk kemi faj fare”, tha klubi.", None),
        ("ro", "CSM Deva pierde. „Vom contesta decizia luni”, a transmis clubul.", "CSM Deva"),
        ("ro", "CSM Deva pierde. „Vom contesta decizia luni”, a reacționat clubul.", "CSM Deva"),
        ("ro", "CSM Deva pierde. „Vom contesta decizia luni”, a transmis clubul lor.", None),
        ("ro", "Producătorul de cabluri Elmarex vinde. „Nu dăm oameni afară”, a spus firma.", "Elmarex"),
        ("ro", "Elmarex, producător de cabluri, vinde. „Nu dăm oameni afară”, a spus firma.", "Elmarex"),
        ("ro", "CSM Deva pierde. Clubul susține că „va contesta decizia luni”.", "CSM Deva"),
        ("sq", "KF Drini humbi. “Do ta ankimojmë vendimin”, thuhet në njoftimin e klubit.", "KF Drini"),
        ("sq", "Operatori i sigurimeve Sigal u gjobit. “Do ta ankimojmë”, tha kompania.", "Sigal"),
        ("de", "Der Autozulieferer Ott & Raabe spart. „Es fehlt Geld“, so das Unternehmen.", "Ott & Raabe"),
        ("de", "Die Ott GmbH verklagt die Raabe AG. „Es fehlt Geld“, so das Unternehmen.", None),
    ],
)
def test_a_description_leads_to_the_only_body_of_its_kind(language: str, text: str, who: str | None) -> None:
    assert led(text, language) == who


def test_of_two_companies_it_is_the_one_of_this_paragraph_or_of_the_one_before() -> None:
    text = "Hill Ltd shut.\n\nLater Ann Pope left Pell plc.{}“We are still waiting,” the company said."
    assert led(text.format(" "), "en") == "Pell"
    assert led(text.format("\n\n"), "en") == "Pell"
    assert led(text.format("\n\nIt rained.\n\n"), "en") is None
