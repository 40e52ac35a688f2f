"""Is a quoted piece a statement at all? The answer carries its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from claims.extraction.passage import Passage
from claims.extraction.types import Cue, CueHit, CueKind, Quote, Reason
from claims.extraction.word_classes import OWN_ENDINGS

MOST_WORDS = 12  # no name of a thing is longer
MANY_WORDS = 6
FEW_WORDS = 4
PAIR = 2
LABEL_WORDS = 3
NEAR, CLOSE = 5, 7  # tokens
# Words before the marks that hold those in them at arm's length, and how many these may be.
_HOLDING = {"naming": MOST_WORDS, "scare": MANY_WORDS, "word": MANY_WORDS}
_ENDS = frozenset(".!?…")
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_CODE = re.compile(r"\S*[\d/@_=]\S*")


class QuoteFacts(NamedTuple):
    """What the judgement of one quoted piece rests on."""

    quote: Quote
    passage: Passage
    token: int
    partial: bool
    cue: Cue | None
    has_speaker: bool
    in_headline: bool = False


def words_of(text: str) -> list[str]:
    """The first words of a text as they stand; more than are counted here make no difference."""
    return [match[0] for match in islice(_WORD.finditer(text), MOST_WORDS + 1)]


def is_stage_direction(text: str) -> bool:
    """'(CROSSTALK.)' between the marks of a transcript."""
    return text.startswith("(") and text.rstrip(".").endswith(")")


def why_not_statement(facts: QuoteFacts) -> Reason | None:
    """The first reason why these words are a name, a label or a word held at arm's length.

    None for a statement.
    """
    words = words_of(facts.quote.text)
    return next(_refusals(facts, words), None)


def _refusals(facts: QuoteFacts, words: Sequence[str]) -> Iterator[Reason]:
    text = facts.quote.text
    if not any(len(word) > 1 and word[0].isalpha() for word in words):
        yield Reason("no_words", text)
    if _is_markup(facts, words):
        yield Reason("markup", text)
    if len(words) > MOST_WORDS:
        return  # too long for a name
    if _is_nickname(facts, words):
        yield Reason("nickname", text)
    if words and _is_subject(facts, words):
        yield Reason("subject", text)
    if words and _is_addressee(facts, words):
        yield Reason("addressee", text)
    yield from _refusals_by_words_around(facts, words)
    if _is_label(facts, words) or _is_called_aside(facts, words):
        yield Reason("label", text)
    if _is_title(facts, words):
        yield Reason("title_case", text)
    few = len(words) <= _fewest(facts) and not _has_cue(facts)
    if facts.partial and (few or _is_noun_in_mood(facts, words)):
        yield Reason("no_cue", text)


def _is_noun_in_mood(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """'Von einer „Krise“ wolle sie nichts hören': nothing but the mood says that it is told, and of what."""
    told = facts.cue is not None and facts.passage.pack.has("reported", facts.cue.lemma)
    noun = len(words) == 1 and facts.quote.text[:1].isupper()
    return told and noun and not _is_predicate(facts)


def _is_markup(facts: QuoteFacts, words: Sequence[str]) -> bool:
    before = facts.passage.tokens[facts.token - 1].text if facts.token else ""
    return before == "=" or (len(words) > 1 and _CODE.fullmatch(facts.quote.text) is not None)


def _is_nickname(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """'Robert C. “Bobby” Scott', 'expert of “Energy and Law” Jane Roe': a name goes on right behind it."""
    tokens, place = facts.passage.tokens, facts.token
    if place == 0 or place + 1 >= len(tokens) or not tokens[place + 1].is_capital:
        return False
    if facts.quote.text.endswith(","):
        return False  # '“Enough,” Smith said'
    if facts.cue is not None and facts.quote.text[:1].islower() and facts.quote.text.endswith("."):
        return False  # 'saying they should do so “without delay.” Clinton …': the next sentence begins
    before = tokens[place - 1]
    if before.text == "." and facts.quote.text[-1] in _ENDS and len(tokens[place - 2].text) > 1:
        return False  # 'Ann Pope shrugged. “We stay.” That is all'
    if len(words) <= PAIR:
        return before.is_capital or before.text == "." or _follows_noun(facts)
    return len(words) <= MANY_WORDS and facts.quote.text[:1].isupper() and _follows_noun(facts)


def _follows_noun(facts: QuoteFacts) -> bool:
    """A plain word stands before, and neither a verb of saying nor a small word."""
    token, pack = facts.passage.tokens[facts.token - 1], facts.passage.pack
    return (
        token.is_word
        and token.low not in pack.function_words
        and not any(cue.last == facts.token - 1 for cue in facts.passage.cues)
    )


def _is_subject(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """'«Буран» отыгрался': a short quote opens its sentence and a small word follows without a mark."""
    passage, after = facts.passage, facts.token + 1
    if len(words) > LABEL_WORDS or not facts.quote.text[:1].isupper() or after >= len(passage.tokens):
        return False
    opens = facts.token == passage.sentence_of(facts.token)[0]
    ended = not facts.quote.text[-1].isalnum()
    verb = any(cue.first == after for cue in passage.cues) or passage.pack.is_adverb(passage.lows[after])
    return opens and not ended and passage.tokens[after].text.islower() and not verb


def _is_addressee(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """'told “Evening News” that …', '“…,” she said to “Evening News”': where it was said, not what."""
    passage, after = facts.passage, facts.token + 1
    if len(words) > FEW_WORDS or not facts.quote.text[:1].isupper() or not facts.quote.text[-1].isalnum():
        return False
    if after < len(passage.tokens) and passage.tokens[after].text == ",":
        after += 1
    before = passage.tokens[facts.token - 1] if facts.token else None
    if before is None or not before.is_word:
        return False
    first, _ = passage.sentence_of(facts.token)
    cues = passage.cues_in(first, facts.token)
    if cues and passage.pack.phrase("that", passage.lows, after) and not passage.has("that", facts.token - 1):
        return cues[-1].last >= facts.token - 3
    said = [
        place for place in passage.quotes_in(first, facts.token) if any(cue.first > place for cue in cues)
    ]
    return bool(said) and _all_capital(facts, words)


def _all_capital(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """Title case, as far as the language has one."""
    small = facts.passage.pack.function_words
    heavy = [word for word in words if word.casefold() not in small]
    capital = words[0][0].isupper() and all(not word[0].islower() for word in heavy)
    return capital or not facts.passage.pack.adjective_nouns or facts.passage.pack.names_decline


def _refusals_by_words_around(facts: QuoteFacts, words: Sequence[str]) -> Iterator[Reason]:
    yield from _refusals_by_word_before(facts, words)
    if _is_inscription(facts, words):
        yield Reason("inscription", facts.quote.text)
    if _is_chanted(facts, words):
        yield Reason("slogan", facts.quote.text)
    if facts.in_headline and _is_headline_label(facts, words):
        yield Reason("headline", facts.quote.text)


def _refusals_by_word_before(facts: QuoteFacts, words: Sequence[str]) -> Iterator[Reason]:
    passage, place = facts.passage, facts.token - 1
    while place >= 0 and (passage.tokens[place].text in ",:(" or passage.has("possessive", place)):
        place -= 1
    if place < 0:
        return
    if _is_christened(facts, words):
        yield Reason("naming", passage.tokens[place].text)
    if _is_charge(facts, place):
        yield Reason("charge", passage.tokens[place].text)
    place = _before_adjectives(facts, words, place)
    sections = passage.pack.sections_of(passage.lows[place])
    if sections.isdisjoint(_HOLDING) or passage.tokens[facts.token - 1].text == ":":
        return
    for section, limit in _HOLDING.items():
        named = facts.quote.text[:1].isupper() if section == "naming" else place == facts.token - 1
        if section in sections and len(words) <= limit and named:
            yield Reason(section, passage.tokens[place].text)


def _is_christened(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """'o hală, botezată deja de localnici „Mallul de leuștean”': a name, and who gave it."""
    passage, first = facts.passage, max(0, facts.token - NEAR)
    if not facts.quote.text[:1].isupper() or len(words) > FEW_WORDS:
        return False
    for place in passage.places_of("naming", first, facts.token - 1):
        plain = all(passage.tokens[step].text.islower() for step in range(place, facts.token))
        if plain and passage.pack.ends_with("participle_ending", passage.lows[place]):
            return not any(cue.first > place for cue in passage.cues_in(place, facts.token))
    return False


def _is_charge(facts: QuoteFacts, place: int) -> bool:
    """'ka nisur hetimet për „shkelje të rregullave”': what the law calls it, and nobody's words."""
    passage = facts.passage
    return facts.partial and passage.has("preposition", place) and passage.has("charge", place - 1)


