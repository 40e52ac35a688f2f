"""Who may do what at the desk: a table in the manual, written from the code, and tried act by act."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from benchmarks.measure import ROOT
from claims.admin.boards.pages import BOARDS
from claims.admin.desk import DeskAdmin, Door, admin_url, change_url
from claims.admin.exports import Exporting
from claims.admin.guard import OPEN
from claims.choices import CommentOutcome
from claims.models import (
    Account,
    ApiKey,
    Claim,
    Comment,
    CommentRequest,
    Complaint,
    Feed,
    PublishRule,
    ReviewRevision,
    Source,
    Speaker,
    Statement,
    Subscription,
    Topic,
    User,
    VerdictScale,
)
from claims.services import erasure, restoring, speaker_imports
from claims.services.claim_lists import CLAIMS
from claims.services.statement_lists import STATEMENTS
from claims.services.statements import TELL
from tests.admin.conftest import Enter
from tests.admin.pages import push
from tests.admin.test_guard import desk_addresses
from tests.factories.articles import (
    A_MORNING,
    ArticleFactory,
    FeedFactory,
    FetchRequestFactory,
    SourceFactory,
)
from tests.factories.audit import UserFactory, member
from tests.factories.bulk_acts import an_act
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.complaints import a_complaint
from tests.factories.digests import SubscriptionFactory
from tests.factories.external_reviews import ReviewImportFactory
from tests.factories.publications import published_claim
from tests.factories.reviews import VerdictScaleFactory, draft
from tests.factories.speakers import SpeakerFactory
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


def acts() -> Iterator[tuple[str, Any, Callable[[User], bool]]]:
    """Where, what, and whether somebody may: every room, every door, and what leads to no room."""
    for model, room in admin.site._registry.items():
        where = str(model._meta.verbose_name_plural)
        yield where, "see", partial(sees, room)
        if isinstance(room, DeskAdmin):
            for kind in (*room.entrances, *room.doors):
                yield where, kind.label, partial(may, model=model, kind=kind)
        else:
            for verb in PLAIN:
                yield where, verb, partial(may_plainly, room, verb)
        if model in BROUGHT:
            yield where, "bring a list", partial(User.has_perm, perm=BROUGHT[model])
        if model in OWNERS:
            yield where, "restore an earlier value", partial(User.has_perm, perm=OWNERS[model].permission)
        if model is Statement:
            yield where, "correct, withdraw or restore what readers know", partial(User.has_perm, perm=TELL)
        if model in HELD_WORDS:
            yield where, "erase personal words", partial(User.has_perm, perm=erasure.ERASE)
    for board in BOARDS:
        yield "boards", f"read “{board.title}”", partial(User.has_perm, perm=board.permission)


def lines() -> Iterator[str]:
    people = [member(f"{group}-by-name", group) for group in GROUPS]
    yield f"| where | act | {' | '.join(GROUPS)} |"
    yield "|---|---|" + "---|" * len(GROUPS)
    for where, act, allowed in acts():
        marks = ["✓" if allowed(user) else "" for user in people]
        yield f"| {where} | {act} | {' | '.join(marks)} |"


def asked_by(user: User) -> Any:
    request = RequestFactory().get("/admin/")
    request.user = user
    return request


def sees(room: Any, user: User) -> bool:
    return bool(room.has_view_permission(asked_by(user)))


def may_plainly(room: Any, verb: str, user: User) -> bool:
    """Rooms of reference data are Django's own: three permissions each."""
    return bool(getattr(room, f"has_{verb}_permission")(asked_by(user)))


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


def a_rule() -> Model:
    row: Model = PublishRule.objects.get_or_create(key="archived", defaults={"severity": "warn"})[0]
    return row


def with_a_comment() -> Model:
    claim: Claim = ClaimFactory.create()
    Comment.objects.create(claim=claim, text="Private.", author=UserFactory.create(), written_at=A_MORNING)
    return claim


def with_an_answer() -> Model:
    revision = draft()
    said = {"outcome": CommentOutcome.WAIVED, "answer": "Private."}
    CommentRequest.objects.create(review=revision.review, speaker=SpeakerFactory.create(), **said)
    row: Model = revision
    return row


