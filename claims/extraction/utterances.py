"""Speakers who own what was said: 'Her verdict:', 'Hill's answer to the board was:', '“No” was his reply'."""

from __future__ import annotations

from claims.extraction.afterwords import signature
from claims.extraction.body_kinds import is_noun_for_body
from claims.extraction.following import name_after
from claims.extraction.noun_phrases import is_boundary, is_calendar, is_oblique, owns, words_as_noun
from claims.extraction.owners import name_before, possessive_pronoun
from claims.extraction.passage import Passage
from claims.extraction.people import is_person, is_thing
from claims.extraction.subjects import subject_of
from claims.extraction.types import NAME, NOUN, PRONOUN, Cue, CueKind, Mention, MentionHit, Span
from claims.extraction.word_classes import OWN_ENDINGS

MOST_EPITHETS = 2  # words between an owner and what was said: 'Hill's blunt reply'
MOST_LINKS = 3  # words between what was said and its owner: 'the message from the'
LONGEST_COPULA = 5  # tokens between a quote and what it is said to be: ', that was the'
_LEADING = ("determiner", "definite", "adverb", "continuation", "conjunction", "whole")
_LINKS = ("author", "determiner", "oblique_article", "whole")
_COPULA = ("predicate", "auxiliary", "passive_auxiliary", "coming")
_MARKS = frozenset({":", "–", "—", "-"})


def utterance_owner(passage: Passage, first: int, colon: int) -> MentionHit | None:
    """'Her verdict: “…”', 'Concluzia lui Pop: „…”', 'Hill's message to voters was simple: “…”'.

    Or whose the statement is: 'The full statement of Pell Ltd: “…”'.
    """
    nouns = (passage.places_of(section, first, colon) for section in ("utterance", "statement_noun"))
    for noun in sorted({place for places in nouns for place in places}):
        owner = _owner(passage, noun, first, colon)
        after = max(noun, owner.last if owner else noun) + 1
        if owner is not None and _only_describes(passage, after, _before_date(passage, after, colon)):
            return owner
    return None


def _before_date(passage: Passage, first: int, colon: int) -> int:
    """'Statement by Pell Ltd, Tuesday:': where a day behind a comma begins."""
    step = colon - 1
    while step > first and (is_calendar(passage, step) or passage.tokens[step].text.isdecimal()):
        step -= 1
    return step if step < colon - 1 and passage.tokens[step].text == "," else colon


def claim_owner(passage: Passage, first: int, quote: int) -> tuple[MentionHit, Cue] | None:
    """'checked Hill's claim that it was “…”', 'a respins acuzația lui Pop că e „…”'.

    Whoever looks at a claim, the words are its owner's.
    """
    for place in passage.places_of("accusation", first + 1, quote):
        before = possessive_pronoun(passage, place - 1) or name_before(passage, place, first)
        owner = before or named_behind(passage, place, quote)
        after = max(place, owner.last) + 1 if owner is not None else place
        if owner is not None and passage.has("that", after):
            return owner, passage.cue_at(place, CueKind.ACCORDING)
    return None


def uttered_before(passage: Passage, quote: int, end: int) -> tuple[MentionHit, Cue] | None:
    """'“…”, was Hill's answer', '“…”: that was the message from Dana Hill', '„…”: mesajul lui Pop'."""
    start, marked = quote + 1, False
    while start < end and not passage.tokens[start].is_word and not passage.tokens[start].is_quote:
        marked = marked or passage.tokens[start].text in _MARKS
        start += 1
    thus = _put_thus(passage, start, end) if quote + 1 < start < end else None
    if thus is not None:
        return thus
    for noun in passage.places_of("utterance", start, min(end, start + LONGEST_COPULA + MOST_EPITHETS)):
        between = range(start, noun)
        linked = marked or any(passage.has(section, step) for step in between for section in _COPULA)
        owner = _owner(passage, noun, start, end) if linked else None
        opens = min(owner.first, noun) if owner else noun
        if owner is not None and _only_leads(passage, start, opens):
            return owner, passage.cue_at(noun, CueKind.ACCORDING)
    return None


