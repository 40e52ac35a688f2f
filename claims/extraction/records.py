"""Candidates as plain JSON-ready dictionaries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.extraction.types import Attribution, CandidateQuote, Cue, Mention, Quote, SaidDate, Span


def candidate_record(candidate: CandidateQuote) -> dict[str, Any]:
    """Everything about one candidate; offsets are code points of the text given."""
    return {
        "display": {"text": candidate.display_text, **_span(candidate.display)},
        "quotes": [_quote(quote) for quote in candidate.quotes],
        "kind": candidate.kind.value,
        "language": candidate.language,
        "attribution": _attribution(candidate.attribution),
        "said": _said(candidate.said),
        "score": candidate.score,
        "check_worthiness": candidate.check_worthiness,
        "reasons": [{"code": r.code, "text": r.text, "weight": r.weight} for r in candidate.reasons],
        "evidence": [_span(span) for span in candidate.evidence],
        "extractor_version": candidate.extractor_version,
        "pack_version": candidate.pack_version,
    }


def flat_record(candidate: CandidateQuote) -> Iterator[dict[str, Any]]:
    """The candidate as quoted spans with the span of the speaker's mention."""
    mention = candidate.attribution.mention
    yield {
        "spans": [[quote.span.start, quote.span.end] for quote in candidate.quotes],
        "speaker_span": [[mention.span.start, mention.span.end]] if mention else None,
        "speaker": mention.called if mention else None,
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        **_span(quote.span),
        "outer": _span(quote.outer),
        "opener": quote.opener,
        "closer": quote.closer,
        "paragraphs": quote.paragraphs,
        "closed": quote.closed,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "text": mention.text,
        **_span(mention.span),
        "kind": mention.kind.value,
        "base_forms": list(mention.base_forms),
        "full_name": mention.full_name,
        "role": mention.role,
        "role_text": mention.role_text,
        "country": mention.country,
        "path": list(mention.path),
    }


def _cue(cue: Cue) -> dict[str, Any]:
    return {"text": cue.text, **_span(cue.span), "kind": cue.kind.value, "lemma": cue.lemma}


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "mention": _mention(attribution.mention) if attribution.mention else None,
        "cue": _cue(attribution.cue) if attribution.cue else None,
        "grade": attribution.grade.value,
        "score": attribution.score,
        "rule": attribution.rule,
        "channel": attribution.channel,
        "evidence": [_span(span) for span in attribution.evidence],
        "alternatives": [
            {"mention": _mention(a.mention), "score": a.score} for a in attribution.alternatives
        ],
    }


def _said(said: SaidDate) -> dict[str, Any]:
    return {
        "said_on": said.said_on.isoformat() if said.said_on else None,
        "precision": said.precision.value,
        "not_before": said.not_before.isoformat() if said.not_before else None,
        "not_after": said.not_after.isoformat() if said.not_after else None,
        "rule": said.rule,
        "basis": said.basis,
        "evidence": _span(said.evidence) if said.evidence else None,
    }
