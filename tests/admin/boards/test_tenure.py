import datetime as dt
import itertools

import pytest

from claims.admin.boards import cohorts, tenure
from claims.choices import DatePrecision, SpeakerKind
from claims.models import Speaker, Statement
from claims.services.public_documents import party_document
from tests.admin.boards.following import ALL_TIME
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
BOUNDS = ("", "2025", "2026", "2026-01", "2026-01-08", "2026-01-09", "2026-02-31")


def a_party(name: str) -> Speaker:
    party: Speaker = SpeakerFactory.create(kind=SpeakerKind.PARTY, name=name)
    return party


def said_by(speaker: Speaker, first: str | None, last: str | None) -> Statement:
    days = {"said_not_before": first, "said_not_after": last}
    statement: Statement = StatementFactory.create(
        speaker=speaker, said_on=None, said_precision=DatePrecision.UNKNOWN, **days
    )
    statement.refresh_from_db()
    return statement


def placed() -> dict[int, tuple[int | None, str | None]]:
    rows = cohorts.utterances(cohorts.statements(ALL_TIME))
    return {key: (party, office) for key, party, office in tenure.placed(rows).lines()}


def test_the_party_is_that_of_the_public_page_whatever_is_known_of_the_dates() -> None:
    """Every pair of bounds, of two roles each, on days around them: the board and the page agree."""
    greens, blues = a_party("Greens"), a_party("Blues")
    for number, (since, until) in enumerate(itertools.product(BOUNDS, repeat=2)):
        speaker = SpeakerFactory.create()
        SpeakerRoleFactory.create(speaker=speaker, organisation=greens, since=since, until=until)
        if number % 3 == 0:
            SpeakerRoleFactory.create(speaker=speaker, organisation=blues, since="2026-01-09", until="")
        for first, last in (
            ("2026-01-08", "2026-01-08"), ("2026-01-01", "2026-01-31"), ("2025-06-01", "2026-03-01"),
            ("2026-02-28", "2026-02-28"), ("2026-03-01", "2026-03-01"), (None, "2026-01-08"), (None, None),
        ):  # fmt: skip
            said_by(speaker, first, last)
    names = {greens.pk: "Greens", blues.pk: "Blues", None: None}
    found = {key: names[party] for key, (party, _office) in placed().items()}
    public = {
        statement.pk: (document := party_document(statement)) and document["name"]
        for statement in Statement.objects.select_related("speaker")
    }
    assert found == public
    assert set(found.values()) == {"Greens", "Blues", None}


def test_an_office_is_what_was_held_outside_a_party_on_that_day() -> None:
    mayor = SpeakerFactory.create()
    SpeakerRoleFactory.create(speaker=mayor, title={"en": "Mayor"}, since="2020", until="2026-01-08")
    SpeakerRoleFactory.create(speaker=mayor, title={"en": "Minister"}, since="2026-01-09")
    SpeakerRoleFactory.create(
        speaker=mayor, title={"en": "Leader"}, organisation=a_party("Greens"), since="2020"
    )
    last, first = said_by(mayor, "2026-01-08", "2026-01-08"), said_by(mayor, "2026-01-09", "2026-01-09")
    over = said_by(mayor, "2026-01-08", "2026-01-09")
    offices = {key: office for key, (_party, office) in placed().items()}
    assert offices == {last.pk: "Mayor", first.pk: "Minister", over.pk: None}


def test_of_two_offices_at_a_time_none_is_chosen_and_one_held_by_two_bodies_is_one() -> None:
    both, same = SpeakerFactory.create_batch(2)
    for title in ("Mayor", "Senator"):
        SpeakerRoleFactory.create(speaker=both, title={"en": title})
    for body in SpeakerFactory.create_batch(2, kind=SpeakerKind.ORGANISATION):
        SpeakerRoleFactory.create(speaker=same, title={"en": "Member"}, organisation=body)
    doubtful, certain = (said_by(one, "2026-01-08", "2026-01-08") for one in (both, same))
    assert placed() == {doubtful.pk: (None, None), certain.pk: (None, "Member")}


def test_a_role_without_a_title_is_no_office_and_one_in_another_language_is() -> None:
    named, unnamed, empty = SpeakerFactory.create_batch(3)
    SpeakerRoleFactory.create(speaker=named, title={"ro": "primar"})
    SpeakerRoleFactory.create(speaker=unnamed, title={})
    SpeakerRoleFactory.create(speaker=empty, title={"en": ""})
    one, *others = (said_by(speaker, "2026-01-08", "2026-01-08") for speaker in (named, unnamed, empty))
    office = placed()[one.pk][1]
    assert office is not None
    assert tenure.titles([office]) == {office: {"ro": "primar"}}
    assert [placed()[other.pk] for other in others] == [(None, None)] * 2


def test_lines_are_those_of_the_party_or_office_asked_for() -> None:
    greens, speaker = a_party("Greens"), SpeakerFactory.create()
    SpeakerRoleFactory.create(speaker=speaker, organisation=greens)
    SpeakerRoleFactory.create(speaker=speaker, title={"en": "Mayor"})
    theirs, nobodys = said_by(speaker, "2026-01-08", "2026-01-08"), said_by(speaker, None, None)
    rows = cohorts.utterances(cohorts.statements(ALL_TIME))
    assert list(Statement.objects.filter(pk__in=tenure.of_party(rows, greens.pk))) == [theirs]
    assert list(Statement.objects.filter(pk__in=tenure.of_party(rows, None))) == [nobodys]
    assert list(Statement.objects.filter(pk__in=tenure.in_office(rows, "Mayor"))) == [theirs]


def test_numbers_are_counted_by_party_and_office_together() -> None:
    speaker = SpeakerFactory.create()
    SpeakerRoleFactory.create(speaker=speaker, title={"en": "Mayor"}, since="2026")
    for day in (8, 8, 9):
        said_by(speaker, *[dt.date(2026, 1, day).isoformat()] * 2)
    said_by(speaker, "2025-12-31", "2025-12-31")
    rows = cohorts.utterances(cohorts.statements(ALL_TIME))
    lines = tenure.tallied(rows, found="count(*)", under="count(*) FILTER (WHERE is_selected)").lines()
    assert sorted(lines, key=str) == [(None, "Mayor", 3, 0), (None, None, 1, 0)]
