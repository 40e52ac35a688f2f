"""A name begins at a capitalised word that is no ordinary one, and runs over particles."""

from __future__ import annotations

import pytest

from claims.extraction.mentions import find_mentions
from claims.extraction.packs import load_pack
from claims.extraction.pipeline import extract_quotes
from claims.extraction.printed_words import SeenWords
from claims.extraction.text import tokenise
from claims.extraction.types import NAME, ROLE, Span
from tests.extraction.readings import only, read, speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the rebel Yusuf al-Dabbari spoke", "en", "Yusuf al-Dabbari"),
        ("then Sergeant Will Booth spoke", "en", "Will Booth"),
        ("dann sagte Ursula von der Heide dem Sender", "de", "Ursula von der Heide"),
        ("dann sagte Sabine Ott der Deutschen Presse-Agentur", "de", "Sabine Ott"),
        ("dann redet Ines Koch Klartext", "de", "Ines Koch"),
        ("nach Angaben von Polizeisprecher Uwe Kern", "de", "Uwe Kern"),
        ("then the Department of Health spoke", "en", "Department of Health"),
        (
            "then the National Council for Special Education spoke",
            "en",
            "National Council for Special Education",
        ),
        ("then Bishop Tim Rowe of Durham spoke", "en", "Tim Rowe"),
        ("then the Council for Ann Hill spoke", "en", "Council"),
    ],
)
def test_a_name_ends_where_it_ends(text: str, language: str, expected: str) -> None:
    hits = find_mentions(tokenise(text, Span(0, len(text))), load_pack(language))
    assert expected in [hit.mention.text for hit in hits]


def test_an_owner_is_known_by_the_articles_surnames() -> None:
    tokens = tokenise("Lahns Fazit klingt gut", Span(0, 22))
    hits = find_mentions(tokens, load_pack("de"), SeenWords(surnames=frozenset({"lahn"})))
    assert [hit.mention.text for hit in hits] == ["Lahns"]


def test_the_noun_of_a_reporting_phrase_is_no_name() -> None:
    text = "Nach Angaben von Ott gilt das"
    hits = find_mentions(tokenise(text, Span(0, len(text))), load_pack("de"))
    assert "Angaben" not in [hit.mention.text for hit in hits]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Apoi Ministerul Muncii și Solidarității Sociale tace.",
            "Ministerul Muncii și Solidarității Sociale",
        ),
        ("Apoi Parchetul de pe lângă Judecătoria Arad tace.", "Parchetul de pe lângă Judecătoria Arad"),
        (
            "Apoi Autoritatea Națională pentru Protecția Apelor tace.",
            "Autoritatea Națională pentru Protecția Apelor",
        ),
        ("Apoi Primăria Arad și Consiliul Local tac.", "Primăria Arad"),
        ("Apoi Guvernul României și Ana Pop tac.", "Guvernul României"),
        ("Apoi Spitalul Județean pentru Agerpres tace.", "Spitalul Județean"),
    ],
)
def test_a_link_goes_on_with_the_name_of_a_body(text: str, name: str) -> None:
    (passage,) = read(text, "ro")
    assert passage.mentions[0].mention.text == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nevertheless said the mayor", "en"),
        ("Darin heißt es", "de"),
        ("Întrebat, a tăcut", "ro"),
        ("Megjithatë, tha kryetari", "sq"),
        ("Насправді, сказав мер", "uk"),
        ("Впрочем, сказал мэр", "ru"),
    ],
)
def test_a_word_that_opens_sentences_names_nobody(text: str, language: str) -> None:
    hits = find_mentions(tokenise(text, Span(0, len(text))), load_pack(language))
    assert text.split(" ", maxsplit=1)[0].strip(",") not in [hit.mention.text for hit in hits]


def test_it_names_somebody_where_the_article_writes_it_with_a_capital_elsewhere() -> None:
    tokens = tokenise("Welcome said it was over", Span(0, 24))
    hits = find_mentions(tokens, load_pack("en"), SeenWords(capital=frozenset({"welcome"})))
    assert [hit.mention.text for hit in hits][:1] == ["Welcome"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“I kanë shtyrë mjekimin”, tregoi dje për Report TV Agim Dedja nga Patosi.", "sq", "Agim Dedja"),
        ("“Na duhen barna”, tha për Top Channel Besa Kola.", "sq", "Besa Kola"),
    ],
)
def test_a_first_name_behind_an_outlet_begins_a_name(text: str, language: str, expected: str) -> None:
    assert speakers(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Textul spune că lucrările sunt „gata”."),
        ("sq", "Banorët thanë se puna është “gati”."),
        ("ru", "Чиновники заявили, что работы «готовы»."),
    ],
)
def test_a_noun_that_opens_a_sentence_is_no_name(language: str, text: str) -> None:
    mention = only(text, language).attribution.mention
    assert mention is None or mention.kind is not NAME


def test_an_office_in_letters_is_no_name() -> None:
    (candidate,) = extract_quotes("“We need 40 million,” said the Labour MP.", language="en")
    assert candidate.attribution.mention is not None
    assert candidate.attribution.mention.kind is ROLE
