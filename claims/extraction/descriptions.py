"""Descriptions of people: 'the 49-year-old', 'the Norwegian', 'muzikologia'."""

from __future__ import annotations

from itertools import takewhile

from claims.extraction.offices import BY_NOUN, GAMES, HEADING, IN_ROBES, NOT_THEIRS, PRIVATE
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.sections import OTHERS_OFFICE
from claims.extraction.trades import are_apart, kinds_of_words, trades_of
from claims.extraction.types import NAME, NOUN, ROLE, Mention, MentionHit

AGED, NATIVE, OCCUPATION = "aged", "native", "occupation"
_WITH_AGE = IN_ROBES | {"person"}
_BEFORE = ("epithet", *OTHERS_OFFICE)
STEM = 5  # letters by which two forms of a noun are one
SHORTEST = 6  # letters of a noun that its ending makes a person
MOST_OF_TEAM = 3  # words by which a coach or a player is some team's
AGE_FIGURES = 2  # of whoever is told of by an age
LONGEST_ENDING = 3  # letters by which forms of one trade differ


def is_indefinite(mention: Mention, pack: Pack) -> bool:
    """'an official', 'ein Anwohner', 'Anwohner': nobody whom the article has named."""
    if pack.capital_nouns and mention.kind is ROLE and " " not in mention.text:
        return True  # without an article many are meant
    return pack.has("indefinite", mention.text.casefold().split(" ", 1)[0])


def is_bare(text: str, pack: Pack) -> bool:
    """An office and nothing that hangs on it but an age or a party's letters: 'the minister', 'ministra'."""
    words = _without_standing(_without_determiner(text.split(" "), pack), pack)
    if len(words) == 1 and is_somebody(words[0].casefold(), pack):
        return True
    found = pack.office_at([word.casefold() for word in words], 0)
    if found is not None and found[0] < len(words):
        words = _without_age(words, pack) if _has_age(text) else _without_faction(words, pack)
        found = pack.office_at([word.casefold() for word in words], 0)
    return found is not None and found[0] == len(words)


def is_trade(text: str, pack: Pack) -> bool:
    """A bare office, or what somebody does in plain words: 'profesorul de matematică'."""
    if is_bare(text, pack):
        return True
    words = _without_standing(_without_determiner(text.split(" "), pack), pack)
    found = pack.office_at([word.casefold() for word in words], 0)
    if found is None or found[1] not in PRIVATE or found[0] >= len(words):
        return False
    rest = words[found[0] :]
    if found[1] in GAMES and len(rest) <= MOST_OF_TEAM:
        return True
    if pack.has("medium_preposition", rest[0]):
        return True  # 'a spus artista pentru revista': to whom, not which
    return pack.has("attribute_preposition", rest[0]) and all(word.islower() for word in rest)


def is_said_of(text: str, office: str, pack: Pack) -> bool:
    """A trade, and no other one; or a head of what an office names: 'kreu i shoqatës' of its 'drejtues'."""
    if is_trade(text, pack):
        noun = noun_of(text, pack)
        theirs = noun_of(office, pack) if office else ""
        return not (
            are_apart(trades_of((noun,), pack), trades_of((theirs,), pack)) or _serves(office, noun, pack)
        )
    words = _without_standing(_without_determiner(text.casefold().split(" "), pack), pack)
    found = pack.office_at(words, 0)
    if found is None or found[1] not in HEADING:
        return False
    of = [word for word in words[found[0] :] if len(word) >= STEM]
    held = office.casefold().split(" ")[1:]
    return bool(of) and all(any(word[:STEM] == one[:STEM] for one in held) for word in of)


def noun_of(text: str, pack: Pack) -> str:
    """The noun of a bare description, in lower case: 'fundașul' of 'fundașul de 29 de ani'."""
    words = _without_standing(_without_determiner(text.split(" "), pack), pack)
    kept = _without_age(words, pack) if _has_age(text) else _without_faction(words, pack)
    lows = [word.casefold() for word in kept]
    found = pack.office_at(lows, 0)
    if found is None:
        return lows[-1]
    office = lows[: found[0]]
    return next((word for word in office if pack.office_at([word], 0)), office[-1])


def said_of_anyone(mention: Mention, pack: Pack) -> bool:
    """'bărbatul de 53 de ani', 'the 49-year-old lawyer': with an age a noun may stand for anybody."""
    if mention.role not in _WITH_AGE or not _has_age(mention.text):
        return False
    words = mention.text.casefold().split(" ")
    return any(pack.has("age", part) for word in words for part in (word, word.split("-", 1)[-1]))


def is_known_by(description: Mention, office: Mention) -> bool:
    """Whether somebody's office is called by another's word for it: 'kryetari' of 'kryetari i Komunës'."""
    return _is_trade_of(description, office) or _is_headed_so(description, office)


def _is_headed_so(description: Mention, office: Mention) -> bool:
    """'kryetari' of a mayor who is 'kryetari i Komunës': the same noun, of whatever she heads."""
    if description.role not in HEADING or not office.role_text or not office.role:
        return False
    if office.role.startswith(NOT_THEIRS):
        return False  # 'directorul adjunct'
    noun, held = description.text.casefold(), office.role_text.casefold().split(" ")[0]
    return " " not in noun and held.startswith(noun[:STEM])


