import datetime as dt
import random
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from claims.admin.boards.engine import engine
from claims.admin.boards.scope import Scope
from claims.admin.boards.tables import Table
from claims.choices import AttributionGrade, CandidateState, DatePrecision, RejectReason
from claims.models import Candidate, PartialDate, Speaker, User
from claims.services.passages import accept_words, change_boundaries
from tests.admin.boards.following import ALL_TIME, lines, tables_of, wrong_links
from tests.admin.boards.proposals import decided, proposed, rejected, taken
from tests.admin.pages import questions
from tests.factories.articles import A_MORNING, ArticleFactory, SourceFactory
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db
LANGUAGE, OUTLET, REASON, SPEAKER, DATE, BOUNDARIES, TOP = range(7)


def missed(
    ana: User, text: str = "“We will plant a hundred trees,” said the mayor.", **columns: object
) -> None:
    """Words that an editor recorded and the machine had read past."""
    article = ArticleFactory.create(text=text, extracted_at=A_MORNING, **columns)
    words = "We will plant a hundred trees"
    start = article.text.index(words)
    accept_words(
        article_id=article.pk, start=start, end=start + len(words), words=words, wording="original",
        speaker=SpeakerFactory.create(), said=PartialDate(), actor=ana, at=A_MORNING,
    )  # fmt: skip


@pytest.fixture
def mara() -> Speaker:
    speaker: Speaker = SpeakerFactory.create()
    return speaker


def test_proposals_are_counted_by_what_became_of_them(ana: User, mara: Speaker) -> None:
    taken(proposed(mara), ana)
    taken(proposed(mara, language="ro"), ana, CandidateState.MERGED)
    taken(proposed(mara), ana, CandidateState.RECORD)
    rejected(proposed(mara), ana, RejectReason.OPINION)
    rejected(proposed(mara), ana, RejectReason.OPINION)
    rejected(proposed(mara, language="ro"), ana, RejectReason.VAGUE)
    proposed(mara)
    decided(proposed(mara, language=""), ana, CandidateState.PARKED, parked_until="2099-01-01")
    decided(proposed(mara), ana, CandidateState.SUPERSEDED)
    missed(ana)
    tables = engine(ALL_TIME)
    assert lines(tables[LANGUAGE]) == {
        "English": [5, 2, 2, 1, 0, 1],
        "Romanian": [2, 1, 1, 0, 0, 0],
        "not known for certain": [1, 0, 0, 0, 1, 0],
        "All": [8, 3, 3, 1, 1, 1],
    }
    # Missed is out of what the machine found and what it did not.
    assert [cell.of for cell in tables[LANGUAGE].rows[0].cells] == [None, 5, 5, 5, 5, 3]
    reasons = {name: counts for name, counts in lines(tables[REASON]).items() if counts != [0]}
    assert reasons == {"opinion": [2], "vague": [1]}
    assert {cell.of for row in tables[REASON].rows for cell in row.cells} == {3}


def test_outlets_are_told_apart(ana: User, mara: Speaker) -> None:
    post, courier = SourceFactory.create(name="Post"), SourceFactory.create(name="Courier")
    taken(proposed(mara, source=post), ana)
    proposed(mara, source=post)
    proposed(mara, source=courier)
    missed(ana, source=courier)
    by_outlet = engine(ALL_TIME)[OUTLET]
    assert lines(by_outlet) == {
        "Post": [2, 1, 0, 1, 0, 0], "Courier": [1, 0, 0, 1, 0, 1], "All": [3, 1, 0, 2, 0, 1]
    }  # fmt: skip
    narrow = Scope(ALL_TIME.period, "en", str(courier.pk))
    assert lines(engine(narrow)[OUTLET]) == {"Courier": [1, 0, 0, 1, 0, 1], "All": [1, 0, 0, 1, 0, 1]}


def test_a_speaker_agrees_grade_by_grade_with_the_one_on_record(ana: User, mara: Speaker) -> None:
    role: dict[str, Any] = {"grade": AttributionGrade.ROLE}
    taken(proposed(mara), ana)
    taken(proposed(mara), ana)
    taken(proposed(mara), ana, speaker=SpeakerFactory.create())
    rejected(proposed(mara), ana, RejectReason.WRONG_SPEAKER)
    rejected(proposed(mara), ana, RejectReason.OPINION)
    proposed(mara)
    taken(proposed(mara, **role), ana)
    taken(proposed(None, **role), ana, speaker=mara)
    table = engine(ALL_TIME)[SPEAKER]
    assert [str(head) for head in table.heads] == [
        "agreed",
        "corrected",
        "rejected as wrong",
        "nothing guessed",
    ]
    assert lines(table) == {"named with a cue": [2, 1, 1, 0], "by role": [1, 0, 0, 1]}
    assert [cell.of for cell in table.rows[0].cells] == [4, 4, 4, None]


