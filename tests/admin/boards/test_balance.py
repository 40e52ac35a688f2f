import datetime as dt
import random
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from claims.admin.boards.balance import balance
from claims.admin.boards.scope import Period, Scope
from claims.admin.boards.tables import Table
from claims.choices import CandidateState, RejectReason, RevisionState, SpeakerKind, StatementState
from claims.models import ReviewRevision, Statement, User
from tests.admin.boards.following import ALL_TIME, lines, tables_of, wrong_links
from tests.admin.boards.proposals import decided, proposed, rejected, taken
from tests.admin.pages import questions
from tests.factories.articles import A_MORNING, SourceFactory
from tests.factories.claims import ClaimFactory, StatementLinkFactory
from tests.factories.publications import approved_claim, publish
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import OccurrenceFactory, StatementFactory

pytestmark = pytest.mark.django_db
Cast = Any


@pytest.fixture
def cast(ana: User) -> Cast:
    """Mara is the Greens' mayor, Dan is of the Blues, of Iva nothing is known."""
    greens, blues = (SpeakerFactory.create(kind=SpeakerKind.PARTY, name=name) for name in ("Greens", "Blues"))
    mara, dan, iva = SpeakerFactory.create_batch(3)
    SpeakerRoleFactory.create(speaker=mara, organisation=greens, title={})
    SpeakerRoleFactory.create(speaker=mara, title={"en": "Mayor", "ro": "primar"})
    SpeakerRoleFactory.create(speaker=dan, organisation=blues, title={})
    first = taken(proposed(mara), ana)
    second = StatementFactory.create(speaker=mara)
    third, fourth = StatementFactory.create(speaker=dan), StatementFactory.create(speaker=iva)
    StatementFactory.create(speaker=mara, state=StatementState.WITHDRAWN)
    proposed(mara)
    proposed(dan)
    proposed(None)
    rejected(proposed(mara), ana, RejectReason.WRONG_SPEAKER)
    decided(proposed(mara), ana, CandidateState.SUPERSEDED)
    revision = approved_claim([first, third])
    publish(revision)
    StatementLinkFactory.create(claim=revision.review.claim, statement=second)
    StatementLinkFactory.create(claim=ClaimFactory.create(), statement=third, confirmed=True)
    return SimpleNamespace(greens=greens, blues=blues, mara=mara, dan=dan, first=first, fourth=fourth)


def test_each_party_is_counted_from_the_proposal_to_the_verdict(cast: Cast) -> None:
    by_party = balance(ALL_TIME)[0]
    assert lines(by_party) == {
        "Greens": [2, 2, 2, 1],
        "Blues": [1, 1, 1, 1],
        "not known for certain": [2, 1, 0, 0],
        "All": [5, 4, 3, 2],
    }
    greens = by_party.rows[0]
    assert [cell.of for cell in greens.cells] == [5, 4, 2, 2]
    assert [cell.of for cell in by_party.rows[-1].cells] == [None, None, 4, 3]
    assert [row.is_total for row in by_party.rows] == [False, False, False, True]


def test_an_office_is_counted_by_its_title_in_the_readers_language(cast: Cast, settings: Any) -> None:
    by_office = balance(ALL_TIME)[1]
    assert lines(by_office) == {
        "Mayor": [2, 2, 2, 1],
        "not known for certain": [3, 2, 1, 1],
        "All": [5, 4, 3, 2],
    }


def test_verdicts_are_counted_by_claims_and_one_of_two_parties_stands_with_both(cast: Cast) -> None:
    mix = balance(ALL_TIME)[2]
    assert [str(head) for head in mix.heads] == ["False", "True", "Unverifiable", "Claims checked"]
    assert lines(mix) == {"Greens": [1, 0, 0, 1], "Blues": [1, 0, 0, 1], "All": [1, 0, 0, 1]}
    assert "Dorna scale" in str(mix.title)


def test_of_few_claims_no_percentage_is_told(cast: Cast, desk: Client) -> None:
    mix = balance(ALL_TIME)[2]
    assert {cell.share for row in mix.rows for cell in row.cells} == {None}
    page = desk.get("/admin/boards/balance/?since=2026-01-01&until=2026-01-31").content.decode()
    assert "Where there are fewer than 10, only the numbers are shown" in page
    assert "These are our choices, not the speakers’ habits" in page


def test_every_number_leads_to_the_list_that_it_counts(cast: Cast, desk: Client) -> None:
    tables = balance(ALL_TIME)
    assert sum(bool(cell.url) for table in tables for row in table.rows for cell in row.cells) > 20
    assert wrong_links(desk, tables) == []


def test_what_an_editor_settled_counts_before_the_machines_guess(cast: Cast, ana: User) -> None:
    taken(proposed(cast.mara), ana, speaker=cast.dan)
    assert lines(balance(ALL_TIME)[0])["Blues"][:2] == [2, 2]


