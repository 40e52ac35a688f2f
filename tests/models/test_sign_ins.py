import datetime as dt
from typing import Any

import pytest
from django.conf import settings as project

from claims.models import RecoveryCodes, SecondFactor, SignIn, User

pytestmark = pytest.mark.django_db


def sign_in(user: User, key: str, seen_at: dt.datetime) -> SignIn:
    return SignIn.objects.create(
        user=user, session_key=key, device="Firefox", address="192.0.2.7", since=seen_at, seen_at=seen_at
    )


def test_a_sign_in_stands_as_long_as_its_session(ana: User, now: dt.datetime) -> None:
    idle = dt.timedelta(seconds=project.SESSION_COOKIE_AGE)
    late, over = sign_in(ana, "a", now - idle * 0.99), sign_in(ana, "b", now - idle)
    assert list(SignIn.objects.standing(now)) == [late]
    assert list(SignIn.objects.lapsed(now)) == [over]


def test_its_traces_hold_neither_key_nor_address(ana: User, now: dt.datetime) -> None:
    row = sign_in(ana, "a", now)
    SignIn.objects.filter(pk=row.pk).update(address="192.0.2.8", seen_at=now)
    row.delete()
    kinds: Any = SignIn.pgh_event_models["insert"]  # type: ignore[attr-defined]
    assert [event.pgh_label for event in kinds.objects.order_by("pgh_id")] == ["insert", "delete"]
    columns = {field.name for field in kinds._meta.fields}
    assert not columns & {"session_key", "address", "seen_at"}


def test_traces_of_factors_hold_no_secret() -> None:
    for kind in (SecondFactor, RecoveryCodes):
        columns = {field.name for field in kind.pgh_event_models["insert"]._meta.fields}
        assert {"user", "name"} <= columns
        assert not columns & {"key", "last_t", "drift", "token"}


def test_a_new_password_is_dated(ana: User) -> None:
    assert User(username="new").password_changed_at is None
    before = ana.password_changed_at
    ana.set_password("four words of nobody's dream")
    assert ana.password_changed_at != before


def test_a_password_that_is_only_stored_anew_is_not_a_new_one(ana: User, settings: Any) -> None:
    """A stronger hasher rehashes at the next sign-in: nobody has changed anything."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    ana.set_password("four words of nobody's dream")
    ana.save()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    changed_at = ana.password_changed_at
    assert ana.check_password("four words of nobody's dream")
    stored = User.objects.get(pk=ana.pk)
    assert stored.password.startswith("pbkdf2")
    assert stored.password_changed_at == changed_at
