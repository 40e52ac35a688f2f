"""Who may do what at the desk: a table in the manual, written from the code, and tried act by act."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.utils import translation

from benchmarks.measure import ROOT
from claims.admin.boards.pages import BOARDS
from claims.admin.desk import DeskAdmin, Door, change_url
from claims.models import Account, ApiKey, User
from tests.admin.conftest import Enter
from tests.admin.pages import push
from tests.factories.articles import A_MORNING, ArticleFactory, FetchRequestFactory
from tests.factories.audit import UserFactory, member
from tests.factories.bulk_acts import an_act
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory
from tests.factories.complaints import a_complaint
from tests.factories.digests import SubscriptionFactory
from tests.factories.external_reviews import ReviewImportFactory
from tests.factories.reviews import draft
from tests.factories.statements import StatementFactory
from tests.factories.webhooks import WebhookFactory

pytestmark = pytest.mark.django_db

GROUPS = ("contributor", "editor", "reviewer", "publisher", "administrator")
PAGE = ROOT / "docs/models/audit.md"
TABLE = re.compile(r"(?<=<!-- acts -->\n).*(?=<!-- /acts -->)", re.DOTALL)
ROOMS = {room.model: room for room in admin.site._registry.values() if isinstance(room, DeskAdmin)}


def may(user: User, model: type[Model], kind: type[Door]) -> bool:
    """Who cannot see a room cannot act in it."""
    sees = user.has_perm(f"claims.view_{model._meta.model_name}")
    adds = kind in ROOMS[model].entrances
    return (sees or adds) and (not kind.permission or user.has_perm(kind.permission))


def lines() -> Iterator[str]:
    people = [member(f"{group}-by-name", group) for group in GROUPS]
    yield f"| where | act | {' | '.join(GROUPS)} |"
    yield "|---|---|" + "---|" * len(GROUPS)
    for model, room in ROOMS.items():
        for kind in (*room.entrances, *room.doors):
            marks = ["✓" if may(user, model, kind) else "" for user in people]
            yield f"| {model._meta.verbose_name_plural} | {kind.label} | {' | '.join(marks)} |"
    for board in BOARDS:
        marks = ["✓" if user.has_perm(board.permission) else "" for user in people]
        yield f"| boards | read “{board.title}” | {' | '.join(marks)} |"


def test_manual_shows_who_may_do_what(regold: bool) -> None:
    with translation.override("en"):
        table = "".join(f"{line}\n" for line in lines())
    text = PAGE.read_text("utf-8")
    if regold:
        PAGE.write_text(TABLE.sub(lambda _found: table, text), "utf-8")
    found = TABLE.search(PAGE.read_text("utf-8"))
    assert found
    assert found[0] == table


def an_api_key() -> Model:
    given = {"name": "Mirror", "contact": "m@on-record.test", "prefix": "orec_1", "digest": "1"}
    row: Model = ApiKey.objects.create(
        **given,
        scopes=["read"],
        per_minute=1,
        created_by=UserFactory.create(),
        created_at="2026-01-09T06:00Z",
    )
    return row


def an_account() -> Model:
    row: Model = Account.objects.get(pk=UserFactory.create().pk)
    return row


SUBJECTS: dict[str, Callable[[], Any]] = {
    "account": an_account,
    "article": ArticleFactory.create,
    "fetchrequest": FetchRequestFactory.create,
    "candidate": a_candidate,
    "claim": ClaimFactory.create,
    "complaint": a_complaint,
    "statement": StatementFactory.create,
    "reviewrevision": draft,
    "subscription": SubscriptionFactory.create,
    "reviewimport": ReviewImportFactory.create,
    "webhook": WebhookFactory.create,
    "apikey": an_api_key,
    "bulkact": lambda: an_act(UserFactory.create(), A_MORNING),
}


@pytest.mark.parametrize("group", [*GROUPS, ""])
@pytest.mark.parametrize("noun", SUBJECTS)
def test_an_act_is_forbidden_to_all_but_those_of_the_table(noun: str, group: str, enter: Enter) -> None:
    """Pushed with an empty form: who may is told what is missing, or it is done; others are turned away."""
    subject = SUBJECTS[noun]()
    room = ROOMS[type(subject)]
    user = member("somebody", *filter(None, [group]))
    desk: Client = enter(user)
    for kind in room.doors:
        answer = push(desk, subject, kind.verb)
        allowed = may(user, type(subject), kind)
        assert (answer.status_code != 403) == allowed, (kind.verb, answer.status_code)
    assert (desk.get(change_url(subject)).status_code == 200) == user.has_perm(f"claims.view_{noun}")


@pytest.mark.parametrize("group", [*GROUPS, ""])
def test_a_way_in_is_open_to_those_of_the_table_alone(group: str, enter: Enter) -> None:
    user = member("somebody", *filter(None, [group]))
    desk: Client = enter(user)
    for model, room in ROOMS.items():
        for kind in room.entrances:
            name = model._meta.model_name
            if name != "speakermerge":  # its way in is a page of its own
                answer = desk.post(f"/admin/claims/{name}/add/", {"verb": kind.verb})
                assert (answer.status_code != 403) == may(user, model, kind), (name, kind.verb)


def test_every_room_with_acts_is_tried() -> None:
    acting = {model._meta.model_name for model, room in ROOMS.items() if room.doors}
    assert acting - SUBJECTS.keys() == {"speakermerge", "webhookdelivery"}