def _before_adjectives(facts: QuoteFacts, words: Sequence[str], place: int) -> int:
    """'organizatës vëzhguese “Vota në Dritë”': where adjectives follow, the noun before them."""
    passage, pack = facts.passage, facts.passage.pack
    name = facts.partial and facts.quote.text[:1].isupper() and facts.quote.text[-1:].isalnum()
    if pack.adjective_nouns or not name or len(words) > MANY_WORDS or place != facts.token - 1:
        return place
    for noun in range(place, max(-1, place - PAIR), -1):
        if pack.has("naming", passage.lows[noun]):
            return noun
        token = passage.tokens[noun]
        small = token.low in pack.function_words or pack.sections_of(token.low)
        if small or not token.text.islower() or any(cue.last == noun for cue in passage.cues):
            break
    return place


def _is_label(facts: QuoteFacts, words: Sequence[str]) -> bool:
    if len(words) > LABEL_WORDS:
        return False
    if _is_predicate(facts) and facts.cue and facts.passage.pack.has("describing", facts.cue.lemma):
        return True
    if facts.passage.has("predicate", facts.token - 1) and _is_called(facts):
        return True
    first, _ = facts.passage.sentence_of(facts.token)
    near = facts.passage.cues_in(max(first, facts.token - NEAR), facts.token)
    return any(cue.cue.kind is CueKind.LABEL for cue in near) or (
        facts.cue is not None and facts.cue.kind is CueKind.LABEL
    )


