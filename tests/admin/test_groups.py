import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import translation
from django.utils.translation import pgettext

from claims.admin.groups import ROLES, role_name
from claims.admin.history import trace
from claims.models import Membership, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url
from tests.factories.audit import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(enter: Enter) -> Client:
    client = enter(member("vera", "administrator"))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ro"
    return client


def romanian(name: str) -> str:
    with translation.override("ro"):
        return pgettext("role", name)


def test_every_group_of_the_newsroom_has_a_name_for_people() -> None:
    assert {group.name for group in Group.objects.all()} == set(ROLES)


def test_a_group_that_somebody_made_keeps_its_name() -> None:
    assert role_name(Group(name="interns")) == "interns"


def test_users_are_listed_filtered_and_given_rights_by_names_in_the_readers_language(
    chief: Client, ana: User
) -> None:
    page = chief.get(list_url(User))
    room, [row] = page.context["cl"].model_admin, page.context["cl"].queryset.filter(pk=ana.pk)
    form = chief.get(f"/admin/claims/user/{ana.pk}/change/").context["adminform"].form
    offered = [label for _key, label in form.fields["groups"].choices]
    [spec] = [one for one in page.context["cl"].filter_specs if type(one).__name__ == "RoleFilter"]
    with translation.override("ro"):
        assert room.shown_groups(row) == romanian("editor")
        assert {label for _key, label in spec.lookup_choices} == {romanian(name) for name in ROLES}
    assert set(offered) == {romanian(name) for name in ROLES}


def test_a_history_tells_of_a_group_in_the_readers_language(ana: User) -> None:
    Membership.objects.filter(user=ana).update(group=Group.objects.get(name="publisher"))
    with translation.override("ro"):
        [moved] = [change for one in trace(ana, Membership) for change in one.changes]
    assert (moved.old, moved.new) == (romanian("editor"), romanian("publisher"))
