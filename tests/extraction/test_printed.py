"""Back to the caller's text: names and offsets are as printed."""

from __future__ import annotations

import unicodedata

from tests.extraction.readings import only


def test_a_name_keeps_the_letters_that_the_text_has() -> None:
    found = only("„Podul rămâne închis”, a declarat Ionela Roşca.", "ro")
    assert found.attribution.mention is not None
    assert found.attribution.mention.text == "Ionela Roşca"
    assert found.attribution.mention.full_name == "Ionela Roşca"


def test_a_quoted_newspaper_is_named_with_its_name() -> None:
    found = only(
        "Die Zeitung „Neuer Bote“ schrieb, die Brücke sei „seit Jahren ein Ärgernis für alle“.", "de"
    )
    assert found.attribution.mention is not None
    assert found.attribution.mention.text == "Die Zeitung „Neuer Bote“"


def test_decomposed_letters_keep_their_offsets() -> None:
    text = unicodedata.normalize("NFD", "„Podul rămâne închis”, a declarat Ștefan Șuța.")
    found = only(text, "ro")
    assert found.quotes[0].span.of(text) == found.quotes[0].text
    assert found.attribution.mention is not None
    assert found.attribution.mention.span.of(text) == unicodedata.normalize("NFD", "Ștefan Șuța")
