"""Whom a verb or a preposition leads to: the noun phrase that follows it."""

from __future__ import annotations

from claims.extraction.belongings import past_owner, past_possessive
from claims.extraction.channels import behind_station
from claims.extraction.introductions import LONGEST_COMPLEMENT, called_by, unless_next_subject
from claims.extraction.listeners import over_addressee, past_listener, without_listener
from claims.extraction.noun_phrases import (
    is_boundary,
    is_calendar,
    is_governed,
    is_oblique,
    noun_phrase,
    opens_another_clause,
    owns,
    pronoun_at,
)
from claims.extraction.offices import ANYONE
from claims.extraction.passage import Passage
from claims.extraction.people import first_name
from claims.extraction.time_words import weekday_at
from claims.extraction.types import NAME, NOUN, PRONOUN, ROLE, CueHit, MentionHit

FARTHEST_SUBJECT = 16
_NOT_IN_TITLE = ("preposition", "adverb", "auxiliary", "pronoun", "determiner")
_LEADING_AWAY = frozenset({"that", "conjunction", "relative", "auxiliary", "clitic"})
MOST_PLAIN_WORDS = 2  # between a body's name and the office in it
LONGEST_ADJUNCT = 7  # tokens between a verb and an indefinite subject


def right_subject(passage: Passage, cue: CueHit, end: int) -> MentionHit | None:
    """The noun phrase after the verb: 'said Smith', 'a declarat, joi, premierul', 'tha Rama'."""
    place = _forward_over_small_words(passage, cue.last + 1, end)
    place = over_addressee(passage, cue, place, end)
    hit = passage.mention_from.get(place)
    told = behind_station(passage, hit) if hit is not None else None  # 'сказала ТАСС министр Анна Попова'
    hit = _behind_object(passage, told or hit) or told or hit
    if hit is not None and hit.last + 1 == end and passage.has("medium", hit.last):
        return None  # its name stands in marks
    if hit is not None and hit.last < end and not is_oblique(passage, hit):
        heard = without_listener(passage, cue, hit)
        if heard is not None:
            return heard
        return name_after(passage, _last_adjacent(passage, past_owner(passage, hit, end), end), end)
    if hit is not None and is_oblique(passage, hit):
        after = past_listener(passage, hit)
        behind = passage.mention_from.get(after)  # 'i-a transmis premierului deputatul Ion Pop'
        place = after if after > hit.last + 1 else place
        if behind is not None and behind.last < end and not is_oblique(passage, behind):
            return name_after(passage, behind, end)
    if passage.pack.subject_follows_verb:
        free = _first_free_hit(passage, place, min(end, cue.last + FARTHEST_SUBJECT))
        if free is not None:
            return name_after(passage, free, end)
        place = _over_medium(passage, _over_insertion(passage, place, end), end)
        place = _over_adjunct(passage, place, end)
    noun = _noun_after(passage, place, end)
    return name_after(passage, noun, end) if noun else None


def _behind_object(passage: Passage, pronoun: MentionHit | None) -> MentionHit | None:
    """'unterbrach sie der Vorsitzende': 'sie' is an object before an article that only subjects have."""
    if not passage.pack.capital_nouns or pronoun is None or pronoun.mention.kind is not PRONOUN:
        return None
    behind = passage.mention_from.get(pronoun.last + 1)
    if behind is None or not passage.has("feminine", pronoun.first):
        return None
    subject = passage.has("masculine_article", behind.first) and not is_oblique(passage, behind)
    return behind if subject and not passage.has("indefinite", behind.first) else None


def _forward_over_small_words(passage: Passage, place: int, end: int) -> int:
    while place < end:
        hit = passage.mention_from.get(place)
        if hit is not None and hit.mention.kind is NAME and not passage.has("adverb", place):
            break  # 'said Kelly Stubbs': no adverb
        if is_calendar(passage, place) or passage.pack.is_adverb(passage.lows[place]):
            place += 1
        elif (weekday := weekday_at(passage, place)) is not None:  # of two words: 'të hënën'
            place += weekday[0]
        else:
            break
        place += _part_of_day(passage, place)
    return min(place, end)


def _part_of_day(passage: Passage, place: int) -> int:
    """The length of 'in the morning' behind a day: 'tha të hënën në mëngjes Ilir Hoxha'."""
    table = passage.pack.dates.words.get("part")
    found = table.at(passage.lows, place) if table is not None and place < len(passage.lows) else None
    return found[0] if found is not None else 0


def _over_insertion(passage: Passage, place: int, end: int) -> int:
    """'a relatat, sub protecția anonimatului, un membru': the place after the second comma."""
    if place >= end or passage.tokens[place].text != ",":
        return place
    return next((step + 1 for step in range(place + 1, end) if passage.tokens[step].text == ","), place)


