"""Claims, what links statements to them, how they were examined, and what was said about them."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from benchmarks.api_tools.wording import TOPICS
from benchmarks.desk_tools.people import PEOPLE, Newsroom, identity
from claims.choices import RevisionState, Stance
from claims.models import (
    Claim,
    Comment,
    CommentMention,
    CommentRequest,
    Complaint,
    Evidence,
    ReplyClaim,
    Review,
    ReviewRevision,
    RevisionEditor,
    StatementLink,
)

# The revisions of a claim's review, in turns; of two in twenty there is no review yet.
ROUND: tuple[tuple[RevisionState, ...], ...] = (
    (),
    (),
    (RevisionState.DRAFT,),
    (RevisionState.DRAFT,),
    (RevisionState.IN_REVIEW,),
    (RevisionState.APPROVED,),
    (RevisionState.RETRACTED,),
    (RevisionState.PUBLISHED, RevisionState.DRAFT),
    (RevisionState.SUPERSEDED, RevisionState.PUBLISHED),
    *[(RevisionState.PUBLISHED,)] * 11,
)
ENDED = (RevisionState.SUPERSEDED, RevisionState.RETRACTED)
PUBLIC = (*ENDED, RevisionState.PUBLISHED)
APPROVED = (*PUBLIC, RevisionState.APPROVED)
SUBMITTED = (*APPROVED, RevisionState.IN_REVIEW)


def states_of(claim: int) -> tuple[RevisionState, ...]:
    return ROUND[claim * 7 % len(ROUND)]


def is_public(claim: int) -> bool:
    return not set(PUBLIC).isdisjoint(states_of(claim))


def claims(room: Newsroom) -> Iterator[Claim]:
    for number in range(1, room.claims + 1):
        yield Claim(
            id=number,
            public_id=identity("e", number),
            text=room.words(number, 14),
            language=room.language(number),
            slug=f"claim-{number}",
            created_by_id=1 + number % PEOPLE,
            assigned_to_id=1 + number % PEOPLE if number % 3 == 0 else None,
            due_on=room.ago(number, room.claims).date() if number % 3 == 0 else None,
        )


def topics(room: Newsroom) -> Iterator[Any]:
    through: Any = Claim.topics.through
    for number in range(1, room.claims + 1):
        yield through(id=number, claim_id=number, topic_id=1 + number % TOPICS)


def links(room: Newsroom) -> Iterator[StatementLink]:
    """Four statements in five make a claim; one link in ten waits for a second person."""
    for number in range(1, room.statements + 1):
        if number % 5 == 0:
            continue
        at = room.ago(number, room.statements)
        yield StatementLink(
            id=number,
            statement_id=number,
            claim_id=1 + number * room.claims // (room.statements + 1),
            proposed_by_id=1 + number % PEOPLE,
            proposed_at=at,
            confirmed_by_id=1 + (number + 1) % PEOPLE if number % 10 != 1 else None,
            confirmed_at=at if number % 10 != 1 else None,
        )


def comments(room: Newsroom) -> Iterator[Comment]:
    for number in range(1, room.claims + 1):
        at = room.ago(number, room.claims)
        yield Comment(
            id=number,
            claim_id=number,
            author_id=1 + number % PEOPLE,
            text=room.words(number, 20),
            written_at=at,
        )


def mentions(room: Newsroom) -> Iterator[CommentMention]:
    for number in range(5, room.claims + 1, 5):
        seen = room.now if number % 10 else None
        yield CommentMention(id=number, comment_id=number, user_id=1 + number // 5 % PEOPLE, seen_at=seen)


def reviews(room: Newsroom) -> Iterator[Review]:
    for number in range(1, room.claims + 1):
        if states_of(number):
            day = room.now.date() if number % 60 == 12 else None
            yield Review(id=number, public_id=identity("f", number), claim_id=number, recheck_on=day)


def planned(room: Newsroom) -> Iterator[tuple[int, int, int, RevisionState]]:
    """Each revision: its key, its claim, its number, its state."""
    keys = count(1)
    for claim in range(1, room.claims + 1):
        for number, state in enumerate(states_of(claim), 1):
            yield next(keys), claim, number, state


def revisions(room: Newsroom) -> Iterator[ReviewRevision]:
    for key, claim, number, state in planned(room):
        at = room.ago(claim, room.claims)
        author = 1 + claim * 7 % PEOPLE
        other = 1 + author % PEOPLE
        yield ReviewRevision(
            id=key,
            review_id=claim,
            number=number,
            state=state,
            language=room.language(claim),
            verdict_id=1_001 + claim % 5,
            title=room.words(claim, 8),
            summary=room.words(claim, 30),
            explanation="\n\n".join(room.words(claim, 40) for _ in range(3)),
            correction_kind="clarification" if number > 1 else "",
            public_note="We name the month." if number > 1 else "",
            created_by_id=author,
            created_at=at,
            submitted_by_id=author if state in SUBMITTED else None,
            submitted_at=at if state in SUBMITTED else None,
            approved_by_id=other if state in APPROVED else None,
            approved_at=at if state in APPROVED else None,
            published_by_id=other if state in PUBLIC else None,
            published_at=at if state in PUBLIC else None,
            ended_at=at if state in ENDED else None,
            retraction_note="The plan was another one." if state == RevisionState.RETRACTED else "",
        )


def editors(room: Newsroom) -> Iterator[RevisionEditor]:
    for key, claim, _number, _state in planned(room):
        at = room.ago(claim, room.claims)
        yield RevisionEditor(id=key, revision_id=key, editor_id=1 + claim * 7 % PEOPLE, edited_at=at)


def evidence(room: Newsroom) -> Iterator[Evidence]:
    for key, claim, _number, _state in planned(room):
        for place in range(2):
            yield Evidence(
                id=2 * key + place,
                revision_id=key,
                position=place,
                title=room.words(claim, 7),
                url=f"https://example.org/evidence/{key}/{place}",
                archive_url=f"https://example.org/archive/{key}/{place}",
                excerpt=room.words(claim, 18),
                stance=Stance.REFUTES,
            )


def comment_requests(room: Newsroom) -> Iterator[CommentRequest]:
    for number in range(1, room.claims + 1):
        if states_of(number):
            at = room.ago(number, room.claims)
            yield CommentRequest(
                id=number,
                review_id=number,
                speaker_id=room.speaker(),
                channel="by telephone",
                asked_at=at,
                noted_at=at,
                outcome="no_answer",
            )


def reply_claims(room: Newsroom) -> Iterator[ReplyClaim]:
    for number in range(1, room.claims + 1):
        if is_public(number) and number % 20 == 7:
            at = room.ago(number, room.claims)
            yield ReplyClaim(
                id=number,
                review_id=number,
                speaker_id=room.speaker(),
                received_at=at,
                demand=room.words(number, 12),
            )


def complaints(room: Newsroom) -> Iterator[Complaint]:
    total = max(room.least, room.claims // 10)
    for number in range(1, total + 1):
        at, is_open = room.ago(number, total), number % 2 == 0
        yield Complaint(
            id=number,
            claim_id=1 + number * room.claims // (total + 1),
            text=room.words(number, 25),
            email=f"reader{number}@on-record.test",
            received_at=at,
            due_on=at.date(),
            assigned_to_id=1 + number % PEOPLE,
            outcome="open" if is_open else "upheld",
            settled_at=None if is_open else at,
            settlement="" if is_open else "Corrected.",
        )
