"""Whole articles: kinds, grades, invariances, and no text that breaks the engine."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import article, pipeline
from claims.extraction.packs import FOLDER, available, load_pack
from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import Block, BlockKind, CandidateQuote, Grade, Kind, Span

ARTICLE = (
    "Ministrul Sănătății, Ilinca Dobrescu, a declarat: „Spitalul va primi 40 de paturi”.\n\n"
    "„Banii au fost aprobați în martie”, a adăugat ea.\n\n"
    "Primarul Ovidiu Stan a spus că orașul „a pierdut doi ani”."
)


def answer(text: str) -> list[tuple[str, str, str | None]]:
    """What must not change when the text is only spelled differently."""
    found = extract_quotes(text, language="ro", published="2025-06-20")
    return [(_plain(one.quotes[0].text), one.kind.value, _speaker(one)) for one in found]


def _speaker(candidate: CandidateQuote) -> str | None:
    mention = candidate.attribution.mention
    return _plain(mention.text) if mention else None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00a0", " ").split())


def check(text: str, candidates: list[CandidateQuote]) -> None:
    for one in candidates:
        assert one.display.of(text) == one.display_text
        for quote in one.quotes:
            assert quote.span.of(text) == quote.text
            assert quote.outer.holds(quote.span)
            assert one.display.holds(quote.span)
        for span in one.evidence:
            assert 0 <= span.start <= span.end <= len(text)
        if one.attribution.mention is not None:
            assert one.attribution.mention.span.of(text).strip()
        assert 0 <= one.score <= 1
        assert 0 <= one.check_worthiness <= 1


@pytest.mark.parametrize(
    "changed",
    [
        ARTICLE.replace("„", "“").replace("”", "”"),
        ARTICLE.replace("„", '"').replace("”", '"'),
        ARTICLE.replace("„", "«").replace("”", "»"),
        ARTICLE.replace("„", ",,").replace("”", "''"),
        ARTICLE.replace("”", "“"),
        ARTICLE.replace("\n", "\r\n"),
        ARTICLE.replace(" a ", "\u00a0a\u00a0"),
        ARTICLE.replace("ș", "ş").replace("ț", "ţ").replace("ă", "a\u0306"),
        unicodedata.normalize("NFD", ARTICLE),
        "\ufeff" + ARTICLE,
    ],
    ids=[
        "curly",
        "straight",
        "guillemets",
        "commas",
        "german",
        "crlf",
        "nbsp",
        "cedilla",
        "decomposed",
        "bom",
    ],
)
def test_spelling_does_not_change_the_answer(changed: str) -> None:
    folded = [
        (q.replace("ş", "ș").replace("ţ", "ț"), k, m and m.replace("ţ", "ț")) for q, k, m in answer(changed)
    ]
    assert folded == answer(ARTICLE)
    check(changed, extract_quotes(changed, language="ro"))


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_no_text_breaks_the_engine(text: str) -> None:
    check(text, extract_quotes(text, language="ro", published="2025-06"))


NEWS = [
    *"„”“\"'’«»,.:—\n",
    "a spus",
    "tha",
    "said",
    "că",
    "Ana Pop",
    "președintele american",
    "joi",
    "3 iulie",
    "lui",
]
WORDS = st.sampled_from([word + space for word in NEWS for space in ("", " ")])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map("".join), st.sampled_from([*available(), "fr"]))
def test_no_mess_of_news_words_breaks_the_engine(text: str, language: str) -> None:
    check(text, extract_quotes(text, language=language, published="2025-07-04"))


def test_words_longer_than_a_passage_are_one_candidate() -> None:
    text = f"Ana Pop spune: „{'Podul e gata. ' * 2_000}Atât”, a mai spus Ana Pop."
    [candidate] = extract_quotes(text, language="ro")
    assert candidate.quotes[0].text.startswith("Podul")
    assert len(candidate.quotes[0].text) > 20_000


def test_an_unknown_language_gives_quotes_without_speakers() -> None:
    text = "Le ministre a déclaré lundi : « Nous allons ouvrir deux écoles avant la fin de l'année »."
    (candidate,) = extract_quotes(text)
    assert candidate.language == "und"
    assert candidate.attribution.mention is None
    assert candidate.score < 0.4


@pytest.mark.parametrize(
    "text",
    [
        "«Torneremo a giugno con i medici», ha detto il sindaco. Secondo Bassi, mancano «almeno 120 medici».",
        "Radny odpowiedział Annie Nowak: „Nie dostaliśmy żadnej odpowiedzi od gminy”.",
        "Gmina milczy. Według Kowalczyk gmina „nie przeprowadziła żadnych konsultacji”.",
    ],
)
def test_without_the_words_of_a_language_nobody_further_off_is_the_speaker(text: str) -> None:
    found = extract_quotes(text)
    assert found
    assert all(one.attribution.mention is None for one in found)


def test_an_empty_text_gives_nothing() -> None:
    assert extract_quotes("") == extract_quotes(" \n\u00a0\n") == []


def test_a_bad_publication_date_is_refused() -> None:
    with pytest.raises(ValueError, match="calendar"):
        extract_quotes(ARTICLE, published="2025-02-30")


def test_every_candidate_names_the_versions_that_made_it() -> None:
    for candidate in extract_quotes(ARTICLE, language="ro"):
        assert candidate.extractor_version == pipeline.EXTRACTOR_VERSION
        assert candidate.pack_version == load_pack("ro").version


def test_a_pronoun_leads_to_the_name_before_it() -> None:
    second = extract_quotes(ARTICLE, language="ro")[1]
    assert second.attribution.grade is Grade.PRONOUN
    assert second.attribution.mention is not None
    assert second.attribution.mention.full_name == "Ilinca Dobrescu"
    assert second.attribution.mention.path[0].startswith("pronoun")


def test_a_fragment_is_shown_with_its_clause_and_not_with_the_reporter_s_words() -> None:
    third = extract_quotes(ARTICLE, language="ro")[2]
    assert third.kind is Kind.PARTIAL
    assert third.display_text == "orașul „a pierdut doi ani”"


def test_a_block_quote_of_the_page_is_a_quote() -> None:
    text = "Ana Pop a scris:\n\nNu vom închide nicio școală din județ.\n\nDecizia vine joi."
    start = text.index("Nu vom")
    blocks = [Block(BlockKind.BLOCKQUOTE, Span(start, start + len("Nu vom închide nicio școală din județ.")))]
    (candidate,) = extract_quotes(text, language="ro", blocks=blocks)
    assert candidate.attribution.mention is not None
    assert candidate.attribution.mention.text == "Ana Pop"


def test_a_transcript_s_labels_name_the_speakers() -> None:
    text = (
        '"WALLACE: Governor, will you vote for it?\n\n"(CROSSTALK.)\n\n"PENCE: We will read the bill first."'
    )
    speakers = [
        one.attribution.mention and one.attribution.mention.text
        for one in extract_quotes(text, language="en")
    ]
    assert speakers == ["WALLACE", "PENCE"]


def test_markup_left_in_the_text_is_no_quote() -> None:
    assert (
        extract_quotes('<tweet author="someone" id="1474387200">The bill passed on Monday.', language="en")
        == []
    )


def test_alternatives_are_kept_for_the_editor() -> None:
    text = "Ana Pop a recunoscut planul: „Vom vorbi cu toți primarii din județ”, a afirmat Dan Rusu."
    (candidate,) = extract_quotes(text, language="ro")
    assert candidate.attribution.mention is not None
    assert candidate.attribution.mention.text == "Dan Rusu"
    assert [other.mention.text for other in candidate.attribution.alternatives] == ["Ana Pop"]


def test_a_language_is_added_with_words_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FOLDER, tmp_path / "languages")
    pack = tmp_path / "languages" / "eo"
    pack.mkdir()
    (pack / "pack.toml").write_text('name = "Esperanto"\nextends = "_base"\n', "utf-8")
    (pack / "cues.txt").write_text("[say]\ndiri = diris diras\n", "utf-8")
    (pack / "grammar.txt").write_text("[that]\nke = ke\n[pronoun]\nli = li ŝi\n", "utf-8")
    folder = tmp_path / "languages"
    monkeypatch.setattr(article, "available", lambda: available(folder))
    monkeypatch.setattr(article, "load_pack", lambda code: load_pack(code, folder))
    (candidate,) = extract_quotes(
        "La urbestro Johano Petro diris ke «la ponto estas tute sekura».", language="eo"
    )
    assert candidate.language == "eo"
    assert candidate.attribution.mention is not None
    assert candidate.attribution.mention.text == "Johano Petro"
