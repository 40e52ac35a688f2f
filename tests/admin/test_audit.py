from typing import Any

import pytest
from django.test import Client

from claims.admin.desk import admin_url, change_url
from claims.models import Publication, Source, Speaker, Statement, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url
from tests.factories.articles import SourceFactory
from tests.factories.audit import UserFactory, member
from tests.factories.publications import published_claim

pytestmark = pytest.mark.django_db
NO_INLINES = {
    f"{prefix}-{name}": 0
    for prefix in ("aliases", "roles")
    for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
}


@pytest.fixture
def administrator(enter: Enter) -> Client:
    return enter(member("adi", "administrator"))


def test_a_saved_source_gets_a_slug_and_a_trace_of_who_saved_it(ana: User, enter: Enter) -> None:
    enter(ana).post(admin_url(Source, "add"), {"name": "Gazeta Dornei", "language": "ro"})
    source = Source.objects.get()
    assert source.slug == "gazeta-dornei"
    context = Source.pgh_event_models["insert"].objects.get().pgh_context.metadata  # type: ignore[attr-defined]
    assert context == {"user": ana.pk, "action": "save_source"}


def test_what_is_deleted_from_the_list_or_its_page_has_a_trace_of_who_deleted_it(enter: Enter) -> None:
    root = UserFactory.create(is_superuser=True)
    desk = enter(root)
    sources, users = SourceFactory.create_batch(2), UserFactory.create_batch(2)
    for one, other in (sources, users):
        desk.post(admin_url(one, "delete", one.pk), {"post": "yes"})
        chosen = {"action": "delete_selected", "_selected_action": other.pk, "post": "yes"}
        model: Any = type(one)
        desk.post(list_url(model), chosen)
        events = model.pgh_event_models["delete"].objects.filter(pgh_label="delete")
        traces = [event.pgh_context.metadata for event in events]
        assert traces == [{"user": root.pk, "action": f"delete_{model._meta.model_name}"}] * 2


def test_a_speaker_renamed_changes_the_public_documents(ana: User, enter: Enter) -> None:
    published_claim()
    speaker = Statement.objects.get().speaker
    page: dict[str, Any] = {"name": "Mara Lupu-Radu", "kind": "person", **NO_INLINES}
    assert enter(ana).post(change_url(speaker), page).status_code == 302
    latest = Publication.objects.order_by("seq").last()
    assert latest is not None
    assert latest.kind == "amended"
    assert latest.document["statements"][0]["speaker"]["name"] == "Mara Lupu-Radu"


def test_a_speaker_saved_unchanged_tells_the_public_nothing(ana: User, enter: Enter) -> None:
    published_claim()
    speaker = Statement.objects.get().speaker
    enter(ana).post(change_url(speaker), {"name": speaker.name, "kind": "person", **NO_INLINES})
    assert Publication.objects.count() == 1


def test_contributor_reads_reference_data_and_changes_none(contributor: Client) -> None:
    source = SourceFactory.create(name="Gazeta")
    assert contributor.get(change_url(source)).status_code == 200
    assert contributor.post(change_url(source), {"name": "Other"}).status_code == 403
    assert contributor.get(admin_url(Speaker, "add")).status_code == 403


def test_administrator_manages_accounts(administrator: Client) -> None:
    password = "a long word for tests 7"
    new = {"username": "elena", "usable_password": "true", "password1": password, "password2": password}
    assert administrator.post(admin_url(User, "add"), new).status_code == 302
    assert User.objects.filter(username="elena", is_superuser=False).exists()
    assert administrator.get(list_url(User)).status_code == 200


def test_administrator_makes_nobody_a_superuser(administrator: Client) -> None:
    elena = UserFactory.create(username="elena")
    page = {"username": "elena", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    assert administrator.post(change_url(elena), page).status_code == 302
    elena.refresh_from_db()
    assert not elena.is_superuser


def test_administrator_cannot_touch_a_superuser(administrator: Client) -> None:
    root = UserFactory.create(username="root", is_superuser=True)
    assert administrator.post(change_url(root), {"username": "mine"}).status_code == 403


def test_editor_sees_no_accounts(ana: User, enter: Enter) -> None:
    assert enter(ana).get(list_url(User)).status_code == 403


def test_a_new_account_is_asked_for_a_name_and_a_password_alone(administrator: Client) -> None:
    address = admin_url(User, "add")
    form = administrator.get(address).context["adminform"]
    assert [name for _title, options in form.fieldsets for name in options["fields"]] == [
        "username", "password1", "password2",
    ]  # fmt: skip
    password = "four words of nobody's dream"
    given = {"username": "newcomer", "password1": password, "password2": password}
    assert administrator.post(address, given).status_code == 302
    assert User.objects.get(username="newcomer").check_password(password)
