import datetime as dt

import pytest

from claims.models import Claim, Comment, User
from claims.services import discussions
from claims.services.audit import Forbidden, Refused
from tests.factories.audit import member
from tests.factories.claims import ClaimFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return ClaimFactory.create()


def say(claim: Claim, text: str, actor: User, at: dt.datetime) -> Comment:
    return discussions.add_comment(claim_id=claim.pk, text=text, actor=actor, at=at)


def test_words_of_a_comment_stay_as_typed(claim: Claim, ana: User, now: dt.datetime) -> None:
    text = "  șase\u00a0km? <b>\n"
    assert say(claim, text, ana, now).text == text


def test_colleague_who_is_named_is_told_until_she_looks(
    claim: Claim, ana: User, besa: User, now: dt.datetime
) -> None:
    say(claim, "@Besa, and again @besa: which contract? (mail a@besa.test)", ana, now)
    assert list(Claim.objects.naming(besa)) == [claim]
    assert discussions.see_mentions(claim_id=claim.pk, actor=besa, at=now) == 1
    assert not Claim.objects.naming(besa).exists()


def test_nobody_is_told_of_their_own_comment(claim: Claim, ana: User, now: dt.datetime) -> None:
    say(claim, "@ana: look at it tomorrow", ana, now)
    assert not Claim.objects.naming(ana).exists()


def test_name_that_nobody_has_is_refused_and_nothing_is_kept(
    claim: Claim, ana: User, now: dt.datetime
) -> None:
    with pytest.raises(Refused, match="@bessa"):
        say(claim, "@bessa: which contract?", ana, now)
    assert not Comment.objects.exists()


def test_who_has_left_cannot_be_named(claim: Claim, ana: User, now: dt.datetime) -> None:
    gone = member("dan", "editor")
    gone.is_active = False
    gone.save()
    with pytest.raises(Refused, match="@dan"):
        say(claim, "@dan?", ana, now)


@pytest.mark.parametrize("text", ["", " \n", "x" * (discussions.LONGEST + 1)])
def test_comment_has_words_and_an_end(claim: Claim, ana: User, now: dt.datetime, text: str) -> None:
    with pytest.raises(Refused):
        say(claim, text, ana, now)


def test_outsider_says_nothing(claim: Claim, carol: User, now: dt.datetime) -> None:
    with pytest.raises(Forbidden):
        say(claim, "Hello", carol, now)
