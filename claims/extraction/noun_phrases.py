"""Noun phrases without a parser: the run of words up to a comma, a conjunction, a quote or a preposition.

A name that a preposition or a dative governs is never a subject.
"""

from __future__ import annotations

from claims.extraction.doubling import is_doubled_object, is_surname_in_case
from claims.extraction.offices import ANYONE
from claims.extraction.passage import Passage
from claims.extraction.people import (
    FEMININE,
    first_name,
    gender_of,
    is_declined_first_name,
    is_declined_office,
)
from claims.extraction.time_words import weekday_at
from claims.extraction.types import NAME, NOUN, PRONOUN, ROLE, Mention, MentionHit, Span
from claims.extraction.word_classes import CALENDAR, OWN_ENDINGS

LONGEST_NOUN_PHRASE = 10
FARTHEST_OWNER = 3  # words up to whom a possessive owns
LONGEST_ADJUNCT = 5  # words of one that ends in a case: 'në fund të mbledhjes'
_BREAKS = frozenset(",;:()[]—–-…/")


def is_small(passage: Passage, place: int) -> bool:
    """Whether an adverb, an auxiliary or a clitic stands at a token: what a subject is found behind."""
    token = passage.tokens[place]
    if token.is_capital and place > 0 and passage.tokens[place - 1].text not in ".:":
        return False
    if passage.has("auxiliary", place) or passage.has("clitic", place):
        return True
    if token.is_capital and (place in passage.mention_from or place + 1 in passage.mention_to):
        return False  # 'Kelly said'
    return token.is_word and passage.pack.is_adverb(token.low)


def is_calendar(passage: Passage, place: int) -> bool:
    """Whether a token belongs to a date."""
    low, dates = passage.lows[place], passage.pack.dates
    if passage.classes[place] & CALENDAR or (len(low) == 4 and low.isdecimal()):
        return True
    if dates.relative.at(passage.lows, place) is not None:
        return True
    named = place > 0 and passage.lows[place - 1] in dates.weekday_starts
    return named and f"{passage.lows[place - 1]} {low}" in dates.weekdays  # 'të enjten'


def part_of_day(passage: Passage, end: int) -> int:
    """How many words before a token are a part of a day, 'në mbrëmje', 'evening'; 0 if none are."""
    table = passage.pack.dates.words.get("part")
    found = table.ending_at(passage.lows, end) if table is not None else None
    return found[0] if found is not None else 0


def opening_bracket(passage: Passage, place: int, start: int) -> int:
    """The token of the bracket that the one at `place` closes."""
    while place > start and passage.tokens[place].text != "(":
        place -= 1
    return place


def is_boundary(passage: Passage, place: int) -> bool:
    """Whether no noun phrase reaches over a token: a mark, a quote, a conjunction or a relative pronoun."""
    token = passage.tokens[place]
    if token.is_quote or (token.text in _BREAKS and not token.is_word):
        return True
    return passage.lows[place] in passage.pack.linking_words


def opens_another_clause(passage: Passage, place: int) -> bool:
    """'a spus în timp ce Ion Pop asculta', '…, iar Ion Pop': nobody behind it is the subject before it."""
    opens = passage.has("that", place) or passage.pack.phrase("subordinator", passage.lows, place)
    if place and passage.tokens[place - 1].text == ",":
        opens = opens or passage.pack.phrase("contrast", passage.lows, place)
    return bool(opens) or passage.tokens[place].text in ":;"


def chunk_start(passage: Passage, start: int, end: int) -> int:
    """Where the run of words that ends before `end` begins; 'Ministry of Trade and Industry' is one name."""
    place = end
    while place > start:
        named = passage.mention_to.get(place)
        if named is not None and start <= named.first < named.last:
            place = named.first
        elif is_boundary(passage, place - 1):
            break
        else:
            place -= 1
    return place


def is_governed(passage: Passage, hit: MentionHit) -> bool:
    """Whether a preposition or a case makes this mention something else than a subject."""
    known = passage.governed.get(hit.first)
    if known is None or known[0] is not hit:  # rules ask for the same few mentions again and again
        known = passage.governed[hit.first] = (hit, _is_governed(passage, hit))
    return known[1]


