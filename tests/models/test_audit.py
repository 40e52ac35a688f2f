"""Users and their groups leave traces; secrets do not."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError
from django.utils import timezone

from claims.models import Article, Feed, FetchRequest, Membership, Subscription, User
from tests.factories.articles import ArticleFactory, FeedFactory, FetchRequestFactory
from tests.factories.audit import UserFactory
from tests.factories.digests import SubscriptionFactory

pytestmark = pytest.mark.django_db


def test_a_change_of_an_account_leaves_a_trace_without_the_password() -> None:
    user = UserFactory.create(username="dana")
    User.objects.filter(pk=user.pk).update(email="dana@elsewhere.test")
    events = User.pgh_event_models["update"].objects.filter(pgh_obj_id=user.pk)  # type: ignore[attr-defined]
    latest = events.latest("pgh_id")
    assert (latest.pgh_label, latest.email) == ("update", "dana@elsewhere.test")
    columns = {field.name for field in type(latest)._meta.get_fields()}
    assert columns.isdisjoint({"password", "last_login"})


def test_logging_in_and_a_new_password_leave_no_trace() -> None:
    user = UserFactory.create(username="dana")
    User.objects.filter(pk=user.pk).update(last_login=timezone.now(), password="!")
    events = User.pgh_event_models["update"].objects.filter(pgh_obj_id=user.pk)  # type: ignore[attr-defined]
    assert [event.pgh_label for event in events] == ["insert"]


def test_rights_given_and_taken_leave_a_trace() -> None:
    user, group = UserFactory.create(username="dana"), Group.objects.get(name="publisher")
    user.groups.add(group)
    user.groups.remove(group)
    events = Membership.pgh_event_models["insert"].objects.filter(user=user)
    assert [(event.pgh_label, event.group_id) for event in events.order_by("pgh_id")] == [
        ("insert", group.pk),
        ("delete", group.pk),
    ]


def test_what_machines_move_leaves_no_trace_and_what_people_move_does(now: dt.datetime) -> None:
    ArticleFactory.create()
    FeedFactory.create()
    SubscriptionFactory.create()
    Article.objects.update(extracted_at=now, attempts=2, last_error="Timed out.")
    Feed.objects.update(polled_at=now, failures=3, last_error="503", etag="x")
    Subscription.objects.update(publication_seq=7, email="new@reader.test")
    kinds: tuple[Any, ...] = (Article, Feed, Subscription)
    events = [kind.pgh_event_models["update"].objects for kind in kinds]
    assert [list(found.values_list("pgh_label", flat=True)) for found in events] == [["insert"]] * 3
    Article.objects.update(reviewed_at=now)
    Feed.objects.update(is_active=False)
    Subscription.objects.update(receives_statements=True)
    assert [found.filter(pgh_label="update").count() for found in events] == [1, 1, 1]


def test_a_page_to_fetch_leaves_a_trace_when_people_ask_for_it_and_not_of_each_try(now: dt.datetime) -> None:
    FetchRequestFactory.create()
    events = FetchRequest.pgh_event_models["update"].objects  # type: ignore[attr-defined]
    FetchRequest.objects.update(attempts=2, due_at=now, last_error="503")
    assert [event.pgh_label for event in events.all()] == ["insert"]
    FetchRequest.objects.update(attempts=0, last_error="")
    FetchRequest.objects.update(set_aside_at=now)
    FetchRequest.objects.update(set_aside_at=None, done_at=now)
    assert [event.pgh_label for event in events.order_by("pgh_id")] == ["insert", *["update"] * 3]


def test_no_trace_keeps_a_readers_address_or_an_articles_text() -> None:
    columns = {
        kind: {field.name for field in kind.pgh_event_models["update"]._meta.get_fields()}  # type: ignore[union-attr]
        for kind in (Article, Subscription)
    }
    assert columns[Article].isdisjoint({"text", "raw", "blocks"})
    assert columns[Subscription].isdisjoint({"email", "filters"})


def test_the_traces_cannot_be_changed() -> None:
    user = UserFactory.create(username="dana")
    with pytest.raises(DatabaseError, match="Cannot update or delete"):
        User.pgh_event_models["insert"].objects.filter(pgh_obj_id=user.pk).update(email="x@y.test")  # type: ignore[attr-defined]
