"""Words that an editor marks in an article: other boundaries, several statements in one quote, a miss."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from claims.choices import (
    CHECKABLE,
    AttributionGrade,
    CandidateState,
    Medium,
    NoticeKind,
    StatementKind,
)
from claims.models import Article, Candidate, Occurrence, PartialDate, Sighting, Speaker, Statement, User
from claims.services.audit import Refused, acting, require, unversioned
from claims.services.candidates import undecided
from claims.services.publications import record_notice
from claims.services.speakers import role_at
from claims.services.statements import insert_statement, require_second_source

Span = tuple[int, int]


def accept_words(
    *,
    article_id: int,
    start: int,
    end: int,
    words: str,
    speaker: Speaker,
    said: PartialDate,
    wording: str,
    actor: User,
    at: dt.datetime,
    kind: str = StatementKind.FACTUAL,
    medium: str = Medium.ARTICLE,
    printed_name: str = "",
    grade: str = AttributionGrade.EXPLICIT,
    second_source: str = "",
) -> Statement:
    """Record a statement that the machine missed, from its place in the article (code points, end exclusive).

    It has an occurrence and no candidate: so `Occurrence.objects.missed()` counts what the engine misses.

    :raises Refused: when the article does not hold the words there, they are on record already, or hearsay
        and headlines have no second source
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    with acting(actor=actor, action="accept_words"):
        article = unversioned(Article, article_id)
        _require_verbatim(article.text, start, end, words)
        _require_free(article, start, end)
        require_second_source(grade, second_source)
        statement = _statement(article, words, speaker, said, wording)
        statement.kind, statement.medium, statement.printed_name = kind, medium, printed_name
        statement.grade, statement.second_source = grade, second_source
        _record(statement, [_place(article.pk, start, words, [])], actor, at)
    return statement


def change_boundaries(
    *,
    candidate_id: int,
    version: int,
    start: int,
    end: int,
    words: str,
    actor: User,
    at: dt.datetime,  # noqa: ARG001 - every service is told the time
) -> Candidate:
    """Let a candidate begin and end elsewhere in its article; where other articles hold the words, there too.

    :raises AlreadyDecided: if another editor got there first
    :raises AlreadyChanged: if the proposal moved on since the editor saw it
    :raises Refused: when the article does not hold the words there, or another candidate has this place
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    with acting(actor=actor, action="change_boundaries"):
        candidate = undecided(candidate_id, version)
        _require_verbatim(candidate.article.text, start, end, words)
        _require_alone(candidate, start, end)
        for place in candidate.sightings.select_related("article"):
            _follow(place, candidate, (start, end), words)
        _move(candidate, start, end, words)
        candidate.save()
    return candidate


def split_candidate(
    *,
    candidate_id: int,
    version: int,
    pieces: Sequence[Span],
    speaker: Speaker,
    said: PartialDate,
    wording: str,
    actor: User,
    at: dt.datetime,
    second_source: str = "",
    kind: str = StatementKind.FACTUAL,
) -> list[Statement]:
    """Record several statements from one long quote: each is a stretch of it, in order, none overlapping.

    The candidate is accepted and leads to the first; undoing the decision withdraws them all.

    :raises AlreadyDecided: if another editor got there first
    :raises AlreadyChanged: if the proposal moved on since the editor saw it
    :raises Refused: for fewer than two pieces, pieces that overlap or lie outside the quote, or a kind that
        is kept as record
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    if kind not in CHECKABLE:
        raise Refused(_("Opinions and predictions are kept as record."), "kind")
    with acting(actor=actor, action="split_candidate"):
        candidate = undecided(candidate_id, version)
        _require_pieces(candidate, pieces)
        require_second_source(candidate.grade, second_source)
        made = []
        for start, end in pieces:
            words = candidate.article.text[start:end]
            statement = _statement(candidate.article, words, speaker, said, wording)
            statement.grade, statement.printed_name = candidate.grade, candidate.mention
            statement.second_source, statement.kind = second_source, kind
            _record(statement, _places_of_piece(candidate, start, words), actor, at)
            made.append(statement)
        candidate.state, candidate.statement = CandidateState.ACCEPTED, made[0]
        candidate.decided_by, candidate.decided_at, candidate.parked_until = actor, at, None
        candidate.save()
    return made


