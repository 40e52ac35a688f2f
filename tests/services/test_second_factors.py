"""The second factor: set up with a code, asked for with another, lost, and reset by somebody else."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.util import random_hex

from claims.models import RecoveryCodes, SecondFactor, SignIn, User
from claims.services import second_factors, sign_ins
from claims.services.audit import Forbidden, Refused
from tests.factories.audit import member
from tests.otp import code_now, with_factor

pytestmark = pytest.mark.django_db


def traces(model: Any) -> list[tuple[str, str]]:
    events = model.pgh_event_models["insert"].objects.order_by("pgh_id")
    return [(event.pgh_label, event.pgh_context.metadata["action"]) for event in events]


def test_a_factor_begins_with_a_code_that_is_right(ana: User) -> None:
    assert not second_factors.has_factor(ana)
    _factor, codes = with_factor(ana)
    assert second_factors.has_factor(ana)
    assert len(set(codes)) == second_factors.codes_left(ana) == 10
    assert traces(SecondFactor) == [("insert", "add_factor")]


def test_with_a_wrong_code_nothing_is_kept(ana: User) -> None:
    with pytest.raises(Refused):
        second_factors.add_factor(key=random_hex(), code="000000", actor=ana)
    assert not second_factors.has_factor(ana)
    assert not SecondFactor.objects.exists()
    assert not RecoveryCodes.objects.exists()


def test_there_is_one_factor_for_a_person(ana: User) -> None:
    with_factor(ana)
    with pytest.raises(Refused):
        with_factor(ana)
    assert SecondFactor.objects.count() == 1


def test_the_code_that_set_it_up_does_not_open(ana: User) -> None:
    key = random_hex()
    code = code_now(key)
    second_factors.add_factor(key=key, code=code, actor=ana)
    assert second_factors.check_code(user=ana, code=code) is None


def test_the_next_code_opens_once(ana: User) -> None:
    factor, _codes = with_factor(ana)
    code = code_now(factor.key, steps=1)
    assert second_factors.check_code(user=ana, code=code) == factor
    assert second_factors.check_code(user=ana, code=code) is None


def test_a_code_of_yesterday_opens_nothing(ana: User) -> None:
    factor, _codes = with_factor(ana)
    old = code_now(factor.key, steps=2)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=1)):
        assert second_factors.check_code(user=ana, code=old) is None


def test_after_a_wrong_code_the_right_one_has_to_wait(ana: User) -> None:
    factor, _codes = with_factor(ana)
    start = dt.datetime.now(dt.UTC)
    with time_machine.travel(start, tick=False):
        assert second_factors.check_code(user=ana, code="000000") is None
        assert second_factors.check_code(user=ana, code=code_now(factor.key, steps=1)) is None
    with time_machine.travel(start + dt.timedelta(seconds=2), tick=False):
        assert second_factors.check_code(user=ana, code=code_now(factor.key, steps=1)) == factor


def test_a_recovery_code_opens_once_and_leaves_a_trace(ana: User) -> None:
    _factor, codes = with_factor(ana)
    assert second_factors.check_code(user=ana, code=codes[3]) == RecoveryCodes.objects.get()
    assert second_factors.check_code(user=ana, code=codes[3]) is None
    assert second_factors.codes_left(ana) == 9
    assert traces(RecoveryCodes) == [("insert", "add_factor"), ("update", "use_second_factor")]


def test_codes_of_one_person_open_nothing_for_another(ana: User, besa: User) -> None:
    _factor, codes = with_factor(ana)
    with_factor(besa)
    assert second_factors.check_code(user=besa, code=codes[0]) is None
    assert second_factors.codes_left(ana) == 10


def test_who_has_none_shows_none(carol: User) -> None:
    assert second_factors.check_code(user=carol, code="123456") is None
    assert second_factors.check_code(user=carol, code="abcd2345") is None


def test_new_codes_want_the_app_and_end_the_former(ana: User) -> None:
    factor, former = with_factor(ana)
    new = second_factors.renew_codes(code=code_now(factor.key, steps=1), actor=ana)
    assert not set(new) & set(former)
    assert set(StaticToken.objects.values_list("token", flat=True)) == set(new)
    with pytest.raises(Refused):
        second_factors.renew_codes(code="000000", actor=ana)


def test_it_is_taken_away_with_all_its_codes(ana: User) -> None:
    _factor, codes = with_factor(ana)
    with pytest.raises(Refused):
        second_factors.remove_factor(code="zzzzzzzz", actor=ana)
    RecoveryCodes.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    second_factors.remove_factor(code=codes[0], actor=ana)
    assert not second_factors.has_factor(ana)
    assert not StaticToken.objects.exists()
    assert traces(SecondFactor)[-1] == ("delete", "remove_factor")


def test_who_keeps_accounts_resets_it_and_signs_out(ana: User, now: dt.datetime) -> None:
    adi = member("adi", "administrator")
    with_factor(ana)
    sign_ins.open_sign_in(user=ana, session_key="a", device="", address=None, at=now)
    second_factors.reset_factor(user_id=ana.pk, reason="Called back.", actor=adi)
    assert not second_factors.has_factor(ana)
    assert not SignIn.objects.exists()
    event: Any = SecondFactor.pgh_event_models["insert"].objects.latest("pgh_id")
    assert event.pgh_context.metadata == {"user": adi.pk, "action": "reset_factor", "reason": "Called back."}


def test_nobody_else_resets_it(ana: User, besa: User) -> None:
    with_factor(besa)
    with pytest.raises(Forbidden):
        second_factors.reset_factor(user_id=besa.pk, reason="A quarrel.", actor=ana)
    assert second_factors.has_factor(besa)


def test_what_is_not_there_is_not_reset(ana: User) -> None:
    with pytest.raises(Refused):
        second_factors.reset_factor(user_id=ana.pk, reason="A try.", actor=member("adi", "administrator"))
