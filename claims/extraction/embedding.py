"""Verbs of saying in the clauses of others, and media's names in marks between a verb and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.noun_phrases import is_boundary
from claims.extraction.passage import Passage
from claims.extraction.people import is_thing
from claims.extraction.subjects import left_subject
from claims.extraction.types import NOUN, PRONOUN, CueHit, CueKind, MentionHit

NEAR_COLON = 3  # tokens behind a verb
FARTHEST_PARTICIPLE = 6  # tokens behind a medium's name: '(Mittwochausgabe) gesagt'
PAIR = 2
MOST_TITLES = 2  # words before the name of whoever a clause is about: 'former minister'
LONGEST_TITLE = 3  # tokens between a verb and the name of whom it was told

_PARTING = frozenset({",", ";", ":", "—", "–", "-"})  # marks between clauses that stand beside each other


def past_medium(passage: Passage, first: int, left: int) -> int:
    """'sagte dem „Kurier“, man werde „…“': the words before a medium's name in marks belong to the clause."""
    medium = left - 1
    if not passage.pack.capital_nouns or medium <= first:
        return left
    noun = medium - 1
    told = passage.cues_in(first, medium)
    verb = told[-1].last if told else perfect_auxiliary(passage, first, medium)
    if verb is None or noun - verb > LONGEST_TITLE or "," in passage.lows[verb:medium]:
        return left
    named = passage.has("article", noun) or passage.has("press", noun) or passage.has("preposition", noun)
    return max([first, *(place + 1 for place in passage.quotes_in(first, medium))]) if named else left


def perfect_auxiliary(passage: Passage, first: int, medium: int) -> int | None:
    """'Ott hatte dem „Kurier“ gesagt, …': the auxiliary, whose participle stands right behind the name."""
    auxiliaries = passage.places_of("auxiliary", first, medium)
    _, end = passage.sentence_of(medium)
    cues = passage.cues_in(medium + 1, min(end, medium + 1 + FARTHEST_PARTICIPLE))
    closed = any(passage.tokens[cue.last + 1].text in ",:" for cue in cues if cue.last + 1 < end)
    return auxiliaries[-1] if auxiliaries and passage.pack.participle_last and closed else None


def outermost_first(passage: Passage, cues: Sequence[CueHit], own: int) -> list[CueHit]:
    """The nearest cue, unless it stands in the reported clause of one before it.

    'X said that it was called “…”'; but of 'X said that Hill told her “…”' Hill's. `own`: see `own_clause`.
    """
    cues = [cue for cue in cues if not _tells_of_earlier(passage, cue)]
    if not cues:
        return []
    best = len(cues) - 1
    if own:
        return [cues[-1], *reversed(cues[:-1])]
    while best > 0 and _embeds(passage, cues[best - 1], cues[best]):
        best -= 1
    return [cues[best], *reversed(cues[best + 1 :]), *reversed(cues[:best])]


def own_clause(passage: Passage, cues: Sequence[CueHit], quote: int) -> int:
    """'X said that Hill told her “…”': where the last verb's clause begins, if it has a subject of its own.

    0 where it has none, or where the words are not right behind that verb.
    """
    if len(cues) < PAIR:
        return 0
    outer, inner = cues[-2], cues[-1]
    if outer.is_gerund or inner.is_gerund or inner.is_passive or inner.cue.kind is CueKind.ACCORDING:
        return 0
    between = range(inner.last + 1, quote - (passage.tokens[quote - 1].text in ":,"))
    if _calls(passage, inner) or any(is_boundary(passage, step) for step in between):
        return 0  # 'called the plan “…”', 'told MPs that it was “…”': so the first puts it
    start = _clause_start(passage, outer, inner.first)
    subject = left_subject(passage, inner.first, start) if start else None
    if subject is None or subject.mention.kind is PRONOUN or is_thing(subject.mention, passage.pack):
        return 0
    return start if passage.has("that", start - 1) or _stands_there(passage, subject, start) else 0


def _calls(passage: Passage, cue: CueHit) -> bool:
    """Whether a verb says what somebody calls a thing."""
    return cue.cue.kind is CueKind.LABEL or passage.pack.has("calling", cue.cue.lemma)


def _stands_there(passage: Passage, subject: MentionHit, start: int) -> bool:
    """'said Hill told', 'said her client told'; not 'says Trump's flurry of tweets', nor further on."""
    owned = subject.mention.kind is NOUN and passage.tokens[subject.first].is_capital
    return subject.first - start <= MOST_TITLES and not owned


def _clause_start(passage: Passage, outer: CueHit, end: int) -> int:
    """Behind 'that', or right behind the verb where neither a listener nor an adjunct stands there."""
    clauses, start = passage.places_of("that", outer.last + 1, end), outer.last + 1
    if clauses:
        return clauses[-1] + 1
    if (
        outer.cue.kind is CueKind.TELL
        or passage.pack.subject_follows_verb
        or passage.has("preposition", start)
    ):
        return 0
    # 'urged her husband to come out and said': of the verb behind a conjunction it may be no subject
    return 0 if any(passage.has("conjunction", step) for step in range(start, end)) else start


def _embeds(passage: Passage, outer: CueHit, inner: CueHit) -> bool:
    """Whether nothing between two cues begins a clause beside the first one."""
    if outer.is_passive or outer.is_gerund or inner.is_gerund:
        return False
    between = range(_behind_that(passage, outer, inner), inner.first)
    return len(between) > 0 and not any(
        passage.tokens[step].text in _PARTING
        or passage.has("relative", step)
        or (passage.has("conjunction", step) and not passage.has("that", step))
        for step in between
    )


def _behind_that(passage: Passage, outer: CueHit, inner: CueHit) -> int:
    """'заявил, что', 'sagte, dass': the comma before 'that' parts no clauses; the inner verb has no colon."""
    comma, colon = outer.last + 1, inner.last + 1
    if inner.cue.kind is CueKind.HEARSAY or ":" in passage.lows[colon : colon + NEAR_COLON]:
        return comma
    opens = passage.pack.subject_follows_verb and passage.tokens[comma].text == ","
    return comma + 2 if opens and passage.has("that", comma + 1) else comma


def _tells_of_earlier(passage: Passage, cue: CueHit) -> bool:
    """'Munt hit back at Dodds, who had accused him of it: “…”': what was said before, and not these words."""
    step = cue.first - 1
    while passage.has("clitic", step):
        step -= 1
    if not passage.has("relative", step) or not passage.pack.has("accusing", cue.cue.lemma):
        return False
    first = passage.lows[cue.first]
    auxiliary = passage.has("earlier_auxiliary", cue.first) or passage.has("earlier_auxiliary", cue.last - 1)
    return auxiliary or passage.pack.ends_with("earlier_ending", first)
