"""Names beside offices: 'the mayor, John Smith,' and 'John Smith, the mayor,'."""

from __future__ import annotations

from claims.extraction.following import name_after
from claims.extraction.noun_phrases import is_governed, is_oblique, is_small
from claims.extraction.passage import Passage
from claims.extraction.people import is_person
from claims.extraction.types import NAME, ROLE, MentionHit

LONGEST_ADJUNCT = 6  # words between a name and what its bearer is
LONGEST_AGE = 6  # tokens between a name and what somebody is: ", 54 de ani ,"
LONGEST_NAMING = 6  # tokens between a comma and a name in marks


def holder_and_office(
    passage: Passage, before: MentionHit, after: MentionHit
) -> tuple[MentionHit, MentionHit] | None:
    """Which of two neighbouring mentions is the name, and which the office that it holds; None if neither.

    A comma stands between them, and another mark behind.
    """
    kinds = (before.mention.kind, after.mention.kind)
    if kinds == (NAME, ROLE) and _is_predicate(passage, before, after):
        return before, after
    if kinds == (ROLE, NAME) and _is_introduced(passage, before, after):
        return after, before
    named_first = kinds == (NAME, ROLE) and _comma_between(passage, before, after)
    named_first = named_first and not _is_bare_place(passage, before)
    if not (named_first or kinds[0] is ROLE) or not _is_closed(passage, after):
        return None
    if named_first:
        another = _announces(passage, before, after) or _has_its_own_name(passage, before, after)
        return None if another else (_resident(passage, before) or before, after)
    if _is_kin(passage, before):
        return None
    return (after, before) if name_after(passage, before, len(passage.tokens)) is after else None


def _is_predicate(passage: Passage, name: MentionHit, office: MentionHit) -> bool:
    """'Uta Ott ist seit 1990 Hausärztin', 'Seit 1990 ist Uta Ott Hausärztin': no article before an office."""
    between = range(name.last + 1, office.first)
    if not passage.pack.capital_nouns or len(between) > LONGEST_ADJUNCT or " " in office.mention.text:
        return False
    verb = name.last + 1 if between else name.first - 1
    is_now = passage.has("predicate", verb) and passage.has("auxiliary", verb)
    if not is_now or passage.has("earlier_tense", verb):
        return False
    return all(passage.tokens[place].is_word and not passage.has("conjunction", place) for place in between)


def _is_introduced(passage: Passage, office: MentionHit, name: MentionHit) -> bool:
    """'Der neue Trainer heißt Jan Ott': nothing but the verb between them."""
    return name.first - office.last == 2 and passage.has("introducing", office.last + 1)


def _is_closed(passage: Passage, hit: MentionHit) -> bool:
    """Whether a mark stands behind a mention, a verb behind a name, or more of it behind an office."""
    after = hit.last + 1
    if after >= len(passage.tokens) or not passage.tokens[after].is_word:
        return True
    verb = passage.has("auxiliary", after)
    if hit.mention.kind is not NAME:
        return not verb and passage.has("preposition", after)
    return verb or passage.pack.cues.at(passage.lows, after) is not None


def _announces(passage: Passage, before: MentionHit, after: MentionHit) -> bool:
    """'Rows over Harbour Bank, the minister: “…”': who speaks, behind a headline that ends in a name."""
    colon = after.last + 1
    return colon < len(passage.tokens) and passage.tokens[colon].text == ":" and is_governed(passage, before)


def _has_its_own_name(passage: Passage, before: MentionHit, after: MentionHit) -> bool:
    """'On a visit to Arad, the minister, Ann Pope, was asked': the office's name stands behind it."""
    return is_governed(passage, before) and name_after(passage, after, len(passage.tokens)) is not after


def _is_bare_place(passage: Passage, name: MentionHit) -> bool:
    """'Born in Hull, the daughter of a cook': behind the first word's preposition one that no list knows."""
    first, _ = passage.sentence_of(name.first)
    if " " in name.mention.text or name.first > first + 2 or is_person(name.mention, passage.pack):
        return False
    return passage.has("preposition", name.first - 1) and not passage.has("agent", name.first - 1)


def _resident(passage: Passage, town: MentionHit) -> MentionHit | None:
    """'Tom Hill from Leeds, a farmer': whoever is of the place before the comma, and no town."""
    known = is_person(town.mention, passage.pack) or " " in town.mention.text
    if known or not passage.has("preposition", town.first - 1):
        return None
    hit = passage.mention_to.get(town.first - 1)
    whole = hit is not None and hit.mention.kind is NAME and " " in hit.mention.text
    return hit if whole else None


def _comma_between(passage: Passage, before: MentionHit, after: MentionHit) -> bool:
    """Whether a comma is all that stands between two, or an age: ', 54,', ' (54 de ani),'."""
    between = [passage.tokens[place].text for place in range(before.last + 1, after.first)]
    aged = 1 < len(between) <= LONGEST_AGE and between[1].isdecimal() and len(between[1]) == 2
    if aged and between[0] in {",", "("}:
        return between[-1] == ","
    return between == [","]


def _is_kin(passage: Passage, office: MentionHit) -> bool:
    """'soția primarului, Ana Pop': she is no mayor; 'i-a spus primarului, Ion Pop' has a verb before it."""
    noun = office.first + passage.has("article", office.first)
    noun += passage.has("head_preposition", noun) and noun < office.last
    oblique = is_oblique(passage, office) or passage.pack.ends_with("oblique_ending", passage.lows[noun])
    return oblique and passage.pack.cues.ending_at(passage.lows, office.first) is None


def nicknamed(passage: Passage, quote: int, verb: int, first: int) -> MentionHit | None:
    """'Ann Pope, nicknamed “the Fox”, said', 'Ann Pope, head of “Hope”, said': whom an insertion describes.

    The insertion ends between the name in marks at token `quote` and a verb.
    """
    if passage.tokens[quote - 1].text == ":" or passage.tokens[quote + 1].text != ",":
        return None
    if not all(is_small(passage, at) for at in range(quote + 2, verb)):
        return None
    near = range(quote - 1, max(first, quote - 1 - LONGEST_NAMING), -1)
    comma = next((step for step in near if passage.tokens[step].text == ","), None)
    if comma is None or not (
        passage.places_of("word", comma + 1, quote) or _is_headed(passage, comma, quote)
    ):
        return None
    hit = passage.mention_to.get(comma)
    return hit if hit is not None and hit.mention.kind is NAME and not is_governed(passage, hit) else None


def _is_headed(passage: Passage, comma: int, quote: int) -> bool:
    """'Ann Pope, head of the charity “Hope”, said': an office behind the comma, and no verb of saying."""
    opening = passage.mention_from.get(comma + 1)
    return opening is not None and opening.mention.kind is ROLE and not passage.cues_in(comma, quote)
