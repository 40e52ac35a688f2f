"""A planned digest -> what its letter says, in the words that hold when it is sent."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from claims.choices import NoticeKind, PublicationKind
from claims.models import Digest, DigestItem, Publication, StatementNotice, Subscription
from claims.rendering import letters, lines
from claims.services.planning import UNRECEIVED
from claims.services.subscriptions import CONFIRM, MANAGE, UNSUBSCRIBE, token_for


def standing_items(digest: Digest) -> list[DigestItem]:
    """The lines still worth telling: what was taken back since the letter was planned is left out."""
    items = list(digest.items.select_related("publication", "notice"))
    retracted = {
        key for key, row in newest_publications(items).items() if row.kind == PublicationKind.RETRACTED
    }
    withdrawn = {key for key, row in newest_notices(items).items() if row.kind == NoticeKind.WITHDRAWN}
    return [
        item
        for item in items
        if not (item.publication and item.publication.claim_id in retracted - {retracted_by(item)})
        and not (
            item.notice and item.notice.statement_id in withdrawn and item.notice.kind != NoticeKind.WITHDRAWN
        )
    ]


def retracted_by(item: DigestItem) -> UUID | None:
    publication = item.publication
    return publication.claim_id if publication and publication.kind == PublicationKind.RETRACTED else None


def newest_publications(items: Iterable[DigestItem]) -> dict[UUID, Publication]:
    claims = [item.publication.claim_id for item in items if item.publication]
    rows = Publication.objects.filter(claim_id__in=claims).order_by("claim_id", "-seq").distinct("claim_id")
    return {row.claim_id: row for row in rows}


def newest_notices(items: Iterable[DigestItem]) -> dict[int, StatementNotice]:
    ids = [item.notice.statement_id for item in items if item.notice]
    rows = (
        StatementNotice.objects.filter(statement__in=ids)
        .order_by("statement_id", "-seq")
        .distinct("statement_id")
    )
    return {row.statement_id: row for row in rows}


def digest_letter(digest: Digest, items: Sequence[DigestItem]) -> letters.DigestLetter:
    """Corrections, retractions and withdrawals first, then verdicts, then new statements by speaker."""
    reader = digest.subscription
    claims, said = claim_lines(items, reader), statement_lines(items, reader, told_before(digest, items))
    fresh = [line for line in said if line.kind == NoticeKind.RECORDED]
    return letters.DigestLetter(
        site=site(),
        language=reader.language,
        manage_url=page("manage-subscription", reader, MANAGE),
        unsubscribe_url=page("unsubscribe", reader, UNSUBSCRIBE),
        corrections=(
            *(line for line in claims if line.kind != PublicationKind.PUBLISHED),
            *(line for line in said if line.kind != NoticeKind.RECORDED),
        ),
        verdicts=tuple(line for line in claims if line.kind == PublicationKind.PUBLISHED),
        statements=tuple(sorted(fresh, key=lambda line: line.speaker.casefold())),
    )


def claim_lines(items: Iterable[DigestItem], reader: Subscription) -> list[letters.ClaimLine]:
    newest = newest_publications(items)
    publications = sorted((item.publication for item in items if item.publication), key=lambda row: row.seq)
    return [
        lines.claim_line(
            kind=row.kind,
            document=newest[row.claim_id].document,
            note=row.note if row.kind != PublicationKind.PUBLISHED else "",
            filters=reader.filters,
            language=reader.language,
        )
        for row in publications
    ]


def statement_lines(
    items: Iterable[DigestItem], reader: Subscription, told: set[str]
) -> list[letters.StatementLine]:
    """A record corrected before this reader heard of it is simply a new one."""
    newest = newest_notices(items)
    found = sorted(
        ((item.notice, item.subject) for item in items if item.notice), key=lambda pair: pair[0].seq
    )
    return [
        lines.statement_line(
            document=newest[notice.statement_id].document["statement"],
            kind=notice.kind if subject in told else NoticeKind.RECORDED,
            note=notice.note if subject in told else "",
            filters=reader.filters,
        )
        for notice, subject in found
    ]


def told_before(digest: Digest, items: Iterable[DigestItem]) -> set[str]:
    earlier = DigestItem.objects.filter(
        digest__subscription=digest.subscription_id,
        digest__lt=digest.pk,
        subject__in=[item.subject for item in items],
    )
    return set(earlier.exclude(digest__state__in=UNRECEIVED).values_list("subject", flat=True))


def confirmation_letter(subscription: Subscription) -> letters.ConfirmationLetter:
    """A question to who has not confirmed; a way in for who has, and asked again."""
    waiting = subscription.confirmed_at is None
    return letters.ConfirmationLetter(
        site=site(),
        language=subscription.language,
        confirm_url=page("confirm-subscription", subscription, CONFIRM) if waiting else "",
        manage_url="" if waiting else page("manage-subscription", subscription, MANAGE),
    )


def site() -> letters.Site:
    return letters.Site(settings.SITE_NAME, settings.SITE_URL)


def page(name: str, subscription: Subscription, purpose: str) -> str:
    return settings.SITE_URL + reverse(name, args=[token_for(subscription, purpose)])
