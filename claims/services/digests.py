"""Runs opened when their hour has passed, and letters sent at most once.

Time decides when, `seq` decides what. PostgreSQL holds every step; who is woken twice finds nothing to do.
"""

import datetime as dt
import logging
from dataclasses import astuple
from email.utils import parseaddr
from functools import partial

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, Q

from claims.choices import DigestState
from claims.models import Digest, DigestItem, DigestRun, Publication, StatementNotice, Subscription
from claims.rendering.mail import render_confirmation, render_digest
from claims.services import mail
from claims.services.letters import confirmation_letter, digest_letter, standing_items
from claims.services.mail import Delivery, Envelope, Fate
from claims.services.planning import plan_letters
from claims.services.slots import Schedule, Slot, latest_slot
from claims.services.subscriptions import known_timezones
from claims.services.work import next_try
from tracker.failpoints import failpoint

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 8
next_letter = partial(next_try, first=dt.timedelta(minutes=1), growth=2.0, longest=dt.timedelta(hours=2))
LONGEST_GAP = dt.timedelta(days=9)  # between two sendings of one schedule, on any clock
CONFIRMATION_PAUSE = dt.timedelta(days=1)


def open_runs(*, at: dt.datetime) -> list[int]:
    """Open every sending whose local hour has passed and that nobody has opened; the ids of its letters.

    Of several that were missed only the latest is made: its window holds what the others would have.
    """
    letters = []
    for schedule, slot in missed_slots(at):
        try:
            letters += open_run(schedule, slot, at)
        except DatabaseError:  # a deadlock, a time limit: the others go on, and beat comes back to this one
            log.exception("The run of %s could not be opened.", schedule)
    return letters


def missed_slots(at: dt.datetime) -> list[tuple[Schedule, Slot]]:
    columns = ("frequency", "timezone", "local_hour")
    readers = Subscription.objects.active().order_by(*columns)  # distinct over these columns and no other
    schedules = [Schedule(*row) for row in readers.values_list(*columns).distinct()]
    for unknown in [schedule for schedule in schedules if schedule.timezone not in known_timezones()]:
        log.error("No letters for %s: its time zone is not known.", unknown)
        schedules.remove(unknown)
    runs = DigestRun.objects.filter(local_date__gte=(at - LONGEST_GAP).date())
    opened = set(runs.values_list(*columns, "local_date"))
    slots = [(schedule, latest_slot(schedule, at)) for schedule in schedules]
    return [pair for pair in slots if (*astuple(pair[0]), pair[1].local_date) not in opened]


