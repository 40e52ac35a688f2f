"""The log of public events, the documents that the public read, and the log of statements for the invited.

Writes here are serial: an advisory lock, the last that a transaction takes, is held until commit.
So `seq` has no gaps and appears in commit order, and whether anything public mentions a thing is certain.
Who writes both logs in one transaction writes the notice first.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.postgres.search import SearchVector
from django.db import connection, models
from django.db.models import Max, Q, Value
from django.utils.translation import gettext as _

from claims.choices import NoticeKind, PublicationKind, RevisionState
from claims.models import (
    Claim,
    Publication,
    PublicClaim,
    PublicScale,
    PublicSource,
    PublicSpeaker,
    PublicStatement,
    PublicTopic,
    PublicWord,
    ReviewRevision,
    Source,
    Speaker,
    Statement,
    StatementNotice,
    Topic,
    VerdictScale,
)
from claims.models.folding import folded
from claims.models.identity import new_public_id
from claims.models.publications import PublicDocument
from claims.models.searching import configuration_of
from claims.models.spelling import words_in
from claims.services import public_documents as documents
from claims.services.audit import Refused
from claims.services.public_documents import Document

# Any two numbers will do, as long as nobody else takes them.
PUBLICATION_LOCK, NOTICE_LOCK = 7_301_001, 7_301_002


@dataclass(frozen=True)
class Event:
    """What is to be told about one claim."""

    kind: PublicationKind
    claim: Claim
    document: Document
    note: str = ""


def publish(*, revision: ReviewRevision, at: dt.datetime) -> Publication:
    """Make a published revision what the public read: the first is published, a later one corrected."""
    claim = locked_claims([revision.review.claim_id])[0]
    known = PublicClaim.objects.filter(pk=claim.public_id).first()
    kind = PublicationKind.CORRECTED if known else PublicationKind.PUBLISHED
    since = known.published_at if known else at
    event = Event(kind, claim, documents.claim_document(revision, since, at), revision.public_note)
    return announce([event], at)[0]


def retract(*, revision: ReviewRevision, note: str, at: dt.datetime) -> Publication:
    """Take a claim's document away; a tombstone with the note stays at its address."""
    claim = locked_claims([revision.review.claim_id])[0]
    document = documents.tombstone(PublicClaim.objects.get(pk=claim.public_id).document, note, at)
    return announce([Event(PublicationKind.RETRACTED, claim, document, note)], at)[0]


def amend_claims(*, claims: Iterable[Claim], note: str, at: dt.datetime) -> list[Publication]:
    """Rewrite the documents of those claims that are public and now read differently; the others are let be.

    For changes around a review: a link confirmed or removed, a statement, speaker, topic or source corrected.

    :raises Refused: when one of them would lose its only statement
    """
    found = locked_claims([claim.pk for claim in claims])
    public = {claim.public_id: document for claim in found if (document := present_document(claim, at))}
    if not public:
        return []
    known = dict(PublicClaim.objects.filter(pk__in=public).values_list("pk", "document"))
    changed = [claim for claim in found if differ(known.get(claim.public_id), public.get(claim.public_id))]
    for claim in changed:
        require_said(known[claim.public_id], public[claim.public_id])
    events = [Event(PublicationKind.AMENDED, claim, public[claim.public_id], note) for claim in changed]
    take(PUBLICATION_LOCK)
    # A source's home page, a scale's method: not in any claim's document.
    told = {event.claim.public_id for event in events}
    write_mentions([document for claim, document in public.items() if claim not in told], at)
    return announce(events, at)


def claims_naming(*speakers: Speaker) -> list[Claim]:
    """Claims whose public documents may name one of them, as a speaker or as a speaker's party."""
    said = Q(links__statement__speaker__in=speakers)
    party = Q(links__statement__speaker__roles__organisation__in=speakers)
    return list(Claim.objects.filter(said | party, links__confirmed_at__isnull=False).distinct())


def present_document(claim: Claim, at: dt.datetime) -> Document | None:
    """What a public claim's document would be now; None for a claim that is not public."""
    revision = ReviewRevision.objects.filter(review__claim=claim, state=RevisionState.PUBLISHED).first()
    if revision is None:
        return None
    known = PublicClaim.objects.get(pk=claim.public_id)
    return documents.claim_document(revision, known.published_at, at)


def differ(before: Document | None, after: Document | None) -> bool:
    if before is None or after is None:
        return False
    return {**before, "updated_at": ""} != {**after, "updated_at": ""}


def require_said(before: Document, after: Document) -> None:
    """Asked while the claims are locked: of two who take away the last two, the second is refused."""
    if before["statements"] and not after["statements"]:
        raise Refused(_("It is the only statement of a published claim: retract the review first."))


def record_notice(*, statement: Statement, kind: NoticeKind, note: str, at: dt.datetime) -> StatementNotice:
    """Tell the invited that a statement was recorded, corrected or withdrawn, once the hold is over."""
    document = {"statement": documents.statement_document(statement), "note": note}
    take(NOTICE_LOCK)
    return StatementNotice.objects.create(
        seq=next_seq(StatementNotice.objects.all()),
        kind=kind,
        statement=statement,
        at=at,
        mailable_at=at + dt.timedelta(minutes=settings.NOTICE_HOLD_MINUTES),
        note=note,
        document=document,
    )


def locked_claims(ids: Sequence[int]) -> list[Claim]:
    """The claims, locked in one order: of two changes around a claim the second sees what the first wrote."""
    rows = Claim.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk")
    return list(rows)


def take(lock: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])


def next_seq(log: models.QuerySet[Publication] | models.QuerySet[StatementNotice]) -> int:
    """The number after the last one; its caller holds the log's lock."""
    last: int | None = log.aggregate(last=Max("seq"))["last"]
    return (last or 0) + 1


