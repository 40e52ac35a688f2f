"""Two whom a pronoun fits alike: 'Ann and Sue came. She said'. Nobody is better than the wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.aliases import Directory
from claims.extraction.by_place import LIKELY_FIT, SURE_FIT
from claims.extraction.following import name_after
from claims.extraction.named_before import is_going_on
from claims.extraction.noun_phrases import is_boundary, opening_bracket
from claims.extraction.passage import Passage
from claims.extraction.reporters import reporter_before, reporter_of
from claims.extraction.sittings import holds
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, PRONOUN, MentionHit

PAIR = 2  # tokens from the end of one name to the next: 'Ann and Sue'


def has_rival(passage: Passage, pronoun: MentionHit, found: MentionHit, directory: Directory) -> bool:
    """Whether somebody else fits as well: joined to whom it is said to be, or named since in another part."""
    least = SURE_FIT if passage.pack.capital_nouns else LIKELY_FIT  # of 'Vier Anlagen' capitals say little
    near = (*_joined(passage, found), *_named_since(passage, pronoun, found))
    rivals = [*((hit, least) for hit in near), *((hit, SURE_FIT) for hit in _beside(passage, pronoun, found))]
    mine = _called(passage, name_after(passage, found, passage.sentence_of(found.first)[1]), directory)
    return any(
        _called(passage, rival, directory) != mine
        and directory.may_be(pronoun.mention, rival.mention, passage.pack) >= fit
        for rival, fit in rivals
    )


def _joined(passage: Passage, found: MentionHit) -> Iterator[MentionHit]:
    """'Ann Pope and Sue Hill opened it': whoever shares the subject."""
    if found.mention.kind is not NAME:
        return
    after = passage.mention_from.get(found.last + PAIR)
    if after is not None and after.mention.kind is NAME and passage.has("joining", found.last + 1):
        yield after


def _named_since(passage: Passage, pronoun: MentionHit, found: MentionHit) -> Iterator[MentionHit]:
    """'Tom wept. They were met by Ang Lee. He said': a name in a sentence between, whatever governs it."""
    for first, end in passage.sentences_before(pronoun.first, 1):
        silent = is_going_on(passage, pronoun) and holds(passage, "silent", first, end)
        if found.last < first and not silent:
            yield from (hit for hit in passage.mentions_in(first, end) if hit.mention.kind is NAME)


def _beside(passage: Passage, pronoun: MentionHit, found: MentionHit) -> Iterator[MentionHit]:
    """'The court heard that Tom Hill had hit Jim Best. He said': one of two who are no subject of it.

    A pronoun that points goes past the subject too: 'Ion Pop l-a lăudat pe Dan Stan. Acesta a spus'.
    """
    first, end = passage.sentence_of(found.first)
    if found.last >= pronoun.first or first <= pronoun.first < end:
        return
    subject = main_subject(passage, first, end)
    opens = pronoun.first == passage.sentence_of(pronoun.first)[0]
    opens = opens or any(cue.last == pronoun.first - 1 for cue in passage.cues)  # '„…”, a spus acesta'
    points = opens and passage.has("pointing", pronoun.first)
    if subject is not None and subject.mention.span == found.mention.span and not points:
        yield from _agents(passage, found.last + 1, end)
        return
    if found not in {reporter_of(passage, first, end), reporter_before(passage, first, end)}:
        yield from (hit for hit in passage.mentions_in(first, end) if hit.mention.kind is NAME)


def _agents(passage: Passage, first: int, end: int) -> Iterator[MentionHit]:
    """'Tom Hill was praised by Jim Best. He said': who acts, though no subject."""
    for place in range(first, end):
        if is_boundary(passage, place):
            return  # 'Ann Pope did not rule it out when asked by the host'
        length = passage.pack.phrase("agent", passage.lows, place)
        hit = passage.mention_from.get(place + length) if length else None
        hit = name_after(passage, hit, end) if hit is not None else None
        if hit is not None and hit.last < end and hit.mention.kind is NAME:
            yield hit


def _called(passage: Passage, hit: MentionHit, directory: Directory) -> str:
    return directory.resolve(hit.mention, passage.pack).called


def opens_clause(passage: Passage, first: int, office: MentionHit) -> bool:
    """'Ann Pope said that the clerk lied', 'said the clerk lied': who tells of a clerk is none.

    `first`: where a sentence begins. Of the sentences before the office's own nothing is said.
    """
    before = office.first - 1
    while passage.has("determiner", before):
        before -= 1
    if before <= first or passage.sentence_of(office.first)[0] != first:
        return False
    if passage.has("that", before) or passage.has("subordinator", before):
        return True
    return not passage.pack.subject_follows_verb and any(cue.last == before for cue in passage.cues)


def behind_name(passage: Passage, pronoun: MentionHit) -> MentionHit | None:
    """'Ann Pope, who sees it': of a relative pronoun whoever is named right before it."""
    place = pronoun.first - (passage.tokens[pronoun.first - 1].text == ",")
    if passage.tokens[place - 1].text == ")":  # 'Ann Pope (Ind), who'
        place = opening_bracket(passage, place - 1, passage.sentence_of(place)[0])
    before = passage.mention_to.get(place)
    return None if before is None or before.mention.kind is PRONOUN else before
