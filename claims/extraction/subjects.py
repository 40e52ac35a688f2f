"""Who does the reporting: find the subject of a cue to its left, to its right, or further up the sentence.

There is no parser. A noun phrase is the run of words up to a comma, a conjunction, a quote or a preposition
in front of it; a name that a preposition or a dative governs is never the subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.passage import Passage
from claims.extraction.types import CueHit, Mention, MentionHit, MentionKind, Span

LONGEST_NOUN_PHRASE = 10
FARTHEST_SUBJECT = 16
_BREAKS = frozenset(",;:()[]—–-…/")


def subject_of(passage: Passage, cue: CueHit, start: int, end: int) -> MentionHit | None:
    """The subject of `cue` between the tokens `start` and `end`.

    Left first, then right where the verb may lead.
    """
    if cue.is_passive:
        return agent_of(passage, cue, end)
    return left_subject(passage, cue.first, start) or right_subject(passage, cue, end)


# To the left


def left_subject(passage: Passage, verb: int, start: int) -> MentionHit | None:
    """The noun phrase that ends where the verb group at token `verb` begins."""
    end = _back_over_small_words(passage, verb, start)
    if end <= start:
        return None
    before = passage.tokens[end - 1].text
    if before == ")":
        return left_subject(passage, _opening_bracket(passage, end - 1, start), start)
    if before in {",", "—", "–"}:
        return _around_insertion(passage, start, end - 1, before)
    return _phrase_subject(passage, _chunk_start(passage, start, end), end, start)


def _back_over_small_words(passage: Passage, end: int, start: int) -> int:
    """Step back over adverbs, auxiliaries and dates: 'Smith also on Monday said'."""
    while end > start:
        if _is_small(passage, end - 1):
            end -= 1
        elif _is_calendar(passage, end - 1):
            end -= 1
            if end > start and passage.has("preposition", end - 1):
                end -= 1
        else:
            break
    return end


def _is_small(passage: Passage, place: int) -> bool:
    token = passage.tokens[place]
    if token.is_capital and place > 0 and passage.tokens[place - 1].text not in ".:":
        return False
    if passage.has("auxiliary", place) or passage.has("clitic", place):
        return True
    return token.is_word and passage.pack.is_adverb(token.low)


def _is_calendar(passage: Passage, place: int) -> bool:
    low, dates = passage.lows[place], passage.pack.dates
    if low in dates.weekdays or low in dates.months or (len(low) == 4 and low.isdecimal()):
        return True
    return dates.relative.at(passage.lows, place) is not None


def _opening_bracket(passage: Passage, place: int, start: int) -> int:
    while place > start and passage.tokens[place].text != "(":
        place -= 1
    return place


def _is_boundary(passage: Passage, place: int) -> bool:
    token = passage.tokens[place]
    if token.is_quote or (token.text in _BREAKS and not token.is_word):
        return True
    return any(passage.has(section, place) for section in ("conjunction", "that", "relative"))


def _chunk_start(passage: Passage, start: int, end: int) -> int:
    place = end
    while place > start and not _is_boundary(passage, place - 1):
        place -= 1
    return place


def _phrase_subject(passage: Passage, first: int, end: int, start: int) -> MentionHit | None:
    """The head of the phrase [first, end): a mention at its end, or the words themselves."""
    if first >= end:
        return _before_link(passage, first, start)
    hit = _hit_ending_at(passage, end)
    if hit is not None and hit.first >= first and not is_governed(passage, hit):
        return hit
    return noun_phrase(passage, first, end)


def _before_link(passage: Passage, first: int, start: int) -> MentionHit | None:
    """Nothing stands before the verb but a link: 'Smith, who said', 'Smith rejected it and said'."""
    if first <= start or passage.tokens[first - 1].is_quote:
        return None
    if passage.has("relative", first - 1) and passage.has("preposition", first - 2):
        return main_subject(passage, start, first - 2)  # 'pe care l-a numit': the antecedent is the object
    if passage.has("relative", first - 1):
        end = first - 1
        while end > start and (passage.tokens[end - 1].text == "," or passage.has("clitic", end - 1)):
            end -= 1
        return _hit_ending_at(passage, end) or noun_phrase(passage, _chunk_start(passage, start, end), end)
    if passage.has("conjunction", first - 1):
        return _shared_subject(passage, start, first - 1)
    return None


def _shared_subject(passage: Passage, start: int, end: int) -> MentionHit | None:
    """'Smith said no and called it …': the second verb has the subject of the first."""
    for cue in reversed(passage.cues_in(start, end)):
        if not cue.is_passive and not cue.is_gerund:
            return left_subject(passage, cue.first, start)
    return main_subject(passage, start, end)


def _hit_ending_at(passage: Passage, end: int) -> MentionHit | None:
    return passage.mention_to.get(end)


def is_governed(passage: Passage, hit: MentionHit) -> bool:
    """Whether a preposition or a case makes this mention something else than a subject."""
    before = hit.first - 1
    while passage.has("determiner", before):
        before -= 1
    return passage.has("preposition", before) or _owns(passage, before) or is_oblique(passage, hit)


def _owns(passage: Passage, place: int) -> bool:
    """Whether a plain noun in an oblique case stands there: 'postului Europa FM'."""
    if place < 0 or not passage.tokens[place].text.islower():
        return False
    return any(
        passage.lows[place].endswith(ending) for ending in passage.pack.words.get("oblique_ending", ())
    )


def is_oblique(passage: Passage, hit: MentionHit) -> bool:
    """Whether a case ending on its first word makes this mention an addressee or an owner."""
    if hit.mention.kind is MentionKind.PRONOUN:
        return False
    kind = hit.mention.kind
    low = passage.lows[hit.last if kind is MentionKind.NAME and hit.mention.role is None else hit.first]
    return any(low.endswith(ending) for ending in passage.pack.words.get("oblique_ending", ()))


def _around_insertion(passage: Passage, start: int, comma: int, mark: str) -> MentionHit | None:
    """'Smith, a Democrat, said': walk left over what stands between commas until something names a person."""
    fallback: MentionHit | None = None
    for first, end in _chunks_leftwards(passage, start, comma, mark):
        if passage.tokens[end - 1].text == ")":
            end = _opening_bracket(passage, end - 1, first)  # noqa: PLW2901
        hit = _hit_ending_at(passage, end)
        if hit is None or hit.first < first or is_governed(passage, hit):
            continue
        if hit.mention.kind is MentionKind.NAME:
            return hit
        fallback = fallback or hit
    return fallback or _noun_before_insertion(passage, start, comma, mark)


def _noun_before_insertion(passage: Passage, start: int, comma: int, mark: str) -> MentionHit | None:
    chunks = list(_chunks_leftwards(passage, start, comma, mark))
    return noun_phrase(passage, *chunks[1]) if len(chunks) > 1 else None


def _chunks_leftwards(passage: Passage, start: int, end: int, mark: str) -> Iterator[tuple[int, int]]:
    while end > start:
        first = end
        while (
            first > start
            and passage.tokens[first - 1].text != mark
            and not passage.tokens[first - 1].is_quote
        ):
            first -= 1
        yield first, end
        if first > start and passage.tokens[first - 1].is_quote:
            return
        end = first - 1


def noun_phrase(passage: Passage, first: int, end: int) -> MentionHit | None:
    """A mention made of plain words: 'the campaign', 'two senior officials', 'surse din partid'."""
    first = _forward_over_link_words(passage, first, end)
    if first >= end or passage.has("preposition", first):
        first = _after_last_preposition(passage, first, end)
    first = max(first, end - LONGEST_NOUN_PHRASE)
    if first >= end or not passage.tokens[end - 1].is_word or passage.tokens[end - 1].text.isdecimal():
        return None
    span = Span(passage.tokens[first].start, passage.tokens[end - 1].end)
    text = " ".join(token.text for token in passage.tokens[first:end])
    return MentionHit(Mention(text, span, MentionKind.NOUN), first, end - 1)


def _forward_over_link_words(passage: Passage, first: int, end: int) -> int:
    while first < end and (
        not passage.tokens[first].is_word
        or passage.has("conjunction", first)
        or passage.has("that", first)
        or (passage.has("adverb", first) and not passage.has("determiner", first))
    ):
        first += 1
    return first


def _after_last_preposition(passage: Passage, first: int, end: int) -> int:
    """After a leading prepositional phrase the subject begins at a determiner, or is the last word."""
    determiners = [
        place
        for place in range(first, end)
        if passage.has("determiner", place) and not passage.has("preposition", place - 1)
    ]
    if determiners:
        return determiners[0]
    last = end - 1
    return end if last <= first or passage.has("preposition", last - 1) else last


# To the right


def right_subject(passage: Passage, cue: CueHit, end: int) -> MentionHit | None:
    """The noun phrase after the verb: 'said Smith', 'a declarat, joi, premierul', 'tha Rama'."""
    place = _forward_over_small_words(passage, cue.last + 1, end)
    hit = _hit_starting_at(passage, place)
    if hit is not None and hit.last < end and not is_oblique(passage, hit):
        return _name_after(passage, _last_adjacent(passage, hit, end), end)
    if passage.pack.subject_follows_verb:
        free = _first_free_hit(passage, place, min(end, cue.last + FARTHEST_SUBJECT))
        return _name_after(passage, free, end) if free else _noun_after(passage, place, end)
    return _noun_after(passage, place, end)


def _forward_over_small_words(passage: Passage, place: int, end: int) -> int:
    while place < end and (_is_calendar(passage, place) or passage.pack.is_adverb(passage.lows[place])):
        place += 1
    return place


def _hit_starting_at(passage: Passage, place: int) -> MentionHit | None:
    return passage.mention_from.get(place)


def _last_adjacent(passage: Passage, hit: MentionHit, end: int) -> MentionHit:
    """'Republican strategist John Smith' is found in parts; the last part is the person."""
    following = _hit_starting_at(passage, hit.last + 1)
    if following is None or following.last >= end or following.mention.kind is not MentionKind.NAME:
        return hit
    if hit.mention.kind is MentionKind.PRONOUN or is_oblique(passage, following):
        return hit
    return _last_adjacent(passage, following, end)


def _first_free_hit(passage: Passage, place: int, end: int) -> MentionHit | None:
    for hit in passage.mentions_in(place, end):
        between = range(place, hit.first)
        if any(passage.has("that", step) or passage.tokens[step].text in ":;" for step in between):
            return None
        if not is_governed(passage, hit):
            return hit
    return None


def _noun_after(passage: Passage, place: int, end: int) -> MentionHit | None:
    last = place
    while last < end and not _is_boundary(passage, last) and passage.tokens[last].is_word:
        if passage.has("preposition", last):
            break
        last += 1
    if last == place or any(passage.has(section, place) for section in ("preposition", "object_pronoun")):
        return None
    names = [hit for hit in passage.mentions_in(place, last) if hit.mention.kind is MentionKind.NAME]
    if names and names[-1].last == last - 1:
        return names[-1]
    plain = (
        passage.pack.subject_follows_verb
        and passage.tokens[place].text.isalpha()
        and not _owns(passage, place)
    )
    return noun_phrase(passage, place, last) if plain or passage.has("determiner", place) else None


def agent_of(passage: Passage, cue: CueHit, end: int) -> MentionHit | None:
    """The agent of a passive: 'was called … by X', 'a fost calificată … de către X'."""
    for place in range(cue.last + 1, min(end, cue.last + FARTHEST_SUBJECT)):
        length = passage.pack.phrase("agent", passage.lows, place)
        if length:
            return _named_after(passage, place + length, end)
    return None


def _named_after(passage: Passage, place: int, end: int) -> MentionHit | None:
    """Whom a preposition names: the mention behind it, over plain words like 'architect'."""
    last = place
    while last < end and passage.tokens[last].is_word and not _is_boundary(passage, last):
        hit = _hit_starting_at(passage, last)
        if hit is not None:
            return _name_after(passage, _last_adjacent(passage, hit, end), end)
        if passage.has("preposition", last):
            return None
        last += 1
    return None


def _name_after(passage: Passage, hit: MentionHit, end: int) -> MentionHit:
    """'by the spokesman, John Smith' names the person after the office."""
    place = hit.last + 1
    if hit.mention.kind is MentionKind.ROLE and place < end and passage.tokens[place].text == ",":
        named = _hit_starting_at(passage, place + 1)
        if named is not None and named.mention.kind is MentionKind.NAME:
            return named
    return hit


def object_of_preposition(passage: Passage, cue: CueHit, end: int) -> MentionHit | None:
    """Whom 'according to' names: 'Potrivit lui X', 'according to the mayor, John Smith'."""
    place = cue.last + 1
    while place < end and (passage.has("preposition", place) or passage.has("adverb", place)):
        place += 1
    hit = _hit_starting_at(passage, place)
    if hit is not None:
        return _name_after(passage, _last_adjacent(passage, hit, end), end)
    last = place
    while last < end and passage.tokens[last].is_word and not _is_boundary(passage, last):
        last += 1
    names = [hit for hit in passage.mentions_in(place, last) if hit.mention.kind is MentionKind.NAME]
    return names[0] if names else noun_phrase(passage, place, last)


# Anywhere


def main_subject(passage: Passage, first: int, end: int) -> MentionHit | None:
    """The first mention in a stretch that nothing governs, after the words that lead up to it."""
    first = _after_leading_phrase(passage, first, end)
    for hit in passage.mentions_in(first, end):
        if is_governed(passage, hit) or _opens_prepositional_phrase(passage, hit, first):
            continue
        if not _is_dateline(passage, hit):
            return _name_after(passage, hit, end)
    return None


def _is_dateline(passage: Passage, hit: MentionHit) -> bool:
    """'WASHINGTON - The president said': a place in capitals before a dash."""
    after = hit.last + 1
    dash = after < len(passage.tokens) and passage.tokens[after].text in {"-", "—", "–", "(", ","}
    return dash and hit.mention.text.isupper() and hit.first == 0 and hit.mention.country is not None


def _after_leading_phrase(passage: Passage, first: int, end: int) -> int:
    """'In an interview with the Post on Monday, the minister …': the subject comes after the comma."""
    if not passage.has("preposition", first):
        return first
    comma = next((place for place in range(first, end) if passage.tokens[place].text == ","), None)
    return comma + 1 if comma is not None and passage.mentions_in(comma + 1, end) else first


def _opens_prepositional_phrase(passage: Passage, hit: MentionHit, first: int) -> bool:
    """Whether a preposition stands before the mention with nothing but words in between.

    'In New York City'.
    """
    place = hit.first - 1
    while place >= first and passage.tokens[place].is_word and hit.first - place <= 3:
        if passage.has("preposition", place):
            return not passage.pack.subject_follows_verb or hit.mention.kind is not MentionKind.PRONOUN
        place -= 1
    return False
