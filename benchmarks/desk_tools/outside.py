"""What went out and to whom; and what others have checked."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from benchmarks.api_tools import wording
from benchmarks.desk_tools.checked import is_public
from benchmarks.desk_tools.people import Newsroom, identity
from claims.models import (
    ApiKey,
    Claim,
    Digest,
    DigestItem,
    DigestRun,
    ExternalMatch,
    ExternalReview,
    KeyUsage,
    Publication,
    PublicClaim,
    ReviewImport,
    StatementNotice,
    Subscription,
    Webhook,
    WebhookDelivery,
)

DAYS = 30


def documents(room: Newsroom) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Each public claim: its place in the log, its number, its document; said by our own speakers."""
    public = [number for number in range(1, room.claims + 1) if is_public(number)]
    for seq, number in enumerate(public, 1):
        document = wording.Claim(room.world, number, room.claims + 1).document()
        for said in document["statements"]:
            speaker = room.speaker()
            said["speaker"] = {**said["speaker"], "id": str(identity("a", speaker))}
        yield seq, number, {**document, "id": str(identity("e", number)), "slug": f"claim-{number}"}


def public_claims(room: Newsroom) -> Iterator[PublicClaim]:
    for seq, number, document in documents(room):
        at = room.ago(number, room.claims)
        yield PublicClaim(
            id=UUID(document["id"]),
            slug=document["slug"],
            seq=seq,
            language=document["language"],
            scale="bench-scale",
            verdict=document["verdict"]["key"],
            topics=[topic["slug"] for topic in document["topics"]],
            published_at=at,
            updated_at=at,
            document=document,
        )


def publications(room: Newsroom) -> Iterator[Publication]:
    rows = PublicClaim.objects.order_by("seq").values_list("seq", "pk", "published_at", "document")
    for seq, claim, at, document in rows.iterator(2_000):
        yield Publication(
            id=seq,
            seq=seq,
            kind="published",
            claim_id=claim,
            at=at,
            note=room.words(seq, 6),
            document=document,
        )


def notices(room: Newsroom) -> Iterator[StatementNotice]:
    for number in range(1, room.statements + 1):
        at = room.ago(number, room.statements)
        yield StatementNotice(
            id=number,
            seq=number,
            kind="recorded",
            statement_id=number,
            at=at,
            mailable_at=at,
            note=room.words(number, 6),
            document={"words": "…"},
        )


def subscriptions(room: Newsroom) -> Iterator[Subscription]:
    for number in range(1, readers(room) + 1):
        ended = number % 10 == 0
        yield Subscription(
            id=number,
            public_id=identity("0", number),
            email=f"reader{number}@on-record.test",
            confirmed_at=room.now,
            ended_at=room.now if ended else None,
            end_reason="unsubscribed" if ended else "",
        )


def readers(room: Newsroom) -> int:
    return max(room.least, room.claims // 4)


def run_count(room: Newsroom) -> int:
    return max(room.least, room.claims // 40)


def runs(room: Newsroom) -> Iterator[DigestRun]:
    for number in range(1, run_count(room) + 1):
        at = room.now - dt.timedelta(days=number)
        yield DigestRun(
            id=number,
            frequency="daily",
            local_date=at.date(),
            local_hour=7,
            timezone="UTC",
            publication_seq=0,
            notice_seq=0,
            opened_at=at,
        )


def digests(room: Newsroom) -> Iterator[Digest]:
    for number in range(1, room.claims + 1):
        failed = number % 500 == 0
        yield Digest(
            id=number,
            run_id=1 + (number - 1) % run_count(room),
            subscription_id=1 + (number - 1) // run_count(room) % readers(room),
            state="failed" if failed else "sent",
            message_id=f"<{number}@on-record.test>",
            due_at=room.now,
            sent_at=None if failed else room.now,
        )


def items(room: Newsroom) -> Iterator[DigestItem]:
    """Two lines each."""
    last = sum(is_public(number) for number in range(1, room.claims + 1))
    for number in range(1, 2 * room.claims + 1):
        seq = 1 + number % last
        yield DigestItem(id=number, digest_id=(number + 1) // 2, subject=f"claim:{seq}", publication_id=seq)


def keys(room: Newsroom) -> Iterator[ApiKey]:
    for number in range(1, room.least + 1):
        yield ApiKey(
            id=number,
            name=f"Reader {number}",
            contact=f"reader{number}@on-record.test",
            prefix=f"or_{number}",
            digest=f"{number:064x}",
            scopes=["read"],
            per_minute=60,
            created_by_id=2,
            created_at=room.now,
        )


def usage(room: Newsroom) -> Iterator[KeyUsage]:
    for number in range(room.least * DAYS):
        day = room.now.date() - dt.timedelta(days=number % DAYS)
        yield KeyUsage(id=number + 1, key_id=1 + number // DAYS, day=day, requests=number)


def webhooks(room: Newsroom) -> Iterator[Webhook]:
    for number in range(1, room.least + 1):
        yield Webhook(
            id=number,
            public_id=identity("1", number),
            name=f"Receiver {number}",
            contact=f"receiver{number}@on-record.test",
            url=f"https://receiver.example.org/{number}",
            kinds=["published"],
            salt=f"{number:064x}",
            created_by_id=2,
            created_at=room.now,
        )


def deliveries(room: Newsroom) -> Iterator[WebhookDelivery]:
    last = sum(is_public(number) for number in range(1, room.claims + 1))
    total = max(room.least, room.claims)
    for number in range(1, total + 1):
        yield WebhookDelivery(
            id=number,
            webhook_id=1 + number // last,
            publication_id=1 + number % last,
            due_at=room.now,
            done_at=room.now,
            status=204,
        )


def imports(room: Newsroom) -> Iterator[ReviewImport]:
    for number in range(1, room.least + 1):
        yield ReviewImport(
            id=number,
            origin=f"https://others.example.org/{number}.json",
            state="imported",
            requested_by_id=2,
            requested_at=room.ago(number, room.least),
            decided_at=room.now,
        )


def external_reviews(room: Newsroom) -> Iterator[ExternalReview]:
    for number in range(1, max(room.least, room.claims) + 1):
        words = room.words(number, 12)
        yield ExternalReview(
            id=number,
            public_id=identity("2", number),
            fingerprint=f"{number:064x}",
            url=f"https://others.example.org/checks/{number}",
            site="others.example.org",
            publisher="Others",
            title=room.words(number, 8),
            claim_reviewed=words,
            claimant=room.words(number, 2)[:-1],
            rating_text="False",
            language=room.language(number),
            folded=words.lower(),
            raw={},
            found_in_id=1 + number % room.least,
            seen_at=room.now,
        )


def matches(room: Newsroom) -> Iterator[ExternalMatch]:
    for number in Claim.objects.filter(pk__lte=room.claims // 20).values_list("pk", flat=True):
        yield ExternalMatch(
            id=number,
            claim_id=number,
            external_review_id=number,
            decision="confirmed",
            decided_by_id=2,
            decided_at=room.now,
        )