def _is_called(facts: QuoteFacts) -> bool:
    """'konsiderohet nga shoferët si „rruga e vdekjes”': people's name for a thing."""
    first, _ = facts.passage.sentence_of(facts.token)
    called = facts.passage.places_of("called", max(first, facts.token - CLOSE), facts.token)
    return bool(called) and not facts.passage.cues_in(called[-1] + 1, facts.token)


def is_epithet(facts: QuoteFacts, after: int, statement: str) -> bool:
    """'called the estimate “nonsense” and said “it cannot be met”': few words right behind a verb of calling.

    `after` is the token of the next quote of the clause, `statement` its words: of two epithets both stay.
    """
    if len(words_of(facts.quote.text)) > LABEL_WORDS or _calling(facts) is None:
        return False
    pack, between = facts.passage.pack, facts.passage.cues_in(facts.token, after)
    says = any(not pack.has("calling", cue.cue.lemma) for cue in between)
    return says and len(words_of(statement)) > LABEL_WORDS


def _calling(facts: QuoteFacts) -> CueHit | None:
    """The verb of calling close before a quote, if no other verb of saying stands nearer."""
    near = facts.passage.cues_in(max(0, facts.token - NEAR), facts.token)
    return near[-1] if near and facts.passage.pack.has("calling", near[-1].cue.lemma) else None