def test_a_retracted_verdict_is_no_check(cast: Cast) -> None:
    ReviewRevision.objects.update(
        state=RevisionState.RETRACTED, retraction_note="Wrong plan.", ended_at=A_MORNING
    )
    tables = balance(ALL_TIME)
    assert lines(tables[0])["All"] == [5, 4, 3, 0]
    assert len(tables) == 2


def test_days_are_counted_whole_in_the_newsrooms_time_zone(cast: Cast, ana: User, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Bucharest"
    # Half past midnight on the tenth in Bucharest.
    late = dt.datetime(2026, 1, 9, 22, 30, tzinfo=dt.UTC)
    proposed(cast.dan, at=late)
    Statement.objects.filter(pk=cast.fourth.pk).update(recorded_at=late)
    tenth = Scope(Period.parse("2026-01-10..2026-01-10"))
    assert lines(balance(tenth)[0])["All"] == [1, 1, 0, 0]
    ninth = Scope(Period.parse("2026-01-09..2026-01-09"))
    assert lines(balance(ninth)[0])["All"] == [5, 3, 3, 2]


def test_language_and_outlet_narrow_every_number_and_its_list(cast: Cast, desk: Client, ana: User) -> None:
    outlet = SourceFactory.create()
    statement = taken(proposed(cast.mara, source=outlet, language="ro"), ana)
    proposed(cast.dan, source=outlet, language="en")
    narrow = Scope(ALL_TIME.period, "ro", str(outlet.pk))
    assert lines(balance(narrow)[0]) == {"Greens": [1, 1, 0, 0], "All": [1, 1, 0, 0]}
    publish(approved_claim([statement]))
    assert wrong_links(desk, balance(narrow)) == []
    nowhere = Scope(ALL_TIME.period, "en", "none")
    OccurrenceFactory.create(statement=cast.fourth, article=proposed(None).article)
    assert lines(balance(nowhere)[0])["All"][:2] == [0, 2]
    assert wrong_links(desk, balance(nowhere)) == []


def parts_add_up(table: Table) -> bool:
    """Each column's last line is the sum of those above, and no part is more than its whole."""
    *parts, total = table.rows
    columns = zip(*(row.cells for row in parts), strict=True)
    sums = [sum(cell.count or 0 for cell in column) for column in columns]
    cells = [cell for row in table.rows for cell in row.cells if cell.of is not None]
    return sums == [cell.count for cell in total.cells] and all(
        (cell.count or 0) <= (cell.of or 0) for cell in cells
    )


@pytest.mark.parametrize("seed", range(4))
def test_parts_add_up_to_their_wholes_whatever_the_newsroom_did(seed: int, ana: User, desk: Client) -> None:
    dice = random.Random(seed)  # noqa: S311
    parties = [None, *SpeakerFactory.create_batch(3, kind=SpeakerKind.PARTY)]
    speakers = SpeakerFactory.create_batch(8)
    for speaker in speakers:
        for party in dice.choices(parties, k=2):
            since, until = sorted(dice.choices(["", "2025", "2026-01-08", "2026-02", "2027"], k=2))
            title = {"en": dice.choice(["Mayor", "Senator", ""])}
            SpeakerRoleFactory.create(
                speaker=speaker, organisation=party, title=title, since=since, until=until
            )
    statements = []
    for _ in range(40):
        candidate = proposed(dice.choice([None, *speakers]))
        match dice.randrange(3):
            case 0:
                statements.append(taken(candidate, ana, speaker=dice.choice(speakers)))
            case 1:
                rejected(candidate, ana, dice.choice(RejectReason.values))
    for _ in range(5):
        revision = approved_claim(dice.sample(statements, 2), verdict_key=dice.choice(["true", "false"]))
        if dice.random() < 0.7:
            publish(revision)
    by_party, by_office, *mixes = balance(ALL_TIME)
    assert parts_add_up(by_party)
    assert parts_add_up(by_office)
    assert lines(by_party)["All"] == lines(by_office)["All"]
    assert lines(by_party)["All"][:2] == [40, len(statements)]
    for row in (row for table in mixes for row in table.rows):
        *verdicts, whole = row.cells
        assert sum(cell.count or 0 for cell in verdicts) == whole.count
        assert {cell.of for cell in verdicts} == {whole.count}
    assert wrong_links(desk, [by_party, by_office, *mixes]) == []


def test_no_more_questions_for_a_busy_newsroom(cast: Cast, desk: Client, ana: User) -> None:
    url = "/admin/boards/balance/?since=2026-01-01&until=2026-01-31"
    few = questions(desk, url)
    for _ in range(10):
        taken(proposed(cast.dan), ana)
        proposed(SpeakerFactory.create())
    assert questions(desk, url) == few


def test_an_empty_board_says_what_to_do(desk: Client) -> None:
    tables = tables_of(desk, "balance")
    assert [table.rows for table in tables] == [(), ()]
    assert "add an article" in str(tables[0].empty)