def _is_trade_of(description: Mention, office: Mention) -> bool:
    """'cercetătoarea' of 'cercetătoare la institut': a trade that no list has, in another form."""
    if description.role != OCCUPATION or not office.role_text:
        return False
    noun = description.text.casefold().rsplit(" ", 1)[-1]
    other = office.role_text.casefold().split(" ", 1)[0]
    stem = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(noun, other, strict=False))))
    return stem >= SHORTEST and max(len(noun), len(other)) - stem <= LONGEST_ENDING


def is_same_office(description: Mention, office: str, noun: str | None) -> bool:
    """Whether somebody's office is the one described; of heads that many share only by the very same noun.

    `noun`: that of a bare description; None for one that must be repeated word by word. One head of a thing
    may be called by two words: 'directoarea Fondului' is 'șefa Fondului'.
    """
    if noun is None:
        mine, theirs = (text.casefold().split(" ") for text in (description.text, office))
        return mine == theirs or (description.role in HEADING and len(mine) > 1 and mine[1:] == theirs[1:])
    if description.role not in BY_NOUN:
        return True
    return any(word.startswith(noun[:STEM]) or word.endswith(noun) for word in office.casefold().split(" "))


def _serves(office: str, noun: str, pack: Pack) -> bool:
    """'the mayor's adviser', 'zëdhënësi i kryetarit': who works for the mayor is another.

    Not 'liderul de sindicat', who is 'sindicalistul'.
    """
    served = (word for word in office.casefold().split(" ")[1:] if word.startswith(noun[:STEM]))
    return any(pack.office_at((word.removesuffix("'s").removesuffix("’s"),), 0) for word in served)


def heads_alone(office: str, pack: Pack) -> bool:
    """'the leader'; not 'Grünen-Chefin', nor the opposition's."""
    return "-" not in office and is_bare(office, pack)


def as_description(passage: Passage, hit: MentionHit) -> MentionHit | None:
    """A mention that no list of offices knows, as somebody: 'the Norwegian', 'muzikologia'."""
    last = hit.last
    if last >= len(passage.tokens) or passage.tokens[last].end != hit.mention.span.end:
        return None  # it stands in a paragraph before
    role = _role_of(passage, hit)
    if role is None:
        return None
    text = hit.mention.text
    return hit._replace(mention=hit.mention._replace(kind=ROLE, role=role, role_text=text, country=None))


def _role_of(passage: Passage, hit: MentionHit) -> str | None:
    pack, low = passage.pack, passage.lows[hit.last]
    length = hit.last - hit.first + 1
    if hit.mention.kind is NAME:
        definite = passage.has("determiner", hit.first - 1) and not passage.has("indefinite", hit.first - 1)
        lone = length == 1 and definite and hit.mention.role is None
        return NATIVE if lone and pack.has("alone", low) else None
    lone = length == 1 + passage.has("determiner", hit.first) and not is_indefinite(hit.mention, pack)
    if hit.mention.kind is NOUN and lone and pack.capital_nouns and pack.has("alone", low):
        return NATIVE  # 'der Salzburger'
    if hit.mention.kind is not NOUN or not (_ends_as_person(low, pack) or _is_of_trade(low, pack)):
        return None
    if length > 1 + passage.has("determiner", hit.first) or is_indefinite(hit.mention, pack):
        return None
    known = ("organisation", "statement_noun", "possessive", "naming")
    return None if any(pack.has(section, low) for section in known) else OCCUPATION


def is_somebody(low: str, pack: Pack) -> bool:
    """Whether a noun in lower case is a person by its ending, or an adjective that is one standing alone."""
    return _ends_as_person(low, pack) or pack.has("alone", low)


def _ends_as_person(low: str, pack: Pack) -> bool:
    return len(low) >= SHORTEST and pack.ends_with("person_ending", low)


def _is_of_trade(low: str, pack: Pack) -> bool:
    """'the clergyman': a word for what somebody does, and for no body."""
    return bool(trades_of((low,), pack)) and not kinds_of_words((low,), pack)


def _without_determiner(words: list[str], pack: Pack) -> list[str]:
    low = words[0].casefold()
    if len(words) > 1 and pack.has("determiner", low) and not pack.has("possessive", low):
        return words[1:]
    return words


def _without_standing(words: list[str], pack: Pack) -> list[str]:
    """Without what says how, but not which: 'the former Green lawmaker', 'directorul adjunct'."""
    while len(words) > 1 and any(pack.has(section, words[0].casefold()) for section in _BEFORE):
        listed = pack.roles.at([word.casefold() for word in words], 0)
        if listed is not None and listed[0] > 1:
            break  # 'fostul internațional'
        words = words[1:]
    return words[:-1] if len(words) > 1 and pack.has("deputy", words[-1].casefold()) else words


def age_of(words: str) -> str | None:
    """The age that words tell, in figures: of '45', 'the 45-year-old', '45-vjeçari'; None for others."""
    figures = ("".join(takewhile(str.isdecimal, word)) for word in words.split(" "))
    return next((age for age in figures if len(age) == AGE_FIGURES), None)


def _has_age(text: str) -> bool:
    return any(letter.isdecimal() for letter in text)


def _without_age(words: list[str], pack: Pack) -> list[str]:
    kept = [word for word in words if not (word[0].isdecimal() or pack.has("age", word.casefold()))]
    return kept or words[:1]


def _without_faction(words: list[str], pack: Pack) -> list[str]:
    """'oficialul PSD': of which party, by its letters."""
    return words[:-1] if len(words) > 1 and pack.has("faction", words[-1].casefold()) else words
