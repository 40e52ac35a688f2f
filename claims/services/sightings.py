"""Where the same words stand: proposals meet the candidates that are there already."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

from django.db import connection
from django.db.models import Q

from claims.choices import AttributionGrade, CandidateState, RejectReason, StatementState
from claims.matching.fold import fold_name
from claims.matching.quotes import compare, holds, normal_words
from claims.models import Article, Candidate, Occurrence, Sighting
from claims.models.candidates import DECIDED
from claims.services.proposals import Proposal, Span

# Any number will do, as long as nobody else takes it.
WORDS_LOCK = 7_301
# So many words are not said twice in the same order by chance; fewer only count from the same mouth.
ENOUGH_WORDS = 6
# "We will win" in May is not "We will win" in August.
SHORT_WORDS_REACH = dt.timedelta(days=7)
# Once rejected for these, the words in another article deserve another look: there they may stand better.
REJECTED_HERE_ONLY = (RejectReason.WRONG_SPEAKER, RejectReason.FRAGMENT)
# A person has spoken: no machine proposes these anew.
SETTLED = (*DECIDED, CandidateState.PARKED)


def renew_candidates(*, article: Article, proposals: Sequence[Proposal]) -> list[int]:
    """Store what an extraction proposes for an article whose row the caller has locked.

    Returns the ids of the candidates that are new, renewed or seen here. Two workers with the same words in
    two articles wait for each other, so that one of them finds the other's candidate.
    """
    _lock_words(proposals)
    own = list(Candidate.objects.select_for_update(of=("self",)).filter(article=article))
    settled = _settled_spans(article, own)
    open_here = {(row.start_offset, row.end_offset): row for row in own if row.state not in SETTLED}
    nearby = _nearby(article, proposals)
    found: dict[int, None] = {}
    for proposal in proposals:
        if not any(_overlap(piece, span) for piece in proposal.pieces for span in settled):
            candidate = _meet(article, proposal, open_here.get(proposal.place), found, nearby)
            _see(article, proposal, candidate)
            found[candidate.pk] = None
    _supersede([row for row in open_here.values() if row.pk not in found], article)
    return list(found)


def _lock_words(proposals: Iterable[Proposal]) -> None:
    """In one order, so that two articles with several words in common cannot lock each other out.

    Few locks for many words: PostgreSQL has room for some thousands in all. The same mouth is locked too:
    what it says here in full may be printed elsewhere in part.
    """
    words = {int(proposal.columns["fingerprint"][:2], 16) for proposal in proposals}
    mouths = {256 + crc32(_mouth(proposal.columns).encode()) % 256 for proposal in proposals}
    buckets = sorted(words | mouths)
    with connection.cursor() as cursor:
        for bucket in buckets:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [WORDS_LOCK, bucket])


def _settled_spans(article: Article, own: Iterable[Candidate]) -> list[Span]:
    """Stretches of the article about which a person has decided."""
    spans = [(row.start_offset, row.end_offset) for row in own if row.state in SETTLED]
    seen = Sighting.objects.filter(article=article, candidate__state__in=SETTLED)
    # A withdrawn statement settles nothing: what it took from a candidate, the candidate has back.
    stated = Occurrence.objects.filter(article=article, statement__state=StatementState.RECORDED)
    for places in (seen, stated):
        spans += places.values_list("start_offset", "end_offset")
    return spans


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _meet(
    article: Article,
    proposal: Proposal,
    same_place: Candidate | None,
    found: Iterable[int],
    nearby: Sequence[Candidate],
) -> Candidate:
    """The candidate for a proposal: the one at its place, else the one with its words, else a new one."""
    if same_place is not None:
        _renew(same_place, proposal)
        return same_place
    known = _same_words(article, proposal, found) or _cut_words(article, proposal, nearby)
    return known or Candidate.objects.create(article=article, **proposal.columns)


def _see(article: Article, proposal: Proposal, candidate: Candidate) -> None:
    columns = proposal.columns
    Sighting.objects.update_or_create(
        candidate=candidate,
        article=article,
        start_offset=columns["start_offset"],
        end_offset=columns["end_offset"],
        defaults={"words": columns["words"], "quote_spans": columns["quote_spans"]},
    )


def _renew(candidate: Candidate, proposal: Proposal) -> None:
    """The same place found again; the version moves only if an editor would see something else."""
    news = {**proposal.columns, "state": CandidateState.WAITING}
    changed = [name for name, value in news.items() if getattr(candidate, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(candidate, name, news[name])
    candidate.version += 1
    candidate.save()


def _same_words(article: Article, proposal: Proposal, found: Iterable[int]) -> Candidate | None:
    """The first candidate with these words that surely is the same utterance.

    Of this article's own only those found in this run: an older proposal with another clause around the same
    words gives way to the new one.
    """
    rows = Candidate.objects.filter(fingerprint=proposal.columns["fingerprint"])
    rows = rows.filter(~Q(article=article) | Q(pk__in=list(found)))
    rows = rows.exclude(state=CandidateState.SUPERSEDED)
    rows = rows.exclude(state=CandidateState.REJECTED, reject_reason__in=REJECTED_HERE_ONLY)
    places = rows.select_related("article").defer("article__text", "article__raw", "article__blocks")
    return next((row for row in places.order_by("pk") if _is_same(row, article, proposal)), None)


def _nearby(article: Article, proposals: Sequence[Proposal]) -> list[Candidate]:
    """What the speakers of these proposals said in other articles in the same days."""
    speakers = {proposal.columns["speaker_id"] for proposal in proposals} - {None}
    mentions = {proposal.columns["mention"] for proposal in proposals} - {""}
    day = _appeared(article)
    days = (day - SHORT_WORDS_REACH, day + SHORT_WORDS_REACH)
    rows = Candidate.objects.filter(Q(speaker__in=speakers) | Q(speaker=None, mention__in=mentions))
    rows = rows.filter(
        Q(article__published_not_before__range=days)
        | Q(article__published_not_before=None, article__fetched_at__date__range=days)
    )
    rows = rows.exclude(article=article).exclude(state=CandidateState.SUPERSEDED)
    rows = rows.exclude(state=CandidateState.REJECTED, reject_reason__in=REJECTED_HERE_ONLY)
    return list(rows.order_by("pk"))


def _cut_words(article: Article, proposal: Proposal, nearby: Sequence[Candidate]) -> Candidate | None:
    """The same utterance, printed here in part or there; where it waits, the longer one is shown.

    What was decided in part is decided for that part: the whole is a candidate of its own.
    """
    said = _quoted(proposal.columns)
    for row in nearby:
        if not _same_mouth(row, proposal):
            continue
        known = " ".join(row.quotes) or row.words
        if _is_part(said, known):
            return row
        if row.state == CandidateState.WAITING and _is_part(known, said) and (held := _still_waiting(row)):
            held.article = article
            _renew(held, proposal)
            return held
    return None


def _still_waiting(candidate: Candidate) -> Candidate | None:
    """The candidate, locked, unless an editor decided it while this article was read."""
    return Candidate.objects.waiting().select_for_update(of=("self",)).filter(pk=candidate.pk).first()


def _is_part(part: str, whole: str) -> bool:
    """Enough words, in one piece, and what was cut away does not turn them into their opposite."""
    enough = len(normal_words(part)) >= ENOUGH_WORDS
    return enough and holds(whole, part) and compare(whole, part).may_be_same


def _quoted(columns: Mapping[str, Any]) -> str:
    start, words = columns["start_offset"], columns["words"]
    pieces = [words[first - start : last - start] for first, last in columns["quote_spans"]]
    return " ".join(pieces) or str(words)


def _mouth(columns: Mapping[str, Any]) -> str:
    return str(columns["speaker_id"] or fold_name(columns["mention"]))


def _is_same(candidate: Candidate, article: Article, proposal: Proposal) -> bool:
    speaker_id = proposal.columns["speaker_id"]
    if candidate.speaker_id and speaker_id and candidate.speaker_id != speaker_id:
        return False
    if proposal.word_count >= ENOUGH_WORDS:
        return True
    apart = abs(_appeared(candidate.article) - _appeared(article))
    return apart <= SHORT_WORDS_REACH and _same_mouth(candidate, proposal)


def _same_mouth(candidate: Candidate, proposal: Proposal) -> bool:
    """The same known speaker, or the same full name: "he" and "he" may be two."""
    if candidate.speaker_id is not None and candidate.speaker_id == proposal.columns["speaker_id"]:
        return True
    grades = {candidate.grade, proposal.columns["grade"]}
    name, other = fold_name(candidate.mention), fold_name(proposal.columns["mention"])
    return grades == {AttributionGrade.EXPLICIT.value} and name == other and " " in name


def _appeared(article: Article) -> dt.date:
    return article.published_not_before or article.fetched_at.date()


def _supersede(rows: Iterable[Candidate], article: Article) -> None:
    """Retire what this article no longer yields, unless the words also stand in another one."""
    elsewhere = Sighting.objects.filter(candidate__in=[row.pk for row in rows]).filter(~Q(article=article))
    kept = set(elsewhere.values_list("candidate_id", flat=True))
    for row in rows:
        if row.pk not in kept and row.state == CandidateState.WAITING:
            row.state = CandidateState.SUPERSEDED
            row.version += 1
            row.save(update_fields=["state", "version"])
