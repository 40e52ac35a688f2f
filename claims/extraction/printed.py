"""Back to the caller's text: offsets, and words as they are printed."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.extraction.assembly import moved
from claims.extraction.packs import load_base
from claims.extraction.text import MASKS, NormalText
from claims.extraction.types import Attribution, CandidateQuote, Mention

_MASK = re.compile(f"[{MASKS}]")


def to_original(candidate: CandidateQuote, text: str, normal: NormalText) -> CandidateQuote:
    """The candidate with offsets and words of the text that the caller gave."""
    if normal.text is text and not _holds_mask(candidate.attribution):
        return candidate  # nothing was moved or folded
    display = normal.back(candidate.display)
    quotes = tuple(moved(q, normal.back(q.span), normal.back(q.outer), text) for q in candidate.quotes)
    said = candidate.said
    if said.evidence is not None:
        said = replace(said, evidence=normal.back(said.evidence))
    return replace(
        candidate,
        display=display,
        display_text=display.of(text),
        quotes=quotes,
        attribution=_attribution_back(candidate.attribution, normal, text),
        said=said,
        evidence=tuple(normal.back(span) for span in candidate.evidence),
    )


def _holds_mask(attribution: Attribution) -> bool:
    """Whether a speaker's words hold a masked quote: 'firma „…”'."""
    mentions = (attribution.mention, *(other.mention for other in attribution.alternatives))
    return any(_MASK.search(part.text) for part in mentions if part is not None)


def _attribution_back(attribution: Attribution, normal: NormalText, text: str) -> Attribution:
    mention, cue = attribution.mention, attribution.cue
    return attribution._replace(
        mention=_mention_back(mention, normal, text) if mention else None,
        cue=cue._replace(span=normal.back(cue.span)) if cue else None,
        evidence=tuple(normal.back(span) for span in attribution.evidence),
        alternatives=tuple(
            other._replace(mention=_mention_back(other.mention, normal, text))
            for other in attribution.alternatives
        ),
    )


def _mention_back(mention: Mention, normal: NormalText, text: str) -> Mention:
    """The mention as it is printed: also a quoted name that was masked, and letters that were folded."""
    span = normal.back(mention.span)
    words = span.of(text) if _MASK.search(mention.text) else mention.text
    full = mention.full_name and _printed(mention.full_name, text)
    return mention._replace(span=span, text=_printed(words, text), full_name=full)


def _printed(words: str, text: str) -> str:
    """The words with the letters that the text has for them."""
    if words in text:
        return words
    old_of = {ord(new): old for old, new in load_base().folds.items()}
    unfolded = words.translate(old_of)
    return unfolded if unfolded in text else words