def _is_governed(passage: Passage, hit: MentionHit) -> bool:
    before = hit.first - 1
    owner = hit.mention.kind is PRONOUN and passage.has("possessive", hit.first)
    if owner and (passage.has("head_preposition", before) or _is_plain_noun(passage, before)):
        return True  # 'profilin e saj', 'inițiatorul ei'
    if hit.mention.kind is NAME and passage.has("possessive", before) and passage.has("preposition", before):
        return True  # 'criticii lui Ion Pop'
    while passage.has("determiner", before) or passage.has("possessive", before):
        before -= 1
    stands = hit.mention.kind is PRONOUN and not passage.has("possessive", hit.first)  # 'para selisë ai tha'
    owned = owns(passage, before) and not (
        stands
        or _is_attended(passage, before)
        or _is_day(passage, before)
        or _is_behind_adjunct(passage, hit, before)
    )
    governed = passage.has("preposition", before) and not _opens_clause(passage, hit, before)
    governed = governed or owned or is_oblique(passage, hit)
    governed = governed or passage.has("object_article", hit.first)  # 'soll den Chef gerufen haben'
    governed = governed or is_doubled_object(passage, hit) or is_surname_in_case(passage, hit)
    return governed or _is_owner(passage, hit) or _names_medium(passage, hit)


def _is_day(passage: Passage, place: int) -> bool:
    """'në protestën e së mërkurës Lindita Marku': a day owns nobody."""
    return is_calendar(passage, place) or (place > 0 and weekday_at(passage, place - 1) is not None)


def _is_behind_adjunct(passage: Passage, hit: MentionHit, noun: int) -> bool:
    """'tha para portës Ana Leka', 'a spus în fața sălii Ana Pop': whoever it is, the thing is not hers.

    A person's whole name, in no case.
    """
    if not (_is_whole_name(passage, hit) or hit.mention.role in ANYONE):
        return False
    bearer = hit.mention.role is None and passage.has("namesake", noun)
    if bearer or passage.has("somebody", noun):
        return False
    for place in range(noun - 1, max(-1, noun - LONGEST_ADJUNCT), -1):
        if passage.has("preposition", place):
            return True
        if not passage.tokens[place].text.islower() or is_boundary(passage, place):
            return False
    return False


def _is_whole_name(passage: Passage, hit: MentionHit) -> bool:
    """A first name that the pack knows, and a surname; an office may stand before it.

    Where surnames have cases one of the article's is enough: 'tha pas takimit Gashi'.
    """
    first, _, surname = hit.mention.text.partition(" ")
    if hit.mention.kind is not NAME:
        return False
    if not surname:
        return bool(passage.pack.words["surname_case"]) and first.casefold() in passage.surnames
    return first_name(first.casefold(), passage.pack) is not None


def _opens_clause(passage: Passage, hit: MentionHit, before: int) -> bool:
    """'Als Ute Ott rief': a word that opens clauses too, where a name stands behind it and a mark before."""
    if hit.mention.kind is not NAME or not passage.has("subordinator", before):
        return False
    return before == 0 or not passage.tokens[before - 1].is_word


def _is_plain_noun(passage: Passage, place: int) -> bool:
    """Where possessives follow: a word before one that is no small word and no verb of saying."""
    if passage.pack.adjective_nouns or place < 0 or not passage.tokens[place].is_word:
        return False
    low = passage.lows[place]
    sections = passage.pack.sections_of(low)
    small = low in passage.pack.function_words or (sections and "deputy" not in sections)
    return not small and not any(cue.last == place for cue in passage.cues)


def _is_attended(passage: Passage, place: int) -> bool:
    """'pas ndeshjes', 'la finalul meciului': a game is nobody's who stands behind it."""
    before = place - 1
    return passage.has("sitting", place) and (
        passage.has("preposition", before) or passage.has("edge", before)
    )


