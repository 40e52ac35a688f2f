"""Rows are ticked in a list, an act is chosen there, and a page of its own asks for the rest."""

from typing import Any

import pytest
from django.contrib.admin import helpers
from django.db.models import Model
from django.test import Client

from claims.admin.desk import change_url
from claims.choices import BulkVerb
from claims.models import Article, BulkAct, Candidate, Claim, Statement, User
from claims.services import bulk_acts
from tests.admin.conftest import Enter
from tests.admin.pages import list_url, push
from tests.factories.articles import ArticleFactory
from tests.factories.audit import member
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def choose(client: Client, verb: str, *rows: Model, query: str = "", across: bool = False) -> Any:
    """Tick rows of their list, or let all that match be meant, and run an act."""
    ticked = {helpers.ACTION_CHECKBOX_NAME: [row.pk for row in rows]}
    sent = {"action": verb, "index": 0, "select_across": int(across), **ticked}
    return client.post(f"{list_url(type(rows[0]))}?{query}", sent)


def offered(client: Client, model: type[Model]) -> set[str]:
    form = client.get(list_url(model)).context["action_form"]
    names = {name for name, _label in form.fields["action"].choices} if form else set()
    return names & set(BulkVerb.values)


def test_ticked_rows_become_an_act_that_has_not_begun(desk: Client, ana: User) -> None:
    ticked, other = a_candidate(), a_candidate()
    answer = choose(desk, "reject", ticked)
    act = BulkAct.objects.get()
    assert answer["Location"] == change_url(act)
    assert list(act.rows.values_list("subject_id", "version")) == [(ticked.pk, 1)]
    assert (act.asked_by, act.started_at, act.language) == (ana, None, "en")
    assert Candidate.objects.waiting().count() == 2
    assert other.pk not in act.rows.values_list("subject_id", flat=True)


def test_all_that_match_are_meant_whether_they_stand_on_the_page_or_not(desk: Client) -> None:
    rows = [a_candidate(language="ro", check_worthiness=number / 100) for number in range(60)]
    a_candidate(language="sq")
    a_candidate(language="ro", state="superseded")
    choose(desk, "reject", rows[0], query="language=ro", across=True)
    act = BulkAct.objects.get()
    assert act.total == 60
    ranked = [row.pk for row in reversed(rows)]
    assert list(act.rows.order_by("pk").values_list("subject_id", flat=True)) == ranked


def test_a_refusal_is_said_on_the_list(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_acts, "MOST", 1)
    answer = choose(desk, "reject", a_candidate(), a_candidate())
    page = desk.get(answer["Location"]).content.decode()
    assert "These are too many: at most 1 at once." in page
    assert not BulkAct.objects.exists()


def test_each_list_offers_its_acts_to_those_who_may(desk: Client, contributor: Client) -> None:
    for make in (ArticleFactory.create, ClaimFactory.create, StatementFactory.create, a_candidate):
        make()
    lists: dict[type[Model], set[str]] = {
        Article: {"finish", "unfinish"},
        Candidate: {"reject", "park"},
        Claim: {"add_topic", "remove_topic", "assign", "set_due", "set_recheck"},
        Statement: {"link"},
    }
    assert {model: offered(desk, model) for model in lists} == lists
    assert [offered(contributor, model) for model in lists] == [set()] * 4


def test_who_may_not_ask_for_bulk_acts_cannot_post_one(enter: Enter) -> None:
    candidate = a_candidate()
    choose(enter(member("dorin", "contributor")), "reject", candidate)
    assert not BulkAct.objects.exists()


def test_the_form_of_another_act_is_refused(desk: Client) -> None:
    choose(desk, "reject", a_candidate())
    act = BulkAct.objects.get()
    assert push(desk, act, "finish").status_code == 422
    act.refresh_from_db()
    assert act.started_at is None
