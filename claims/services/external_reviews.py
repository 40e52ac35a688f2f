"""Other people's fact-checks: read, shown to an editor, imported, judged beside our claims. Never public."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from django.conf import settings
from django.utils.translation import gettext as _

from claims.choices import ImportState, MatchDecision
from claims.intake.claimreview import ExternalClaimReview
from claims.intake.fetch import FetchError, fetch
from claims.intake.review_files import ReviewsRead, read_reviews
from claims.models import Claim, ExternalMatch, ExternalReview, ReviewImport, User
from claims.models.external_reviews import folded
from claims.services.audit import Refused, acting, require, unversioned
from claims.services.fetching import policy

PREVIEW_SECONDS = 15.0  # somebody waits for the page
MOST_LEFT_OUT_KEPT = 500
BATCH = 500


@dataclass
class Tally:
    """What became of the fact-checks of an import."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


def preview_import(
    *, origin: str, body: bytes, content_type: str, actor: User | None, at: dt.datetime
) -> ReviewImport:
    """Keep a file or page until somebody has seen what is in it. Without an actor it is the command line.

    :raises Refused: for nothing, or for more than is read of any page
    :raises Forbidden: without the permission
    """
    if actor is not None:
        require(actor, "claims.add_reviewimport")
    if not body or len(body) > settings.FETCH_MAX_BYTES:
        raise Refused(_("The file is empty, or longer than %d bytes.") % settings.FETCH_MAX_BYTES, "file")
    read = read_reviews(body, url=page_of(origin))
    with acting(actor=actor, action="preview_import"):
        return ReviewImport.objects.create(
            origin=origin,
            content_type=content_type,
            body=body,
            requested_by=actor,
            requested_at=at,
            **findings(read),
        )


def preview_address(*, url: str, actor: User | None, at: dt.datetime) -> ReviewImport:
    """As `preview_import`, of a page or file on the web. No transaction is open while it is fetched.

    :raises Refused: when it cannot be had
    :raises Forbidden: without the permission
    """
    if actor is not None:
        require(actor, "claims.add_reviewimport")
    try:
        answer = fetch(url, policy=replace(policy(), total_seconds=PREVIEW_SECONDS))
    except FetchError as problem:
        raise Refused(problem.sentence, field="url") from problem
    return preview_import(
        origin=answer.url, body=answer.body, content_type=answer.content_type or "", actor=actor, at=at
    )


def import_reviews(*, import_id: int, actor: User, at: dt.datetime) -> ReviewImport:
    """Store what an import holds. A fact-check that is known, by address and claim, is brought up to date.

    :raises Refused: when it was decided already
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_reviewimport")
    with acting(actor=actor, action="import_reviews"):
        row = undecided(import_id)
        read = read_reviews(bytes(row.body or b""), url=page_of(row.origin))
        finish(row, store_reviews(read.reviews, row, at), at)
    return row


def import_file(*, origin: str, body: bytes, at: dt.datetime) -> ReviewImport:
    """What the command line imports, of any length and without a preview."""
    read = read_reviews(body, url=page_of(origin))
    with acting(actor=None, action="import_reviews"):
        row = ReviewImport.objects.create(origin=origin, requested_at=at, **findings(read))
        finish(row, store_reviews(read.reviews, row, at), at)
    return row


def discard_import(*, import_id: int, actor: User, at: dt.datetime) -> ReviewImport:
    """Import nothing of it.

    :raises Refused: when it was decided already
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_reviewimport")
    with acting(actor=actor, action="discard_import"):
        row = undecided(import_id)
        row.state, row.body, row.decided_at = ImportState.DISCARDED, None, at
        row.save(update_fields=["state", "body", "decided_at"])
    return row


def decide_match(
    *, claim_id: int, external_review_id: int, decision: MatchDecision, actor: User, at: dt.datetime
) -> ExternalMatch:
    """Say whether a fact-check by others is about our claim; the last word counts.

    :raises Forbidden: without the permission
    """
    require(actor, "claims.add_externalmatch")
    with acting(actor=actor, action="decide_match"):
        match, _made = ExternalMatch.objects.update_or_create(
            claim=unversioned(Claim, claim_id),
            external_review=ExternalReview.objects.get(pk=external_review_id),
            defaults={"decision": decision, "decided_by": actor, "decided_at": at},
        )
    return match