PLAIN = ("add", "change", "delete")
OWNERS = restoring.OWNERS
BROUGHT: dict[type[Model], str] = {
    Statement: STATEMENTS.permission,
    Claim: CLAIMS.permission,
    Speaker: speaker_imports.ADD,
}
HELD_WORDS = {Statement, Complaint, Subscription, Claim, ReviewRevision}
WITH_WORDS: dict[type[Model], Callable[[], Any]] = {Claim: with_a_comment, ReviewRevision: with_an_answer}
REFERENCE: dict[type[Model], Callable[[], Any]] = {
    User: UserFactory.create,
    Source: SourceFactory.create,
    Feed: FeedFactory.create,
    PublishRule: a_rule,
    VerdictScale: VerdictScaleFactory.create,
    Speaker: SpeakerFactory.create,
    Topic: TopicFactory.create,
}
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


@pytest.mark.parametrize("group", [*GROUPS, ""])
def test_a_list_and_its_file_are_shown_to_those_of_the_table_alone(group: str, enter: Enter) -> None:
    user = member("somebody", *filter(None, [group]))
    desk: Client = enter(user)
    for model, room in admin.site._registry.items():
        allowed = sees(room, user)
        assert (desk.get(admin_url(model, "changelist")).status_code == 200) == allowed, model
        if isinstance(room, Exporting):
            assert (desk.get(admin_url(model, "export", "csv")).status_code == 200) == allowed, model


@pytest.mark.parametrize("group", [*GROUPS, ""])
def test_reference_data_is_changed_by_those_of_the_table_alone(group: str, enter: Enter) -> None:
    """Empty forms: who may is shown what is missing, or asked whether it is meant; others are turned away."""
    user = member("somebody", *filter(None, [group]))
    desk: Client = enter(user)
    for model, make in REFERENCE.items():
        room, row = admin.site._registry[model], make()
        tried = {
            "add": desk.post(admin_url(model, "add"), {}),
            "change": desk.post(change_url(row), {}),
            "delete": desk.get(admin_url(model, "delete", row.pk)),
        }
        for verb in PLAIN:
            allowed = may_plainly(room, verb, user)
            assert (tried[verb].status_code != 403) == allowed, (model, verb)


@pytest.mark.parametrize("group", [*GROUPS, ""])
def test_lists_boards_and_the_past_are_open_to_those_of_the_table_alone(group: str, enter: Enter) -> None:
    user = member("somebody", *filter(None, [group]))
    desk: Client = enter(user)
    for model, permission in BROUGHT.items():
        assert (desk.get(admin_url(model, "import")).status_code == 200) == user.has_perm(permission), model
    for board in BOARDS:
        answer = desk.get(reverse("board", args=[board.name]))
        assert (answer.status_code == 200) == user.has_perm(board.permission), board.name
    for model, owner in OWNERS.items():
        row = REFERENCE[model]() if model in REFERENCE else SUBJECTS[str(model._meta.model_name)]()
        answer = desk.post(admin_url(model, "history", row.pk), {"verb": "restore"})
        assert (answer.status_code != 403) == user.has_perm(owner.permission), model
    for model in HELD_WORDS:
        row = WITH_WORDS.get(model, SUBJECTS[str(model._meta.model_name)])()
        held = erasure.name_of(erasure.erasable_rows(row)[0])
        answer = desk.post(admin_url(model, "history", row.pk), {"verb": "erase", "row": held})
        assert (answer.status_code != 403) == user.has_perm(erasure.ERASE), model


def whole(statement: Statement) -> dict[str, Any]:
    """A correction that lacks nothing, so that the service is asked."""
    names = ("words", "language", "wording", "kind", "medium", "url", "place_note", "primary_source")
    said = {name: getattr(statement, name) for name in names}
    return {**said, "speaker": statement.speaker_id, "said": str(statement.said), "reason": "A slip."}


