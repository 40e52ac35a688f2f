import pytest
from django.contrib import admin
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory

from claims.admin.navigation import FLOORS, icon, sidebar, stylesheet
from claims.models import User
from tests.factories.audit import member

pytestmark = pytest.mark.django_db


def test_every_room_of_the_admin_is_in_the_side_bar_once() -> None:
    named = [model for _title, rooms in FLOORS for _name, model, _icon in rooms]
    assert len(set(named)) == len(named)
    assert set(named) == set(admin.site._registry)


def test_outsider_is_shown_nothing_but_the_way_home_and_their_own_keys(
    carol: User, rf: RequestFactory
) -> None:
    request = rf.get("/admin/")
    request.user = carol
    assert [len(floor["items"]) for floor in sidebar(request)] == [1, 1]


@pytest.mark.parametrize(
    ("group", "letters", "users"),
    [("editor", False, False), ("publisher", True, False), ("administrator", True, True)],
)
def test_letters_and_accounts_are_for_those_who_may_read_them(
    rf: RequestFactory, group: str, letters: bool, users: bool
) -> None:
    request = rf.get("/admin/")
    request.user = member("dorin", group)
    shown = {str(item["title"]) for floor in sidebar(request) for item in floor["items"]}
    assert ("Letters" in shown, "Users" in shown) == (letters, users)


def test_a_statement_is_entered_from_every_page(rf: RequestFactory, carol: User) -> None:
    request = rf.get("/admin/claims/feed/")
    for user, may in ((member("dorin", "contributor"), True), (carol, False)):
        request.user = user
        links = [str(item["link"]) for floor in sidebar(request) for item in floor["items"]]
        assert ("/admin/claims/statement/add/" in links) == may


def test_quick_add_marks_one_entry_of_the_side_bar(desk: Client) -> None:
    page = desk.get("/admin/claims/statement/add/")
    marked = [item["title"] for floor in page.context["sidebar_navigation"] for item in floor["items"]
              if item["active"]]  # fmt: skip
    assert marked == ["Enter a statement"]


def test_the_style_sheet_is_there(rf: RequestFactory) -> None:
    address = stylesheet(rf.get("/admin/"))
    assert finders.find(address.removeprefix("/static/")) is not None


def test_an_empty_list_of_every_room_says_what_to_do_next() -> None:
    rooms = [admin.site._registry[model] for _title, floor in FLOORS for _name, model, _icon in floor]
    assert [room for room in rooms if not getattr(room, "empty_text", "")] == []


def test_every_page_of_the_desk_says_where_its_icon_is(client: Client) -> None:
    page = client.get("/admin/login/").content.decode()
    assert f'href="{icon(RequestFactory().get("/"))}"' in page
    assert finders.find("claims/icon.svg")
