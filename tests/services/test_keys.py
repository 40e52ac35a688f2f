import datetime as dt

import pytest
from django.core.cache import caches
from django.db import IntegrityError, transaction

from claims.choices import KeyScope
from claims.models import ApiKey, KeyUsage, User
from claims.services import counting, keys
from claims.services.audit import Forbidden, Refused
from tests.factories.audit import member

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def vera(db: None) -> User:
    return member("vera", "administrator")


def made(actor: User, at: dt.datetime, **columns: object) -> tuple[ApiKey, str]:
    given: dict[str, object] = {"name": "Mirror", "contact": "mirror@on-record.test"}
    given |= {"scopes": [KeyScope.READ], "per_minute": 600, "expires_at": None, **columns}
    return keys.make_key(**given, actor=actor, at=at)  # type: ignore[arg-type]


def test_key_itself_is_kept_nowhere(vera: User, now: dt.datetime) -> None:
    key, secret = made(vera, now)
    assert len(secret) > 40
    row = ApiKey.objects.values().get(pk=key.pk)
    assert secret.startswith(row["prefix"])
    assert secret not in str(row)
    assert len(row["prefix"]) < 12
    assert made(vera, now)[1] != secret


def test_only_administrators_make_and_revoke_keys(
    ana: User, besa: User, carol: User, vera: User, now: dt.datetime
) -> None:
    key, _secret = made(vera, now)
    for actor in (ana, besa, carol):
        with pytest.raises(Forbidden):
            made(actor, now)
        with pytest.raises(Forbidden):
            keys.revoke_key(key_id=key.pk, reason="Lost.", actor=actor, at=now)


def test_key_opens_until_it_expires(vera: User, now: dt.datetime) -> None:
    key, secret = made(vera, now, expires_at=now + HOUR)
    assert keys.recognise_key(secret=secret, at=now) == key
    assert keys.recognise_key(secret=secret, at=now + HOUR) is None
    with pytest.raises(Refused) as refused:
        made(vera, now, expires_at=now)
    assert refused.value.field == "expires_at"


def test_revoked_key_opens_nothing_and_stays_on_record(vera: User, now: dt.datetime) -> None:
    key, secret = made(vera, now)
    keys.revoke_key(key_id=key.pk, reason="Lost.", actor=vera, at=now)
    assert keys.recognise_key(secret=secret, at=now) is None
    key.refresh_from_db()
    assert (key.revoked_at, key.revoked_by, key.revoke_reason) == (now, vera, "Lost.")
    with pytest.raises(Refused):
        keys.revoke_key(key_id=key.pk, reason="Again.", actor=vera, at=now)


@pytest.mark.parametrize("secret", ["", "orec_", "orec_x", "\u0219", "\x00"])
def test_what_is_no_key_is_not_recognised(secret: str, vera: User, now: dt.datetime) -> None:
    key, _secret = made(vera, now)
    assert keys.recognise_key(secret=secret, at=now) is None
    assert keys.recognise_key(secret=key.digest, at=now) is None
    assert keys.recognise_key(secret=key.prefix, at=now) is None


def test_use_is_noted_once_a_minute(vera: User, now: dt.datetime) -> None:
    key, secret = made(vera, now)
    for seconds, noted in ((0, 0), (59, 0), (61, 61)):
        keys.recognise_key(secret=secret, at=now + dt.timedelta(seconds=seconds))
        key.refresh_from_db()
        assert key.last_used_at == now + dt.timedelta(seconds=noted)


def test_database_wants_a_limit_and_a_name_for_each_revocation(vera: User, now: dt.datetime) -> None:
    key, _secret = made(vera, now)
    for wrong in ({"per_minute": 0}, {"revoked_at": now}, {"revoked_by": vera}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ApiKey.objects.filter(pk=key.pk).update(**wrong)


def test_use_of_a_day_is_noted_as_the_counters_have_it(vera: User, now: dt.datetime) -> None:
    caches["limits"].clear()
    key, secret = made(vera, now)
    keys.recognise_key(secret=secret, at=now)
    for at in (now - 24 * HOUR, now, now):
        counting.count_request(name="mirror", at=at, key_id=key.pk)
    counting.count_refusal(key_id=key.pk, day=now.date())
    for _ in range(2):
        assert keys.record_usage(at=now) == 2
    days = KeyUsage.objects.values_list("day", "requests", "refused")
    assert list(days) == [(now.date(), 1, 1), (now.date() - dt.timedelta(days=1), 1, 0)]
    assert keys.requests_on(key_id=key.pk, day=now.date()) == 1


def test_key_that_nobody_used_is_not_asked_about(vera: User, now: dt.datetime) -> None:
    made(vera, now)
    assert keys.record_usage(at=now) == 0