def announce(events: list[Event], at: dt.datetime) -> list[Publication]:
    """Append the events to the log and bring the public tables up to date with them."""
    if not events:
        return []
    take(PUBLICATION_LOCK)
    public = PublicClaim.objects.filter(pk__in=[event.claim.public_id for event in events])
    before = dict(public.values_list("pk", "document"))
    told = [tell(event, before.get(event.claim.public_id), at) for event in events]
    write_mentions([event.document for event in events], at)
    for event in events:  # once all are told, so that none forgets what another mentions
        if known := before.get(event.claim.public_id):
            remove_forgotten(known, event.document)
    return told


def tell(event: Event, before: Document | None, at: dt.datetime) -> Publication:
    publication = Publication.objects.create(
        seq=next_seq(Publication.objects.all()),
        kind=event.kind,
        claim_id=event.claim.public_id,
        at=at,
        note=event.note,
        document=event.document,
    )
    write_claim(event, publication)
    write_statements(event)
    PublicWord.objects.count_claim(before=words_of(before), after=words_of(event.document))
    return publication


def words_of(document: Document | None) -> set[str]:
    """What a reader may look for and find this claim."""
    if document is None or document["retracted_at"]:
        return set()
    return words_in(" ".join(documents.searchable(document)))


def write_claim(event: Event, publication: Publication) -> None:
    document, at = event.document, publication.at
    verdict = document.get("verdict", {"scale": "", "key": ""})
    weights = zip("ABC", documents.searchable(document), strict=True)
    config = configuration_of(document["language"])
    vectors = [SearchVector(Value(text), config=config, weight=weight) for weight, text in weights]
    values = {
        "slug": event.claim.slug,
        "seq": publication.seq,
        "language": document["language"],
        "scale": verdict["scale"],
        "verdict": verdict["key"],
        "topics": documents.topics_of(document),
        "sources": documents.sources_of(document),
        "published_at": dt.datetime.fromisoformat(document["published_at"]),
        "updated_at": at,
        "retracted_at": at if document["retracted_at"] else None,
        "document": document,
    }
    PublicClaim.objects.update_or_create(pk=event.claim.public_id, defaults=values)
    PublicClaim.objects.filter(pk=event.claim.public_id).update(search=vectors[0] + vectors[1] + vectors[2])


def write_statements(event: Event) -> None:
    rows = PublicStatement.objects.filter(claim_id=event.claim.public_id)
    rows.delete()
    said = event.document.get("statements", [])
    PublicStatement.objects.bulk_create(statement_row(event, statement) for statement in said)
    for statement in said:
        config = configuration_of(statement["language"])
        words = SearchVector(Value(documents.spoken(statement)), config=config)
        rows.filter(statement_id=statement["id"]).update(search=words)


def statement_row(event: Event, statement: Document) -> PublicStatement:
    party = statement["party"] or {"id": None, "slug": ""}
    columns = ("language", "said_on", "said_precision", "said_not_before", "said_not_after")
    return PublicStatement(
        id=new_public_id(),
        claim_id=event.claim.public_id,
        statement_id=statement["id"],
        speaker_id=statement["speaker"]["id"],
        party_id=party["id"],
        party=party["slug"],
        role=folded(statement["role"]),
        sources=documents.printed_by(statement),
        document=statement,
        **{name: statement[name] for name in columns},
    )


def write_mentions(claims: Iterable[Document], at: dt.datetime) -> None:
    """Public documents of whom and what the claims mention, each once."""
    standing = [document for document in claims if document["retracted_at"] is None]
    for speaker in Speaker.objects.filter(public_id__in=all_of(documents.speakers_of, standing)):
        write_document(PublicSpeaker, documents.speaker_document(speaker), at)
    for topic in Topic.objects.filter(slug__in=all_of(documents.topics_of, standing)):
        write_document(PublicTopic, documents.topic_document(topic), at)
    for source in Source.objects.filter(slug__in=all_of(documents.sources_of, standing)):
        write_document(PublicSource, documents.source_document(source), at)
    for scale in VerdictScale.objects.filter(slug__in={scale_of(document) for document in standing}):
        write_document(PublicScale, documents.scale_document(scale), at)


def all_of(read: Callable[[Document], Iterable[str]], claims: Iterable[Document]) -> set[str]:
    return {name for document in claims for name in read(document)}


def write_document(model: type[PublicDocument], document: Document, at: dt.datetime) -> None:
    """`updated_at` moves only when the document does."""
    rows = model._default_manager
    if not rows.filter(pk=document["id"], document=document).exists():
        values = {"slug": document["slug"], "updated_at": at, "document": document}
        rows.update_or_create(pk=document["id"], defaults=values)


def remove_forgotten(before: Document, after: Document) -> None:
    """What this claim alone mentioned, and mentions no more, is not public any longer."""
    for speaker in documents.speakers_of(before) - documents.speakers_of(after):
        if not PublicStatement.objects.filter(speaker_id=speaker).exists():
            PublicSpeaker.objects.filter(pk=speaker).delete()
    for slug in set(documents.topics_of(before)) - set(documents.topics_of(after)):
        if not PublicClaim.objects.filter(topics__contains=[slug]).exists():
            PublicTopic.objects.filter(slug=slug).delete()
    for slug in set(documents.sources_of(before)) - set(documents.sources_of(after)):
        if not PublicClaim.objects.filter(sources__contains=[slug]).exists():
            PublicSource.objects.filter(slug=slug).delete()
    for slug in {scale_of(before)} - {scale_of(after)}:
        if not PublicClaim.objects.filter(scale=slug).exists():
            PublicScale.objects.filter(slug=slug).delete()


def scale_of(document: Document) -> str:
    return str(document.get("verdict", {}).get("scale", ""))
