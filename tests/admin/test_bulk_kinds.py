"""What each act asks for, says beforehand of the rows, and keeps of what was typed."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from claims.admin.bulk_acts import told
from claims.admin.bulk_kinds import KINDS
from claims.choices import BulkVerb
from claims.models import BulkAct, Claim, User
from claims.services.bulk_moves import MOVES
from tests.admin.pages import push
from tests.factories.articles import ArticleFactory
from tests.factories.bulk_acts import chosen
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import published_claim
from tests.factories.reviews import draft
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
TOMORROW = timezone.localdate() + dt.timedelta(days=1)


def begin(desk: Client, act: BulkAct, **typed: Any) -> Any:
    answer = push(desk, act, act.verb, **typed)
    act.refresh_from_db()
    return answer


def test_every_act_is_offered_but_for_those_that_only_undo() -> None:
    assert {kind.move for kind in KINDS} == set(BulkVerb) - {BulkVerb.REOPEN, BulkVerb.UNLINK}
    assert all(kind.permission == MOVES[kind.verb].permission for kind in KINDS)


def test_what_is_typed_is_kept_with_the_act_and_told_in_words(desk: Client, ana: User) -> None:
    claim, topic = ClaimFactory.create(text="The bridge opens."), TopicFactory.create()
    statement, article, day = StatementFactory.create(), ArticleFactory.create(), TOMORROW.isoformat()
    typed: list[tuple[BulkVerb, Model, dict[str, Any]]] = [
        (BulkVerb.REJECT, a_candidate(), {"reason": "vague"}),
        (BulkVerb.PARK, a_candidate(), {"until": day}),
        (BulkVerb.LINK, statement, {"claim": claim.pk}),
        (BulkVerb.ADD_TOPIC, claim, {"topic": topic.pk}),
        (BulkVerb.REMOVE_TOPIC, claim, {"topic": topic.pk}),
        (BulkVerb.ASSIGN, claim, {"assigned_to": ana.pk}),
        (BulkVerb.SET_DUE, claim, {"due_on": day}),
        (BulkVerb.SET_RECHECK, claim, {"recheck_on": day}),
        (BulkVerb.FINISH, article, {}),
        (BulkVerb.UNFINISH, article, {}),
    ]
    for verb, row, values in typed:
        act = chosen(verb, ana, row)
        assert begin(desk, act, **values).status_code == 302
        assert act.arguments == values
        assert act.started_at is not None
    acts = BulkAct.objects.order_by("pk")
    said = [value for act in acts for _label, value in told(act)]
    assert {"vague", "The bridge opens.", "Transport", "ana"} <= set(said)


@pytest.mark.parametrize(
    ("verb", "row", "field"),
    [
        (BulkVerb.REJECT, a_candidate, "reason"),
        (BulkVerb.PARK, a_candidate, "until"),
        (BulkVerb.LINK, StatementFactory.create, "claim"),
        (BulkVerb.ADD_TOPIC, ClaimFactory.create, "topic"),
        (BulkVerb.ASSIGN, ClaimFactory.create, "assigned_to"),
        (BulkVerb.SET_DUE, ClaimFactory.create, "due_on"),
        (BulkVerb.SET_RECHECK, ClaimFactory.create, "recheck_on"),
    ],
)
def test_nothing_begins_while_something_is_missing(
    verb: BulkVerb, row: Callable[[], Model], field: str, desk: Client, ana: User
) -> None:
    act = chosen(verb, ana, row())
    answer = begin(desk, act)
    assert answer.status_code == 422
    assert act.started_at is None
    bad = {"reason": "none", "until": "2020-01-01", "recheck_on": "2020-01-01"}.get(field, "0")
    assert begin(desk, act, **{field: bad}).status_code == 422


def test_the_page_says_beforehand_what_will_be_refused_or_seen(desk: Client, ana: User) -> None:
    now = timezone.now()
    published = Claim.objects.get(public_id=published_claim(now).pk)
    article = a_candidate().article
    rows: list[tuple[BulkVerb, Model, str]] = [
        (BulkVerb.REJECT, a_candidate(state="superseded"), "1 is decided already and will be refused."),
        (BulkVerb.LINK, StatementFactory.create(kind="opinion"), "1 makes no claim"),
        (BulkVerb.ADD_TOPIC, published, "1 is published: readers see the change at once."),
        (BulkVerb.SET_RECHECK, ClaimFactory.create(), "1 has no review yet and will be refused."),
        (BulkVerb.FINISH, article, "In 1 of them candidates still wait: it will be refused."),
    ]
    for verb, row, sentence in rows:
        (said,) = desk.get(f"/admin/claims/bulkact/{chosen(verb, ana, row).pk}/change/").context["forecast"]
        assert said.startswith(sentence)


def test_nothing_is_said_of_rows_that_are_fit(desk: Client, ana: User) -> None:
    rows: list[tuple[BulkVerb, Model]] = [
        (BulkVerb.PARK, a_candidate()),
        (BulkVerb.LINK, StatementFactory.create()),
        (BulkVerb.REMOVE_TOPIC, ClaimFactory.create()),
        (BulkVerb.SET_RECHECK, draft().review.claim),
        (BulkVerb.FINISH, ArticleFactory.create()),
        (BulkVerb.ASSIGN, ClaimFactory.create()),
    ]
    for verb, row in rows:
        page = desk.get(f"/admin/claims/bulkact/{chosen(verb, ana, row).pk}/change/")
        assert page.context["forecast"] == []
