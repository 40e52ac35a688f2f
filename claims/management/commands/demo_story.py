"""Play the demo's editors: from candidates to two published verdicts and one digest, once."""

import datetime as dt
import email
import email.policy
import json
import os
import re
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims import tasks
from claims.choices import AttributionGrade, CandidateKind, Frequency, Stance, Wording
from claims.models import (
    Article,
    Candidate,
    Claim,
    Digest,
    Feed,
    Publication,
    ReviewRevision,
    Source,
    Speaker,
    Statement,
    Subscription,
    User,
    Verdict,
)
from claims.services import candidates, claims, reviews, speakers, subscriptions

PASSWORD = "on-record-demo"  # noqa: S105 (the demo refuses to run in production)
READER = "journalist@on-record.test"
PATIENCE = 60.0  # seconds for the worker, or for a letter
FILES = settings.BASE_DIR / "tracker" / "demo"
STARTER = settings.BASE_DIR / "claims" / "fixtures" / "starter_speakers.json"
T = TypeVar("T")


@dataclass(frozen=True)
class Check:
    """What the demo's editors find out about one quote."""

    quote: str
    speaker: str
    claim: str
    language: str
    verdict: str
    title: str
    summary: str
    explanation: str
    evidence: tuple[tuple[str, str, Stance], ...]


BRIDGE = Check(
    quote="finalizat în proporție de 90%",
    speaker="Ilinca Dobrescu",
    claim="Podul peste Mierla este finalizat în proporție de 90%.",
    language="ro",
    verdict="false",
    title="Podul peste Mierla nu este gata în proporție de 90%",
    summary="La 9 ianuarie stadiul fizic al lucrării era de 58%, potrivit procesului-verbal al șantierului.",
    explanation="Procesul-verbal din **9 ianuarie 2026** consemnează un stadiu fizic de 58%.\n\n"
    "Ortofotoplanul din ianuarie arată o singură deschidere turnată din patru.",
    evidence=(
        (
            "Proces-verbal de șantier, 9 ianuarie 2026",
            "https://drumuri.example/pv-2026-01-09",
            Stance.REFUTES,
        ),
        ("Ortofotoplan, ianuarie 2026", "https://harti.example/mierla-2026-01", Stance.REFUTES),
    ),
)
BUSES = Check(
    quote="The share of buses that run late has halved since 2023,",
    speaker="Harriet Blythe",
    claim="The share of Northmere buses that run late has halved since 2023.",
    language="en",
    verdict="mostly-true",
    title="Late buses in Northmere are down by 46%, close to half",
    summary="The operator's own counts show 22.4% of buses late in 2023 and 12.1% in 2025: a fall of 46%.",
    explanation="The published counts give **22.4%** for 2023 and **12.1%** for 2025.\n\n"
    "The definition of *late* (more than five minutes) did not change in between.",
    evidence=(
        ("Punctuality counts 2023", "https://transport.example/2023", Stance.SUPPORTS),
        ("Punctuality counts 2025", "https://transport.example/2025", Stance.SUPPORTS),
    ),
)


def until(question: str, answer: Callable[[], T | None]) -> T:
    """The first answer that is not None.

    :raises CommandError: when none comes in time
    """
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        found = answer()
        if found is not None:
            return found
        time.sleep(0.25)
    raise CommandError(f"{question} took more than {PATIENCE:.0f} seconds: read the logs in var/demo/log.")


def member(username: str, group: str) -> User:
    user, is_new = User.objects.get_or_create(username=username, defaults={"is_staff": True})
    if is_new:
        user.set_password(PASSWORD)
        user.is_superuser = group == "administrator"
        user.save()
        user.groups.add(Group.objects.get(name=group))
    return user


def local_feed(url: str) -> Feed:
    """The feed of the demo's news site, under the port that it has today."""
    source, _ = Source.objects.get_or_create(
        slug="curierul-vaii", defaults={"name": "Curierul Văii", "language": "ro"}
    )
    feed, _ = Feed.objects.update_or_create(source=source, defaults={"url": url})
    return feed


def everything_read() -> bool | None:
    """Whether all four articles are in and extracted."""
    articles = Article.objects.filter(source__slug="curierul-vaii")
    wanted = len(list((FILES / "articles").glob("*.html")))
    return (articles.count() >= wanted and not articles.undone().exists()) or None


