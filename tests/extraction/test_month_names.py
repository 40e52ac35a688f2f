"""People who are called like a month."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes

CALLED = [
    ("en", "“We go,” said April Jones.", "April Jones"),
    ("en", "“We go,” said councillor June Carter.", "June Carter"),
    ("en", "“We go,” said Theresa May.", "Theresa May"),
    ("en", "Theresa May left. “We go,” May said.", "Theresa May"),
    ("en", "Theresa May left. “We go,” Mrs May told 12 MPs.", "Theresa May"),
    ("de", "„Wir gehen“, sagte Juli Zeh.", "Juli Zeh"),
]


@pytest.mark.parametrize(("language", "text", "name"), CALLED)
def test_a_month_is_a_name_where_only_names_stand(language: str, text: str, name: str) -> None:
    mention = extract_quotes(text, language=language)[-1].attribution.mention
    assert mention is not None
    assert name in {mention.full_name, mention.text}


def test_a_month_beside_a_number_stays_one() -> None:
    (one,) = extract_quotes("“We go,” Ann Pope said on May 5.", language="en", published="2026-05-07")
    assert one.attribution.mention is not None
    assert one.attribution.mention.text == "Ann Pope"
    assert str(one.said.said_on) == "2026-05-05"