def told_next(passage: Passage, quote: int) -> tuple[MentionHit, Cue] | None:
    """'“I signed nothing.” That is how Ann Pope responded', '„…”. Sunt cuvintele lui Ion Pop'."""
    if not passage.stands_alone(quote):
        return None
    asked = _asked_for(passage, quote)
    if asked is not None:
        return asked
    after = next((sentence for sentence in passage.sentences if sentence[0] > quote), None)
    if after is None or passage.quotes_in(quote + 1, after[1]):
        return None
    signed = signature(passage, *after)
    if signed is not None:
        return signed, passage.cue_at(after[0], CueKind.COLON)
    return _put_thus(passage, *after) or _says_so(passage, *after) or uttered_before(passage, quote, after[1])


def _asked_for(passage: Passage, quote: int) -> tuple[MentionHit, Cue] | None:
    """'Hill's view? “Call me.”', 'Reacția lui Pop nu a întârziat. „…”': whose words are announced.

    A question asks for them; a statement tells of nothing else.
    """
    for first, end in passage.sentences_before(quote, 1):
        owner = None if passage.quotes_in(first, end) else utterance_owner(passage, first, end - 1)
        asks = passage.tokens[end - 1].text == "?"
        if owner is not None and (asks or _is_about_words(passage, first, owner)):
            return owner, passage.cue_at(end - 1, CueKind.COLON)
    return None


def _is_about_words(passage: Passage, first: int, owner: MentionHit) -> bool:
    """Whether a sentence opens with words and whose they are: not 'The board read Hill's reply.'"""
    places = (step for step in range(first, owner.last + 1) if not owner.first <= step <= owner.last)
    small = (*_LEADING, *_LINKS, "utterance", "statement_noun", "possessive")
    return all(any(passage.has(section, step) for section in small) for step in places)


def _put_thus(passage: Passage, first: int, end: int) -> tuple[MentionHit, Cue] | None:
    """'That is how Ann Pope put it', 'așa a rezumat Ion Pop partida': words that lead back to a quote."""
    length = passage.pack.phrase("thus", passage.lows, first)
    start = first + length
    if not length or passage.quotes_in(first, end):
        return None
    cue = next((cue for cue in passage.cues_in(start, end) if not (cue.is_gerund or cue.is_passive)), None)
    if cue is None or (passage.pack.subject_follows_verb and cue.first > start + MOST_EPITHETS):
        return None
    subject = passage.mention_from.get(start) or subject_of(passage, cue, start, end)
    return (subject, cue.cue) if subject is not None else None


def _says_so(passage: Passage, first: int, end: int) -> tuple[MentionHit, Cue] | None:
    """'O spune Ion Pop', 'E thotë Agim Kola': a verb of saying with nothing but an object and a name."""
    if not (passage.has("clitic", first) or passage.has("object_pronoun", first)):
        return None
    cue = next((cue for cue in passage.cues_in(first, end) if cue.first == first + 1), None)
    hit = passage.mention_from.get(cue.last + 1) if cue is not None else None
    if cue is None or hit is None or hit.mention.kind is not NAME or is_oblique(passage, hit):
        return None
    return hit, cue.cue


def reply_to_question(passage: Passage, quote: int) -> Cue | None:
    """'“No,” came the reply', '„Nu”, a venit răspunsul': words that answer, and nobody who is named."""
    _, end = passage.sentence_of(quote)
    start = quote + 1 + (quote + 1 < end and passage.tokens[quote + 1].text == ",")
    noun = next(iter(passage.places_of("utterance", start, min(end, start + LONGEST_COPULA))), None)
    if noun is None or not passage.places_of("coming", start, noun) or not _only_leads(passage, start, noun):
        return None
    if passage.mentions_in(noun + 1, end) or passage.cues_in(noun + 1, end):
        return None
    return passage.cue_at(noun, CueKind.ACCORDING)