class Command(BaseCommand):
    help = "Play the demo's editors: from candidates to two published verdicts and one digest."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.PRODUCTION or "DEMO_FEED" not in os.environ:
            raise CommandError("This is a part of `make demo` and not to be run by itself.")
        self.ana, self.besa = member("ana", "editor"), member("besa", "publisher")
        member("admin", "administrator")
        for path in (STARTER, FILES / "speakers.json"):
            speakers.load_speakers(entries=json.loads(path.read_text("utf-8")), actor=None)
        self.say(f"{Speaker.objects.count()} speakers known")
        feed = local_feed(os.environ["DEMO_FEED"])
        if Digest.objects.filter(sent_at__isnull=False).exists():
            self.say("The story was played before: its data is all here")
        elif Statement.objects.exists():
            raise CommandError(
                "The last demo stopped half-way. `make clean` removes its data; then start again."
            )
        else:
            self.play(feed)
        self.farewell()

    def play(self, feed: Feed) -> None:
        tasks.ring(tasks.fetch_feed, feed_id=feed.pk)
        self.say(f"Worker: reads {feed.url} …")
        until("Reading the feed", everything_read)
        twice = [row for row in Candidate.objects.all() if row.sightings.count() > 1]
        self.say(
            f"Worker: {Article.objects.count()} articles, {Candidate.objects.count()} candidate quotes, "
            f"{len(twice)} of them in two articles"
        )
        reader = self.subscribe()
        for check in (BRIDGE, BUSES):
            self.publish(check)
        self.post(reader)

    def publish(self, check: Check) -> None:
        """Ana accepts, links, writes and submits; Besa confirms, approves and publishes."""
        claim = self.claim(check)
        revision = reviews.open_review(
            claim_id=claim.pk, language=check.language, actor=self.ana, at=timezone.now()
        )
        self.write(revision, check)
        for verb, actor in (("submit", self.ana), ("approve", self.besa), ("publish", self.besa)):
            revision.refresh_from_db()
            reviews.transition_review(
                revision_id=revision.pk, version=revision.version, verb=verb, actor=actor, at=timezone.now()
            )
        self.say(f"Besa: approved and published “{check.title}”")

    def claim(self, check: Check) -> Claim:
        candidate = (
            Candidate.objects.waiting()
            .filter(words__contains=check.quote)
            .exclude(grade=AttributionGrade.HEADLINE)
            .exclude(kind=CandidateKind.INDIRECT)
            .earliest("pk")
        )
        at = timezone.now()
        statement = candidates.accept_candidate(
            candidate_id=candidate.pk,
            version=candidate.version,
            speaker=Speaker.objects.get(name=check.speaker),
            said=candidate.said,
            wording=Wording.ORIGINAL,
            actor=self.ana,
            at=at,
        )
        said = f"{statement.speaker}, {statement.said or 'date unknown'}"
        self.say(f"Ana: accepted “{check.quote}” ({said})")
        claim = claims.create_claim(
            text=check.claim, language=check.language, topics=[], actor=self.ana, at=at
        )
        link = claims.link_statement(claim_id=claim.pk, statement_id=statement.pk, actor=self.ana, at=at)
        claims.confirm_link(link_id=link.pk, actor=self.besa, at=at)
        return claim

    def write(self, revision: ReviewRevision, check: Check) -> None:
        changes = {
            "verdict": Verdict.objects.get(scale__slug="truth-5", key=check.verdict),
            "title": check.title,
            "summary": check.summary,
            "explanation": check.explanation,
        }
        reviews.edit_revision(
            revision_id=revision.pk,
            version=revision.version,
            changes=changes,
            actor=self.ana,
            at=timezone.now(),
        )
        for title, url, stance in check.evidence:
            revision.refresh_from_db()
            reviews.add_evidence(
                revision_id=revision.pk,
                version=revision.version,
                evidence={"title": title, "url": url, "stance": stance},
                actor=self.ana,
                at=timezone.now(),
            )

    def subscribe(self) -> Subscription:
        """A journalist asks for letters and confirms by mail, as anybody would: over HTTP and SMTP."""
        now = timezone.now()
        subscription = subscriptions.subscribe(
            email=READER,
            language="en",
            frequency=Frequency.DAILY,
            local_hour=now.hour,
            timezone="UTC",
            filters={},
            at=now,
        )
        tasks.ring(tasks.send_confirmation, subscription_id=subscription.pk)
        letter = until("The letter of confirmation", lambda: self.letter("confirm"))
        link = re.search(r"http://localhost\S+", letter)
        if link is None:
            raise CommandError("The letter of confirmation holds no link.")
        request = urllib.request.Request(link[0], data=b"", method="POST")  # noqa: S310 (our own address)
        urllib.request.urlopen(request, timeout=10).close()  # noqa: S310
        self.say(f"{READER}: subscribed and confirmed by mail")
        subscription.refresh_from_db()
        return subscription

    def post(self, reader: Subscription) -> None:
        # The hour that the journalist chose has passed today: let it count from yesterday.
        subscriptions.schedule_from(subscription_id=reader.pk, at=timezone.now() - dt.timedelta(days=1))
        tasks.ring(tasks.open_runs)
        digest = until(
            "The digest", lambda: Digest.objects.filter(subscription=reader, sent_at__isnull=False).first()
        )
        self.say(f"Worker: sent one digest with {digest.items.count()} lines to {READER}")

    def letter(self, word: str) -> str | None:
        """The text of the first letter whose links hold the word."""
        for path in sorted(Path(os.environ["DEMO_MAIL"]).glob("*.eml")):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = message.get_body(("plain",))
            text = body.get_content() if body else ""
            if word in text:
                return str(text)
        return None

    def farewell(self) -> None:
        site = settings.SITE_URL
        first = Publication.objects.earliest("seq").document
        self.stdout.write(
            f"""
  Public pages     {site}/
  A verdict        {first["url"]}
  The API          {site}/api/v1/claims/   documented at {site}/api/docs/
  The desk         {site}/admin/   ana (editor), besa (publisher), admin; password {PASSWORD}
  The mail         {os.environ["DEMO_MAIL"]}
"""
        )

    def say(self, words: str) -> None:
        self.stdout.write(f"• {words}")
        self.stdout.flush()