def _names_medium(passage: Passage, hit: MentionHit) -> bool:
    """'on the platform X', 'në platformën X': a noun between a preposition and a thing's name."""
    if (
        hit.mention.kind is not NAME
        or hit.mention.role is not None
        or passage.has("possessive", hit.first - 1)
        or _is_whole_name(passage, hit)
    ):
        return False  # 'për radion tonë Zoje Prenka'
    noun = next((step for step in (hit.first - 1, hit.first - 2) if passage.has("medium", step)), None)
    if noun is None:
        return False
    before = noun - 1
    while passage.has("determiner", before):
        before -= 1
    return passage.has("preposition", before)


def is_beside_governed(passage: Passage, hit: MentionHit) -> bool:
    """'Asked by the host, Ann Pope, whether …': between commas she is the host, whom 'by' governs."""
    comma, after = hit.first - 1, hit.last + 1
    if hit.mention.kind is not NAME or comma < 1 or after >= len(passage.tokens):
        return False
    if passage.tokens[comma].text != "," or passage.tokens[after].text != ",":
        return False
    office = passage.mention_to.get(comma)
    if office is None or office.mention.kind is not ROLE or hit.mention.role is not None:
        return False
    whole = (
        passage.mention_to.get(office.first - 1)
        if passage.has("head_preposition", office.first - 1)
        else None
    )
    if whole is not None and whole.mention.kind is ROLE and not is_governed(passage, whole):
        return False  # 'purtătoarea de cuvânt a viceprimarului, Ana Pop, spune'
    return passage.has("preposition", office.first - 1) and is_governed(passage, office)


def _is_owner(passage: Passage, hit: MentionHit) -> bool:
    """'Ann Pope's castle'; 'Petrowskis Prosa', where every noun has a capital: a name in -s before one."""
    after = hit.last + 1
    if hit.mention.kind is NAME and passage.lows[hit.last].endswith(OWN_ENDINGS):
        return True
    if not passage.pack.capital_nouns or hit.mention.kind is not NAME or after >= len(passage.tokens):
        return False
    return (
        hit.mention.text.endswith("s") and passage.tokens[after].is_word and passage.tokens[after].is_capital
    )


def owns(passage: Passage, place: int) -> bool:
    """Whether a plain noun in an oblique case stands there: 'postului Europa FM'."""
    if place < 0 or not passage.tokens[place].text.islower():
        return False
    return passage.pack.ends_with("oblique_ending", passage.lows[place])


def is_oblique(passage: Passage, hit: MentionHit) -> bool:
    """Whether its article or a case ending on its first word makes this mention an addressee or an owner."""
    if hit.mention.kind is PRONOUN:
        return False
    by_article = passage.has("oblique_article", hit.first) or _is_linked_in_case(passage, hit)
    if by_article or _is_object_form(passage, hit) or (hit.mention.role and _is_of_her(passage, hit)):
        return True
    named = hit.mention.kind is NAME and hit.mention.role is None
    body = passage.has("organisation", hit.first)  # 'Ministerul Finanțelor': its first word has the case
    low = passage.lows[hit.last if named and not body else hit.first]
    if passage.pack.ends_with("oblique_ending", low):
        return not (named and hit.first == hit.last and first_name(low, passage.pack))  # 'Petrit'
    if not named:
        return hit.mention.role is not None and is_declined_office(passage.lows[hit.first], passage.pack)
    if not passage.pack.endings_of["complement_ending"]:
        return False
    return is_declined_first_name(hit.mention.text.split(" ", 1)[0].casefold(), passage.pack)


def _is_object_form(passage: Passage, hit: MentionHit) -> bool:
    """'falënderoi Maria Enën': a whole name whose last word has the case."""
    if hit.mention.kind is not NAME or hit.first == hit.last:
        return False
    return passage.pack.ends_with("accusative_name_ending", passage.lows[hit.last])