def open_run(schedule: Schedule, slot: Slot, at: dt.datetime) -> list[int]:
    """The run, its letters, their lines and what readers have been offered: one transaction.

    The locks come in a statement of their own, so that the next one sees whatever another run has committed
    for the same reader.
    """
    with transaction.atomic():
        due = Subscription.objects.due(
            schedule.frequency, schedule.timezone, schedule.local_hour, slot.instant
        )
        if not due.exists() or (run := new_run(schedule, slot, at)) is None:
            return []
        ids = list(due.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
        letters = plan_letters(run=run, due=ids, domain=mail_domain())
        failpoint("open_run.planned")
    failpoint("open_run.committed")
    return letters


def new_run(schedule: Schedule, slot: Slot, at: dt.datetime) -> DigestRun | None:
    """None when another worker was first: the unique constraint decides."""
    run, opened = DigestRun.objects.get_or_create(
        frequency=schedule.frequency,
        timezone=schedule.timezone,
        local_hour=schedule.local_hour,
        local_date=slot.local_date,
        defaults={
            "publication_seq": Publication.objects.last_seq(),
            "notice_seq": StatementNotice.objects.mailable_seq(at),
            "opened_at": at,
        },
    )
    return run if opened else None


def send_digest(*, digest_id: int, at: dt.datetime) -> None:
    """Send one letter, at most once. A crash between `sending` and the answer is left to `mark_ambiguous`."""
    digest = Digest.objects.due(at).select_related("subscription", "run").filter(pk=digest_id).first()
    if digest is None or settings.MAIL_PAUSED:
        return
    items = standing_items(digest)
    if reason := hindrance(digest.subscription) or ("" if items else "All that it said was taken back."):
        cancel(digest, reason)
        return
    content = digest_letter(digest, items)
    letter = render_digest(content)
    failpoint("send_digest.before_sending")
    if not begin_sending(digest, items, at):
        return
    failpoint("send_digest.sending")
    envelope = Envelope(
        to=digest.subscription.email,
        message_id=digest.message_id,
        headers=list_headers(content.unsubscribe_url),
    )
    delivery = mail.deliver(letter=letter, envelope=envelope)
    if delivery.fate == Fate.ACCEPTED:
        failpoint("send_digest.accepted")
    finish_sending(digest, delivery, at)
    failpoint("send_digest.sent")


def hindrance(subscription: Subscription) -> str:
    """Why this reader gets no letter now; nothing when they do."""
    if subscription.ended_at:
        return "The subscription has ended."
    return "" if mail.may_receive(subscription.email) else "The address is not in MAIL_ALLOW."


def cancel(digest: Digest, reason: str) -> None:
    Digest.objects.planned().filter(pk=digest.pk).update(state=DigestState.CANCELLED, last_error=reason)


def begin_sending(digest: Digest, items: list[DigestItem], at: dt.datetime) -> bool:
    """Take the letter: of two workers one gets True. The attempt is counted, an ended subscription noticed.

    Its lines become those that are sent: they are the proof of who was told what.
    """
    with transaction.atomic():
        taken = Digest.objects.due(at).filter(pk=digest.pk)
        if not taken.update(state=DigestState.SENDING, sending_at=at, attempts=F("attempts") + 1):
            return False
        if Subscription.objects.running().filter(pk=digest.subscription_id).exists():
            digest.items.exclude(pk__in=[item.pk for item in items]).delete()
            return True
        Digest.objects.filter(pk=digest.pk).update(
            state=DigestState.CANCELLED, last_error="The subscription has ended."
        )
    return False


def finish_sending(digest: Digest, delivery: Delivery, at: dt.datetime) -> None:
    """Note the answer. Whoever called it ambiguous in the meantime knew less."""
    ours = Digest.objects.filter(
        pk=digest.pk, sending_at=at, state__in=[DigestState.SENDING, DigestState.AMBIGUOUS]
    )
    attempts = digest.attempts + 1
    if delivery.fate == Fate.ACCEPTED:
        ours.update(state=DigestState.SENT, sent_at=at, last_error="")
    elif delivery.fate == Fate.UNKNOWN:
        ours.update(state=DigestState.AMBIGUOUS, last_error=delivery.reply)
    elif delivery.fate == Fate.REFUSED or attempts >= MOST_ATTEMPTS:
        ours.update(state=DigestState.FAILED, last_error=delivery.reply)
    else:
        due = next_letter(at, failures=attempts)
        ours.update(state=DigestState.PLANNED, last_error=delivery.reply, due_at=due)


def mark_ambiguous(*, at: dt.datetime) -> int:
    """Letters whose worker never came back: perhaps sent, so never sent again. How many there were."""
    lost = at - dt.timedelta(seconds=settings.WORK_LEASE_SECONDS)
    return Digest.objects.filter(state=DigestState.SENDING, sending_at__lte=lost).update(
        state=DigestState.AMBIGUOUS, last_error="The worker went away while sending."
    )


def send_confirmation(*, subscription_id: int, at: dt.datetime) -> None:
    """Answer who asked for letters, at most once a day per address, however often they ask.

    Marked before it is sent: a crash in between costs the reader a day, a second mail is never sent.
    """
    subscription = Subscription.objects.filter(pk=subscription_id).first()
    if subscription is None or settings.MAIL_PAUSED:
        return
    if reason := hindrance(subscription):
        log.info("Subscription %s is not answered: %s", subscription.public_id, reason)
        return
    letter = render_confirmation(confirmation_letter(subscription))
    before = subscription.confirmation_sent_at
    unanswered = Q(confirmation_sent_at=None) | Q(confirmation_sent_at__lte=at - CONFIRMATION_PAUSE)
    row = Subscription.objects.filter(pk=subscription_id)
    if not row.filter(unanswered).update(confirmation_sent_at=at):
        return
    message_id = f"<{subscription.public_id.hex}.{int(at.timestamp())}@{mail_domain()}>"
    envelope = Envelope(subscription.email, message_id, {"Auto-Submitted": "auto-generated"})
    delivery = mail.deliver(letter=letter, envelope=envelope)
    if delivery.fate == Fate.DEFERRED:
        row.filter(confirmation_sent_at=at).update(confirmation_sent_at=before)


def list_headers(unsubscribe_url: str) -> dict[str, str]:
    """RFC 8058; both headers must be under the relay's DKIM signature. RFC 2919 for who sorts by list."""
    return {
        "List-Unsubscribe": f"<{unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<digest.{mail_domain()}>",
    }


def mail_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
