"""Which body 'the company' is, where its name does not say."""

from __future__ import annotations

from claims.extraction.aliases import Directory
from claims.extraction.body_kinds import Kinds, is_common, kinds_of_phrase
from claims.extraction.known_bodies import NamedBody
from claims.extraction.noun_phrases import is_owned
from claims.extraction.passage import Passage
from claims.extraction.people import is_person, is_thing
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, NOUN, ROLE, MentionHit, Span

FARTHEST_NOUN = 3  # words between an indefinite article and its noun
AUTHORITY = "authority"
TRADE = "occupation"  # 'the operator' may be a company


def described_body(
    passage: Passage, hit: MentionHit, directory: Directory, before: Passage | None = None
) -> MentionHit | None:
    """The only body of its kind, or the one that the sentence before is about; `before`: the last paragraph.

    'Hensolt GmbH shuts its plant. The company said', 'Pell Capital, which owns a tenth, left. The fund said'.
    """
    opens = hit.mention.kind is NAME and is_common(hit.mention.text, passage.pack)  # 'Instituția susține'
    if not (opens or hit.mention.kind is NOUN or hit.mention.role == TRADE):
        return None
    if not _is_definite(passage, hit) or directory.resolve(hit.mention, passage.pack).full_name:
        return None
    kinds = kinds_of_phrase(passage, hit.first, hit.last)
    found = _of_kind(passage, hit, kinds, directory, before) if kinds else None
    far = found is None or found.mention.span.start < passage.span.start
    any_body = passage.has("any_body", hit.last) and AUTHORITY in kinds  # 'instituția' of a bank
    near = _just_told_about(passage, hit, directory) if far and (any_body or found is None) else None
    return near or found


def _is_definite(passage: Passage, hit: MentionHit) -> bool:
    """'the company', 'instituția': no 'a company', nor 'our company'."""
    if is_owned(passage, hit):
        return False
    if passage.pack.words["definite"]:
        return passage.has("definite", hit.first) or passage.has("definite", hit.first - 1)
    return not any(_makes_another(passage, place) for place in (hit.first - 1, hit.first))


def _makes_another(passage: Passage, place: int) -> bool:
    """'o companie', 'compania noastră'; not the link of 'njoftimin e kompanisë'."""
    if passage.has("indefinite", place):
        return True
    owned = passage.has("possessive", place) or passage.has("determiner", place)
    return owned and not passage.has("head_preposition", place)


# By its kind


def _of_kind(
    passage: Passage, hit: MentionHit, kinds: Kinds, directory: Directory, before: Passage | None
) -> MentionHit | None:
    """The only body of these kinds so far; of several the only one here, or else in the paragraph before."""
    if _is_about_unknown(passage, hit, directory) or _follows_newcomer(passage, hit, kinds):
        return None
    bodies = _bodies(passage, hit, kinds, directory)
    if len(bodies) > 1:
        near = _within(bodies, passage.span) or (_within(bodies, before.span) if before is not None else {})
        bodies = near if len(near) == 1 else {}
    return next(iter(bodies.values())).hit if bodies else None


def _bodies(passage: Passage, hit: MentionHit, kinds: Kinds, directory: Directory) -> dict[str, NamedBody]:
    """By what they are called in full the bodies of these kinds, each where it was named last."""
    found: dict[str, NamedBody] = {}
    for named in directory.bodies.known.before(hit.mention.span.start):
        known = directory.resolve(named.hit.mention, passage.pack)
        full = known.called
        if full not in found and kinds & directory.bodies.known.kinds_of((full, known.text)):
            found[full] = named
    return found


def _within(bodies: dict[str, NamedBody], paragraph: Span) -> dict[str, NamedBody]:
    return {full: named for full, named in bodies.items() if named.paragraph == paragraph}


def _follows_newcomer(passage: Passage, hit: MentionHit, kinds: Kinds) -> bool:
    """'A rival firm came. The firm said': one without a name; no 'Hill Ltd, a family firm, came'."""
    return any(
        kinds & kinds_of_phrase(passage, noun, noun)
        for place in passage.places_of("indefinite", 0, hit.first)
        if passage.tokens[place - 1].text != "," or place - 1 not in passage.mention_to
        for noun in range(place + 1, min(place + 1 + FARTHEST_NOUN, hit.first))
        if passage.tokens[noun].is_word
    )


def _is_about_unknown(passage: Passage, hit: MentionHit, directory: Directory) -> bool:
    """Whether the sentence before is about a name that may be a body of any kind."""
    for first, end in passage.words_before(hit.first):
        subject = main_subject(passage, first, end)
        if subject is not None and subject.mention.kind is NAME and subject is not hit:
            known = directory.resolve(subject.mention, passage.pack)
            told = directory.bodies.known.kinds_of((known.full_name, known.text))
            return not (told or is_person(known, passage.pack) or is_thing(known, passage.pack))
    return False


# By its place


def _just_told_about(passage: Passage, hit: MentionHit, directory: Directory) -> MentionHit | None:
    """The body whose sentence stood before, if an apposition or a relative clause shows it to be one."""
    if not passage.has("organisation", hit.last) or hit.mention.kind is ROLE:
        return None
    if not (passage.pack.words["definite"] or (hit.first == hit.last and passage.has("any_body", hit.last))):
        return None
    for first, end in passage.words_before(hit.first):
        subject = main_subject(passage, first, end)
        if subject is not None and subject.mention.kind is NAME:
            shown = _is_body(passage, subject, directory) or _is_only_one(passage, subject, hit, directory)
            return subject if shown else None
    return None


def _is_only_one(passage: Passage, named: MentionHit, hit: MentionHit, directory: Directory) -> bool:
    """'Light & Power denies it. In an email, the utility said': of a kind that the noun does not deny."""
    known = directory.resolve(named.mention, passage.pack)
    told = directory.bodies.known.kinds_of((known.full_name, known.text))
    noun = kinds_of_phrase(passage, hit.last, hit.last)
    if not told or (noun and noun.isdisjoint(told)) or _follows_newcomer(passage, hit, told):
        return False
    return len(_within(_bodies(passage, hit, told, directory), passage.span)) == 1


def _is_body(passage: Passage, hit: MentionHit, directory: Directory) -> bool:
    known = directory.resolve(hit.mention, passage.pack)
    full = known.full_name
    if passage.pack.words["any_body"] and known.country is None and passage.has("organisation", hit.first):
        return True  # 'Direcția Silvică': its first word says what it is
    return any(directory.bodies.is_shown(name) for name in (hit.mention.text, full) if name)