def _owner(passage: Passage, noun: int, first: int, end: int) -> MentionHit | None:
    """Whose the words are: named before their noun in -s, or behind it."""
    for place in range(noun, max(first, noun - 1 - MOST_EPITHETS), -1):
        if place < noun and not passage.tokens[place].text.islower():
            return None
        owner = possessive_pronoun(passage, place - 1) or name_before(passage, place, first)
        owner = owner or _body_before(passage, place)
        if owner is not None:
            return owner if owner.first >= first else None
    return named_behind(passage, noun, end) if _only_leads(passage, first, noun) else None


def _body_before(passage: Passage, place: int) -> MentionHit | None:
    """'the union's answer': a body without a name."""
    low = passage.lows[place - 1] if place else ""
    length = len(OWN_ENDINGS[0])
    if not (low.endswith(OWN_ENDINGS) and passage.pack.has("organisation", low[:-length])):
        return None
    (text, span, *_), first, last = words_as_noun(passage, place - 1, place)
    return MentionHit(Mention(text[:-length], Span(span.start, span.end - length), NOUN), first, last)


def named_behind(passage: Passage, noun: int, end: int) -> MentionHit | None:
    """'mesajul lui Pop', 'the message from Dana Hill', 'Ответ Ивана Попова'; no place's."""
    place = noun + 1
    while place < noun + 1 + MOST_LINKS and place not in passage.mention_from:
        if not any(passage.has(section, place) for section in _LINKS):
            body = place < end and is_noun_for_body(passage, place) and _is_tied(passage, place, noun)
            return words_as_noun(passage, place, place + 1) if body else None  # 'përgjigjja e sindikatës'
        place += 1
    hit = passage.mention_from.get(place)
    if hit is None or hit.last >= end or hit.mention.kind is PRONOUN:
        return None
    tied = place > noun + 1 or is_oblique(passage, hit) or passage.has("author", hit.first)
    listed = passage.places_of("organisation", hit.first, hit.last + 1)
    place_name = is_thing(hit.mention, passage.pack) and not listed
    known = is_person(hit.mention, passage.pack) or " " in (hit.mention.full_name or hit.mention.text)
    known = known or not passage.pack.adjective_nouns  # 'lui Pop' is a man; 'from Leeds' may be a town
    return name_after(passage, hit, end) if tied and known and not place_name else None


def _is_tied(passage: Passage, place: int, noun: int) -> bool:
    """'răspunsul primăriei', 'the reply of the council': by its case, or by words between."""
    in_case = owns(passage, place) or passage.pack.ends_with("complement_ending", passage.lows[place])
    return in_case or place > noun + 1


def _only_leads(passage: Passage, first: int, place: int) -> bool:
    """Whether nothing but small words stands in a stretch: 'that was the', 'Iar'."""
    sections = (*_LEADING, *_COPULA, "pronoun")
    return all(any(passage.has(section, step) for section in sections) for step in range(first, place))


def _only_describes(passage: Passage, first: int, colon: int) -> bool:
    """'on the audit', 'was blunt': no clause of its own and no other verb of saying."""
    if passage.cues_in(first, colon):
        return False
    return not any(is_boundary(passage, place) for place in range(first, colon))


def utterer(passage: Passage, hit: MentionHit) -> MentionHit | None:
    """'“…,” came her reply', '„…“, lautete seine Antwort': whose reply it is."""
    said = any(passage.has("utterance", place) for place in range(hit.first, hit.last + 1))
    if hit.mention.kind is not NOUN or not said:
        return None
    places = range(hit.first, hit.last + 1)
    return next((owner for place in places if (owner := possessive_pronoun(passage, place))), None)
