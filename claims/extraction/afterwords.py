"""Who is named right behind words that have no speaker of their own, and may be it."""

from __future__ import annotations

from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import first_name, is_declined_first_name, is_person
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, Cue, Mention, MentionHit

LONGEST_DESCRIPTION = 8  # tokens behind a name that say who that is
_DASHES = frozenset({"—", "–", "―", "-"})


def named_next(passage: Passage, quote: int) -> MentionHit | None:
    """'“We lost it all.” Ann Pope, 54, is a farmer': the person whom the sentence behind opens with."""
    after = next((sentence for sentence in passage.sentences if sentence[0] > quote), None)
    if after is None or not passage.stands_alone(quote):
        return None
    subject = main_subject(passage, *after)
    opens = subject is not None and subject.first == after[0] and subject.mention.kind is NAME
    return subject if subject is not None and opens and is_person(subject.mention, passage.pack) else None


def names_another(passage: Passage, quote: int, speaker: Mention) -> bool:
    """'“We lost it all.” Ann Pope's voice breaks': a person behind words that may go on with the last ones.

    Not where the one who spoke is named, too.
    """
    after = next((sentence for sentence in passage.sentences if sentence[0] > quote), None)
    if after is None:
        return False
    names = [hit.mention for hit in passage.mentions_in(*after) if hit.mention.kind is NAME]
    surname = speaker.called.rsplit(" ", 1)[-1]
    if any(surname in name.text for name in names):
        return False
    return any(_is_somebody(name, passage.pack) for name in names)


def signature(passage: Passage, first: int, end: int) -> MentionHit | None:
    """'– Ann Pope, farmer', '(Ann Pope)': nothing but a name and who that is."""
    mark = passage.tokens[first].text if first < end else ""
    if mark not in _DASHES and mark != "(":
        return None
    hit, last = passage.mention_from.get(first + 1), end - 1
    while last > first and not passage.tokens[last].is_word and passage.tokens[last].text != ")":
        last -= 1
    if hit is None or hit.mention.kind is not NAME or hit.last > last:
        return None
    if mark == "(" and passage.tokens[last].text != ")":
        return None
    described = hit.last + 1 <= last and passage.tokens[hit.last + 1].text == ","
    closes = hit.last + 1 >= last + (mark != "(")
    plain = last - hit.last <= LONGEST_DESCRIPTION and not passage.cues_in(hit.last + 1, last + 1)
    whole = " " in hit.mention.text and is_person(hit.mention, passage.pack)
    return hit if closes or (described and plain and whole) else None


def names_somebody(passage: Passage, place: int) -> bool:
    """Whether a name begins at a token: 'X said: “Nonsense!” Ann Pope only smiled'."""
    hit = passage.mention_from.get(place)
    return hit is not None and hit.mention.kind is NAME


def names_behind(passage: Passage, cue: Cue | None, quote: int) -> bool:
    """'“…”, i-a spus reporterului Ana Pop': a person behind a verb whose subject nobody could find.

    Not 'a scris despre Ana Pop', of whom something is said.
    """
    if cue is None:
        return False
    _, end = passage.sentence_of(quote)
    behind = (hit for hit in passage.mentions_in(quote + 1, end) if hit.mention.span.start > cue.span.end)
    named = (hit for hit in behind if hit.mention.kind is NAME)
    return any(_is_somebody(hit.mention, passage.pack) and not _is_topic(passage, hit) for hit in named)


def _is_topic(passage: Passage, hit: MentionHit) -> bool:
    """'despre Ana Pop'; through whom somebody speaks is another matter: 'prin avocatul Ana Pop'."""
    before = hit.first - 1
    return passage.has("preposition", before) and not passage.has("means", before)


def _is_somebody(name: Mention, pack: Pack) -> bool:
    """A person's whole name, in any case; a noun with a capital may stand before it."""
    *first, surname = name.text.casefold().split(" ")
    known = any(first_name(word, pack) or is_declined_first_name(word, pack) for word in first)
    return bool(surname) and known
