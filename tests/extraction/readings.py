"""Short ways to read a sentence in tests."""

from __future__ import annotations

from claims.extraction.article import Article
from claims.extraction.packs import load_pack
from claims.extraction.passage import Passage
from claims.extraction.pipeline import extract_quotes
from claims.extraction.text import normalise
from claims.extraction.types import CandidateQuote, Mention


def read(text: str, language: str) -> list[Passage]:
    """The passages of a text, masked and read."""
    return list(Article(normalise(text, load_pack(language).folds), language, []).passages())


def only(text: str, language: str, published: str | None = None) -> CandidateQuote:
    """The one candidate of a text."""
    (candidate,) = extract_quotes(text, language=language, published=published)
    return candidate


def speaker(text: str, language: str) -> str | None:
    """The speaker of the one candidate of a text, as printed."""
    mention = only(text, language).attribution.mention
    return mention.text if mention else None


def speakers(text: str, language: str) -> list[str | None]:
    """The speakers of all candidates, by the fullest name that the article gives."""
    return [_name(one.attribution.mention) for one in extract_quotes(text, language=language)]


def _name(mention: Mention | None) -> str | None:
    return (mention.full_name or mention.text) if mention else None


def led(text: str, language: str) -> str | None:
    """The full name to which the speaker of the one candidate of a text is led."""
    mention = only(text, language).attribution.mention
    return mention.full_name if mention else None


def days(text: str, language: str, published: str | None) -> list[str | None]:
    """The days on which the words of all candidates were said."""
    found = extract_quotes(text, language=language, published=published)
    return [one.said.said_on.isoformat() if one.said.said_on else None for one in found]