def test_a_date_agrees_when_both_its_days_do(ana: User, mara: Speaker) -> None:
    other = dt.date(2026, 1, 7)
    day: dict[str, Any] = {"said_on": other, "said_not_before": other, "said_not_after": other}
    month: dict[str, Any] = {
        "said_on": None, "said_precision": DatePrecision.MONTH,
        "said_not_before": dt.date(2026, 1, 1), "said_not_after": dt.date(2026, 1, 31),
    }  # fmt: skip
    nothing: dict[str, Any] = {
        "said_on": None,
        "said_precision": DatePrecision.UNKNOWN,
        "said_not_before": None,
        "said_not_after": None,
    }
    taken(proposed(mara), ana)
    taken(proposed(mara), ana, **day)
    taken(proposed(mara, **month), ana)
    taken(proposed(mara, **nothing), ana)
    taken(proposed(mara, **nothing), ana, **nothing)
    assert lines(engine(ALL_TIME)[DATE]) == {"day": [1, 1, 0], "month": [0, 1, 0], "unknown": [0, 0, 2]}


def test_moved_boundaries_are_counted_from_the_history(ana: User, mara: Speaker) -> None:
    first = proposed(mara)
    taken(proposed(mara), ana)
    words = first.words[:10]
    change_boundaries(
        candidate_id=first.pk, version=first.version, start=first.start_offset, end=first.start_offset + 10,
        words=words, actor=ana, at=A_MORNING,
    )  # fmt: skip
    first.refresh_from_db()
    taken(first, ana)
    table = engine(ALL_TIME)[BOUNDARIES]
    assert lines(table) == {"direct quote": [1]}
    assert table.rows[0].cells[0].of == 2


def test_the_first_thirty_of_a_day_are_set_against_the_others(ana: User, mara: Speaker, desk: Client) -> None:
    """On one day 32 proposals: of the best 30 three decided and two taken, of the others one rejected."""
    ranked = [proposed(mara, check_worthiness=1 - number / 100) for number in range(32)]
    taken(ranked[0], ana)
    taken(ranked[29], ana)
    rejected(ranked[1], ana)
    rejected(ranked[30], ana)
    # On another day the last of the queue is among the first.
    taken(proposed(mara, check_worthiness=0.01, at=A_MORNING + dt.timedelta(days=1)), ana)
    tables = engine(ALL_TIME)
    assert lines(tables[TOP]) == {"the first 30 of each day": [3], "the others": [0]}
    assert [row.cells[0].of for row in tables[TOP].rows] == [4, 1]
    assert wrong_links(desk, [tables[TOP]]) == []


def sums(table: Table) -> list[float]:
    return [sum(row.cells[place].count or 0 for row in table.rows[:-1]) for place in range(len(table.heads))]


@pytest.mark.parametrize("seed", range(3))
def test_parts_add_up_and_lead_to_their_lists(seed: int, ana: User, mara: Speaker, desk: Client) -> None:
    dice = random.Random(seed)  # noqa: S311
    outlets = [*SourceFactory.create_batch(3), None]
    for _ in range(40):
        candidate = proposed(
            dice.choice([mara, None]), source=dice.choice(outlets), language=dice.choice(["ro", "en", ""]),
            grade=dice.choice(AttributionGrade.values), check_worthiness=dice.random(),
            at=A_MORNING + dt.timedelta(days=dice.randrange(3)),
        )  # fmt: skip
        match dice.randrange(4):
            case 0:
                taken(candidate, ana, speaker=dice.choice([mara, SpeakerFactory.create()]))
            case 1:
                rejected(candidate, ana, dice.choice(RejectReason.values))
            case 2:
                decided(candidate, ana, CandidateState.PARKED, parked_until="2099-01-01")
    for outlet in outlets:
        missed(ana, source=outlet)
    tables = engine(ALL_TIME)
    for table in (tables[LANGUAGE], tables[OUTLET]):
        whole, *outcomes, _missed = sums(table)
        assert whole == sum(outcomes) == 40
        assert sums(table) == [cell.count for cell in table.rows[-1].cells]
    rejections = tables[LANGUAGE].rows[-1].cells[2].count
    assert sum(row.cells[0].count or 0 for row in tables[REASON].rows) == rejections
    for table in (tables[SPEAKER], tables[DATE]):
        for row in table.rows:
            guessed = row.cells[:-1]
            assert {cell.of for cell in guessed} == {sum(cell.count or 0 for cell in guessed)}
    decisions = sum(Candidate.objects.filter(state=state).count() for state in ("accepted", "rejected"))
    assert sum(row.cells[0].of or 0 for row in tables[TOP].rows) == decisions
    assert wrong_links(desk, tables) == []


def test_no_more_questions_for_a_busy_engine(ana: User, mara: Speaker, desk: Client) -> None:
    url = "/admin/boards/engine/?since=2026-01-01&until=2026-01-31"
    taken(proposed(mara), ana)
    few = questions(desk, url)
    for language in ("ro", "sq", "en", "bg"):
        taken(proposed(mara, language=language), ana)
        missed(ana)
    assert questions(desk, url) == few


def test_an_empty_board_says_what_to_do(desk: Client) -> None:
    tables = tables_of(desk, "engine")
    assert {table.rows for table in tables} == {()}
    assert all(str(table.empty) for table in tables)


def test_languages_are_called_by_their_names_in_the_readers_language(ana: User, mara: Speaker) -> None:
    proposed(mara, language="sq")
    missed(ana)
    with translation.override("ro"):
        assert [str(row.name) for row in engine(ALL_TIME)[LANGUAGE].rows[:2]] == ["Albaneză", "Engleză"]
