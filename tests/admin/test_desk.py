import ast
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import reverse

from claims.admin.desk import DeskAdmin, admin_url, change_url
from claims.choices import RevisionState
from claims.models import Article, Candidate, Claim, Statement, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url, push
from tests.factories.audit import UserFactory, member
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory, StatementLinkFactory
from tests.factories.publications import approved_claim
from tests.factories.reviews import draft
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db

DESKS = [room for room in admin.site._registry.values() if isinstance(room, DeskAdmin)]
WRITING = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create"}
DECIDE = {"accept", "record", "merge", "park", "reject", "split", "boundaries", "missed"}
WRITE = {"edit", "add_evidence", "change_evidence", "remove_evidence", "ask", "waive_comment"}
TEND = {"comment", "assign", "edit_claim"}


def test_a_push_of_no_door_is_forbidden(desk: Client) -> None:
    candidate = a_candidate()
    assert push(desk, candidate, "no_such_door").status_code == 403
    assert desk.post(change_url(candidate), {}).status_code == 403


def test_a_row_that_is_gone_leads_back_with_a_sentence(desk: Client) -> None:
    for page in ("change", "history"):
        answer = desk.get(admin_url(Candidate, page, 4711), follow=True)
        assert answer.redirect_chain
        assert "Perhaps it was deleted?" in answer.content.decode()


def test_the_way_to_a_row_ends_with_its_name_as_it_is_written(desk: Client) -> None:
    page = desk.get(change_url(ClaimFactory.create(text="e-mail is free"))).content.decode()
    crumbs = page.partition('<h1 class="crumbs')[2].partition("</h1>")[0]
    assert ">Claims</a>" in crumbs and ">e-mail is free</a>" in crumbs


def test_strangers_come_to_the_login_first() -> None:
    candidate = a_candidate()
    answer = Client().get(change_url(candidate))
    assert answer.status_code == 302
    assert reverse("admin:login") in answer["Location"]


def test_a_push_from_another_site_is_refused(ana: User) -> None:
    candidate = a_candidate()
    client = Client(enforce_csrf_checks=True)
    client.force_login(ana)
    answer = client.post(change_url(candidate), {"verb": "reject", "reject-reason": "vague"})
    assert answer.status_code == 403
    candidate.refresh_from_db()
    assert candidate.decided_at is None


def test_a_version_that_is_no_number_is_refused_on_the_page(desk: Client) -> None:
    answer = push(desk, a_candidate(), "reject", reason="vague", version="latest")
    assert answer.status_code == 422


def test_the_first_thing_in_the_way_is_said_at_the_top(desk: Client) -> None:
    answer = push(desk, a_candidate(), "park", until="2020-01-01")
    said = [str(message) for message in answer.context["messages"]]
    assert said == ["Not saved. Choose a day in the future."]


@pytest.mark.parametrize("room", DESKS, ids=lambda room: room.opts.model_name)
def test_not_even_a_superuser_goes_past_the_services(room: DeskAdmin, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = UserFactory.build(is_superuser=True)
    assert not room.has_change_permission(request)
    assert not room.has_delete_permission(request)
    # Rows are taken away as a file, or an act of services is done to each of them (claims/admin/bulk.py).
    offered = room.get_actions(request).keys()
    assert offered <= {"export_csv", "export_xlsx", *(kind.verb for kind in room.bulk)}


@pytest.mark.parametrize("room", DESKS, ids=lambda room: room.opts.model_name)
def test_each_door_of_a_page_has_a_verb_of_its_own(room: DeskAdmin) -> None:
    for doors in (room.doors, room.entrances):
        verbs = [door.verb for door in doors]
        assert len(set(verbs)) == len(verbs)


@pytest.mark.parametrize(
    ("group", "candidate", "statement", "claim", "written", "in_review", "approved"),
    [
        ("contributor", set(), {"correct", "withdraw"}, {"comment"}, set(), set(), set()),
        (
            "editor",
            DECIDE,
            {"link", "new_claim", "correct", "withdraw", "remove_link"},
            {*TEND, "link", "remove_link", "open_review"},
            {*WRITE, "submit"},
            WRITE,
            WRITE,
        ),
        (
            "reviewer",
            DECIDE,
            {"link", "new_claim", "correct", "withdraw", "remove_link", "confirm_link"},
            {*TEND, "link", "remove_link", "confirm_link", "open_review"},
            {*WRITE, "submit", "waive"},
            {*WRITE, "waive", "approve", "return"},
            {*WRITE, "waive", "return"},
        ),
        (
            "publisher",
            DECIDE,
            {"link", "new_claim", "correct", "withdraw", "remove_link", "confirm_link"},
            {*TEND, "link", "remove_link", "confirm_link", "open_review"},
            {*WRITE, "submit", "waive"},
            {*WRITE, "waive", "approve", "return"},
            {*WRITE, "waive", "return", "publish"},
        ),
    ],
)
def test_each_group_is_offered_its_doors_and_no_other(
    enter: Enter,
    group: str,
    candidate: set[str],
    statement: set[str],
    claim: set[str],
    written: set[str],
    in_review: set[str],
    approved: set[str],
) -> None:
    client = enter(member("dorin", group))
    link = StatementLinkFactory.create()
    assert _verbs(client, a_candidate()) == candidate
    assert _verbs(client, link.statement) == statement
    assert _verbs(client, link.claim) == claim
    assert _verbs(client, draft()) == written
    assert _verbs(client, draft(state=RevisionState.IN_REVIEW)) == in_review
    assert _verbs(client, approved_claim()) == approved


def test_popup_search_is_closed_to_those_who_may_not_read(carol: User, enter: Enter) -> None:
    ClaimFactory.create()
    query = {"app_label": "claims", "model_name": "statementlink", "field_name": "claim", "term": "bridge"}
    assert enter(carol).get(reverse("admin:autocomplete"), query).status_code == 403


@pytest.mark.parametrize("language", ["en", "ro", "sq"])
@pytest.mark.parametrize("model", [Article, Candidate, Claim, Statement])
def test_lists_open_in_every_language(desk: Client, language: str, model: Any) -> None:
    a_candidate()
    StatementFactory.create()
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = desk.get(list_url(model)).content.decode()
    assert f'lang="{language}"' in page


def test_no_room_writes_but_through_a_service() -> None:
    """Plain saving is for reference data, in `audit.py`; everything else is a service's."""
    found = [
        f"{path.name}:{call.lineno}"
        for path in sorted((Path(settings.BASE_DIR) / "claims" / "admin").glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in WRITING
    ]
    assert found == []


def _verbs(client: Client, subject: Any) -> set[str]:
    return {door.verb for door in client.get(change_url(subject)).context["doors"]}


def test_an_act_about_a_part_that_nobody_names_changes_nothing(desk: Client, ana: User) -> None:
    revision = draft(created_by=ana)
    assert push(desk, revision, "remove_evidence").status_code == 409
    assert revision.evidence.count() == 2