def read_again(row: ReviewImport) -> ReviewsRead:
    """What an import holds, for who decides on it."""
    return read_reviews(bytes(row.body or b""), url=page_of(row.origin))


def undecided(import_id: int) -> ReviewImport:
    row = unversioned(ReviewImport, import_id)
    if row.state != ImportState.PREVIEWED:
        raise Refused(_("Somebody has decided on this import already."))
    return row


def page_of(origin: str) -> str | None:
    return origin if origin.startswith(("http://", "https://")) else None


def findings(read: ReviewsRead) -> dict[str, object]:
    """The first of what was left out, and how much it was."""
    return {
        "found": len(read.reviews),
        "skipped": [asdict(left) for left in read.left_out[:MOST_LEFT_OUT_KEPT]],
        "skipped_count": len(read.left_out),
    }


def finish(row: ReviewImport, tally: Tally, at: dt.datetime) -> None:
    row.state, row.body, row.decided_at = ImportState.IMPORTED, None, at
    row.added, row.changed, row.unchanged = tally.added, tally.changed, tally.unchanged
    row.save()


def store_reviews(reviews: list[ExternalClaimReview], row: ReviewImport, at: dt.datetime) -> Tally:
    """New ones are added; of known ones what changed is written. Of two alike in one file the last counts."""
    tally = Tally()
    rows = {made.fingerprint: made for made in (external_review(found, row, at) for found in reviews)}
    tally.unchanged += len(reviews) - len(rows)
    for part in parts(list(rows.values())):
        store_part(part, tally, at)
    return tally


def parts(rows: list[ExternalReview]) -> Iterable[list[ExternalReview]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def store_part(made: list[ExternalReview], tally: Tally, at: dt.datetime) -> None:
    prints = [row.fingerprint for row in made]
    known = {row.fingerprint: row for row in ExternalReview.objects.filter(fingerprint__in=prints)}
    new = [row for row in made if row.fingerprint not in known]
    # Another import of the same may run beside this one: whoever comes second finds nothing to add.
    ExternalReview.objects.bulk_create(new, ignore_conflicts=True)
    old = [(known[row.fingerprint], row) for row in made if row.fingerprint in known]
    changed = [renewed(before, row) for before, row in old if before.raw != row.raw]
    if changed:
        ExternalReview.objects.bulk_update(changed, RENEWED)
    ExternalReview.objects.filter(pk__in=[before.pk for before, _row in old]).update(seen_at=at)
    tally.added += len(new)
    tally.changed += len(changed)
    tally.unchanged += len(old) - len(changed)


RENEWED = (
    *("publisher", "title", "claim_reviewed", "claimant", "rating_text", "rating_value", "best_rating"),
    *("worst_rating", "language", "reviewed_on", "reviewed_printed", "claimed_on", "claimed_printed"),
    *("folded", "raw"),
)


def renewed(before: ExternalReview, row: ExternalReview) -> ExternalReview:
    for column in RENEWED:
        setattr(before, column, getattr(row, column))
    return before


def external_review(found: ExternalClaimReview, row: ReviewImport, at: dt.datetime) -> ExternalReview:
    compared = folded(found.claim or "")
    return ExternalReview(
        fingerprint=hashlib.sha256(f"{found.url}\n{compared}".encode()).hexdigest(),
        url=found.url,
        site=found.site,
        publisher=found.publisher,
        title=found.title,
        claim_reviewed=found.claim,
        claimant=found.claimant,
        rating_text=found.rating.text,
        rating_value=found.rating.value,
        best_rating=found.rating.best,
        worst_rating=found.rating.worst,
        language=found.language,
        reviewed_on=found.reviewed.on,
        reviewed_printed=found.reviewed.printed,
        claimed_on=found.claimed.on,
        claimed_printed=found.claimed.printed,
        folded=compared,
        raw=found.raw,
        found_in=row,
        seen_at=at,
    )
