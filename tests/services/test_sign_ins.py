"""Sign-ins are rows: noted, seen, ended, each with its actor."""

import datetime as dt
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from claims.models import SignIn, User
from claims.services import sign_ins
from claims.services.audit import Forbidden, Refused
from tests.factories.audit import UserFactory, member

pytestmark = pytest.mark.django_db


def signed_in(user: User, at: dt.datetime, **more: Any) -> SignIn:
    store = SessionStore()
    store.create()
    facts = {"session_key": store.session_key, "device": "Firefox", "address": "192.0.2.7", "at": at, **more}
    return sign_ins.open_sign_in(user=user, **facts)


def traces(user: User) -> list[tuple[str, dict[str, Any]]]:
    events: Any = SignIn.pgh_event_models["insert"]  # type: ignore[attr-defined]
    return [
        (event.pgh_label, event.pgh_context.metadata)
        for event in events.objects.filter(user=user).order_by("pgh_id")
    ]


@pytest.fixture
def adi(db: None) -> User:
    return member("adi", "administrator")


def test_a_sign_in_is_an_act_of_who_signs_in(ana: User, now: dt.datetime) -> None:
    row = signed_in(ana, now)
    assert (row.since, row.seen_at) == (now, now)
    assert traces(ana) == [("insert", {"user": ana.pk, "action": "open_sign_in"})]


def test_a_longwinded_browser_is_cut(ana: User, now: dt.datetime) -> None:
    assert len(signed_in(ana, now, device="x" * 5_000).device) == 300


def test_an_unknown_address_is_unknown(ana: User, now: dt.datetime) -> None:
    assert signed_in(ana, now, address=None).address is None


def test_lapsed_ones_are_forgotten_at_the_next_sign_in_and_no_person_did_it(
    ana: User, now: dt.datetime
) -> None:
    idle = dt.timedelta(seconds=project.SESSION_COOKIE_AGE)
    signed_in(ana, now - idle)
    stays = signed_in(ana, now - idle / 2)
    new = signed_in(ana, now)
    assert set(SignIn.objects.all()) == {stays, new}
    assert ("delete", {"rule": "lapse_sign_in", "action": "lapse_sign_in"}) in traces(ana)


def test_to_be_seen_leaves_no_trace(ana: User, now: dt.datetime) -> None:
    row = signed_in(ana, now)
    later = now + dt.timedelta(minutes=5)
    assert sign_ins.see_sign_in(session_key=row.session_key, address="192.0.2.8", at=later)
    row.refresh_from_db()
    assert (row.seen_at, row.address) == (later, "192.0.2.8")
    assert len(traces(ana)) == 1


def test_what_has_ended_is_not_seen(now: dt.datetime) -> None:
    assert not sign_ins.see_sign_in(session_key="gone", address=None, at=now)


def test_a_session_with_another_key_is_the_same_sign_in(ana: User, now: dt.datetime) -> None:
    row = signed_in(ana, now)
    sign_ins.rename_sign_in(session_key=row.session_key, new_key="another")
    assert SignIn.objects.get().session_key == "another"
    assert len(traces(ana)) == 1


def test_with_the_sign_in_goes_the_session(ana: User, now: dt.datetime) -> None:
    here, there = signed_in(ana, now), signed_in(ana, now)
    sign_ins.end_sign_in(sign_in_id=there.pk, actor=ana)
    assert [row.session_key for row in Session.objects.all()] == [here.session_key]
    assert traces(ana)[-1] == ("delete", {"user": ana.pk, "action": "end_sign_in"})


def test_nobody_ends_one_of_somebody_else(ana: User, besa: User, now: dt.datetime) -> None:
    theirs = signed_in(besa, now)
    sign_ins.end_sign_in(sign_in_id=theirs.pk, actor=ana)
    assert SignIn.objects.get() == theirs


def test_all_others_end_and_this_one_stays(ana: User, besa: User, now: dt.datetime) -> None:
    here, theirs = signed_in(ana, now), signed_in(besa, now)
    signed_in(ana, now), signed_in(ana, now)
    assert sign_ins.end_other_sign_ins(session_key=here.session_key, actor=ana) == 2
    assert set(SignIn.objects.all()) == {here, theirs}
    assert Session.objects.count() == 2


def test_who_keeps_accounts_signs_others_out_and_says_why(ana: User, adi: User, now: dt.datetime) -> None:
    signed_in(ana, now), signed_in(ana, now)
    assert sign_ins.end_sign_ins(user_id=ana.pk, reason="The laptop was stolen.", actor=adi) == 2
    assert not Session.objects.exists()
    said = {"user": adi.pk, "action": "end_sign_ins", "reason": "The laptop was stolen."}
    assert traces(ana)[-2:] == [("delete", said)] * 2


def test_editor_signs_nobody_out(ana: User, besa: User, now: dt.datetime) -> None:
    signed_in(besa, now)
    with pytest.raises(Forbidden):
        sign_ins.end_sign_ins(user_id=besa.pk, reason="A quarrel.", actor=ana)
    assert SignIn.objects.exists()


def test_administrator_touches_no_superuser(adi: User, now: dt.datetime) -> None:
    root = UserFactory.create(is_superuser=True)
    signed_in(root, now)
    with pytest.raises(Forbidden):
        sign_ins.end_sign_ins(user_id=root.pk, reason="A try.", actor=adi)
    assert sign_ins.end_sign_ins(user_id=root.pk, reason="My own.", actor=root) == 1


def test_reason_is_needed(ana: User, adi: User) -> None:
    with pytest.raises(Refused):
        sign_ins.end_sign_ins(user_id=ana.pk, reason=" ", actor=adi)


def test_a_sign_in_lasts_as_long_as_its_session(settings: Any) -> None:
    settings.SESSION_COOKIE_AGE = 3600
    assert sign_ins.lifetime() == dt.timedelta(hours=1)
