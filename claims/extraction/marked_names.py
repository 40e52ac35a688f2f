"""Names of bodies that stand in marks: 'компания «Вектор»', 'Kompania “Ujitja e Jugut”', 'NGO “Clean Air”'.

Nobody says them: they are read as names, and what they do is done by them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

from claims.extraction.body_kinds import is_common
from claims.extraction.noun_phrases import chunk_start, words_as_noun
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import first_name
from claims.extraction.text import Token
from claims.extraction.types import NAME, ROLE, Mention, MentionHit, Quote, Span

MOST_WORDS = 4
LONGEST_LINK = 3  # letters of a small word inside a name
FEWEST_LETTERS = 3
LONGEST_FORM = 5  # letters: 'ТОВ', 'SRL'
_WORD_BEFORE = re.compile(r"(\w[\w-]*) \Z")
_FIRST = attrgetter("first")
_GOES_ON = re.compile(r"[ ,]+[^\W\d_]")
_NO_NOUN = ("that", "preposition", "conjunction", "auxiliary", "adverb")
FARTHEST = 40  # letters in which a word before the marks is looked for


def name_in_marks(text: str, quote: Quote, pack: Pack) -> Mention | None:
    """The name that stands in a pair of marks right behind a noun or letters for what is called so."""
    if not (quote.closed and _looks_like_name(quote.text, pack)):
        return None
    return Mention(quote.text, quote.span, NAME) if _is_of_body(_word_before(text, quote), pack) else None


def is_listener_in_marks(text: str, quote: Quote, pack: Pack) -> bool:
    """'рассказала «Полюсу» жительница', 'в разговоре с «Полюсом»': one word to whom or in which it is said.

    Only where names have cases: elsewhere a word right behind a verb of saying is what was said.
    """
    alone = pack.names_decline and quote.closed and " " not in quote.text
    if not (alone and _looks_like_name(quote.text, pack)):
        return False
    low = _word_before(text, quote).casefold()
    told = pack.has("preposition", low) or pack.cues.at((low,), 0) is not None
    return told and bool(_GOES_ON.match(text, quote.outer.end))


def _word_before(text: str, quote: Quote) -> str:
    """The word right before a pair of marks; nothing where another mark stands there."""
    start = quote.outer.start
    before = _WORD_BEFORE.search(text, max(0, start - FARTHEST), start)
    return before[1] if before is not None else ""


def with_marked(
    names: Mapping[int, tuple[Span, Mention]], tokens: Sequence[Token], found: list[MentionHit], pack: Pack
) -> list[MentionHit]:
    """The mentions of a passage with the names in marks, by where the marks open; each from its noun on.

    Not of 'the head of the firm “Clean Air”' nor of 'the firm “Clean Air” director Ann Pope'.
    """
    if not names:
        return found
    taken = {place for hit in found for place in (hit.first - 1, hit.last + (hit.mention.kind is ROLE))}
    named = [
        MentionHit(names[token.start][1], _noun_phrase_to(tokens, place, pack), place)
        for place, token in enumerate(tokens)
        if token.is_quote and token.start in names and place not in taken
    ]
    covered = {place for hit in named for place in range(hit.first, hit.last)}  # 'ТОВ' is no name of its own
    free = [hit for hit in found if hit.first not in covered]
    return sorted([*free, *named], key=_FIRST) if named else found


def _noun_phrase_to(tokens: Sequence[Token], name: int, pack: Pack) -> int:
    """Where 'the charity' begins, right before its name."""
    return name - 1 - (name > 1 and pack.has("determiner", tokens[name - 2].low))


def _looks_like_name(words: str, pack: Pack) -> bool:
    """One to four words with capitals, but for what links them, and nobody's first name."""
    parts = words.split(" ")
    if not (0 < len(parts) <= MOST_WORDS and len(words) >= FEWEST_LETTERS and words[-1].isalnum()):
        return False
    if not (parts[0][:1].isupper() and parts[-1][:1].isupper()):
        return False
    linked = all(part[:1].isupper() or 0 < len(part) <= LONGEST_LINK for part in parts)
    return linked and first_name(parts[0].casefold(), pack) is None


def _is_of_body(word: str, pack: Pack) -> bool:
    low = word.casefold()
    if pack.has("press", low) or pack.has("medium", low):
        return False  # 'the newspaper “Zëri”' passes words on
    legal_form = word.isupper() and 1 < len(word) <= LONGEST_FORM and word.isalpha()
    return legal_form or pack.has("organisation", low) or is_common(low, pack)


def named_thing(passage: Passage, quote: int, verb: int) -> MentionHit | None:
    """'Die Zeitung „…“ schrieb', 'firma „…” a anunțat': the quoted name before a verb is its subject."""
    noun = quote - 1
    if verb != quote + 1 or noun < 0 or not passage.tokens[noun].is_word:
        return None
    if any(passage.has(section, noun) for section in _NO_NOUN):
        return None
    if (body := passage.mention_to.get(verb)) is not None:
        return body  # whose name the marks hold
    first, _ = passage.sentence_of(noun)
    first = chunk_start(passage, max(first, noun - 3), noun + 1)
    oblique = passage.has("oblique_article", noun) or passage.has("oblique_article", first)
    if passage.has("preposition", first) or oblique:
        return None  # 'Gegenüber dem „Kurier“ sagte Ott'
    return words_as_noun(passage, first, quote + 1)
