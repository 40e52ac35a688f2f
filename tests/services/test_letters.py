"""A letter says what holds when it is sent."""

import datetime as dt

import pytest

from claims.choices import DigestState, NoticeKind, PublicationKind
from claims.models import Digest
from claims.services.digests import open_runs, send_digest
from tests.factories.digests import claim_event, notice, reader
from tests.factories.publications import published_claim
from tests.factories.statements import StatementFactory
from tests.smtp import Sink

pytestmark = pytest.mark.django_db

DAY, HOUR, MINUTE = dt.timedelta(days=1), dt.timedelta(hours=1), dt.timedelta(minutes=1)


def sent(digest: Digest, at: dt.datetime) -> Digest:
    send_digest(digest_id=digest.pk, at=at)
    digest.refresh_from_db()
    return digest


def test_what_was_taken_back_since_is_left_out(now: dt.datetime, sink: Sink) -> None:
    """And counts as never told: the retraction goes by the filters, the withdrawal to nobody."""
    reader(receives_statements=True)
    gone, said = claim_event(claim="Withdrawn."), notice(at=now - HOUR)
    claim_event(claim="It stands.")
    open_runs(at=now)
    claim_event(PublicationKind.RETRACTED, claim_id=gone.claim_id)
    notice(NoticeKind.WITHDRAWN, of=said.statement, at=now)
    digest = sent(Digest.objects.get(), now + MINUTE)
    assert (digest.state, digest.items.count()) == (DigestState.SENT, 1)
    assert "It stands." in sink.text()
    assert said.statement.words not in sink.text()
    open_runs(at=now + DAY)
    assert {item.subject for item in Digest.objects.latest("pk").items.all()} == {f"claim:{gone.claim_id}"}


def test_documents_of_the_publishing_service_make_a_letter(now: dt.datetime, sink: Sink) -> None:
    reader(email="mira@on-record.test", receives_statements=True)
    public = published_claim(now)
    said = notice(at=now - HOUR).statement
    open_runs(at=now)
    sent(Digest.objects.get(), now)
    flat = " ".join(sink.text().replace(">", " ").split())
    for words in (public.document["claim"], public.document["url"], said.speaker.name, "8 January 2026"):
        assert words in flat
    assert said.words in flat


def test_words_corrected_before_the_letter_left_are_told_corrected(now: dt.datetime, sink: Sink) -> None:
    """As a new statement: this reader never saw the old words."""
    reader(receives_statements=True)
    said = notice(of=StatementFactory.create(words="It costs two million."), at=now - HOUR).statement
    open_runs(at=now)
    said.words = "It costs four million."
    said.save()
    notice(NoticeKind.CORRECTED, of=said, at=now)
    sent(Digest.objects.get(), now + MINUTE)
    assert "> It costs four million." in sink.text()
    assert "two million" not in sink.text()
    assert "Corrected record" not in sink.text()


def test_correction_of_what_was_told_stands_among_the_corrections(now: dt.datetime, sink: Sink) -> None:
    reader(receives_statements=True)
    said = notice(at=now - HOUR).statement
    open_runs(at=now)
    sent(Digest.objects.get(), now)
    notice(NoticeKind.CORRECTED, of=said, at=now, note="It was said a day earlier.")
    open_runs(at=now + DAY)
    sent(Digest.objects.latest("pk"), now + DAY)
    assert sink.messages[-1]["Subject"] == "On Record: 1 correction"
    assert "Corrected record, not yet checked" in sink.text()
    assert "It was said a day earlier." in sink.text()
