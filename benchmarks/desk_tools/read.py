"""Articles, what the machine found in them, and the statements that came of it."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from typing import Any

from benchmarks.api_tools.wording import SOURCES
from benchmarks.desk_tools.people import PEOPLE, Newsroom, identity
from claims.choices import AttributionGrade, CandidateKind, CandidateState, RejectReason
from claims.models import Article, Candidate, FetchRequest, Occurrence, Sighting, Statement

FOUND = 5  # candidates of an article
WIRE = 10  # every tenth article is another outlet's print of the one before
# Of the candidates that became no statement, in turns.
STATES = (*[CandidateState.WAITING] * 6, CandidateState.PARKED, *[CandidateState.REJECTED] * 3)
GRADES = (*[AttributionGrade.EXPLICIT] * 8, AttributionGrade.PRONOUN, AttributionGrade.HEARSAY)
KINDS = (CandidateKind.DIRECT, CandidateKind.PARTIAL, CandidateKind.INDIRECT)
EXTRACTOR = "bench"


def articles(room: Newsroom) -> Iterator[Article]:
    text = ""
    for number in range(1, room.articles + 1):
        text = text if number % WIRE == 0 else text_of(room, number)
        at = room.ago(number, room.articles)
        yield Article(
            id=number,
            source_id=1 + number * 7 % SOURCES,
            url=f"https://outlet.example.org/{number}",
            title=room.words(number, 9),
            byline="Ana Pop",
            language=room.language(number),
            published_at=at,
            fetched_at=at,
            raw=b"",
            raw_hash=sha256(text.encode()).hexdigest(),
            text=text,
            text_hash=sha256(text.encode()).hexdigest(),
            extracted_at=at if number % 97 else None,
            set_aside_at=at if number % 9_700 == 0 else None,
            due_at=at,
        )


def text_of(room: Newsroom, number: int) -> str:
    """Paragraphs of three sentences; the first one of each is quoted."""
    paragraphs = [
        f"„{room.words(number, 16)}” {room.words(number, 14)} {room.words(number, 18)}" for _ in range(FOUND)
    ]
    return "\n\n".join(paragraphs)


def fetch_requests(room: Newsroom) -> Iterator[FetchRequest]:
    for number in range(1, room.articles + 1):
        at = room.ago(number, room.articles)
        failed = number % 50 == 0
        yield FetchRequest(
            id=number,
            feed_id=1 + number * 7 % SOURCES,
            source_id=1 + number * 7 % SOURCES,
            url=f"https://outlet.example.org/{number}",
            title=room.words(number, 9),
            requested_at=at,
            done_at=None if failed else at,
            set_aside_at=at if failed else None,
            last_error="The server did not answer." if failed else "",
            article_id=None if failed else number,
            due_at=at,
        )


def quotes(room: Newsroom) -> Iterator[tuple[int, int, int, str]]:
    """Each quote: its number, its article, where its words start, and the words."""
    numbers = count(1)
    rows = Article.objects.order_by("pk").values_list("pk", "text").iterator(2_000)
    for article, text in rows:
        if article % WIRE == 0:
            continue
        start = 0
        for paragraph in text.split("\n\n"):
            if (number := next(numbers)) > room.candidates:
                return
            yield number, article, start + 1, paragraph[1 : paragraph.index("”")]
            start += len(paragraph) + 2


def candidates(room: Newsroom) -> Iterator[Candidate]:
    for number, article, start, words in quotes(room):
        yield Candidate(
            id=number,
            article_id=article,
            start_offset=start,
            end_offset=start + len(words),
            words=words,
            quote_spans=[[start, start + len(words)]],
            kind=KINDS[number % len(KINDS)],
            grade=GRADES[number % len(GRADES)],
            language=room.language(article),
            mention=room.words(number, 2)[:-1],
            speaker_id=room.speaker() if number % 4 else None,
            score=round(room.chance.random(), 4),
            check_worthiness=round(room.chance.random(), 4),
            fingerprint=sha256(words.encode()).hexdigest(),
            extractor_version=EXTRACTOR,
            **said_and_decided(room, number),
        )


def said_and_decided(room: Newsroom, number: int) -> dict[str, Any]:
    """When, and what became of it: of the first so many a statement."""
    at = room.ago(number, room.candidates)
    is_taken = number <= room.statements
    state = CandidateState.ACCEPTED if is_taken else STATES[number % len(STATES)]
    is_decided = state in (CandidateState.ACCEPTED, CandidateState.REJECTED)
    return {
        "said_on": at.date(),
        "said_precision": "day",
        "said_not_before": at.date(),
        "said_not_after": at.date(),
        "created_at": at,
        "state": state,
        "decided_at": at if is_decided else None,
        "decided_by_id": 1 + number % PEOPLE if is_decided else None,
        "reject_reason": RejectReason.VAGUE if state == CandidateState.REJECTED else "",
        "parked_until": room.now.date() if state == CandidateState.PARKED else None,
        "statement_id": number if is_taken else None,
    }


def sightings(room: Newsroom) -> Iterator[Sighting]:
    """Each candidate in its article, and once more where the next article is a print of that one."""
    numbers = count(1)
    for number, article, start, words in quotes(room):
        for place in (article, article + 1) if article % WIRE == WIRE - 1 else (article,):
            yield Sighting(
                id=next(numbers),
                candidate_id=number,
                article_id=place,
                start_offset=start,
                end_offset=start + len(words),
                words=words,
                quote_spans=[[start, start + len(words)]],
            )


def statements(room: Newsroom) -> Iterator[Statement]:
    for number, article, _start, words in quotes(room):
        if number > room.statements:
            return
        at = room.ago(number, room.statements)
        yield Statement(
            id=number,
            public_id=identity("d", number),
            kind="factual" if number % 10 else "promise",
            state="withdrawn" if number % 100 == 0 else "recorded",
            speaker_id=room.speaker(),
            words=words,
            language=room.language(article),
            role="Minister of Works",
            said_on=at.date(),
            said_precision="day",
            said_not_before=at.date(),
            said_not_after=at.date(),
            grade=GRADES[number % len(GRADES)],
            recorded_by_id=1 + number % PEOPLE,
            recorded_at=at,
        )


def occurrences(room: Newsroom) -> Iterator[Occurrence]:
    for number, article, start, words in quotes(room):
        if number > room.statements:
            return
        yield Occurrence(
            id=number,
            statement_id=number,
            article_id=article,
            start_offset=start,
            end_offset=start + len(words),
            words=words,
            quote_spans=[[start, start + len(words)]],
        )
