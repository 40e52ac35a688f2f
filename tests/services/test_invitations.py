import datetime as dt

import pytest

from claims.choices import EndReason
from claims.models import Subscription, User
from claims.services.audit import Forbidden, Refused
from claims.services.invitations import invite_to_statements, remove_subscriber
from tests.factories.audit import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db: None) -> User:
    return member("adi", "administrator")


@pytest.fixture
def reader(db: None) -> Subscription:
    return Subscription.objects.create(email="reader@on-record.test", notice_seq=4)


def test_an_invitation_is_given_and_taken_back_and_moves_no_cursor(
    administrator: User, reader: Subscription
) -> None:
    for invited in (True, False):
        invite_to_statements(subscription_id=reader.pk, invited=invited, actor=administrator)
        reader.refresh_from_db()
        assert (reader.receives_statements, reader.notice_seq) == (invited, 4)


def test_a_removed_subscriber_ends_with_the_reason_and_only_once(
    administrator: User, reader: Subscription, now: dt.datetime
) -> None:
    remove_subscriber(subscription_id=reader.pk, actor=administrator, at=now)
    reader.refresh_from_db()
    assert (reader.ended_at, reader.end_reason) == (now, EndReason.REMOVED)
    with pytest.raises(Refused):
        remove_subscriber(subscription_id=reader.pk, actor=administrator, at=now)
    with pytest.raises(Refused):
        invite_to_statements(subscription_id=reader.pk, invited=True, actor=administrator)


def test_publisher_decides_nothing_about_subscribers(
    besa: User, reader: Subscription, now: dt.datetime
) -> None:
    with pytest.raises(Forbidden):
        invite_to_statements(subscription_id=reader.pk, invited=True, actor=besa)
    with pytest.raises(Forbidden):
        remove_subscriber(subscription_id=reader.pk, actor=besa, at=now)
