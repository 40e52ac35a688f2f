"""Whom a description of the next paragraph goes on with: '“…,” the witness said' after Ann Pope's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from claims.extraction.aliases import Directory
from claims.extraction.descriptions import OCCUPATION, is_indefinite
from claims.extraction.newcomers import follows_newcomer
from claims.extraction.offices import ASKING, PARTISAN, PLAYING
from claims.extraction.passage import Passage
from claims.extraction.people import is_person
from claims.extraction.sittings import holds
from claims.extraction.strangers import may_agree
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, ROLE, Cue, Mention, MentionHit

FARTHEST = 3  # paragraphs
MOST_UNREAD = 2 * FARTHEST  # paragraphs that wait until somebody asks: one may go on with those before
NEAR = 3  # words between who asks and the verb
_NEVER_CARRIED = frozenset({"spokesperson"})  # of a body, and most often without a name
_OF_ANY_OFFICE = frozenset({"official", PARTISAN})  # taken up by no sentence of another's

Holders = Callable[[Passage, Sequence[MentionHit], MentionHit], Mapping[str, MentionHit]]
Said = tuple[MentionHit, Cue | None]


class Heard(NamedTuple):
    """Who was heard in a paragraph, but those who only asked.

    `told_in`: that paragraph, if it quotes nobody; `is_asked`: nobody but who was asked.
    """

    people: list[MentionHit]
    told_in: Passage | None = None
    is_asked: bool = False


class Company:
    """Who has been heard in the last paragraphs, but those who only asked."""

    def __init__(self, directory: Directory, holders: Holders) -> None:
        self.directory, self.holders = directory, holders
        self.unread: list[tuple[Passage, Sequence[Said]]] = []  # which nobody needed yet, the last ones
        self.heard: list[Heard] = []  # the nearest first
        self.stands_for: dict[Mention, MentionHit] = {}  # of descriptions that went on with somebody

    def remember(self, passage: Passage, said: Sequence[Said]) -> None:
        """Take in a paragraph with those whom its quotes are from."""
        self.unread = [*self.unread[1 - MOST_UNREAD :], (passage, said)]

    @property
    def paragraphs(self) -> list[Heard]:
        """Who was heard in the last paragraphs, the nearest first; in those without quotes, the subject."""
        waiting, self.unread = self.unread, []  # one may ask who was heard in those before
        for passage, said in waiting:
            heard = self._from_quotes(passage, said) if said else self._from_subject(passage)
            self.heard = [heard, *self.heard][:FARTHEST] if heard is not None else []
        return self.heard

    def _from_quotes(self, passage: Passage, said: Sequence[Said]) -> Heard | None:
        """None where the last words are nobody's, or somebody's who has no name: the story has moved on."""
        known = [(self._named(passage, hit), cue) for hit, cue in said]
        if known[-1][0] is None:
            return Heard([]) if self._only_asks(passage, *said[-1]) else None
        people = [(hit, cue) for hit, cue in known if hit is not None]
        answering = [hit for hit, cue in people if not _asks(passage, hit, cue)]
        return Heard(answering) if answering else self._questioned(passage, [hit for hit, _ in people])

    def _from_subject(self, passage: Passage) -> Heard | None:
        """The same without quotes; None where the last subject is not alone in its sentence."""
        subject = _last_subject(passage)
        if subject is None:
            return None
        last = self._named(passage, subject) or self._described(passage, subject)
        if last is None:
            return Heard([]) if self._only_asks(passage, subject, None) else None
        if _asks(passage, last, None):
            return self._questioned(passage, [last])
        if len(self._people_of(passage, *passage.sentence_of(last.first))) > 1:
            return None
        return Heard([last], told_in=passage)

    def _described(self, passage: Passage, hit: MentionHit) -> MentionHit | None:
        """'Asked why, the witness paused': whom a description goes on with that says nothing."""
        found = self.goes_on(passage, hit) if hit.mention.kind is ROLE else None
        return found and found._replace(first=hit.first, last=hit.last)

    def answers(self, passage: Passage, pronoun: MentionHit) -> MentionHit | None:
        """'Lowell asked Colin Reyes whether he had been there.', and '“No,” he said': who was asked."""
        if not _is_behind_quote(passage, pronoun) or (self.unread and not _may_ask(*self.unread[-1])):
            return None  # without a need to read what is unread
        if not self.paragraphs:
            return None
        asked = self.paragraphs[0]
        return asked.people[0] if asked.is_asked else None

    def _only_asks(self, passage: Passage, hit: MentionHit, cue: Cue | None) -> bool:
        """'“Why?” the prosecutor asked', 'the judge was not content': somebody without a name who asks."""
        return hit.mention.role in ASKING or _asks(passage, hit, cue)

    def _questioned(self, passage: Passage, asking: Sequence[MentionHit]) -> Heard:
        """'Lowell asked Colin Reyes whether he had been there': who is to answer."""
        names = self._people_of(passage, 0, len(passage.tokens))
        for hit in asking:
            known = self.directory.resolve(hit.mention, passage.pack)
            names.pop(known.called, None)
        return Heard(list(names.values()), is_asked=True) if len(names) == 1 else Heard([])

    def _people_of(self, passage: Passage, first: int, end: int) -> dict[str, MentionHit]:
        """Everybody who is named in a half-open range of tokens, each once."""
        hits = (hit for hit in passage.mentions_in(first, end) if hit.mention.kind is NAME)
        known = ((self.directory.resolve(hit.mention, passage.pack), hit) for hit in hits)
        return {one.called: hit for one, hit in known if is_person(one, passage.pack)}

    def _named(self, passage: Passage, hit: MentionHit) -> MentionHit | None:
        """Somebody heard, by name; None for whoever has none."""
        known = self.directory.resolve(hit.mention, passage.pack)
        if known.kind is NAME:
            return hit
        if known.full_name is None:
            return None
        return hit._replace(mention=known._replace(kind=NAME, text=known.full_name))

    def goes_on(self, passage: Passage, office: MentionHit) -> MentionHit | None:
        """Who spoke last, or was the last subject, if a description that takes up the thread fits.

        It opens its paragraph, stands behind the quote that does, or where somebody is asked or answers.
        """
        if office.mention.role in _NEVER_CARRIED or is_indefinite(office.mention, passage.pack):
            return None
        if not _takes_up(passage, office) or follows_newcomer(passage, office):
            return None
        if self._is_crowded(passage, office) or self.directory.strangers.include(
            passage, office, any_noun=True
        ):
            return None
        last_in_game = office.mention.role in PLAYING and _is_behind_quote(passage, office)
        if not last_in_game and self._others_were_named(office):
            return None
        found = self._last_heard(passage, office)
        if found is not None:
            self.stands_for[office.mention] = found
        return found

    def _others_were_named(self, office: MentionHit) -> bool:
        """Whether the paragraph before quotes nobody, and names others beside its subject who fit as well."""
        told_in = self.paragraphs[0].told_in if self.paragraphs else None
        return told_in is not None and len(self.holders(told_in, told_in.mentions, office)) > 1

    @property
    def has_asked(self) -> bool:
        """'“You are sure?” Lowell asked.': in the paragraph before nobody did but ask."""
        return bool(self.paragraphs) and not self.paragraphs[0].people

    def _last_heard(self, passage: Passage, office: MentionHit) -> MentionHit | None:
        """The last who spoke, past those who question and cannot be meant."""
        for hit in (hit for heard in self.paragraphs for hit in reversed(heard.people)):
            if office.mention.role == OCCUPATION and self._has_no_trade(passage, hit):
                return None  # 'the pilot' is new to the story as often as not
            if may_be_carried(self.directory, passage, hit, office):
                return hit
            if self.directory.resolve(hit.mention, passage.pack).role not in ASKING:
                return None
        return None

    def is_new_beside(self, passage: Passage, hit: MentionHit, office: MentionHit) -> bool:
        """Whether who is described is new to the story beside somebody: 'the driver' beside a spokesman."""
        if self.directory.resolve(hit.mention, passage.pack).role in _NEVER_CARRIED:
            return True
        return office.mention.role == OCCUPATION and self._has_no_trade(passage, hit)

    def _has_no_trade(self, passage: Passage, hit: MentionHit) -> bool:
        """Whether the article gives somebody no office at all, or one of who speaks for others."""
        role = self.directory.resolve(hit.mention, passage.pack).role
        return role is None or role in _NEVER_CARRIED

    def _is_crowded(self, passage: Passage, office: MentionHit) -> bool:
        """Whether the words before a description tell of another for whom it may stand."""
        hits = passage.mentions_in(0, office.first)
        return bool(self.holders(passage, hits, office)) or any(
            hit.mention.kind is ROLE and self._may_be_new(passage, hit, office) for hit in hits
        )

    def _may_be_new(self, passage: Passage, hit: MentionHit, office: MentionHit) -> bool:
        if hit.mention.role in ASKING or self.directory.resolve(hit.mention, passage.pack).full_name:
            return False
        return may_agree(hit.mention, office.mention, passage)


def may_be_carried(directory: Directory, passage: Passage, hit: MentionHit, office: MentionHit) -> bool:
    """Whether a description may stand for somebody of another paragraph."""
    return any(
        directory.may_be_holder(office.mention, hit.mention, passage.pack, generic=generic)
        for generic in (False, True)
    )


def _may_ask(passage: Passage, said: Sequence[Said]) -> bool:
    """Whether a paragraph has a word of asking, or what was announced before it."""
    return bool(passage.places_of("asking", 0, len(passage.lows))) or any(
        _asks(passage, *one) for one in said
    )


def _asks(passage: Passage, hit: MentionHit, cue: Cue | None) -> bool:
    """'“Where were you?” Lowell asked', 'Lowell wanted to ask': another one answers."""
    if cue is not None:
        return any(word in passage.words["asking"] for word in cue.text.casefold().split(" "))
    after = hit.last + 1
    near = passage.places_of("asking", after, after + NEAR) if hit.first >= 0 else ()
    return any(not _is_passive(passage, place) for place in near)


def _is_passive(passage: Passage, verb: int) -> bool:
    """'Peter Reed was questioned on Thursday', 'u pyet': he is who answers."""
    return any(
        passage.has("passive_auxiliary", place) or passage.has("middle_auxiliary", place)
        for place in (verb - 1, verb - 2)
    )


def _last_subject(passage: Passage) -> MentionHit | None:
    """The last subject of a paragraph that is a name or a description."""
    subjects = (main_subject(passage, *sentence) for sentence in reversed(passage.sentences))
    return next((hit for hit in subjects if hit is not None and hit.mention.kind in {NAME, ROLE}), None)


def _takes_up(passage: Passage, office: MentionHit) -> bool:
    """Whether a description opens its paragraph, stands behind the quote that does, or after a question.

    One that is said of any office also where the words before name nobody.
    """
    if office.mention.role in _OF_ANY_OFFICE and not _names_anybody(passage, office):
        return True
    if office.first == 0 or _is_behind_quote(passage, office) or passage.places_of("asking", 0, office.first):
        return True
    return holds(passage, "exchange", 0, office.first)


def _names_anybody(passage: Passage, office: MentionHit) -> bool:
    return any(hit.mention.kind in {NAME, ROLE} for hit in passage.mentions_in(0, office.first))


def _is_behind_quote(passage: Passage, office: MentionHit) -> bool:
    """Whether a paragraph opens with a quote, and a description is in that sentence."""
    return passage.tokens[0].is_quote and passage.sentence_of(office.first)[0] == 0
