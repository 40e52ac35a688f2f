"""Speakers who own their words: 'in Smith's words', 'nach Schulz' Angaben'; bodies that issue a paper."""

from __future__ import annotations

from claims.extraction.body_kinds import kinds_of_phrase
from claims.extraction.following import name_after
from claims.extraction.noun_phrases import is_calendar, is_governed, is_oblique, noun_phrase, pronoun_at
from claims.extraction.passage import Passage
from claims.extraction.types import NAME, Cue, CueHit, CueKind, Mention, MentionHit, MentionKind, Span
from claims.extraction.word_classes import OWN_ENDINGS

LONGEST_RELATIVE = 7  # tokens up to the comma behind 'që shpërndau mbrëmë policia'
PAIR = 2
LONGEST_NAME = 3
NEAR_MESSAGE = 4  # words between a message and 'that'


def author_of_message(passage: Passage, first: int, colon: int) -> MentionHit | None:
    """'showed him a message that Ann Pope had sent: “…”': who wrote it, and not who showed it."""
    for noun in reversed(passage.places_of("statement_noun", first, colon)):
        for place in range(noun + 1, min(noun + 1 + NEAR_MESSAGE, colon)):
            if passage.has("relative", place) or _is_article_as_relative(passage, place):
                return _only_subject(passage, place + 1, colon) or _unnamed(passage, place + 1, colon)
    return None


def issuer(passage: Passage, first: int, end: int) -> MentionHit | None:
    """'Aus dem Ministerium hieß es', 'heißt es in einer Erklärung der Partei': a body, or who is named."""
    if not passage.pack.words["issuing"]:
        return None
    for place in range(first, end - 1):
        if passage.has("statement_noun", place) or passage.has("issuing", place):
            found = _that_published(passage, place + 1) or _issuing(passage, place + 1, end)
            found = found or _issuing(passage, _past_adjunct(passage, place + 1), end)
            found = found or _issuing(passage, _at_agent(passage, place + 1, end), end)
            if found is not None:
                return found
    return None


def is_issued(passage: Passage, hit: MentionHit) -> bool:
    """'thuhet në përgjigjen e ministrisë': a reply speaks for whose it is."""
    return hit.mention.kind is MentionKind.NOUN and passage.has("issuing", hit.first)


def _at_agent(passage: Passage, place: int, end: int) -> int:
    """'un răspuns trimis redacției de minister': where the agent of a paper's participle stands."""
    near = range(place + 1, min(end, place + 1 + NEAR_MESSAGE))
    return next((step for step in near if passage.has("author", step)), place)


def _that_published(passage: Passage, place: int) -> MentionHit | None:
    """'njoftimin që Drejtoria publikoi', 'që shpërndau policia,': who acts in a paper's clause."""
    if not passage.has("relative", place):
        return None
    hit = passage.mention_from.get(place + 1)
    if hit is not None:
        return None if is_governed(passage, hit) else hit
    near = range(place + 2, min(len(passage.tokens), place + LONGEST_RELATIVE))
    comma = next((step for step in near if passage.tokens[step].text == ","), place)
    if not _is_body(passage, comma - 1):
        return None
    body = noun_phrase(passage, comma - 1, comma)
    return (
        None if body is None or is_oblique(passage, body) or passage.has("preposition", comma - 2) else body
    )


def _past_adjunct(passage: Passage, place: int) -> int:
    """'përgjigjen me shkrim të ministrisë', 'njoftimin zyrtar të bankës': behind how it was given."""
    after = place + PAIR if passage.has("preposition", place) else place + 1
    if after >= len(passage.tokens) or not passage.has("head_preposition", after):
        return place
    plain = passage.tokens[after - 1]
    return after if plain.text.islower() and not passage.has("organisation", after - 1) else place


def _issuing(passage: Passage, place: int, end: int) -> MentionHit | None:
    """Whoever is named at a token, behind no more than a link and an article."""
    start = place
    while place < end and (passage.has("head_preposition", place) or passage.has("oblique_article", place)):
        hit = passage.mention_from.get(place)
        if hit is not None:
            return hit
        place += 1
    known = passage.mention_from.get(place)
    if place == end or known is not None:
        return known if place < end else None
    linked = place > start or passage.has("issuing", start - 1)
    return noun_phrase(passage, place, place + 1) if linked and _is_body(passage, place) else None


def _is_body(passage: Passage, place: int) -> bool:
    """A noun for bodies, in the genitive too: 'des Vereins'; not 'vom Montag'."""
    low, pack = passage.lows[place], passage.pack
    if is_calendar(passage, place):
        return False
    listed = pack.has("organisation", low) or pack.ends_with("organisation_ending", low)
    return listed or bool(kinds_of_phrase(passage, place, place))


def _is_article_as_relative(passage: Passage, place: int) -> bool:
    """'eine Nachricht, die Ott schrieb': where nouns have capitals, an article behind a comma and no noun."""
    if not passage.pack.capital_nouns or passage.tokens[place - 1].text != ",":
        return False
    return passage.has("determiner", place) and passage.mention_from.get(place) is None


def _only_subject(passage: Passage, first: int, end: int) -> MentionHit | None:
    hits = [hit for hit in passage.mentions_in(first, end) if hit.mention.kind is not MentionKind.PRONOUN]
    return hits[0] if len(hits) == 1 and not is_governed(passage, hits[0]) else None


