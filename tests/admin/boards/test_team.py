import datetime as dt

import pytest
from django.test import Client

from claims.admin.boards.scope import Period
from claims.admin.boards.tables import Table
from claims.admin.boards.team import lasting, team
from claims.choices import RevisionState
from claims.models import ReviewRevision, User
from tests.admin.boards.following import tables_of, wrong_links
from tests.admin.boards.history import START, told
from tests.admin.boards.proposals import proposed, rejected
from tests.admin.conftest import Enter
from tests.admin.pages import questions
from tests.factories.audit import member
from tests.factories.claims import StatementLinkFactory
from tests.factories.complaints import a_complaint
from tests.factories.reviews import draft

pytestmark = pytest.mark.django_db
WEEKS = Period.parse("2026-01-05..2026-01-18")


def shown(table: Table) -> dict[str, tuple[float | None, float | None, str, str]]:
    """Of each state: waiting now, moved on, half within, nine in ten within."""
    return {
        str(row.name): (row.cells[0].count, row.cells[2].count, row.cells[3].text, row.cells[4].text)
        for row in table.rows
    }


@pytest.fixture
def busy(ana: User, besa: User) -> None:
    """Two candidates decided after 2 and 6 hours, one that waits; a draft returned; a link; a complaint."""
    for hours, who in ((2, ana), (6, besa)):
        candidate = rejected(proposed(at=START), who)
        told(candidate, ("waiting", 0), ("rejected", hours), who=who)
    told(proposed(at=START), ("waiting", 0))
    revision = draft(created_by=ana)
    ReviewRevision.objects.filter(pk=revision.pk).update(state=RevisionState.IN_REVIEW, submitted_at=START)
    told(revision, ("draft", 0), ("in_review", 48), ("draft", 50), ("in_review", 170))
    hour = dt.timedelta(hours=1)
    StatementLinkFactory.create(proposed_at=START, confirmed_by=besa, confirmed_at=START + 3 * hour)
    StatementLinkFactory.create(proposed_at=START)
    a_complaint(settled=True, received_at=START, settled_at=START + 72 * hour)


def test_each_state_says_how_many_wait_and_how_long_the_others_stayed(busy: None, besa: User) -> None:
    table = team(WEEKS, besa, None)[0]
    assert shown(table) == {
        "Candidate: waiting": (1, 2, "4 h", "6 h"),
        "Candidate: parked": (0, 0, "—", "—"),
        # After three hours; and that of the complaint's claim at once.
        "Claim: links to confirm": (1, 2, "2 h", "3 h"),
        "Review: draft": (0, 1, "4 days", "5 days"),
        "Review: in review": (1, 1, "2 h", "2 h"),
        "Review: approved": (0, 0, "—", "—"),
        "Complaint: open": (0, 1, "3 days", "3 days"),
    }


def test_the_oldest_review_waits_since_it_last_came_into_its_state(busy: None, besa: User) -> None:
    row = next(row for row in team(WEEKS, besa, None)[0].rows if row.name == "Review: in review")
    since = dt.datetime.now(dt.UTC) - START - dt.timedelta(hours=170)
    assert row.cells[1].count == pytest.approx(since.total_seconds(), abs=60)


def test_weeks_are_drawn_apart(busy: None, besa: User) -> None:
    """The draft that was returned ended a stay in each of the two weeks: 48 hours, then 120."""
    row = next(row for row in team(WEEKS, besa, None)[0].rows if row.name == "Review: draft")
    assert [(bar.week.isoformat(), bar.count, bar.shown) for bar in row.chart.bars] == [
        ("2026-01-05", 1, "2 days"), ("2026-01-12", 1, "5 days")
    ]  # fmt: skip
    assert [bar.height for bar in row.chart.bars] == [19, 48]


def test_every_number_leads_to_the_list_that_it_counts(busy: None, enter: Enter) -> None:
    chief = member("dana", "administrator")
    for who in (None, chief.pk, User.objects.get(username="ana").pk):
        tables = team(WEEKS, chief, who)
        assert wrong_links(enter(chief), tables) == []


def test_moves_can_be_ones_own(busy: None, ana: User, desk: Client) -> None:
    asked = {"since": "2026-01-05", "until": "2026-01-18", "who": str(ana.pk)}
    table = tables_of(desk, "team", **asked)[0]
    assert shown(table)["Candidate: waiting"] == (1, 1, "2 h", "2 h")


def test_only_an_administrator_sees_what_another_person_moved(
    busy: None, ana: User, besa: User, enter: Enter
) -> None:
    asked = {"since": "2026-01-05", "until": "2026-01-18", "who": str(ana.pk)}
    refused = enter(besa).get("/admin/boards/team/", asked)
    assert refused.status_code == 422
    assert "ana" not in [name for _key, name in refused.context["form"].fields["who"].choices]
    assert enter(member("dana", "administrator")).get("/admin/boards/team/", asked).status_code == 200
    listed = enter(besa).get(
        f"/admin/claims/candidate/?state=all&left=waiting;2026-01-05..2026-01-18;{ana.pk}"
    )
    assert listed.context["cl"].queryset.count() == 0


def test_complaints_are_for_those_who_may_read_them(busy: None) -> None:
    rows = team(WEEKS, member("dorin", "contributor"), None)[0].rows
    assert "Complaint: open" not in [row.name for row in rows]


def test_no_person_is_named_on_the_board(busy: None, ana: User, enter: Enter) -> None:
    page = enter(ana).get("/admin/boards/team/?since=2026-01-05&until=2026-01-18").content.decode()
    assert "besa" not in page


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(30, "0 min"), (3540, "59 min"), (3600, "1 h"), (47 * 3600, "47 h"), (172_800, "2 days")],
)
def test_a_time_is_told_in_the_unit_that_people_use(seconds: float, words: str) -> None:
    assert lasting(seconds) == words


def test_no_more_questions_for_a_busy_team(busy: None, ana: User, desk: Client) -> None:
    url = "/admin/boards/team/?since=2026-01-05&until=2026-01-18"
    few = questions(desk, url)
    for _ in range(5):
        rejected(proposed(at=START), ana)
        draft()
    assert questions(desk, url) == few


def test_an_empty_board_says_so(desk: Client) -> None:
    (table,) = tables_of(desk, "team")
    assert table.rows == ()
    assert str(table.empty) == "Nothing waits, and nothing moved in these days."
