"""What the public may read about a claim: published wording, and confirmed statements that stand.

No article text, no machine scores, no editors' names and no serial ids go into any of them.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Max, Min, Prefetch, QuerySet, prefetch_related_objects

from claims.choices import DatePrecision, SpeakerKind
from claims.models import (
    Article,
    Claim,
    CommentRequest,
    Correction,
    Evidence,
    Occurrence,
    ReviewRevision,
    Source,
    Speaker,
    SpeakerRole,
    Statement,
    Topic,
    Verdict,
    VerdictScale,
)
from claims.services.omissions import pieces

Document = dict[str, Any]

# What remains of a retracted claim, besides when and why.
TOMBSTONE = ("id", "slug", "url", "claim", "language", "published_at")


def instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def claim_document(revision: ReviewRevision, published_at: dt.datetime, at: dt.datetime) -> Document:
    """A published revision and all that is public with it."""
    claim = revision.review.claim
    return {
        "id": str(claim.public_id),
        "slug": claim.slug,
        "url": f"{settings.SITE_URL}/claims/{claim.slug}/",
        "claim": claim.text,
        "language": claim.language,
        "title": revision.title,
        "summary": revision.summary,
        "explanation": revision.explanation,
        "topics": [topic_document(topic) for topic in claim.topics.all()],
        "verdict": verdict_document(verdict_of(revision)),
        "published_at": instant(published_at),
        "updated_at": instant(at),
        "statements": [statement_document(statement) for statement in public_statements(claim)],
        "evidence": [evidence_document(evidence) for evidence in revision.evidence.all()],
        "corrections": [correction_document(correction) for correction in corrections(revision)],
        "responses": [response_document(request) for request in responses(revision)],
        "waivers": [text for text in (revision.waiver, revision.sources_waiver) if text.strip()],
        "retracted_at": None,
        "retraction_note": "",
    }


def tombstone(document: Document, note: str, at: dt.datetime) -> Document:
    kept = {name: document[name] for name in TOMBSTONE}
    return {**kept, "updated_at": instant(at), "retracted_at": instant(at), "retraction_note": note}


def public_statements(claim: Claim) -> QuerySet[Statement]:
    """Those that stand and whose link a second person has confirmed, in the order they were said."""
    confirmed = claim.links.confirmed().values("statement_id")
    occurrences = Occurrence.objects.select_related("article__source").order_by("article_id", "start_offset")
    return (
        Statement.objects.standing()
        .filter(pk__in=confirmed)
        .select_related("speaker")
        .prefetch_related(Prefetch("occurrences", occurrences), roles_of_speaker())
        .order_by("said_not_before", "said_not_after", "pk")
    )


def roles_of_speaker() -> "Prefetch[Any]":
    """Of the speakers of all statements at once; `party_document` looks at each."""
    return Prefetch("speaker__roles", SpeakerRole.objects.select_related("organisation"))


def statement_document(statement: Statement) -> Document:
    return {
        "id": str(statement.public_id),
        "words": statement.words,
        "quotes": quoted_pieces(statement),
        "language": statement.language,
        "wording": statement.wording,
        "original_text": statement.original_text,
        "original_url": statement.original_url,
        "primary_source": statement.primary_source,
        "translation": statement.translation,
        "speaker": speaker_document(statement.speaker),
        "printed_name": statement.printed_name,
        "role": statement.role,
        "party": party_document(statement),
        "said_on": day(statement.said_on),
        "said_precision": statement.said_precision,
        "said_not_before": day(statement.said_not_before),
        "said_not_after": day(statement.said_not_after),
        "said_basis": statement.said_basis,
        "medium": statement.medium,
        "url": statement.url,
        "place_note": statement.place_note,
        "kind": statement.kind,
        "occurrences": [occurrence_document(article) for article in articles(statement)],
    }


def party_document(statement: Statement) -> Document | None:
    """The party of which the speaker certainly was when it was said; None when that is not known."""
    prefetch_related_objects([statement], roles_of_speaker())  # nothing where they are fetched
    first, *others = (
        parties_on(statement.speaker, day) for day in {statement.said_not_before, statement.said_not_after}
    )
    return speaker_mention(*first) if len(first) == 1 and others in ([], [first]) else None


def parties_on(speaker: Speaker, day: dt.date | None) -> set[Speaker]:
    if day is None:
        return set()
    held = [role.organisation for role in speaker.roles.all() if role.reaches(str(day), str(day))]
    return {body for body in held if body and body.kind == SpeakerKind.PARTY}


def speaker_mention(speaker: Speaker) -> Document:
    return {"id": str(speaker.public_id), "slug": speaker.slug, "name": speaker.name}


def quoted_pieces(statement: Statement) -> list[str]:
    """The words in quotation marks, where an article prints just these words; else the words themselves.

    Of a shortened quote, what stands around the omissions.
    """
    for occurrence in statement.occurrences.all():
        if occurrence.words == statement.words:
            return occurrence.quotes
    return pieces(statement.words)


def articles(statement: Statement) -> list[Article]:
    """The articles that print the statement, each once."""
    return list(
        {occurrence.article_id: occurrence.article for occurrence in statement.occurrences.all()}.values()
    )


def occurrence_document(article: Article) -> Document:
    return {
        "title": article.title,
        "source": source_mention(article.source) if article.source else None,
        "url": article.url,
        "published_at": article_date(article),
    }


def article_date(article: Article) -> str | None:
    """The instant, or as much of the date as is known."""
    if article.published_at and article.published_precision == DatePrecision.DAY:
        return instant(article.published_at)
    return str(article.published) or None


def evidence_document(evidence: Evidence) -> Document:
    return {name: getattr(evidence, name) for name in ("title", "url", "archive_url", "excerpt", "stance")}


def corrections(revision: ReviewRevision) -> QuerySet[Correction]:
    """All corrections of the review, the latest first."""
    found = Correction.objects.filter(revision__review_id=revision.review_id)
    return found.select_related("old_verdict", "new_verdict").order_by("-corrected_at", "-pk")


def correction_document(correction: Correction) -> Document:
    return {
        "kind": correction.kind,
        "note": correction.note,
        "corrected_at": instant(correction.corrected_at),
        "old_verdict": {"key": correction.old_verdict.key, "labels": correction.old_verdict.labels},
        "new_verdict": {"key": correction.new_verdict.key, "labels": correction.new_verdict.labels},
    }


def responses(revision: ReviewRevision) -> QuerySet[CommentRequest]:
    """What was asked of those who publicly make the claim, or why they were not asked, in that order.

    Of a published revision, only what was noted until then: a correction in the making is nobody's business.
    """
    found = CommentRequest.objects.filter(review_id=revision.review_id)
    if revision.published_at is not None:
        found = found.filter(noted_at__lte=revision.published_at)
    said_by = public_statements(revision.review.claim).order_by().values("speaker_id")
    return found.filter(speaker_id__in=said_by).select_related("speaker").order_by("pk")


def response_document(request: CommentRequest) -> Document:
    """Not by which address, and not until when: that is between the newsroom and the speaker."""
    return {
        "speaker": speaker_mention(request.speaker),
        "asked_at": instant(request.asked_at) if request.asked_at else None,
        "outcome": request.outcome,
        "text": request.answer,
    }


def verdict_of(revision: ReviewRevision) -> Verdict:
    """:raises ValueError: for a draft without one; nothing is published without a verdict"""
    if revision.verdict is None:
        raise ValueError("a published revision has a verdict")
    return revision.verdict


def verdict_document(verdict: Verdict) -> Document:
    ends = verdict.scale.verdicts.aggregate(best=Max("rating_value"), worst=Min("rating_value"))
    return {
        "scale": verdict.scale.slug,
        "key": verdict.key,
        "labels": verdict.labels,
        "rating_value": verdict.rating_value,
        "best_rating": ends["best"],
        "worst_rating": ends["worst"],
    }


def speaker_document(speaker: Speaker) -> Document:
    return {**speaker_mention(speaker), "kind": speaker.kind, "wikidata_id": speaker.wikidata_id}


def topic_document(topic: Topic) -> Document:
    return {"id": str(topic.public_id), "slug": topic.slug, "labels": topic.labels}


def source_mention(source: Source) -> Document:
    return {"id": str(source.public_id), "slug": source.slug, "name": source.name}


def source_document(source: Source) -> Document:
    return {**source_mention(source), "homepage": source.homepage, "language": source.language}


def scale_document(scale: VerdictScale) -> Document:
    columns = ("key", "labels", "definitions", "rating_value")
    return {
        "id": str(scale.public_id),
        "slug": scale.slug,
        "kind": scale.kind,
        "labels": scale.labels,
        "methodology": scale.methodology,
        "verdicts": list(scale.verdicts.order_by("position").values(*columns)),
    }


def speakers_of(document: Document) -> set[str]:
    return {statement["speaker"]["id"] for statement in document.get("statements", [])}


def topics_of(document: Document) -> list[str]:
    return [topic["slug"] for topic in document.get("topics", [])]


def sources_of(document: Document) -> list[str]:
    """Slugs of the outlets that print the claim's statements, sorted, each once."""
    return sorted({slug for statement in document.get("statements", []) for slug in printed_by(statement)})


def printed_by(statement: Document) -> list[str]:
    """Slugs of the outlets that print a statement, sorted, each once."""
    return sorted({place["source"]["slug"] for place in statement["occurrences"] if place["source"]})


def spoken(statement: Document) -> str:
    """A statement's text for searches: what was said, by whom."""
    return " ".join(
        [statement["words"], statement["speaker"]["name"], statement["printed_name"], statement["role"]]
    )


def searchable(document: Document) -> tuple[str, str, str]:
    """The claim's text by weight: what is claimed, what was said and found, how."""
    said: Iterable[str] = (
        f"{statement['words']} {statement['speaker']['name']}" for statement in document.get("statements", [])
    )
    head = f"{document['claim']} {document.get('title', '')}"
    return head, " ".join([document.get("summary", ""), *said]), document.get("explanation", "")
