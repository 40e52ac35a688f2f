"""Who is named before a pronoun, in the order in which it may mean them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.extraction.appositions import holder_and_office
from claims.extraction.newcomers import is_named_thing
from claims.extraction.noun_phrases import is_governed, is_oblique
from claims.extraction.passage import Passage
from claims.extraction.reporters import reporter_before, reporter_behind, reporter_of
from claims.extraction.sittings import holds
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, ROLE, CueKind, MentionHit


def before_pronoun(passage: Passage, pronoun: MentionHit) -> Iterator[MentionHit]:
    """Mentions of the same paragraph that a pronoun may stand for, the nearest sentence first."""
    stretches = passage.words_before(pronoun.first)
    goes_on = is_going_on(passage, pronoun)
    if _is_inserted(passage, pronoun):
        stretches = [*before_its_colon(passage, pronoun), *stretches[1:]]
    for start, end in stretches:
        if goes_on and holds(passage, "silent", start, end):
            continue  # 'Ann Pope declined to comment. “…,” he added'
        reporter = reporter_of(passage, start, end) or reporter_behind(passage, start, end)
        reporter = reporter or reporter_before(passage, start, end)
        yield from _named(passage, [reporter] if reporter else [])
        subject = main_subject(passage, start, end)
        yield from _named(passage, [subject] if subject else [])
        free = (hit for hit in passage.mentions_in(start, end) if not is_governed(passage, hit))
        yield from _named(passage, free)


def is_going_on(passage: Passage, pronoun: MentionHit) -> bool:
    """'“…,” he added': whoever it is spoke before."""
    beside = (cue for cue in passage.cues if pronoun.first - 1 == cue.last or pronoun.last + 1 == cue.first)
    return any(cue.cue.kind is CueKind.CONTINUE for cue in beside)


def _is_inserted(passage: Passage, pronoun: MentionHit) -> bool:
    """'Klienti i tij, tha ai, “…”', 'Ott sei „…“, sagte er': it is whoever that is who says so."""
    cue = next((cue for cue in passage.cues if cue.last == pronoun.first - 1), None)
    after = pronoun.last + 1
    if cue is None or cue.first == 0 or after >= len(passage.tokens):
        return False
    first, _ = passage.sentence_of(pronoun.first)
    closing = passage.tokens[cue.first - 1].is_quote or passage.tokens[cue.first - 1].text == ","
    if closing and passage.places_of("reported", first, cue.first):
        return True
    return passage.tokens[cue.first - 1].text == "," and passage.tokens[after].text == ","


def before_its_colon(passage: Passage, pronoun: MentionHit) -> list[tuple[int, int]]:
    """'The town denied it: the ploughs, it said, “…”': what stands before the clause of an insertion."""
    if not _is_inserted(passage, pronoun):
        return []
    first, _ = passage.sentence_of(pronoun.first)
    colons = [place for place in range(first, pronoun.first) if passage.tokens[place].text == ":"]
    return [(first, colons[-1])] if colons else []


def is_of_subject(passage: Passage, pronoun: MentionHit) -> bool:
    """Whether a pronoun may be the body that its own sentence is about."""
    return _is_account(passage, pronoun) or bool(before_its_colon(passage, pronoun))


def _is_account(passage: Passage, pronoun: MentionHit) -> bool:
    """Whether a pronoun hangs on 'according to', behind a mark inside its sentence."""
    cue = next((cue for cue in passage.cues if cue.first <= pronoun.first <= cue.last + 1), None)
    if cue is None or cue.cue.kind is not CueKind.ACCORDING or cue.first == 0:
        return False
    return passage.tokens[cue.first - 1].text in ":;,"


def subjects_of(passage: Passage, speakers: Iterable[MentionHit]) -> list[MentionHit]:
    """The named subjects of a paragraph's sentences and the speakers of its quotes, as they stand."""
    subjects = [main_subject(passage, *sentence) for sentence in passage.sentences]
    if passage.pack.subject_follows_verb:
        subjects += [reporter_behind(passage, *sentence) for sentence in passage.sentences]
    found = {hit.first: hit for hit in (*subjects, *speakers) if hit is not None}
    holders = (apposed_to(passage, hit) or hit for hit in found.values())
    return list(_named(passage, sorted(holders, key=lambda hit: hit.first)))


def governed(passage: Passage, pronoun: MentionHit) -> Iterator[MentionHit]:
    """'A bad day for coach Jane Roe. “…,” she said': named in the paragraph, though no subject."""
    first, _ = passage.sentence_of(pronoun.first)
    yield from _named(passage, reversed(passage.mentions_in(passage.sentences[0][0], first)))


def told_here(passage: Passage, pronoun: MentionHit) -> Iterator[MentionHit]:
    """'Ion Pop i-a reproșat secretarei că „…”, iar ea': to whom its own sentence says something."""
    first, _ = passage.sentence_of(pronoun.first)
    here = reversed(passage.mentions_in(first, pronoun.first))
    yield from _named(passage, (hit for hit in here if is_oblique(passage, hit)))


def just_governed(passage: Passage, pronoun: MentionHit) -> Iterator[MentionHit]:
    """'X asked the premier. He …': named in the sentence before, though no subject."""
    for first, end in passage.sentences_before(pronoun.first, 1):
        yield from _named(passage, reversed(passage.mentions_in(first, end)))


def _named(passage: Passage, hits: Iterable[MentionHit]) -> Iterator[MentionHit]:
    named = (hit for hit in hits if hit.mention.kind in {NAME, ROLE})
    return (hit for hit in named if not is_named_thing(passage, hit))


def apposed_to(passage: Passage, office: MentionHit) -> MentionHit | None:
    """'found by Ann Pope, a student': whose description an office is."""
    before = passage.mention_to.get(office.first - 1)
    found = holder_and_office(passage, before, office) if before is not None else None
    return found[0] if found is not None and found[1] is office else None