def _is_called_aside(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """'fans, who call it “the kiss of death”, were quick': what a clause beside the main one calls it."""
    passage, after = facts.passage, facts.token + 1
    if len(words) > FEW_WORDS or after >= len(passage.tokens) or passage.tokens[after].text != ",":
        return False
    verb = _calling(facts)
    return verb is not None and passage.has("relative", verb.first - 1)


def _is_inscription(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """'On the can stood “FRESH MILK” in red paint': a few words that something carries, and nobody says."""
    passage, (first, end) = facts.passage, facts.passage.sentence_of(facts.token)
    near = passage.places_of("inscription", max(first, facts.token - CLOSE), facts.token)
    if near and _bears_words(passage, near[-1], facts.token):
        return True
    if facts.has_speaker:
        return False
    if len(words) <= LABEL_WORDS or facts.quote.text.isupper():
        return bool(passage.places_of("inscription", first, end))
    near = near if near and facts.token - near[-1] <= NEAR else []
    between = range(near[-1] if near else facts.token, facts.token)
    said = any(cue.first in between and passage.has("that", cue.last + 1) for cue in passage.cues)
    return bool(near) and not said and not any(passage.tokens[step].text in ",;:" for step in between)


def _bears_words(passage: Passage, thing: int, quote: int) -> bool:
    """'a plate on which stood “…”', whoever else the sentence names."""
    link = thing + 1 + passage.has("preposition", thing + 1)
    return passage.has("relative", link) and not passage.mentions_in(link, quote)


def _is_chanted(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """'and chanting “Resign!”', 'sang “The Wild Rover”': a crowd's slogan, or the name of a song."""
    near = facts.passage.cues_in(max(0, facts.token - NEAR), facts.token)
    if not near or not facts.passage.pack.has("chanting", near[-1].cue.lemma):
        return False
    song = len(words) <= MANY_WORDS and facts.quote.text[-1].isalnum() and _all_capital(facts, words)
    return song or (near[-1].is_gerund and len(words) <= PAIR)


def _is_headline_label(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """'Bakers warn of ‘cliff edge’ as fees rise': a few words of a headline, and no clause."""
    tokens, place = facts.passage.tokens, facts.token
    around = (tokens[step].text for step in (place - 1, place + 1) if 0 <= step < len(tokens))
    if not facts.partial or len(words) > LABEL_WORDS or ":" in around:
        return False
    first, _ = facts.passage.sentence_of(place)
    cues = [cue for cue in facts.passage.cues_in(first, place) if not cue.is_passive]
    return not cues or facts.passage.has("preposition", cues[-1].last + 1)


def _is_title(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """Capitals throughout, no reporting word next to it: the name of a thing."""
    named = facts.partial or _is_apposition(facts)
    if not named or len(words) > 8 or facts.passage.stands_alone(facts.token) or _is_predicate(facts):
        return False
    small = facts.passage.pack.function_words
    heavy = [word for word in words if word.casefold() not in small]
    if not heavy or not words[0][0].isupper() or any(word[0].islower() for word in heavy):
        return False
    if _is_definite(facts):
        return True
    calls = _calling(facts) is not None
    if (_cue_is_next(facts) and not calls) or (facts.passage.pack.capital_nouns and _has_cue(facts)):
        return False
    return calls or not _cue_is_close(facts) or _place_comes_before(facts)


def _is_apposition(facts: QuoteFacts) -> bool:
    """'the mascot, “Wally the Wolf”, was booked': a name between commas, and nobody who says it."""
    tokens, place = facts.passage.tokens, facts.token
    if (facts.has_speaker and facts.cue is not None) or not 1 < place < len(tokens) - 1:
        return False
    return tokens[place - 1].text == "," and tokens[place + 1].text == "," and tokens[place - 2].is_word


def _is_definite(facts: QuoteFacts) -> bool:
    """'calls its timetable the “Clockwork Plan”': a definite article leads to a name."""
    before = facts.token - 1
    return facts.passage.has("definite", before)


def _place_comes_before(facts: QuoteFacts) -> bool:
    """'on “Morning Joe”', 'told NBC's “Today”': a preposition or an owner leads to the name of a thing."""
    before = facts.token - 1
    while facts.passage.has("article", before):
        before -= 1
    owner = before >= 0 and facts.passage.lows[before].endswith(OWN_ENDINGS)
    return owner or facts.passage.has("preposition", before) or facts.passage.has("naming", before)


def _has_cue(facts: QuoteFacts) -> bool:
    """A reporting word of its own, or one close before it whose subject the sentence leaves out."""
    return facts.cue is not None or _cue_is_close(facts)


def _cue_is_close(facts: QuoteFacts) -> bool:
    near = facts.passage.cues_in(max(0, facts.token - CLOSE), facts.token)
    between = range(near[-1].last + 1, facts.token) if near else range(0)
    return bool(near) and not any(facts.passage.tokens[place].text in ",.;:" for place in between)


def _fewest(facts: QuoteFacts) -> int:
    """How many words without a cue are still too few to be somebody's."""
    if not facts.has_speaker:
        return FEW_WORDS if facts.passage.pack.cues else LABEL_WORDS  # where no cue is known, none is missing
    return 1 if _is_predicate(facts) else PAIR


def _is_predicate(facts: QuoteFacts) -> bool:
    """'hailed him as “The Comeback Kid”', 'concluded his words were “Mostly False”'."""
    before = facts.token - 1
    if not facts.has_speaker:
        return False
    if facts.passage.has("article", before):
        before -= 1
    return facts.passage.has("predicate", before) and not _is_adjunct(facts, before)


def _is_adjunct(facts: QuoteFacts, before: int) -> bool:
    """'Sie habe vom „Paket“ gehört, sagte Ott': a preposition, and no verb of saying it belongs to."""
    if not facts.passage.has("attribute_preposition", before):
        return False
    first, _ = facts.passage.sentence_of(before)
    return facts.passage.pack.capital_nouns and not facts.passage.cues_in(first, facts.token)


def _cue_is_next(facts: QuoteFacts) -> bool:
    if facts.cue is None:
        return False
    start, end = facts.passage.tokens[facts.token].start, facts.passage.tokens[facts.token].end
    return -3 <= start - facts.cue.span.end <= 3 or 0 <= facts.cue.span.start - end <= 3
