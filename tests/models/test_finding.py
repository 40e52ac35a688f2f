"""Reading a search page by page: whichever way it is looked up, the same claims come in the same order."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import PublicClaim, finding
from claims.models.finding import Found, find
from claims.models.keyset import Cursor
from claims.models.public_role import public_read
from claims.models.publications import COUNT_LIMIT, PublicClaimQuerySet
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory
from tests.factories.publications import published_claim, retracted_claim

pytestmark = pytest.mark.django_db
ORDERS = ["-published_at", "published_at", "-updated_at", "updated_at"]
DULL: dict[str, object] = {"title": "", "summary": "s", "explanation": "", "statements": []}
MANY = """
    INSERT INTO claims_publicclaim (id, slug, seq, language, scale, verdict, topics, sources, published_at,
        updated_at, document, search)
    SELECT gen_random_uuid(), 'many-' || n, 1000 + n, 'en', '', '', '{}', '{}',
        %(at)s::timestamptz + n * interval '1 hour', %(at)s::timestamptz, '{}',
        to_tsvector('on_record_en', CASE WHEN n <= %(old)s THEN 'quondam' ELSE 'nunc' END)
    FROM generate_series(1, %(rows)s) AS n
"""


def claim(text: str, hours: int = 0, language: str = "en") -> PublicClaim:
    at = A_MORNING + dt.timedelta(hours=hours)
    return published_claim(at, claim=ClaimFactory.create(text=text, language=language), **DULL)


def rows() -> PublicClaimQuerySet:
    return PublicClaim.objects.standing()


@pytest.fixture
def low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three claims are many, and only the next four are looked through."""
    monkeypatch.setattr(finding, "COUNT_LIMIT", 3)
    monkeypatch.setattr(finding, "WINDOW", 4)


@pytest.mark.usefixtures("low_limits")
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "with_word", ["xxxxxxxx", "xx......", "......xx", "x..x..x.", "x.x.x.xx", "........"]
)
def test_pages_are_the_same_however_the_words_are_spread(with_word: str, order: str) -> None:
    for place, mark in enumerate(with_word):
        claim("The tram." if mark == "x" else "The bus.", hours=place // 2)
    wanted = list(rows().mentioning("tram").in_order(order))
    found, after = [], None
    while page := list(find(rows(), "tram").page(2, order=order, after=after)):
        found += page
        after = Cursor(getattr(page[-1], order.removeprefix("-")), page[-1].pk)
    assert found == wanted


@pytest.mark.usefixtures("low_limits")
def test_first_few_can_be_skipped() -> None:
    made = [claim("The tram.", hours) for hours in range(6)][::-1]
    assert list(find(rows(), "tram").page(2, skip=3)) == made[3:5]
    assert list(Found(rows()).page(2, skip=3)) == made[3:5]


@pytest.mark.usefixtures("low_limits")
def test_the_best_are_among_the_newest() -> None:
    claim("A tram, a tram and another tram.")
    newest = [claim("One bus, one bridge, one tram.", hours) for hours in range(1, 4)]
    best = claim("A tram and a tram.", hours=4)
    assert list(find(rows(), "tram").best()) == [best, *newest[:0:-1]]


def test_without_words_everything_is_found() -> None:
    one = claim("The tram.")
    for text in ("", None):
        found = find(rows(), text)
        assert (list(found.page(5)), found.count, found.did_you_mean) == ([one], None, None)


@pytest.mark.parametrize(
    ("printed", "language", "typed", "meant"),
    [
        ("Guvernul a construit autostrăzi.", "ro", "guvernul autosrtazi", "guvernul autostrăzi"),
        ("Guvernul a construit autostrăzi.", "ro", "guvrenul", "guvernul"),
        ("Qeveria rriti çmimin e energjisë.", "sq", "qeveria energisë", "qeveria energjisë"),
        ("The government built motorways.", "en", '"goverment built" -trams', '"government built" -trams'),
    ],
)
def test_where_nothing_matches_the_words_that_were_meant_do(
    printed: str, language: str, typed: str, meant: str
) -> None:
    one = claim(printed, language=language)
    found = find(rows(), typed)
    assert (found.did_you_mean, found.words, found.count) == (meant, meant, 1)
    assert list(found.page(5)) == [one]


def test_what_matches_is_not_corrected() -> None:
    typo, _other = claim("The brigde."), [claim("The bridge.") for _ in range(2)]
    found = find(rows(), "brigde")
    assert (found.did_you_mean, list(found.page(5))) == (None, [typo])


def test_forms_of_a_known_word_are_not_corrected() -> None:
    claim("The bridges and the trams, apart from the bus.")
    claim("The trams.")
    assert find(rows(), "bridge tram ferry").did_you_mean is None


def test_words_of_retracted_claims_are_not_offered() -> None:
    retracted_claim(A_MORNING, claim=ClaimFactory.create(text="The zeppelin."), **DULL)
    found = find(rows(), "zepelin")
    assert (found.count, found.did_you_mean) == (0, None)


def test_correction_that_finds_nothing_here_is_not_offered() -> None:
    claim("The bridge.")
    claim("The tram.")
    assert find(rows(), "brigde tram").did_you_mean is None
    assert find(rows().filter(language="ro"), "brigde").did_you_mean is None


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "bridge " * 1_500, "%" * 50, "_" * 50, "brid%", '"' * 999, "a:* & !(", "of the", "🌉" * 9],
)
def test_any_text_may_be_looked_for(text: str) -> None:
    claim("The bridge of Dorna.")
    with public_read():
        found = find(rows(), text)
        assert len(found.page(5)) == (text.startswith("bridge "))


def plans(found: Found) -> str:
    """How PostgreSQL goes about a page."""
    with CaptureQueriesContext(connection) as captured:
        list(found.page(21))
    with connection.cursor() as cursor:
        texts = []
        for query in captured.captured_queries:
            cursor.execute(f"EXPLAIN {query['sql']}")
            texts += [row[0] for row in cursor.fetchall()]
    return "\n".join(texts)


@pytest.mark.parametrize("old", [2_000, 5])
def test_words_of_long_ago_are_found_by_their_index(old: int) -> None:
    """PostgreSQL takes a common word for evenly spread, and would walk past everything newer."""
    with connection.cursor() as cursor:
        cursor.execute(MANY, {"rows": 6_000, "old": old, "at": A_MORNING})
        cursor.execute("ANALYZE claims_publicclaim")
    with public_read():
        found = find(rows(), "quondam")
        assert found.count == min(old, COUNT_LIMIT + 1)
        plan = plans(found)
    assert "public_claim_search" in plan
    assert "Seq Scan" not in plan