def _over_medium(passage: Passage, place: int, end: int) -> int:
    """'a relatat pentru Radio Cluj un martor': past whom it was told, if somebody new follows."""
    told = passage.mention_from.get(place + 1) if passage.has("preposition", place) else None
    if told is None or told.last + 1 >= end or not passage.has("indefinite", told.last + 1):
        return place
    return told.last + 1


def behind_medium(passage: Passage, cue: CueHit, end: int) -> MentionHit | None:
    """'“…”, a declarat pentru „Vocea” primarul Ana Pop': past a medium's name at token `end`."""
    noun = end - 1
    noun -= passage.has("naming", noun)
    named = passage.has("medium", end - 1)  # 'рассказала Радио «Двина» глава профсоюза'
    if end <= cue.last + 1 or not (named or passage.has("preposition", noun)):
        return None
    _, last = passage.sentence_of(cue.last)
    quotes = passage.quotes_in(end + 1, last)
    hit = next(iter(passage.mentions_in(end + 1, quotes[0] if quotes else last)), None)
    if hit is None or hit.first > end + 1 or is_oblique(passage, hit):
        return None
    return name_after(passage, hit, last)


def behind_named_thing(passage: Passage, office: MentionHit, end: int) -> MentionHit | None:
    """'уточнил директор компании «Мост» Олег Юдин': the name behind the thing's, in marks at token `end`."""
    between = passage.tokens[office.last + 1 : end]
    if office.mention.kind is not ROLE or len(between) > MOST_PLAIN_WORDS or end >= len(passage.tokens):
        return None
    if not passage.tokens[end].is_quote or not all(token.is_word for token in between):
        return None
    place = end + 1 + (end + 1 < len(passage.tokens) and passage.tokens[end + 1].text == ",")
    named = passage.mention_from.get(place)
    free = named is not None and named.mention.kind is NAME and not is_oblique(passage, named)
    return named if free else None


def _over_adjunct(passage: Passage, place: int, end: int) -> int:
    """'rief nach Zeugenangaben einer der beiden', 'a strigat din sală un bărbat': past an adjunct."""
    if not passage.has("preposition", place):
        return place
    for step in range(place + 2, min(end, place + LONGEST_ADJUNCT)):
        if not passage.tokens[step].is_word:
            break
        if passage.has("indefinite", step) and _ends_in_noun(passage, step - 1):
            return step
    return place


def _ends_in_noun(passage: Passage, place: int) -> bool:
    """Whether a word may be the noun of an adjunct: with a capital, where every noun has one."""
    if passage.pack.capital_nouns:
        return passage.tokens[place].is_capital
    return not any(passage.has(section, place) for section in _NOT_IN_TITLE)


def _last_adjacent(passage: Passage, hit: MentionHit, end: int) -> MentionHit:
    """'Republican strategist John Smith' is found in parts; the last part is the person."""
    following = passage.mention_from.get(past_possessive(passage, hit)) or _behind_plain_words(passage, hit)
    if following is None or following.last >= end or following.mention.kind is not NAME:
        return hit
    if hit.mention.kind is PRONOUN or is_oblique(passage, following):
        return hit
    if hit.mention.kind is NAME and passage.has("determiner", following.first):
        return hit  # 'lobte Ute Marx ihren Parteifreund Jan Ott'
    return _last_adjacent(passage, following, end)


def _behind_plain_words(passage: Passage, hit: MentionHit) -> MentionHit | None:
    """'said Dorset county council leader Ann Pope': with whom the words between belong to one title."""
    if not passage.pack.adjective_nouns or hit.mention.kind is not NAME or hit.mention.role is not None:
        return None
    for place in range(hit.last + 1, min(hit.last + 1 + MOST_PLAIN_WORDS, len(passage.tokens))):
        if is_boundary(passage, place) or any(passage.has(section, place) for section in _NOT_IN_TITLE):
            return None
        found = passage.mention_from.get(place + 1)
        if found is not None:
            return found if found.mention.kind is NAME and found.mention.role is not None else None
    return None


def _first_free_hit(passage: Passage, place: int, end: int) -> MentionHit | None:
    for hit in passage.mentions_in(place, end):
        between = range(place, hit.first)
        newcomer = passage.has("indefinite", place) and passage.has("somebody", place + 1)
        if newcomer and passage.places_of("preposition", place + 2, hit.first):
            return None  # 'a comentat o mamă din cartierul Luncă'
        if any(opens_another_clause(passage, step) for step in between):
            return None
        if hit.mention.role in ANYONE and len(between) > 1 and passage.tokens[hit.first - 1].text == ",":
            return None  # 'a spus una dintre ele, mamă a trei copii'
        if not is_governed(passage, hit) and behind_station(passage, hit) is None:
            return hit
    return None


