"""A letter ends where we say, not where a mail reader cuts it."""

from dataclasses import replace

import pytest

from claims.rendering.fitting import MOST_LINES
from claims.rendering.mail import render_digest
from tests.factories.letters import FOUND, SAID, letter


def test_long_digest_is_cut_where_it_says() -> None:
    lines = tuple(replace(FOUND, claim=f"Claim number {n}.") for n in range(500))
    mail = render_digest(letter(corrections=lines[:5], verdicts=lines[5:]))
    shown = sum(f"Claim number {n}." in mail.html for n in range(500))
    assert shown <= MOST_LINES
    assert f"and {500 - shown} more" in mail.html
    assert f"and {500 - shown} more" in mail.text


@pytest.mark.parametrize("words", ["a", "ș" * 400, "<&\"'>" * 80, "\n" * 200 + "x", "word " * 400])
@pytest.mark.parametrize("outlets", [1, 12])
def test_html_stays_under_what_mail_readers_cut(words: str, outlets: int) -> None:
    """About 100 kB, whatever the lines are made of."""
    places = tuple(replace(SAID.outlets[0], url=f"https://outlet.test/{n}") for n in range(outlets))
    said = replace(SAID, words=words, outlets=places, place=words, note=words, because=(words,) * 3)
    claims = tuple(replace(FOUND, summary=words, statements=(said,) * 3) for _ in range(80))
    mail = render_digest(letter(corrections=claims[:3], verdicts=claims[3:], statements=(said,) * 80))
    assert len(mail.html.encode()) < 100_000
