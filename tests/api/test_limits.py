"""Who may ask how often."""

import datetime as dt

import httpx
import pytest
import time_machine
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from claims.choices import KeyScope
from claims.models import ApiKey, KeyUsage
from claims.services import keys
from tests.factories.audit import member
from tests.factories.publications import published_claim

pytestmark = pytest.mark.django_db
LIST = "/api/v1/claims/"
MINUTE = dt.datetime(2026, 1, 9, 9, 30, 20, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def limits(settings: Settings) -> None:
    settings.API_ANONYMOUS_PER_MINUTE = 2
    caches["limits"].clear()
    caches["limits-here"].clear()


def a_key(
    per_minute: int = 3, scopes: tuple[KeyScope, ...] = (KeyScope.READ,), per_day: int | None = None
) -> tuple[ApiKey, dict[str, str]]:
    """A key, and the header that shows it."""
    key, secret = keys.make_key(
        name="Mirror",
        contact="mirror@on-record.test",
        scopes=scopes,
        per_minute=per_minute,
        per_day=per_day,
        expires_at=None,
        actor=member("vera", "administrator"),
        at=timezone.now(),
    )
    return key, {"authorization": f"Bearer {secret}"}


def codes(client: Client, times: int, **more: str) -> list[int]:
    return [client.get(LIST, **more).status_code for _ in range(times)]  # type: ignore[arg-type]


@time_machine.travel(MINUTE, tick=False)
def test_stranger_is_told_when_to_come_back(client: Client) -> None:
    assert codes(client, 3) == [200, 200, 429]
    answer = client.get(LIST)
    assert (answer["Retry-After"], answer["Content-Type"]) == ("40", "application/problem+json")
    with time_machine.travel(MINUTE + dt.timedelta(seconds=40), tick=False):
        assert client.get(LIST).status_code == 200


@time_machine.travel(MINUTE, tick=False)
def test_each_address_is_counted_by_itself(client: Client) -> None:
    assert codes(client, 3, REMOTE_ADDR="192.0.2.1") == [200, 200, 429]
    assert codes(client, 1, REMOTE_ADDR="192.0.2.2") == [200]
    assert codes(client, 1, REMOTE_ADDR="192.0.2.2", HTTP_X_FORWARDED_FOR="192.0.2.9") == [200]
    assert codes(client, 1, REMOTE_ADDR="192.0.2.2", HTTP_X_FORWARDED_FOR="192.0.2.8") == [429]


@time_machine.travel(MINUTE, tick=False)
def test_addresses_of_one_ipv6_network_are_one_visitor(client: Client) -> None:
    found = [*codes(client, 2, REMOTE_ADDR="2001:db8::1"), *codes(client, 1, REMOTE_ADDR="2001:db8::2")]
    assert found == [200, 200, 429]
    assert codes(client, 1, REMOTE_ADDR="2001:db8:0:1::1") == [200]


@time_machine.travel(MINUTE, tick=False)
def test_behind_a_proxy_the_last_address_counts(client: Client, settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    for spoofed in ("1.1.1.1", "2.2.2.2", "3.3.3.3"):
        last = client.get(LIST, headers={"x-forwarded-for": f"{spoofed}, 192.0.2.1"})
    assert last.status_code == 429


@time_machine.travel(MINUTE, tick=False)
def test_key_has_a_limit_of_its_own(client: Client) -> None:
    _key, header = a_key(per_minute=3)
    codes(client, 3)
    assert [client.get(LIST, headers=header).status_code for _ in range(4)] == [200, 200, 200, 429]


@time_machine.travel(MINUTE, tick=False)
@pytest.mark.parametrize("lost", ["redis://127.0.0.1:1/0", "unix:///nowhere/redis.sock"])
def test_without_redis_this_process_counts_alone(lost: str, client: Client, settings: Settings) -> None:
    settings.REDIS_URL = lost
    assert codes(client, 3) == [200, 200, 429]
    header = a_key(per_minute=5, per_day=1)[1]
    assert [client.get(LIST, headers=header).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize(
    "header", ["Bearer orec_guessed", "Bearer", "Basic dmVyYTp2ZXJh", "", "Bearer \u0219"]
)
def test_key_that_opens_nothing_is_refused(header: str, client: Client) -> None:
    answer = client.get(LIST, headers={"authorization": header})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert answer.json()["type"].endswith("#unknown-key")


def test_revoked_key_is_refused(client: Client) -> None:
    key, header = a_key()
    keys.revoke_key(key_id=key.pk, reason="Lost.", actor=key.created_by, at=timezone.now())
    assert client.get(LIST, headers=header).status_code == 401


def test_key_changes_no_answer(client: Client) -> None:
    published_claim()
    _key, header = a_key(scopes=(KeyScope.READ, KeyScope.BULK))
    answers = [client.get(LIST, headers=headers) for headers in ({}, header)]
    assert answers[0].content == answers[1].content
    told = [
        {name: value for name, value in answer.headers.items() if "RateLimit" not in name}
        for answer in answers
    ]
    assert told[0] == told[1]


def test_log_goes_out_in_bulk_to_keys_for_it_alone(client: Client) -> None:
    address = "/api/v1/publications/?page_size=1000"
    reader, bulk = a_key()[1], a_key(scopes=(KeyScope.READ, KeyScope.BULK))[1]
    codes = [client.get(address, headers=headers).status_code for headers in ({}, reader, bulk)]
    assert codes == [403, 403, 200]


def test_key_without_the_right_to_read_reads_nothing(client: Client) -> None:
    answer = client.get(LIST, headers=a_key(scopes=(KeyScope.BULK,))[1])
    assert (answer.status_code, answer.json()["status"]) == (403, 403)


@time_machine.travel(MINUTE, tick=False)
def test_every_answer_says_what_is_left(client: Client) -> None:
    answer = client.get(LIST)
    assert (answer["RateLimit-Policy"], answer["RateLimit"]) == ('"minute";q=2;w=60', '"minute";r=1;t=40')
    header = a_key(per_minute=5, per_day=9)[1]
    answer = client.get(LIST, headers=header)
    assert answer["RateLimit-Policy"] == '"minute";q=5;w=60, "day";q=9;w=86400'
    assert answer["RateLimit"] == '"minute";r=4;t=40, "day";r=8;t=52180'
    assert "RateLimit" in answer["Access-Control-Expose-Headers"]


@time_machine.travel(MINUTE, tick=False)
def test_quota_of_the_day_ends_at_midnight(client: Client) -> None:
    _key, header = a_key(per_minute=100, per_day=2)
    answers = [client.get(LIST, headers=header) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert answers[3]["Retry-After"] == str(86_400 - 9 * 3_600 - 30 * 60 - 20)
    with time_machine.travel(MINUTE + dt.timedelta(hours=15), tick=False):
        assert client.get(LIST, headers=header).status_code == 200


@time_machine.travel(MINUTE, tick=False)
def test_request_that_is_refused_uses_up_nothing_of_the_day(client: Client) -> None:
    key, header = a_key(per_minute=1, per_day=2)
    assert [client.get(LIST, headers=header).status_code for _ in range(3)] == [200, 429, 429]
    with time_machine.travel(MINUTE + dt.timedelta(minutes=1), tick=False):
        assert client.get(LIST, headers=header).status_code == 200
        keys.record_usage(at=timezone.now())
    noted = KeyUsage.objects.get(key=key)
    assert (noted.day, noted.requests, noted.refused) == (MINUTE.date(), 2, 2)


@time_machine.travel(MINUTE, tick=False)
def test_quota_outlives_the_loss_of_redis(client: Client) -> None:
    _key, header = a_key(per_minute=100, per_day=3)
    assert [client.get(LIST, headers=header).status_code for _ in range(2)] == [200, 200]
    keys.record_usage(at=timezone.now())
    caches["limits"].clear()
    assert [client.get(LIST, headers=header).status_code for _ in range(2)] == [200, 429]
    keys.record_usage(at=timezone.now())
    assert KeyUsage.objects.get().requests == 3


@pytest.mark.usefixtures("migrated_rows")
def test_limits_hold_on_a_real_server(live_server: LiveServer) -> None:
    key, header = a_key(per_minute=1_000, per_day=2)
    for address in ("claims", "statements"):
        answer = httpx.get(f"{live_server.url}/api/v1/{address}/", headers=header)
        assert answer.status_code == 200
    refused = httpx.get(f"{live_server.url}/api/v1/claims/", headers=header)
    assert (refused.status_code, refused.headers["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(refused.headers["Retry-After"]) <= 86_400
    assert '"day";r=0' in refused.headers["RateLimit"]
    key.refresh_from_db()
    assert key.last_used_at is not None
    keys.revoke_key(key_id=key.pk, reason="Lost.", actor=key.created_by, at=timezone.now())
    assert httpx.get(f"{live_server.url}/api/v1/claims/", headers=header).status_code == 401
