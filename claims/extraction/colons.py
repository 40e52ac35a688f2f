"""Who stands before a colon, behind one in a headline, or in a paragraph that ends in one."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.clauses import part_start
from claims.extraction.documents import AUTHOR, author_of_document
from claims.extraction.following import name_after
from claims.extraction.noun_phrases import indefinite_opening, is_oblique
from claims.extraction.others_words import announces_others
from claims.extraction.owners import author_of_message, contrasted, echoing
from claims.extraction.passage import Passage
from claims.extraction.passed_on import passed_on
from claims.extraction.proposals import SPEAKING, Proposal, QuotePlace, colon_cue
from claims.extraction.subjects import announcer, main_subject
from claims.extraction.types import MentionKind
from claims.extraction.utterances import utterance_owner


def before_colon(place: QuotePlace) -> Iterator[Proposal]:
    """'X: “…”' with nothing but a name or an office before the colon, or a subject with a verb of its own."""
    passage, colon = place.passage, place.token - 1
    first, left, _, _ = place.bounds
    if colon < left or passage.tokens[colon].text != ":":
        return
    author = passed_on(passage, left, colon)[1] or author_of_message(passage, left, colon)
    first, left = part_start(passage, first, colon), part_start(passage, left, colon)
    if author is None and announces_others(passage, left, colon):
        return
    owner = utterance_owner(passage, left, colon)
    other = echoing(passage, left, colon) or contrasted(passage, left, colon)
    subject = author or owner or indefinite_opening(passage, left, colon) or other
    subject = subject or main_subject(passage, left, colon)
    if subject is not None:
        alone = subject.first <= first + 1 and subject.last == colon - 1
        if not (alone or passage.pack.cues):
            return  # without words of the language whoever else is named may be whom it was said to
        score = 0.94 if author or other is subject else 0.8 if alone else 0.6
        yield Proposal(subject, colon_cue(passage, colon), score, AUTHOR if author else "colon")


def headed(place: QuotePlace) -> Iterator[Proposal]:
    """'“I would do it again”: Ann Pope on her years in office': headlines put the words first."""
    passage, colon = place.passage, place.token + 1
    first, _, right, end = place.bounds
    if place.token != first or colon + 1 >= right or passage.tokens[colon].text != ":":
        return
    hit = passage.mention_from.get(colon + 1)
    if hit is not None and hit.mention.kind is not MentionKind.PRONOUN and not is_oblique(passage, hit):
        yield Proposal(name_after(passage, hit, end), colon_cue(passage, colon), 0.75, "headed")


def lead_in(passage: Passage) -> Proposal | None:
    """The speaker that a paragraph ending in a colon announces for what follows it."""
    first, end = passage.sentences[-1]
    if passage.tokens[end - 1].text != ":":
        return None
    author = author_of_document(passage, first, end - 1)
    if author is not None:
        return Proposal(*author, 0.9, AUTHOR)
    for cue in reversed([cue for cue in passage.cues_in(first, end) if cue.cue.kind in SPEAKING]):
        subject = announcer(passage, cue, first, end)
        if cue.is_gerund or subject is None:
            subject = main_subject(passage, first, cue.first) or subject
        return Proposal(subject, cue.cue, 0.88 if subject else 0.55, "lead_in")
    subject = utterance_owner(passage, first, end - 1) or main_subject(passage, first, end - 1)
    if subject is None or passage.has("statement_noun", subject.first):
        return None  # 'Statement, 3 March:'
    return Proposal(subject, colon_cue(passage, end - 1), 0.6, "lead_in")