def locate(text: str, words: str) -> Span:
    """Where the words stand in a text, if there is exactly one such place.

    Letter by letter, or else with other white space between them: copying from a page turns a no-break space
    into a space, and the end of a paragraph into two lines' ends.

    :raises Refused: when there is none, or several
    """
    found = first_place(text, words)
    if found is None:
        raise Refused(_("The article does not hold these words, letter by letter."), "words")
    if first_place(text, words, found[0] + 1) is not None:
        raise Refused(_("The article holds these words more than once: select more of them."), "words")
    return found


def first_place(text: str, words: str, after: int = 0) -> Span | None:
    """The first place of the words from `after` on, letter by letter or with other white space."""
    if not words.strip():
        return None
    start = text.find(words, after)
    if start >= 0:
        return start, start + len(words)
    loose = re.compile(r"\s+".join(map(re.escape, words.split()))).search(text, after)
    return loose.span() if loose else None


def _require_verbatim(text: str, start: int, end: int, words: str) -> None:
    if not words.strip() or not 0 <= start < end <= len(text) or text[start:end] != words:
        raise Refused(_("The article does not hold these words, letter by letter."), "words")


def _require_free(article: Article, start: int, end: int) -> None:
    same = Occurrence.objects.filter(article=article, start_offset=start, end_offset=end)
    if same.filter(statement__in=Statement.objects.standing()).exists():
        raise Refused(_("These words are recorded already."), "words")


def _require_alone(candidate: Candidate, start: int, end: int) -> None:
    place = {"article": candidate.article_id, "start_offset": start, "end_offset": end}
    if Candidate.objects.filter(**place).exclude(pk=candidate.pk).exists():
        raise Refused(_("Another candidate stands in just this place."), "words")


def _require_pieces(candidate: Candidate, pieces: Sequence[Span]) -> None:
    if len(pieces) < 2:
        raise Refused(_("Give at least two pieces."), "pieces")
    edges = [candidate.start_offset, *(edge for piece in pieces for edge in piece), candidate.end_offset]
    if any(one > other for one, other in pairwise(edges)) or any(start >= end for start, end in pieces):
        raise Refused(_("The pieces must stand in the quote, in its order."), "pieces")


def _within(spans: Sequence[Sequence[int]], start: int, end: int) -> list[list[int]]:
    """What of the quoted spans lies between two places."""
    cut = ([max(first, start), min(last, end)] for first, last in spans)
    return [[first, last] for first, last in cut if first < last]


def _follow(place: Sighting, candidate: Candidate, span: Span, words: str) -> None:
    """Move a sighting with its candidate; where another article prints other words around, it stays."""
    is_own = (place.article_id, place.start_offset) == (candidate.article_id, candidate.start_offset)
    if is_own:
        start = span[0]
    else:
        shift = span[0] - candidate.start_offset
        start = place.start_offset + shift
        if start < 0 or place.article.text[start : start + len(words)] != words:
            return
    _move(place, start, start + len(words), words)
    place.save()


def _move(passage: Candidate | Sighting, start: int, end: int, words: str) -> None:
    passage.quote_spans = _within(passage.quote_spans, start, end)
    passage.start_offset, passage.end_offset, passage.words = start, end, words


def _statement(article: Article, words: str, speaker: Speaker, said: PartialDate, wording: str) -> Statement:
    statement = Statement(
        words=words,
        speaker=speaker,
        language=article.language,
        wording=wording,
        url=article.url,
        place_note="" if article.url else article.title,
        grade=AttributionGrade.EXPLICIT,
        role=role_at(speaker=speaker, day=said.day, language=article.language),
    )
    statement.said = said
    return statement


def _record(statement: Statement, places: Sequence[Occurrence], actor: User, at: dt.datetime) -> None:
    insert_statement(statement=statement, actor=actor, at=at)
    for place in places:
        place.statement = statement
    Occurrence.objects.bulk_create(places)
    record_notice(statement=statement, kind=NoticeKind.RECORDED, note="", at=at)


def _place(article_id: int, start: int, words: str, spans: Sequence[Sequence[int]]) -> Occurrence:
    end = start + len(words)
    return Occurrence(
        article_id=article_id,
        start_offset=start,
        end_offset=end,
        words=words,
        quote_spans=_within(spans, start, end),
    )


def _places_of_piece(candidate: Candidate, start: int, words: str) -> list[Occurrence]:
    """The piece in its article, and in each other article that prints these words in the quote."""
    found = [
        (seen, inside)
        for seen in candidate.sightings.exclude(article=candidate.article_id)
        if (inside := seen.words.find(words)) >= 0
    ]
    return [
        _place(candidate.article_id, start, words, candidate.quote_spans),
        *(_place(seen.article_id, seen.start_offset + at, words, seen.quote_spans) for seen, at in found),
    ]
