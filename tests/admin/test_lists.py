import pytest
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.admin import lists
from claims.admin.lists import AtLeast, Pages, counted
from claims.models import Claim, ReviewRevision
from tests.admin.pages import list_url
from tests.factories.claims import ClaimFactory, StatementLinkFactory

pytestmark = pytest.mark.django_db


def test_rows_are_counted_as_far_as_anybody_reads_on() -> None:
    ClaimFactory.create_batch(4)
    assert counted(Claim.objects.all(), 4) == 4
    assert str(counted(Claim.objects.all(), 4)) == "4"
    more = counted(Claim.objects.all(), 3)
    assert (more, str(more)) == (3, "3+")


def test_a_number_behind_which_nobody_counted_on_says_so_on_pages() -> None:
    assert Template("{{ number }}").render(Context({"number": AtLeast(1_000)})) == "1000+"


def test_a_page_beyond_what_is_counted_is_none() -> None:
    ClaimFactory.create_batch(5)
    pages = Pages(Claim.objects.order_by("pk"), 2, most=3)
    assert (pages.count, pages.num_pages) == (3, 2)


def test_a_list_of_many_says_how_far_it_counted(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ClaimFactory.create_batch(4)
    monkeypatch.setattr(lists, "MOST_LISTED", 3)
    assert "3+" in desk.get(list_url(Claim)).content.decode()


def test_what_a_row_shows_is_worked_out_for_the_page_alone(desk: Client) -> None:
    StatementLinkFactory.create()
    with CaptureQueriesContext(connection) as asked:
        desk.get(list_url(Claim))
    counting = [
        query["sql"] for query in asked if 'COUNT(U0."id")' in query["sql"] or "latest_state" in query["sql"]
    ]
    assert len(counting) == 1
    assert f'"{Claim._meta.db_table}"."id" IN (' in counting[0]


def test_rows_stand_in_the_order_of_the_list(desk: Client) -> None:
    made = ClaimFactory.create_batch(5)
    rows = desk.get(list_url(Claim)).context["cl"].result_list
    assert [row.pk for row in rows] == [claim.pk for claim in reversed(made)]


def test_languages_of_the_desk_are_offered_without_asking_the_rows(desk: Client) -> None:
    ClaimFactory.create(language="ro", text="Podul se deschide")
    ClaimFactory.create(language="fi", text="Silta avataan")
    page = desk.get(f"{list_url(Claim)}?language=fi").content.decode()
    assert "Silta avataan" in page and "Podul se deschide" not in page
    assert "language=ro" in page


def test_a_list_says_what_it_begins_with_and_what_was_chosen_instead(desk: Client) -> None:
    for query, choice in (("", "open"), ("?state=approved", "approved"), ("?state=all", "All")):
        page = desk.get(f"{list_url(ReviewRevision)}{query}")
        assert page.context["cl"].begins_with() == [choice]
        assert f"Filters · {choice}" in page.content.decode()


def test_all_is_offered_only_where_something_was_left_out(desk: Client) -> None:
    assert "Show all" not in desk.get(list_url(Claim)).content.decode()
    assert "Show all" in desk.get(f"{list_url(Claim)}?q=bridge").content.decode()