def _noun_after(passage: Passage, place: int, end: int) -> MentionHit | None:
    last = place
    while last < end and not is_boundary(passage, last) and passage.tokens[last].is_word:
        dated = last > place and weekday_at(passage, last) is not None
        if dated or passage.has("preposition", last) or _is_past_noun(passage, place, last):
            break
        last = _past_name(passage, last)
    her = passage.has("possessive", place)  # 'adds her colleague Ann Pope'
    if (
        last == place
        or passage.has("preposition", place)
        or (passage.has("object_pronoun", place) and not her)
    ):
        return None
    low, ends_with = passage.lows[place], passage.pack.ends_with
    if passage.has("gerund_auxiliary", place) or ends_with("gerund_ending", low):
        return None  # 'tha duke qeshur', 'a spus râzând'
    if passage.tokens[place].text.islower() and ends_with("accusative_ending", low):
        return None  # 'falënderoi trajnerin Sadik Lala'
    names = [hit for hit in passage.mentions_in(place, last) if hit.mention.kind is NAME]
    if names and names[-1].last == last - 1 and not is_oblique(passage, names[-1]):
        return names[-1]
    plain = (
        passage.pack.subject_follows_verb
        and passage.tokens[place].text.isalpha()
        and not owns(passage, place)
        and not _is_listener(passage, place)
    )
    return noun_phrase(passage, place, last) if plain or passage.has("determiner", place) else None


def _is_listener(passage: Passage, place: int) -> bool:
    """'“…,” i thotë të birit': an office or kin in a case that no subject has."""
    hit = passage.mention_from.get(place)
    return hit is not None and hit.mention.kind is ROLE and is_oblique(passage, hit)


def agent_of(passage: Passage, cue: CueHit, end: int) -> MentionHit | None:
    """The agent of a passive: 'was called … by X', 'a fost calificată … de către X'."""
    for place in range(cue.last + 1, min(end, cue.last + FARTHEST_SUBJECT)):
        length = passage.pack.phrase("agent", passage.lows, place)
        if length:
            return named_after(passage, place + length, end)
        named = passage.mention_from.get(place + 1) if passage.has("agent_of_name", place) else None
        if named is not None and named.mention.kind is NAME:
            return named  # 'a fost numită „…” de Ana Pop'
    return None


def named_after(passage: Passage, place: int, end: int) -> MentionHit | None:
    """Whom a preposition names: the mention behind it, over plain words like 'architect'."""
    for step in range(place, end):
        hit = passage.mention_from.get(step)
        if hit is not None:
            return name_after(passage, _last_adjacent(passage, hit, end), end)
        plain = passage.tokens[step].is_word and not is_boundary(passage, step)
        if not plain or passage.has("preposition", step):
            return None
    return None


def name_after(passage: Passage, hit: MentionHit, end: int) -> MentionHit:
    """'the spokesman, John Smith', 'the head of the union (ABC), John Smith': the name behind the office."""
    if hit.mention.kind not in {ROLE, NOUN}:
        return hit
    called = called_by(passage, hit, end)
    if called is not None:
        return called
    place = _past_complement(passage, hit.last + 1, end)
    behind = place + 1 if passage.has("organisation", place) else _past_honorific(passage, place)
    named = passage.mention_from.get(place) or passage.mention_from.get(behind)
    if named is None or named.last >= end or named.mention.kind is not NAME:
        return hit
    free = place > hit.last + 1 and (not is_governed(passage, named) or _agree(passage, hit, named))
    return _last_adjacent(passage, named, end) if free else hit


def _past_honorific(passage: Passage, place: int) -> int:
    """'președinta filialei, dr. Silvia Pop': small honorifics are no part of the name."""
    found = passage.pack.honorifics.at(passage.lows, place) if place < len(passage.lows) else None
    if found is None:
        return place
    after = place + found[0]
    return after + (after < len(passage.tokens) and passage.tokens[after].text == ".")


def _agree(passage: Passage, office: MentionHit, named: MentionHit) -> bool:
    """'по словам главы района Ирины Орловой': where names decline, an office and its name in one case."""
    declines = passage.pack.names_decline or passage.pack.words["surname_case"]
    if not declines or passage.has("preposition", named.first - 1):
        return False
    oblique = passage.pack.ends_with("complement_ending", passage.lows[office.first])
    return oblique and is_oblique(passage, named)


