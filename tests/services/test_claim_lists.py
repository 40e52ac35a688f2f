import datetime as dt
from typing import Any

import pytest
from django.db import transaction

from claims.formats import lists
from claims.formats.cells import csv_text
from claims.formats.lists import keys_of
from claims.models import Claim, User
from claims.services.claim_lists import CLAIMS, COLUMNS
from claims.services.list_files import Line
from claims.services.list_imports import PlannedRow, import_list, plan_list
from claims.services.plans import Plan
from tests.factories.claims import ClaimFactory, TopicFactory

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 1, 9, 9, 30, tzinfo=dt.UTC)


def line(text: str = "The bridge opens in May", **cells: str) -> Line:
    return Line(2, {"text": text, "language": "en", **cells})


def plan(actor: User, *lines: Line) -> Plan[PlannedRow]:
    return plan_list(kind=CLAIMS, lines=lines, actor=actor, at=AT)


def loaded(actor: User, *lines: Line) -> Plan[PlannedRow]:
    facts: dict[str, Any] = {"digest": plan(actor, *lines).digest, "name": "claims.csv", "tells": False}
    return import_list(kind=CLAIMS, lines=lines, actor=actor, at=AT, **facts)


def test_a_row_becomes_a_claim_with_topics_and_work(ana: User, besa: User) -> None:
    roads = TopicFactory.create(slug="roads", labels={"en": "Roads", "ro": "Drumuri"})
    money = TopicFactory.create(slug="money", labels={"en": "Money"})
    cells = {"topics": "Drumuri | money|roads", "assigned_to": "besa", "due_on": "2026-02-01"}
    (row,) = loaded(ana, line(**cells)).rows
    assert row.outcome == "created"
    claim = Claim.objects.get()
    assert (claim.text, claim.language, claim.created_by) == ("The bridge opens in May", "en", ana)
    assert set(claim.topics.all()) == {roads, money}
    assert (claim.assigned_to, claim.due_on) == (besa, dt.date(2026, 2, 1))


def test_the_same_list_twice_makes_nothing_twice(ana: User) -> None:
    rows = (line(), line(" The bridge opens in May\n"), line(language="ro"))
    assert [row.outcome for row in loaded(ana, *rows).rows] == ["created", "unchanged", "created"]
    assert [row.outcome for row in loaded(ana, *rows).rows] == ["unchanged"] * 3
    assert Claim.objects.count() == 2


def test_a_claim_that_is_worded_differently_by_now_is_let_be(ana: User) -> None:
    known = ClaimFactory.create(text="The bridge opens in June")
    (row,) = loaded(ana, line(id=str(known.public_id))).rows
    assert (row.outcome, row.news) == ("unchanged", ("It is worded differently here by now.",))
    assert Claim.objects.get().text == "The bridge opens in June"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"text": "\n"}, "text: This is needed."),
        ({"language": ""}, "language: Write a code"),
        ({"topics": "rivers"}, "topics: “rivers” is no topic here"),
        ({"topics": "Same"}, "topics: “Same” is no topic here, or several"),
        ({"assigned_to": "nobody"}, "assigned_to: No colleague has the user name “nobody”."),
        ({"due_on": "next week"}, "due_on: Write a day"),
    ],
)
def test_what_is_not_sure_is_refused_with_its_column(ana: User, cells: dict[str, str], words: str) -> None:
    for slug in ("one", "two"):
        TopicFactory.create(slug=slug, labels={"en": "Same"})
    (row,) = plan(ana, line(**cells)).rows
    assert row.outcome == "refused"
    assert words in " ".join(row.news)


def test_what_was_exported_is_imported_the_same(ana: User) -> None:
    TopicFactory.create(slug="roads", labels={"en": "Roads"})
    saved = transaction.savepoint()
    loaded(ana, line("=„Podul”, a\nspus", topics="roads", due_on="2026-02-01", assigned_to="ana"))
    table = lists.claims(Claim.objects.all())
    body = "".join(csv_text(table.header(), table.cells(keys_of(Claim.objects.all())))).encode()
    transaction.savepoint_rollback(saved)
    assert not Claim.objects.exists()
    assert loaded(ana, *CLAIMS.read(body=body, suffix=".csv")).count("created") == 1
    claim = Claim.objects.get()
    assert (claim.text, claim.due_on, claim.assigned_to) == ("=„Podul”, a\nspus", dt.date(2026, 2, 1), ana)
    assert [topic.slug for topic in claim.topics.all()] == ["roads"]


def test_a_template_names_columns_that_exports_have_too() -> None:
    exported = set(lists.claims(Claim.objects.all()).header())
    assert {column.name for column in COLUMNS} <= exported
    assert exported - {column.name for column in COLUMNS} == CLAIMS.unread
