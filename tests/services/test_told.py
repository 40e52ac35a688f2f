"""What machines leave behind is read in the reader's language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from benchmarks.extraction_tools.goldens import read_goldens
from claims.extraction.pipeline import extract_quotes
from claims.services.told import SENTENCES, in_readers_language

INTAKE = sorted((settings.BASE_DIR / "claims/intake").glob("*.py"))
SENTENCE = re.compile(r"[A-Z\0][^\n]* [^\n]*\.")


def written(node: ast.AST) -> str | None:
    """A string of the code; NUL stands for what is put into it."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values)
    return None


def sentences(file: Path) -> Iterator[str]:
    """What a module may say to people: its strings that are sentences and no docstrings."""
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    inside = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        text = written(node)
        if text and id(node) not in inside | alone and SENTENCE.fullmatch(text):
            yield text.replace("\0", "7")


@pytest.mark.parametrize("file", INTAKE, ids=lambda file: file.stem)
def test_every_sentence_of_intake_is_translated(file: Path) -> None:
    for language in ("ro", "sq"):
        with translation.override(language):
            for sentence in sentences(file):
                assert in_readers_language(sentence) != sentence, sentence


def test_sentences_are_found() -> None:
    found = {sentence for file in INTAKE for sentence in sentences(file)}
    assert len(found) > 40
    assert "The server answered with status 7." in found


def test_names_and_numbers_stay_as_they_are() -> None:
    with translation.override("ro"):
        assert in_readers_language("The server answered with status 503.").endswith(" 503.")
        assert in_readers_language("a%s.example did not answer in time.").startswith("a%s.example ")


def test_a_sentence_within_a_sentence_is_translated_too() -> None:
    last = "The receiver answered with status 503."
    with translation.override("ro"):
        said = in_readers_language(f"No success for three days. Last: {last}")
        assert said.endswith(in_readers_language(last)) and last not in said
        assert in_readers_language("No success for three days. Last: 550 No.").endswith(" 550 No.")


def test_what_others_say_stays_as_it_is() -> None:
    with translation.override("sq"):
        assert in_readers_language("550 5.1.1 No such user") == "550 5.1.1 No such user"
        assert in_readers_language("") == ""


def test_in_english_nothing_changes() -> None:
    with translation.override("en"):
        assert [in_readers_language(one) for one in SENTENCES] == list(SENTENCES)


OWN_WORDS = re.compile("“[^“”]*”")  # what an article prints
NUMBER = re.compile(r"\d+")
NOTES = {one.removeprefix("%(sentence)s ") for one in SENTENCES if one.startswith("%(sentence)s (")}


def grounds() -> set[str]:
    """What the engine says a day rests on in its sample articles, without the articles' words."""
    return {
        NUMBER.sub("%(paragraph)s", OWN_WORDS.sub("“”", quote.said.basis))
        for golden in read_goldens()
        for quote in extract_quotes(
            golden.text,
            language=golden.answer["language"],
            published=golden.answer["published"],
            indirect=True,
        )
        if quote.said.basis
    }


def test_all_that_the_engine_says_of_a_day_is_known_here() -> None:
    found = grounds()
    assert len(found) > 8
    for ground in found:
        first, *notes = re.split(r" (?=\()", ground)
        assert first in {"“”", "the live blog's day"} and set(notes) <= NOTES, ground


def test_the_articles_words_stay_whatever_stands_behind_them() -> None:
    ground = "“marți (continues)” (day of the sitting in paragraph 2) (continues)"
    assert in_readers_language(ground) == ground
    for language in ("ro", "sq"):
        with translation.override(language):
            shown = in_readers_language(ground)
            assert shown.startswith("“marți (continues)” (") and "2)" in shown
            assert "continues" not in shown[19:] and "day of" not in shown
