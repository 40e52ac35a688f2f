import csv

import pytest
from django.test import Client
from django.urls import reverse

from claims.admin.boards.pages import BOARDS
from claims.admin.navigation import sidebar
from claims.models import User
from tests.admin.boards.proposals import proposed, taken
from tests.admin.conftest import Enter
from tests.factories.audit import member
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("group", "seen"),
    [
        ("contributor", ["balance"]),
        ("editor", ["balance", "team", "engine"]),
        ("administrator", ["balance", "team", "engine"]),
    ],
)
def test_a_board_is_for_those_whose_work_it_shows(
    group: str, seen: list[str], enter: Enter, rf: object
) -> None:
    desk: Client = enter(member("dorin", group))
    codes = {board.name: desk.get(reverse("board", args=[board.name])).status_code for board in BOARDS}
    assert codes == {board.name: 200 if board.name in seen else 403 for board in BOARDS}
    page = desk.get(reverse("board", args=["balance"])).content.decode()
    assert [board.name for board in BOARDS if f'href="/admin/boards/{board.name}/"' in page] == seen


def test_an_outsider_sees_no_board_and_nobody_one_that_is_not_there(
    carol: User, enter: Enter, desk: Client
) -> None:
    assert enter(carol).get(reverse("board", args=["balance"])).status_code == 403
    assert desk.get(reverse("board", args=["ranking"])).status_code == 404
    assert desk.post(reverse("board", args=["balance"])).status_code == 405


def test_the_side_bar_leads_to_the_boards_that_one_may_see(ana: User, rf: object) -> None:
    request = rf.get("/admin/")  # type: ignore[attr-defined]
    request.user = ana
    boards = next(floor for floor in sidebar(request) if str(floor["title"]) == "Boards")
    assert [item["link"] for item in boards["items"]] == [f"/admin/boards/{board.name}/" for board in BOARDS]


@pytest.mark.parametrize("name", [board.name for board in BOARDS])
def test_a_board_is_taken_away_as_a_file_with_the_same_days(name: str, desk: Client, ana: User) -> None:
    taken(proposed(SpeakerFactory.create()), ana)
    asked = {"since": "2026-01-01", "until": "2026-01-31"}
    page = desk.get(reverse("board", args=[name]), asked)
    assert "since=2026-01-01&amp;until=2026-01-31&amp;export=csv" in page.content.decode()
    answer = desk.get(reverse("board", args=[name]), {**asked, "export": "csv"})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    lines = list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))
    numbers = [cell for table in page.context["tables"] for row in table.rows for cell in row.cells]
    assert len(lines) == len(numbers)
    assert [line["count"] for line in lines] == [
        "" if cell.count is None else str(cell.count) for cell in numbers
    ]


def test_a_board_says_which_days_in_which_time_zone(desk: Client) -> None:
    page = desk.get("/admin/boards/engine/?since=2026-01-01&until=2026-01-31").content.decode()
    assert "From 1 January 2026 to 31 January 2026, both days included, in the time zone UTC." in page


def test_days_in_the_wrong_order_are_refused_with_a_word(desk: Client) -> None:
    answer = desk.get("/admin/boards/engine/?since=2026-02-02&until=2026-02-01")
    assert answer.status_code == 422
    assert "This day is before the first." in answer.content.decode()


@pytest.mark.parametrize("board", [board.name for board in BOARDS])
def test_a_board_of_all_days_there_are_is_counted(board: str, desk: Client) -> None:
    asked = {"since": "0001-01-01", "until": "9999-12-31"}
    assert desk.get(reverse("board", args=[board]), asked).status_code == 200


def test_a_name_with_markup_is_shown_as_it_is_written(desk: Client, ana: User) -> None:
    speaker = SpeakerFactory.create()
    party = SpeakerFactory.create(kind="party", name="<script>alert(1)</script>")
    speaker.roles.create(organisation=party)
    taken(proposed(speaker), ana)
    page = desk.get("/admin/boards/balance/?since=2026-01-01&until=2026-01-31").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page
