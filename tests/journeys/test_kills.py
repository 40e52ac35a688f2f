"""Killed at every seam and started again, nothing is lost and nothing happens twice."""

import os
import signal
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from django.utils import timezone

from claims.choices import DigestState
from claims.models import (
    Article,
    Candidate,
    Digest,
    DigestRun,
    FetchRequest,
    Occurrence,
    Publication,
    PublicClaim,
    Sighting,
    Statement,
    StatementNotice,
)
from claims.services.candidates import extract_article
from tests.factories.articles import FeedFactory
from tests.factories.speakers import SpeakerFactory
from tests.journeys.editors import accept, approved_review, let_the_hour_pass, publish_approved, reader
from tests.journeys.stack import Site, Stack
from tests.smtp import Sink
from tracker.failpoints import KILLED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.django_db(transaction=True),
]

PAGE = """<!DOCTYPE html><html lang="ro"><head><title>{title}</title>
<meta property="article:published_time" content="2026-01-16T08:00:00+02:00"></head><body><article>
<h1>{title}</h1>
<p>Primarul Ilinca Dobrescu a declarat joi că podul este „finalizat în proporție de {share}%”.</p>
<p>„Am cheltuit până acum {share} de milioane de lei din bugetul orașului”, a adăugat Dobrescu.</p>
<p>Lucrările au început în luna martie a anului 2024 și continuă pe ambele maluri ale râului.</p>
</article></body></html>"""
CLAIM = "Podul este finalizat în proporție de 41%."


@dataclass(frozen=True)
class Rows:
    """What there should be one of."""

    requests: int
    articles: int
    candidates: int
    sightings: int

    @classmethod
    def counted(cls) -> "Rows":
        tables = (FetchRequest, Article, Candidate, Sighting)
        return cls(*(table.objects.count() for table in tables))


def publish_pages(site: Site) -> None:
    """Two articles on the feed, with two quotes each."""
    for share in (41, 52):
        page = PAGE.format(title=f"Podul, {share} la sută", share=share)
        site.publish(f"/{share}.html", page.encode())
    FeedFactory.create(url=site.publish_feed("/41.html", "/52.html"))


def everything_read() -> bool:
    return Article.objects.filter(extracted_at__isnull=False).count() == 2


def read_everything(stack: Stack, site: Site) -> None:
    publish_pages(site)
    stack.start_worker()
    stack.until(everything_read, "reading two articles")


HOPS_1_AND_2 = [
    "fetch_feed.claimed",
    "fetch_feed.before_store",
    "fetch_feed.before_commit",
    "fetch_feed.stored",
    "fetch_request.claimed",
    "fetch_request.before_store",
    "fetch_request.before_commit",
    "fetch_request.stored",
    "extract_article.claimed",
    "extract_article.extracted",
    "extract_article.before_commit",
    "extract_article.stored",
]


@pytest.mark.parametrize("failpoint", HOPS_1_AND_2)
def test_a_worker_killed_while_reading_loses_no_article_and_no_candidate(
    failpoint: str, stack: Stack, site: Site
) -> None:
    publish_pages(site)
    killed = stack.start_worker(failpoint)
    assert stack.wait_until_killed(killed) == KILLED
    stack.start_worker()
    stack.until(everything_read, "reading two articles")
    assert Rows.counted() == Rows(requests=2, articles=2, candidates=4, sightings=4)


def test_a_broker_that_forgets_everything_while_reading_changes_nothing(stack: Stack, site: Site) -> None:
    publish_pages(site)
    killed = stack.start_worker("fetch_request.stored")
    assert stack.wait_until_killed(killed) == KILLED
    stack.lose_the_broker()
    stack.start_worker()
    stack.until(everything_read, "reading two articles")
    assert Rows.counted() == Rows(requests=2, articles=2, candidates=4, sightings=4)


def test_a_killed_process_group_of_a_prefork_worker_loses_nothing(stack: Stack, site: Site) -> None:
    publish_pages(site)
    stack.surroundings["WORK_LEASE_SECONDS"] = "15"  # only this pool keeps to the limits that follow from it
    worker = stack.start_worker(pool="prefork")
    stack.until(FetchRequest.objects.exists, "the feed")
    os.killpg(worker.pid, signal.SIGKILL)
    stack.start_worker(pool="prefork")
    stack.until(everything_read, "reading two articles")
    assert Rows.counted() == Rows(requests=2, articles=2, candidates=4, sightings=4)