def _is_linked_in_case(passage: Passage, hit: MentionHit) -> bool:
    """'Familja e të akuzuarit', 'u tha të pranishmëve'; 'Të akuzuarit' that opens a clause may be several."""
    if hit.mention.kind is NOUN and hit.first < hit.last and passage.has("oblique_link", hit.first):
        return passage.pack.ends_with("oblique_ending", passage.lows[hit.first + 1])
    if hit.mention.kind is not ROLE or not passage.has("oblique_link", hit.first):
        return False
    return hit.first > 0 and passage.tokens[hit.first - 1].is_word


def _is_of_her(passage: Passage, hit: MentionHit) -> bool:
    """'der Ministerin': before a woman's office no subject has the article of a man."""
    if not passage.has("masculine_article", hit.first):
        return False
    office = hit.mention._replace(kind=ROLE, text="")
    return gender_of(office, passage.pack) == FEMININE


def is_owned(passage: Passage, office: MentionHit) -> bool:
    """'avocatul său', 'vëllai i tij': somebody of whoever was named, who is another."""
    after = office.last + 1
    if passage.has("head_preposition", after) and not passage.has("preposition", after):
        after += 1
    return any(passage.has(section, after) for section in ("possessive", "pronoun"))


def is_dateline(passage: Passage, hit: MentionHit) -> bool:
    """'WASHINGTON - The president said', 'Wien – Der Kanzler sagte': a place before a dash."""
    after = hit.last + 1
    if hit.first > 0 or after >= len(passage.tokens):
        return False
    mark = passage.tokens[after].text
    if hit.mention.text.isupper():
        return mark in {"-", "—", "–", "(", ",", "."}
    return mark in {"-", "—", "–"} and hit.mention.country is not None and hit.mention.role is None


def is_owner_of(passage: Passage, hit: MentionHit, office: MentionHit) -> bool:
    """'Ann Pope's lawyer', 'Ann Pope's former husband'."""
    owns_it = passage.lows[hit.last].endswith(OWN_ENDINGS)
    return owns_it and 0 < office.first - hit.last <= FARTHEST_OWNER


def noun_phrase(passage: Passage, first: int, end: int) -> MentionHit | None:
    """A mention made of plain words: 'the campaign', 'two senior officials', 'surse din partid'."""
    first = _forward_over_link_words(passage, first, end)
    while first < end and (passage.tokens[first].text.isdecimal() or is_calendar(passage, first)):
        first += 1  # 'Më 6 janar kompania tha'
    if first >= end or passage.has("preposition", first):
        first = _after_last_preposition(passage, first, end)
    first = max(first, end - LONGEST_NOUN_PHRASE)
    if first >= end or not passage.tokens[end - 1].is_word or passage.tokens[end - 1].text.isdecimal():
        return None
    return words_as_noun(passage, first, end)


def words_as_noun(passage: Passage, first: int, end: int) -> MentionHit:
    """A half-open range of tokens as a mention that no list has."""
    span = Span(passage.tokens[first].start, passage.tokens[end - 1].end)
    text = " ".join(token.text for token in passage.tokens[first:end])
    return MentionHit(Mention(text, span, NOUN), first, end - 1)


def pronoun_at(passage: Passage, place: int) -> MentionHit:
    """'în opinia sa': a possessive, that stands for a person."""
    token = passage.tokens[place]
    return MentionHit(Mention(token.text, Span(token.start, token.end), PRONOUN), place, place)


def indefinite_opening(passage: Passage, first: int, end: int) -> MentionHit | None:
    """'Einer der Räuber habe sie angeschrien:', where nouns have capitals: somebody in no list of offices."""
    if not passage.pack.capital_nouns or not passage.has("indefinite", first):
        return None
    last = first + 1
    while last < end and passage.tokens[last].text.islower() and last - first <= FARTHEST_OWNER:
        last += 1
    known = any(hit.last >= last for hit in passage.mentions_in(first, last + 1))
    if known or last >= end or not passage.tokens[last].is_capital:
        return None
    return noun_phrase(passage, first, last + 1)


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
    small = last <= first or passage.has("preposition", last - 1) or owns(passage, last)
    endings = passage.pack.endings_of["subject_ending"]
    plain = endings and not passage.pack.ends_with("subject_ending", passage.lows[last])
    return end if small or plain else last  # 'Despre anii grei povestește'
