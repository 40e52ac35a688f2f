import datetime as dt

import pytest

from claims.admin.boards import agreement
from claims.admin.boards.agreement import Outcome
from claims.choices import CandidateState, RejectReason
from claims.models import Candidate, User
from tests.admin.boards.proposals import decided, proposed, rejected, taken
from tests.factories.articles import A_MORNING
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db


def outcomes(candidate: Candidate) -> tuple[str, str]:
    rows = Candidate.objects.annotate(speaker_was=agreement.speaker_was(), date_was=agreement.date_was())
    outcome: tuple[str, str] = rows.values_list("speaker_was", "date_was").get(pk=candidate.pk)
    return outcome


def test_what_nobody_took_says_nothing_of_the_machine_but_a_wrong_speaker_does(ana: User) -> None:
    mara = SpeakerFactory.create()
    vague, wrong = rejected(proposed(mara), ana), rejected(proposed(mara), ana, RejectReason.WRONG_SPEAKER)
    assert outcomes(vague) == outcomes(proposed(mara)) == (Outcome.UNDECIDED, Outcome.UNDECIDED)
    assert outcomes(wrong) == (Outcome.REJECTED, Outcome.UNDECIDED)
    assert outcomes(rejected(proposed(), ana, RejectReason.WRONG_SPEAKER))[0] == Outcome.UNDECIDED


def test_a_merge_agrees_or_not_with_the_statement_that_stood_there(ana: User) -> None:
    mara, dan = SpeakerFactory.create_batch(2)
    candidate, second = proposed(mara), proposed(dan)
    statement = taken(candidate, ana)
    decided(second, ana, CandidateState.MERGED, statement=statement)
    assert outcomes(candidate) == (Outcome.AGREED, Outcome.AGREED)
    assert outcomes(second) == (Outcome.CORRECTED, Outcome.AGREED)


def test_every_day_has_a_top_of_its_own() -> None:
    """Of equals the earlier one is first, as in the queue."""
    first = [proposed() for _ in range(agreement.TOP)]
    late = proposed()
    next_day = proposed(at=A_MORNING + dt.timedelta(days=1))
    top = set(Candidate.objects.filter(pk__in=agreement.top_of_the_day(Candidate.objects.order_by())))
    assert top == {*first, next_day}
    assert late not in top