@pytest.mark.parametrize("failpoint", ["accept_candidate.before_commit", "accept_candidate.stored"])
def test_an_editor_killed_while_accepting_makes_one_statement(
    failpoint: str, stack: Stack, site: Site
) -> None:
    read_everything(stack, site)
    SpeakerFactory.create(name="Ilinca Dobrescu")
    act = "accept('proporție de 41%', 'Ilinca Dobrescu')"
    assert stack.run_as_editor(act, failpoint) == KILLED
    was_committed = Statement.objects.exists()
    assert was_committed == failpoint.endswith("stored")
    assert (stack.run_as_editor(act) == 0) != was_committed  # the second decision is refused
    counts = [table.objects.count() for table in (Statement, Occurrence, StatementNotice)]
    assert counts == [1, 1, 1]


@pytest.mark.parametrize("failpoint", ["publish.before_commit", "publish.committed"])
def test_a_publisher_killed_while_publishing_makes_one_publication(
    failpoint: str, stack: Stack, site: Site
) -> None:
    read_everything(stack, site)
    SpeakerFactory.create(name="Ilinca Dobrescu")
    approved_review(accept("proporție de 41%", "Ilinca Dobrescu"), CLAIM)
    act = f"publish_approved({CLAIM!r})"
    assert stack.run_as_editor(act, failpoint) == KILLED
    was_committed = Publication.objects.exists()
    assert was_committed == failpoint.endswith("committed")
    assert (stack.run_as_editor(act) == 0) != was_committed
    assert list(Publication.objects.values_list("seq", flat=True)) == [1]
    assert PublicClaim.objects.count() == 1


# Until `sending` is committed a letter goes out once; after that it may have gone out: a person decides.
HOPS_5_AND_6 = {
    "open_run.planned": DigestState.SENT,
    "open_run.committed": DigestState.SENT,
    "send_digest.before_sending": DigestState.SENT,
    "send_digest.sending": DigestState.AMBIGUOUS,
    "send_digest.accepted": DigestState.AMBIGUOUS,
    "send_digest.sent": DigestState.SENT,
}


FORGETFUL = [
    (failpoint, HOPS_5_AND_6[failpoint], True) for failpoint in ("open_run.committed", "send_digest.accepted")
]


@pytest.mark.parametrize(
    ("failpoint", "end", "broker_forgets"),
    [*((failpoint, end, False) for failpoint, end in HOPS_5_AND_6.items()), *FORGETFUL],
)
def test_a_worker_killed_while_mailing_sends_no_letter_twice(
    failpoint: str, end: DigestState, broker_forgets: bool, stack: Stack, sink: Sink
) -> None:
    SpeakerFactory.create(name="Ilinca Dobrescu")
    readers = [reader(sink, f"reader{number}@on-record.test") for number in range(3)]
    text = "Primarul Ilinca Dobrescu a declarat că podul este „finalizat în proporție de 41%”."
    (stack.folder / "article.txt").write_text(text, "utf-8")
    call_command("add_article", str(stack.folder / "article.txt"), "--language=ro")
    extract_article(article_id=Article.objects.get().pk, at=timezone.now())
    approved_review(accept("proporție de 41%", "Ilinca Dobrescu"), CLAIM)
    publish_approved(CLAIM)
    for one in readers:
        let_the_hour_pass(one)

    killed = stack.start_worker(failpoint)
    assert stack.wait_until_killed(killed) == KILLED
    if broker_forgets:
        stack.lose_the_broker()
    stack.start_worker()
    open_states = [DigestState.PLANNED, DigestState.SENDING]
    stack.until(
        lambda: Digest.objects.count() == 3 and not Digest.objects.filter(state__in=open_states).exists(),
        "sending three letters",
    )

    states = sorted(Digest.objects.values_list("state", flat=True))
    assert states == sorted([end, DigestState.SENT, DigestState.SENT])
    assert DigestRun.objects.count() == 1
    assert len(sink.recipients) == len(set(sink.recipients))
    assert len({message["Message-ID"] for message in sink.messages}) == len(sink.messages)
    assert len(sink.messages) == (2 if failpoint == "send_digest.sending" else 3)
