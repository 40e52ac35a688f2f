"""Woman, man or thing: what a mention's own words tell, so that 'she' never becomes a company or a man."""

from __future__ import annotations

from claims.extraction.offices import LITIGANT, PRIVATE
from claims.extraction.packs import Pack
from claims.extraction.types import NAME, PRONOUN, ROLE, Mention

FEMININE, MASCULINE, NEUTER = "feminine", "masculine", "neuter"
SURNAMES = PRIVATE | {LITIGANT, "judge"}  # offices of which some are surnames


def gender_of(mention: Mention, pack: Pack) -> str | None:
    """What the words say: a pronoun, a first name, the ending of an office; None where they do not."""
    words = mention.text.casefold().split(" ")
    if mention.kind is PRONOUN:
        return _of_pronoun(words[-1], pack) or _by_article(words[0], pack)
    if mention.kind is NAME:
        by_name = first_name(words[0], pack)
        if by_name is None and mention.role_text and _of_office(mention.role_text, pack) == FEMININE:
            return FEMININE  # 'Evin Prela, deputete': no man's office, whatever her name ends in
        if by_name is None and _may_be_ones(words, pack) and not is_thing(mention, pack):
            by_name = _by_ending(words[0], "name", pack)
        if by_name is not None:
            return by_name
    if not mention.role_text:
        return None
    by_article = _by_article(words[0], pack) if mention.kind is ROLE else None
    return by_article or _of_office(mention.role_text, pack)


def _may_be_ones(words: list[str], pack: Pack) -> bool:
    """A first name and a surname; not 'Malin e Zi', whose words a link joins."""
    return len(words) > 1 and not pack.has("head_preposition", words[1])


def _of_pronoun(word: str, pack: Pack) -> str | None:
    sections = pack.sections_of(word)
    if not sections:
        return None
    return next((gender for gender in (FEMININE, MASCULINE, NEUTER) if gender in sections), None)


def _by_article(word: str, pack: Pack) -> str | None:
    """'der Zeuge', 'die Zeugin': an article that only the one gender has before a subject."""
    return next((gender for gender in (FEMININE, MASCULINE) if pack.has(f"{gender}_article", word)), None)


def _by_ending(word: str, what: str, pack: Pack) -> str | None:
    for gender in (FEMININE, MASCULINE):
        if pack.ends_with(f"{gender}_{what}_ending", word):
            return gender
    return None


def _of_office(words: str, pack: Pack) -> str | None:
    """'ministrja e Mbrojtjes': the noun itself, which is the first word that is an office."""
    lows = words.casefold().split(" ")
    noun = next((low for place, low in enumerate(lows) if pack.office_at(lows, place)), None)
    if noun is None or pack.has("common_gender", noun):
        return None
    return _by_ending(noun, "office", pack)


def gender_by_office(known: Mention, pack: Pack) -> str | None:
    """'primarul Ana Pop … acesta': a pronoun may agree with the office instead of the woman."""
    return gender_of(known._replace(text="", kind=ROLE), pack)


def gender_of_title(words: list[str], pack: Pack) -> str | None:
    """What the words before a name say: 'Mrs', 'doamna', 'Herr'; 'her' in 'her lawyer' says nothing."""
    told = (_of_pronoun(word, pack) for word in words if not pack.has("possessive", word))
    return next((found for found in told if found in (FEMININE, MASCULINE)), None)


def is_thing(mention: Mention, pack: Pack) -> bool:
    """A country, a body or a place: neither he nor she. 'LVV-ja' too, or the place in a dateline."""
    if mention.kind is not NAME or mention.role is not None:
        return False
    words = mention.text.casefold().split(" ")
    if mention.country is not None:
        return len(words) == 1 or first_name(words[0], pack) is None  # 'Ana Rus' is no Russia
    letters = mention.text.split("-", 1)[0] or mention.text
    if len(words) == 1 and letters.isupper() and (letters == mention.text or len(letters) > 1):
        return True
    if _is_acronym_of_many(mention.text.rsplit(" ", 1)[-1]):
        return True
    if pack.outlets.at(words, 0) or any(pack.has("organisation", word) for word in words):
        return True
    named = len(words) > 1 and first_name(words[0], pack) is not None  # 'Ralf Westendorf' is no village
    return not named and any(pack.ends_with("organisation_ending", word) for word in words)


def _is_acronym_of_many(word: str) -> bool:
    """'Labour MPs': more than one."""
    return len(word) > len("Ps") and word.endswith("s") and word[:-1].isupper()


def is_kin_of(mention: Mention, wanted: str, pack: Pack) -> bool:
    """Whether a description is of whoever `wanted` stands for: 'His sister marries. He said'."""
    owner = mention.text.split(" ", 1)[0].casefold()
    owned = mention.kind is ROLE and pack.has("possessive", owner) and pack.has(wanted, owner)
    return owned and not pack.capital_nouns  # there "er" may be a club


def is_person(mention: Mention, pack: Pack) -> bool:
    """Somebody for certain: an office, or a first name that the pack knows."""
    if mention.kind is ROLE or mention.role is not None:
        return True
    known = first_name(mention.called.split(" ", 1)[0].casefold(), pack)
    return known is not None and not is_thing(mention, pack)


def is_called_so(printed: Mention, known: Mention, pack: Pack) -> bool:
    """Whether a name as printed is a person's; an office of other paragraphs makes one word none.

    'Minerul Petroșani' is a club, and 'Petroșani' no miner.
    """
    name = known.called
    alone = " " not in name and printed.role is None
    return is_person(known._replace(role=None) if alone else known, pack)


def first_name(low: str, pack: Pack) -> str | None:
    """The gender of a first name that the pack knows, or of the first part of a double one."""
    found = pack.first_names.get(low)
    return pack.first_names.get(low.split("-", 1)[0]) if found is None and "-" in low else found


def is_declined_first_name(low: str, pack: Pack) -> bool:
    """'Anei': a first name in a case that no subject has."""
    if not pack.ends_with("complement_ending", low) or first_name(low, pack) is not None:
        return False
    return any(
        low.endswith(ending) and first_name(low.removesuffix(ending) + new, pack) is not None
        for ending, new in pack.endings
    )


def is_office_alone(low: str, pack: Pack) -> bool:
    """'hausärztin', 'bürgermeister': nobody's surname, as 'koch' is and 'richter'."""
    found = pack.office_at((low,), 0)
    if found is None:
        return False
    return pack.ends_with("feminine_office_ending", low) or found[1] not in SURNAMES


def by_full_name(mention: Mention) -> Mention:
    """The same, as if the full name were printed."""
    return mention._replace(text=mention.called)


def is_declined_office(low: str, pack: Pack) -> bool:
    """'judecătoarei': an office of a woman in a case that no subject has, beside 'judecătoarea'."""
    return any(pack.office_at([form], 0) is not None for form in pack.changed("office_case", low))