def _unnamed(passage: Passage, first: int, end: int) -> MentionHit | None:
    """'a message that a woman from Dorset had sent': somebody, and only one."""
    places = passage.places_of("indefinite", first, end)
    if len(places) != 1 or passage.has("preposition", places[0] - 1):
        return None
    verbs = passage.places_of("auxiliary", places[0] + 1, end)
    return noun_phrase(passage, places[0], verbs[0] if verbs else end)


def contrasted(passage: Passage, left: int, colon: int) -> MentionHit | None:
    """'Pope smiled, while Hill cut in:': who acts in the last clause, which is about another."""
    commas = [step for step in range(left, colon - 1) if passage.tokens[step].text == ","]
    for comma in reversed(commas):
        length = passage.pack.phrase("contrast", passage.lows, comma + 1)
        hit = passage.mention_from.get(comma + 1 + length) if length else None
        if hit is None or is_governed(passage, hit):
            continue
        goes_on = any(passage.tokens[step].text == "," for step in range(hit.last + 1, colon))
        return None if goes_on else name_after(passage, hit, colon)
    return None


def echoing(passage: Passage, left: int, colon: int) -> MentionHit | None:
    """'…, a view echoed by the union's Sue Hill:': who shares it, and not who spoke before."""
    for verb in reversed(passage.places_of("echoing", left, colon)):
        for place in range(verb + 1, min(verb + 1 + NEAR_MESSAGE, colon)):
            length = passage.pack.phrase("agent", passage.lows, place) or passage.has("author", place)
            hit = next(iter(passage.mentions_in(place + length, colon)), None) if length else None
            if hit is not None:
                found = name_after(passage, hit, colon)
                last = passage.mention_to.get(colon) or found
                answered = passage.cues_in(last.last + 1, colon)  # 'Ann Pope, contradicted by Hill, said:'
                return last if last.mention.kind is NAME and not answered else None
    return None


def account_owner(passage: Passage, first: int, end: int) -> tuple[MentionHit, Cue] | None:
    """'In Smith's words, it was “…”', 'ihrer Ansicht nach „…“': whose account a sentence gives."""
    for place in passage.places_of("account", first + 1, end):
        owner = possessive_pronoun(passage, place - 1) or name_before(passage, place, first)
        around = (owner.first - 1, place + 1) if owner else ()
        if owner is not None and any(passage.has("preposition", step) for step in around):
            return owner, passage.cue_at(place, CueKind.ACCORDING)
    return None


def possessive_pronoun(passage: Passage, place: int) -> MentionHit | None:
    """A possessive that says whether a woman or a man is meant."""
    gendered = passage.has("masculine", place) or passage.has("feminine", place)
    if not gendered or not passage.has("possessive", place):
        return None
    return pronoun_at(passage, place)


def name_before(passage: Passage, place: int, first: int) -> MentionHit | None:
    """The name in the genitive that ends before a token."""
    known = passage.mention_to.get(place) or _owner_in_name(passage, place)
    if known is not None and known.mention.kind is MentionKind.NAME and passage.lows[place - 1].endswith("s"):
        return _without_s(passage, known)
    last = passage.tokens[place - 1]
    if not last.is_capital or not last.low.endswith(OWN_ENDINGS):
        return None
    start = place - 1
    while start > max(first, place - LONGEST_NAME) and passage.tokens[start - 1].is_capital:
        if passage.has("preposition", start - 1):
            break
        start -= 1
    span = Span(passage.tokens[start].start, last.end - len(OWN_ENDINGS[0]))
    words = [token.text for token in passage.tokens[start:place]]
    text = " ".join([*words[:-1], words[-1][: -len(OWN_ENDINGS[0])]])
    return MentionHit(Mention(text, span, MentionKind.NAME), start, place - 1)


def _without_s(passage: Passage, owner: MentionHit) -> MentionHit:
    """'Kurt Meisels Fazit:', where every noun has a capital: a whole name without the s of the genitive."""
    text, span = owner.mention.text, owner.mention.span
    if not passage.pack.capital_nouns or " " not in text or not text.endswith("s"):
        return owner
    return owner._replace(mention=owner.mention._replace(text=text[:-1], span=Span(span.start, span.end - 1)))


def _owner_in_name(passage: Passage, noun: int) -> MentionHit | None:
    """'Kurt Meisels Fazit:', which capitals make one name: the owner, without the s of the genitive."""
    known = passage.mention_to.get(noun + 1)
    if not passage.pack.capital_nouns or known is None or known.mention.kind is not MentionKind.NAME:
        return None
    if noun - known.first < 1 or not passage.lows[noun - 1].endswith("s"):
        return None
    words = [token.text for token in passage.tokens[known.first : noun]]
    span = Span(passage.tokens[known.first].start, passage.tokens[noun - 1].end - 1)
    mention = Mention(" ".join(words)[:-1], span, MentionKind.NAME)
    return MentionHit(mention, known.first, noun - 1)


def pronoun_inside(passage: Passage, cue: CueHit) -> MentionHit | None:
    """'за його словами', 'nach ihren Angaben', 'în opinia lui,': the phrase itself holds the pronoun."""
    after = cue.last + 1
    closed = after + 1 < len(passage.tokens) and passage.tokens[after + 1].text == ","
    owned = closed and passage.has("possessive", after) and cue.cue.kind is CueKind.ACCORDING
    for step in range(cue.first + 1, after + 1 if owned else cue.last):
        if passage.has("masculine", step) or passage.has("feminine", step):
            return pronoun_at(passage, step)
    return None