@pytest.mark.parametrize("group", [*GROUPS, ""])
def test_what_readers_know_is_changed_by_those_of_the_table_alone(group: str, enter: Enter) -> None:
    statement: Statement = StatementFactory.create()
    published_claim(statements=[statement])
    user = member("somebody", *filter(None, [group]))
    desk: Client = enter(user)
    tried = [push(desk, statement, verb, **whole(statement)) for verb in ("correct", "withdraw")]
    tried.append(desk.post(admin_url(Statement, "history", statement.pk), {"verb": "restore"}))
    assert [answer.status_code != 403 for answer in tried] == [user.has_perm(TELL)] * 3
    if group:
        offered = {door.verb for door in desk.get(change_url(statement)).context["doors"]}
        assert ("correct" in offered) == user.has_perm(TELL)


# What anybody has who may sign in, whatever the group.
DJANGOS_OWN = ("index", "logout", "password_change", "password_change_done", "jsi18n")
OWN = (
    {f"admin:{name}" for name in DJANGOS_OWN}
    | OPEN
    | {"own-access", "manual", "recovery-codes", "admin:search", "search"}
)
SHUT = {302, 403, 404, 405}


def filled(rows: dict[str, Model]) -> Iterator[tuple[str, str, str]]:
    """Every address of the desk with its name and its room; where a row is wanted, that of a real one."""
    for path, name in desk_addresses():
        found = re.match("/admin/claims/([a-z]+)/", path)
        noun = found[1] if found else ""
        row = rows.get(noun)
        yield re.sub(r"(?<=/)1(?=/)", str(row.pk), path) if row else path, name, noun


def one_of_each() -> dict[str, Model]:
    made = {noun: make() for noun, make in SUBJECTS.items()}
    return made | {str(model._meta.model_name): make() for model, make in REFERENCE.items()}


def test_nothing_opens_to_who_is_in_no_group_or_has_not_signed_in(client: Client, enter: Enter) -> None:
    outside, rows = enter(member("carol")), one_of_each()
    for path, name, _noun in filled(rows):
        if name in OWN or path == "/admin/password_change/":
            continue
        for answer in (outside.get(path), outside.post(path), client.get(path), client.post(path)):
            assert answer.status_code in SHUT, (path, answer.request["REQUEST_METHOD"], answer.status_code)
    assert (
        "/admin/claims/"
        not in outside.get("/admin/search/", {"s": "bridge", "extended": "1"}).content.decode()
    )


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_opens_under_a_room_that_somebody_may_not_enter(group: str, enter: Enter) -> None:
    """Pages of rows, their histories and files, progress, previews, deletions: whatever has an address."""
    user, rows = member("somebody", group), one_of_each()
    desk: Client = enter(user)
    rooms = {str(model._meta.model_name): room for model, room in admin.site._registry.items()}
    shut = {
        noun for noun, room in rooms.items() if not sees(room, user) and not may_plainly(room, "add", user)
    }
    for path, name, noun in filled(rows):
        if noun in shut and name not in OWN:
            for answer in (desk.get(path), desk.post(path), desk.get(path, {"export": "csv"})):
                assert answer.status_code in SHUT, (path, answer.request["REQUEST_METHOD"])


@pytest.mark.parametrize("group", [*GROUPS, ""])
def test_a_search_among_rows_answers_those_who_see_them(group: str, enter: Enter) -> None:
    user = member("somebody", *filter(None, [group]))
    desk: Client = enter(user)
    for model in (Speaker, Statement, Claim, Source, User):
        for field in model._meta.related_objects:
            asked = {"app_label": "claims", "model_name": str(field.related_model._meta.model_name)}
            answer = desk.get("/admin/autocomplete/", {**asked, "term": "", "field_name": field.field.name})
            may_see = user.has_perm(f"claims.view_{model._meta.model_name}")
            assert answer.status_code in ({200, 403} if may_see else SHUT), (model, field)


def test_every_room_of_reference_data_is_tried() -> None:
    assert REFERENCE.keys() == admin.site._registry.keys() - ROOMS.keys()
    assert ROOMS.keys() >= HELD_WORDS


def test_every_room_with_acts_is_tried() -> None:
    acting = {model._meta.model_name for model, room in ROOMS.items() if room.doors}
    assert acting - SUBJECTS.keys() == {"speakermerge", "webhookdelivery"}
