import datetime as dt

import pytest

from claims.choices import CandidateState
from claims.models import User
from claims.services.audit import Forbidden, Refused
from claims.services.candidates import reject_candidate
from claims.services.triage import finish_article, reject_rest, restore_rest
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import a_candidate, candidate_in

pytestmark = pytest.mark.django_db


def test_what_is_left_is_rejected_and_the_decided_and_parked_stay(ana: User, now: dt.datetime) -> None:
    article = ArticleFactory.create(text="Alpha rose. Beta fell. Gamma stood.")
    left = [candidate_in(article, words) for words in ("Alpha rose.", "Beta fell.")]
    parked = candidate_in(
        article, "Gamma stood.", state=CandidateState.PARKED, parked_until=dt.date(2030, 1, 1)
    )
    elsewhere = a_candidate()
    assert reject_rest(article_id=article.pk, reason="off_beat", actor=ana, at=now) == 2
    for candidate in (*left, parked, elsewhere):
        candidate.refresh_from_db()
    assert {(one.state, one.reject_reason) for one in left} == {("rejected", "off_beat")}
    assert (parked.state, elsewhere.state) == ("parked", "waiting")


def test_what_was_rejected_in_one_stroke_waits_again_and_nothing_else(
    ana: User, besa: User, now: dt.datetime
) -> None:
    article = ArticleFactory.create(text="Alpha rose. Beta fell. Gamma stood.")
    before = candidate_in(article, "Alpha rose.")
    reject_candidate(candidate_id=before.pk, version=1, reason="vague", actor=ana, at=now)
    left = [candidate_in(article, words) for words in ("Beta fell.", "Gamma stood.")]
    later = now + dt.timedelta(minutes=1)
    reject_rest(article_id=article.pk, reason="off_beat", actor=ana, at=later)
    with pytest.raises(Refused, match="nothing to undo"):
        restore_rest(article_id=article.pk, decided_at=later, actor=besa, at=later)
    assert restore_rest(article_id=article.pk, decided_at=later, actor=ana, at=later) == 2
    for candidate in (before, *left):
        candidate.refresh_from_db()
    assert [one.state for one in (before, *left)] == ["rejected", "waiting", "waiting"]


def test_nothing_is_rejected_without_a_reason_or_a_right(ana: User, carol: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    with pytest.raises(Refused):
        reject_rest(article_id=candidate.article_id, reason="", actor=ana, at=now)
    with pytest.raises(Forbidden):
        reject_rest(article_id=candidate.article_id, reason="vague", actor=carol, at=now)
    with pytest.raises(Forbidden):
        restore_rest(article_id=candidate.article_id, decided_at=now, actor=carol, at=now)


def test_an_article_is_done_when_nothing_waits_in_it(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    with pytest.raises(Refused, match="still wait"):
        finish_article(article_id=candidate.article_id, is_done=True, actor=ana, at=now)
    reject_rest(article_id=candidate.article_id, reason="vague", actor=ana, at=now)
    assert finish_article(article_id=candidate.article_id, is_done=True, actor=ana, at=now).reviewed_at == now
    again = finish_article(article_id=candidate.article_id, is_done=False, actor=ana, at=now)
    assert again.reviewed_at is None