def _past_complement(passage: Passage, place: int, end: int) -> int:
    """Past what hangs on an office, to the name behind a comma; where names decline, to the name itself."""
    if passage.has("relative", place) and not passage.has("clitic", place - 1):
        return _past_relative_clause(passage, place, end)
    limit = min(end, place + LONGEST_COMPLEMENT)
    while place < limit:
        token = passage.tokens[place]
        if token.text == ",":
            return place + 1
        if token.text == "(":
            place = next((step for step in range(place, end) if passage.tokens[step].text == ")"), end)
        elif passage.pack.names_decline and passage.mention_from.get(place):
            # 'жительница дома на улице Чкалова', and not 'директор компании Олег Юдин'
            thing = passage.has("naming", place - 1) and first_name(token.low, passage.pack) is None
            return end if thing else place
        elif not _is_inside(passage, place) or _leads_away(passage, place):
            return end
        place += 1
    return end


def _is_inside(passage: Passage, place: int) -> bool:
    """A word, a quote or the full stop of a letter: 'avokati i D. K., Ana Pop'."""
    token = passage.tokens[place]
    return token.is_quote or token.is_word or (token.text == "." and len(passage.tokens[place - 1].text) == 1)


def _past_relative_clause(passage: Passage, place: int, end: int) -> int:
    """'the officer who runs it, Ann Pope, shrugs': behind the clause, if nothing but a name stands there."""
    for comma in range(place, min(end, place + LONGEST_COMPLEMENT)):
        if passage.tokens[comma].text != ",":
            continue
        named = passage.mention_from.get(comma + 1)
        closed = named is not None and named.last + 1 < end and passage.tokens[named.last + 1].text == ","
        return comma + 1 if closed else end
    return end


def is_in_title(passage: Passage, place: int) -> bool:
    """'ministri i Arsimit dhe Sportit', 'al Muncii și Solidarității': the end of an office."""
    hit = passage.mention_from.get(place)
    if hit is None or hit.mention.kind is not NAME or hit.mention.role is not None:
        return False
    linked = passage.has("joining", place - 1) and not passage.has("oblique_article", place)
    return linked and passage.pack.ends_with("complement_ending", passage.lows[place])


def _leads_away(passage: Passage, place: int) -> bool:
    """A verb, a conjunction or a pronoun: the office's noun phrase has ended."""
    low = passage.lows[place]
    if passage.has("head_preposition", place) or is_in_title(passage, place + 1):
        return False
    if passage.has("comparative", place) and passage.has("head_preposition", place + 1):
        return False  # 'mësuesi më i vjetër, Rrustem Bala'
    return (
        not passage.pack.sections_of(low).isdisjoint(_LEADING_AWAY)
        or passage.pack.cues.at([low], 0) is not None
    )


def object_of_preposition(passage: Passage, cue: CueHit, end: int) -> MentionHit | None:
    """Whom 'according to' names: 'Potrivit lui X', 'according to the mayor, John Smith'."""
    place = cue.last + 1
    while place < end and (passage.has("preposition", place) or passage.has("adverb", place)):
        if place in passage.mention_from:
            break  # 'laut von Tessin'
        place += 1
    within = place - passage.has("article", place - 1)  # 'nach Ansicht der', of which the office has 'der'
    hit = passage.mention_from.get(place) or passage.mention_from.get(within)
    if hit is not None:
        office = _last_adjacent(passage, past_owner(passage, hit, end), end)
        return unless_next_subject(passage, office, name_after(passage, office, end))
    if place < end and (is_calendar(passage, place) or _is_participle(passage, place)):
        return None
    last = place
    while last < end and passage.tokens[last].is_word and not is_boundary(passage, last):
        if _is_past_noun(passage, place, last):
            break
        last = _past_name(passage, last)
    names = [hit for hit in passage.mentions_in(place, last) if hit.mention.kind is not NOUN]
    if names:
        return name_after(passage, names[0], end)
    if passage.places_of("statement_noun", place, min(place + 3, last)):
        return None  # 'according to a statement': nobody is named
    if passage.has("possessive", last - 1) and last - place == 1:
        return pronoun_at(passage, place)
    phrase = noun_phrase(passage, place, last)
    return name_after(passage, phrase, end) if phrase else None


def _is_participle(passage: Passage, place: int) -> bool:
    """'Ion Pop nu se arată impresionat': nobody is named."""
    plain = passage.tokens[place].text.islower()
    return plain and passage.pack.ends_with("participle_ending", passage.lows[place])


def _is_past_noun(passage: Passage, first: int, place: int) -> bool:
    """'nach Angaben der Polizei ist …': where every noun has a capital, a small word ends its phrase."""
    if not passage.pack.capital_nouns or place == first or not passage.tokens[place - 1].is_capital:
        return False
    linked = passage.has("oblique_article", place) or passage.has("head_preposition", place)
    return passage.tokens[place].text.islower() and not linked


def _past_name(passage: Passage, place: int) -> int:
    """The token behind a word, or behind the name of a body that begins with it: it may hold a comma."""
    named = passage.mention_from.get(place)
    return named.last + 1 if named is not None and named.mention.kind is NAME else place + 1
