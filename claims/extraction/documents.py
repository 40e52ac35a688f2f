"""Who wrote what is read out or quoted from a paper: 'read a letter from X', 'o notă semnată de X'."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_boundary, is_oblique
from claims.extraction.passage import Passage
from claims.extraction.subjects import main_subject, subject_of
from claims.extraction.types import Cue, CueHit, CueKind, MentionHit, MentionKind
from claims.extraction.word_classes import OWN_ENDINGS

AUTHOR = "author"  # the rule by which a paper's words are given
FARTHEST_AUTHOR = 16  # tokens behind the paper
LONGEST_TITLE = 2  # words
NEAR = 4  # 'from a friend of Tom Best': not from him


def author_of_document(passage: Passage, left: int, quote: int) -> tuple[MentionHit, Cue] | None:
    """The author of the paper that stands between `left` and a quote, with the word for the paper.

    Only where the paper is read out, or its words are told without anybody who says them.
    """
    papers = passage.places_of("writing", left, quote)
    if not papers or passage.places_of("negation", left, quote):
        return None
    paper, told = papers[-1], _told_impersonally(passage, papers[-1], quote)
    if told is None and not passage.places_of("reading", left, paper):
        return None
    author = _owner(passage, paper) or _named_behind(passage, paper, told.first if told else quote)
    if author is None or any(_goes_on(passage, cue) for cue in passage.cues_in(author.last + 1, quote)):
        return None
    return author, passage.cue_at(paper, CueKind.ACCORDING)


def told_in_paper(passage: Passage, cue: CueHit, hit: MentionHit | None) -> bool:
    """'“…,” se arată în document': nobody but a paper that has been named before says so."""
    link = cue.last + 1
    if not passage.has("preposition", link) or passage.has("indefinite", link + 1):
        return False
    if any(passage.pack.has("indefinite", part) for part in passage.lows[link].split("-")[1:]):
        return False  # 'într-un raport'
    last = cue.last + 2 if hit is None else hit.last
    return passage.has("paper", last) and (hit is None or hit.first == hit.last)


def stands_in_paper(passage: Passage, cue: CueHit) -> bool:
    """'„…”, scria pe un bilet': what can be read there, and nobody says who wrote it."""
    if not passage.has("stands", cue.last) or not passage.has("preposition", cue.last + 1):
        return False
    near = range(cue.last + 2, min(cue.last + 2 + NEAR, len(passage.tokens)))
    return any(
        passage.has(section, place) for place in near for section in ("paper", "writing", "inscription")
    )


def subject_of_paper(passage: Passage, cue: CueHit) -> MentionHit | None:
    """Who said in the sentence before, in a paper, what goes on: 'The board says in a statement that …'.

    Or who sent it: 'The board sent parents a letter.'
    """
    for first, end in passage.sentences_before(cue.first, 1):
        if not passage.places_of("paper", first, end):
            return None
        said = [verb for verb in passage.cues_in(first, end) if not (verb.is_passive or verb.is_gerund)]
        if said:
            return subject_of(passage, said[0], first, end)
        return main_subject(passage, first, end) if _is_sent(passage, first, end) else None
    return None


def _is_sent(passage: Passage, first: int, end: int) -> bool:
    """Whether a sentence tells that somebody sent something, and not that it was sent."""
    passives = ("passive_auxiliary", "middle_auxiliary")
    return any(
        not any(passage.has(section, place - 1) for section in passives)
        for place in passage.places_of("sends", first, end)
    )


def _told_impersonally(passage: Passage, paper: int, quote: int) -> CueHit | None:
    """'…, se arată că', '…, ku thuhet se': nobody but the paper says so."""
    return next(
        (
            cue
            for cue in passage.cues_in(paper + 1, quote)
            if cue.cue.kind is CueKind.ACCORDING
            and (cue.last + 1 == quote or passage.has("that", cue.last + 1))
        ),
        None,
    )


def _goes_on(passage: Passage, cue: CueHit) -> bool:
    """'read a letter from X and said': the reader does."""
    speaks = cue.cue.kind is not CueKind.ACCORDING and not cue.is_gerund
    return speaks and passage.has("conjunction", cue.first - 1)


def _owner(passage: Passage, paper: int) -> MentionHit | None:
    """'Ann Pope's letter'."""
    hit = passage.mention_to.get(paper)
    return hit if hit is not None and passage.lows[hit.last].endswith(OWN_ENDINGS) else None


def _named_behind(passage: Passage, paper: int, end: int) -> MentionHit | None:
    """The first whom a word like 'from' leads to, or a case ties to the paper; never who reads it out."""
    after = paper + 1
    for hit in passage.mentions_in(after, min(end, paper + FARTHEST_AUTHOR)):
        read_out = passage.places_of("reading", after, hit.first)
        unnamed = passage.places_of("indefinite", max(paper + 1, hit.first - NEAR), hit.first)
        if not (read_out or unnamed) and _wrote(passage, paper, hit):
            return hit
        after = hit.last + 1
    return None


def _wrote(passage: Passage, paper: int, hit: MentionHit) -> bool:
    if hit.mention.kind is MentionKind.PRONOUN:
        return False
    before = _before_title(passage, paper, hit.first - 1)
    tied = before == paper and is_oblique(passage, hit)
    return tied or passage.has("author", before) or passage.has("author", hit.first)


def _before_title(passage: Passage, paper: int, place: int) -> int:
    """'semnată de contabila-șefă Ana Pop': back over determiners and a title that no list has."""
    small, plain = passage.pack.function_words, 0
    while place > paper and not passage.has("author", place):
        listed = passage.has("determiner", place)
        plain += not listed
        ends = is_boundary(passage, place) or passage.has("relative", place)
        if plain > LONGEST_TITLE or ends or (passage.lows[place] in small and not listed):
            break
        place -= 1
    return place
