"""Whom a pronoun or a bare description stands for: somebody whom the article has just named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from claims.extraction.aliases import Directory
from claims.extraction.by_place import LIKELY_FIT, SURE_FIT, by_place, is_latter, past_latter
from claims.extraction.carried import Company, Said, may_be_carried
from claims.extraction.described_bodies import described_body
from claims.extraction.descriptions import as_description, is_indefinite
from claims.extraction.following import name_after
from claims.extraction.mismatches import is_of_another
from claims.extraction.named_before import (
    apposed_to,
    before_pronoun,
    governed,
    is_of_subject,
    just_governed,
    subjects_of,
    told_here,
)
from claims.extraction.named_elsewhere import rather_named
from claims.extraction.newcomers import acts_unnamed, follows_newcomer, is_of_many, was_unnamed
from claims.extraction.noun_phrases import is_governed, is_owned, is_owner_of
from claims.extraction.offices import ANYBODY
from claims.extraction.only_so_far import only_one
from claims.extraction.papers import whose_paper
from claims.extraction.passage import Passage
from claims.extraction.people import FEMININE, gender_of, is_person, is_thing
from claims.extraction.replies import who_replies
from claims.extraction.rivals import behind_name, has_rival, opens_clause
from claims.extraction.sittings import holds
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, NOUN, PRONOUN, ROLE, CueKind, MentionHit

STEM = 5  # letters
MEMORY = 8  # subjects that a pronoun may reach back to


class Antecedents:
    """What a reader remembers: the subjects so far. Feed it every passage."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.unasked: list[tuple[Passage, list[MentionHit]]] = []  # whose subjects nobody needed yet
        self.subjects: list[MentionHit] = []  # named subjects and speakers, the nearest first
        self.before: Passage | None = None  # the paragraph before
        self.company = Company(directory, partial(_holders, directory))

    def remember(
        self, passage: Passage, speakers: Iterable[MentionHit | None], said: Sequence[Said] = ()
    ) -> None:
        """Take in a passage that has been read, with those who speak in it; `said`: who they are, and how."""
        self.unasked.append((passage, [hit for hit in speakers if hit is not None]))
        self.before = passage
        self.company.remember(passage, said)

    def _earlier(self) -> list[MentionHit]:
        """The named subjects and speakers of the paragraphs before, the nearest first."""
        fresh: list[MentionHit] = []
        while self.unasked and len(fresh) < MEMORY:
            fresh += reversed(subjects_of(*self.unasked.pop()))
        self.unasked.clear()
        self.subjects = [*fresh, *self.subjects][:MEMORY]
        return self.subjects

    def of(
        self, passage: Passage, hit: MentionHit | None, spoken: Sequence[MentionHit] = ()
    ) -> MentionHit | None:
        """Whom a mention stands for, if it is a pronoun or a bare description; `spoken`: who spoke before.

        None where nobody or more than one may be meant.
        """
        if hit is None or hit.first < 0:
            return None
        hit = past_latter(passage, hit)
        if hit.mention.kind in {NOUN, NAME}:
            described = as_description(passage, hit)
            if described is None:
                return self._body(passage, hit)
            hit = described
        if hit.mention.kind is ROLE:
            found = rather_named(passage, hit, self._described(passage, hit, spoken), self.directory)
            called = self._called(passage, found) if found is not None else None
            if called is not None and is_of_another(passage, hit, called, self.directory):
                return None
            found = found or described_body(passage, hit, self.directory, self.before)
            return found or only_one(passage, hit, self.directory)
        return self._of_person(passage, hit, spoken) if hit.mention.kind is PRONOUN else None

    def _of_person(
        self, passage: Passage, pronoun: MentionHit, spoken: Sequence[MentionHit]
    ) -> MentionHit | None:
        """Whom a pronoun stands for; not whoever has no name, and came in just before it."""
        if is_of_many(passage, pronoun) or was_unnamed(passage, pronoun, spoken):
            return None
        if any(passage.pack.phrase("relative", passage.lows, pronoun.first + step) for step in (0, 1)):
            return behind_name(passage, pronoun)
        if acts_unnamed(passage, pronoun):
            return None
        found = who_replies(passage, pronoun, spoken, self.directory)
        found = found or by_place(passage, pronoun, self.directory, self.before)
        if found is None and not is_latter(passage, pronoun):
            found = self._of_pronoun(passage, pronoun)
        if found in passage.mentions:
            return self._behind(passage, found, pronoun)
        if found is None or follows_newcomer(passage, pronoun):
            return None
        return self.company.stands_for.get(found.mention, found)

    def _body(self, passage: Passage, hit: MentionHit) -> MentionHit | None:
        """Which body a description or a paper of it stands for."""
        paper = whose_paper(passage, hit, self.before)
        return paper or described_body(passage, hit, self.directory, self.before)

    def _agree(self, passage: Passage, pronoun: MentionHit, near: MentionHit) -> bool:
        """Whether somebody is of a pronoun's gender, as far as both are told."""
        return self.directory.may_be(pronoun.mention, near.mention, passage.pack) > 0

    def _behind(self, passage: Passage, found: MentionHit | None, pronoun: MentionHit) -> MentionHit | None:
        """'Ann Pope waited. The witness wept. She said': the person whom the description stands for."""
        if found is None or found.mention.kind is not ROLE:
            return found
        named = name_after(passage, found, passage.sentence_of(found.first)[1])
        if named.mention.kind is NAME:
            return named  # 'the chair of the court, judge Ann Pope, had to ask. She said'
        if self.directory.resolve(found.mention, passage.pack).full_name or is_governed(passage, found):
            return found  # of 'X asked the premier' the premier is not X
        near = rather_named(passage, found, self._described(passage, found), self.directory)
        if near is not None and not self._agree(passage, pronoun, near):
            near = None  # 'Medicul a venit', where only Ana Pop is named, and 'el'
        return apposed_to(passage, found) or near or self._introduced(passage, found) or found

    def _introduced(self, passage: Passage, office: MentionHit) -> MentionHit | None:
        """'The man who began it all is called Ann Pope': the next who is named, if nobody else there fits."""
        _, end = passage.sentence_of(office.first)
        names = [hit for hit in passage.mentions_in(office.last + 1, end) if hit.mention.kind is NAME]
        fits = [
            hit for hit in names if self.directory.may_be_holder(office.mention, hit.mention, passage.pack)
        ]
        return fits[0] if len(fits) == 1 and fits[0] is names[0] and _is_called(passage, fits[0]) else None

    # Pronouns

    def _of_pronoun(self, passage: Passage, pronoun: MentionHit) -> MentionHit | None:
        """The nearest that fits for certain; one who only may fit and stands nearer makes it doubtful."""
        found = self._own_body(passage, pronoun) or self._went_on(passage, pronoun)
        found = found or self._asked(passage, pronoun)
        if found is not None:
            return found
        here: list[tuple[float, MentionHit]] = []
        for fit, hit in self._fitting(before_pronoun(passage, pronoun), passage, pronoun):
            if fit >= SURE_FIT:
                return None if has_rival(passage, pronoun, hit, self.directory) else hit
            here.append((fit, hit))
        fitting = any(fit > 0 for fit, _ in here)
        told = () if fitting else self._fitting(told_here(passage, pronoun), passage, pronoun)
        sure = _first(told, SURE_FIT)
        sure = sure or _first(self._fitting(governed(passage, pronoun), passage, pronoun), 1)
        sure = sure or _first(self._fitting(just_governed(passage, pronoun), passage, pronoun), SURE_FIT)
        if sure is not None:
            return None if _acts_beside(passage, sure, here) else sure
        earlier = list(self._fitting(self._earlier(), passage, pronoun))
        sure, likely = _first(earlier, SURE_FIT), _first(here, LIKELY_FIT)
        alone = self._alone_before(passage, pronoun, earlier)
        if alone is not None and not here:
            return alone
        if sure is not None and likely is not None:
            return likely if likely is here[0][1] and self._is_by_surname(passage, likely) else None
        fits = sorted(((fit, hit) for fit, hit in (*here, *earlier) if fit > 0), key=lambda pair: -pair[0])
        return sure or (fits[0][1] if fits else None)

    def _alone_before(
        self, passage: Passage, pronoun: MentionHit, earlier: Sequence[tuple[float, MentionHit]]
    ) -> MentionHit | None:
        """'Zev Armstrong was smoking.', and a paragraph on '“…,” he said': the only one who fits."""
        before = self.before
        if before is None or not earlier or earlier[0][0] < LIKELY_FIT or not passage.tokens[0].is_quote:
            return None
        nearest = earlier[0][1]
        if nearest not in before.mentions or pronoun.first >= passage.sentences[0][1]:
            return None
        subjects = self._fitting(subjects_of(before, ()), passage, pronoun)
        return nearest if [hit for fit, hit in subjects if fit > 0] == [nearest] else None

    def _own_body(self, passage: Passage, pronoun: MentionHit) -> MentionHit | None:
        """'Compania Hidro a negat: potrivit acesteia, „…”': the body whose sentence it is.

        Not where words agree only with people, nor where the noun's gender is another.
        """
        if passage.pack.adjective_nouns or not is_of_subject(passage, pronoun):
            return None
        first, _ = passage.sentence_of(pronoun.first)
        subject = main_subject(passage, first, pronoun.first)
        if subject is None or subject.mention.kind is not NAME or not is_thing(subject.mention, passage.pack):
            return None
        noun = passage.tokens[subject.first].text
        office = subject.mention._replace(kind=ROLE, text=noun, role_text=noun)
        agree = gender_of(office, passage.pack) or FEMININE  # as most bodies are
        return subject if gender_of(pronoun.mention, passage.pack) == agree else None

    def _went_on(self, passage: Passage, pronoun: MentionHit) -> MentionHit | None:
        """'“…,” she told the Post. She then said': whoever it was in the sentence before.

        Where words agree with things too, and 'she' may be a decision, only 'the latter'.
        """
        wanted = gender_of(pronoun.mention, passage.pack)
        for first, end in passage.sentences_before(pronoun.first, 1):
            before = main_subject(passage, first, end)
            if before is None or before.mention.kind is not PRONOUN or wanted is None:
                continue
            if gender_of(before.mention, passage.pack) != wanted:
                continue
            if is_latter(passage, before):
                return by_place(passage, before, self.directory, self.before)
            return self._of_pronoun(passage, before) if passage.pack.adjective_nouns else None
        return None

    def _asked(self, passage: Passage, pronoun: MentionHit) -> MentionHit | None:
        """'Lowell asked Colin Reyes whether he had been there.', and a paragraph on '“No,” he said'."""
        asked = self.company.answers(passage, pronoun)
        return _first(self._fitting([asked] if asked else [], passage, pronoun), LIKELY_FIT)

    def _is_by_surname(self, passage: Passage, hit: MentionHit) -> bool:
        """Whether a name is the last word of a longer one, as people are called and few bodies."""
        full = self.directory.resolve(hit.mention, passage.pack).full_name or ""
        return hit.mention.kind is NAME and full.endswith(f" {hit.mention.text}")

    def _fitting(
        self, hits: Iterable[MentionHit], passage: Passage, pronoun: MentionHit
    ) -> Iterator[tuple[float, MentionHit]]:
        return ((self.directory.may_be(pronoun.mention, hit.mention, passage.pack), hit) for hit in hits)

    # Descriptions

    def _described(
        self, passage: Passage, office: MentionHit, spoken: Sequence[MentionHit] = ()
    ) -> MentionHit | None:
        """Whom 'the witness' stands for: the only one who fits in the nearest sentence that names any.

        Somebody of the paragraph before only where words open this one: elsewhere a description as often
        opens a new person's. Of two, not who spoke last, where the words are an answer.
        """
        if is_owned(passage, office):
            return None
        found = self._only_one(passage, office) or self._just_heard(passage, office, spoken)
        if found is None:
            return self.company.goes_on(passage, office)
        if not spoken or not holds(passage, "exchange", *passage.sentence_of(office.first)):
            return found
        others = _holders(self.directory, passage, passage.mentions_in(0, office.first), office)
        return None if len(others) > 1 and self._is_same(passage, found, spoken[-1]) else found

    def _is_same(self, passage: Passage, one: MentionHit, other: MentionHit) -> bool:
        return self._called(passage, one) == self._called(passage, other)

    def _called(self, passage: Passage, hit: MentionHit) -> str:
        return self.directory.resolve(hit.mention, passage.pack).called

    def _only_one(self, passage: Passage, office: MentionHit) -> MentionHit | None:
        for first, end in passage.words_before(office.first):
            if any(passage.has("asking", place) for place in (first, first + 1)):
                continue  # 'Asked whether Ben Cole had called, the 51-year-old said'
            hits = passage.mentions_in(first, end)
            subject = main_subject(passage, first, end)
            teller = subject if opens_clause(passage, first, office) else None
            people = _holders(self.directory, passage, [hit for hit in hits if hit is not teller], office)
            if subject is not None and self._is_another(passage, subject, office):
                return self._of_other(passage, subject, office)
            if people:
                return next(iter(people.values())) if len(people) == 1 else None
            if self._is_stranger(passage, subject) or _names_newcomer(passage, first, end, office):
                return None
            if any(_is_newcomer(hit, office, passage) for hit in hits):
                return None
        return self._just_introduced(passage, office)

    def _is_stranger(self, passage: Passage, subject: MentionHit | None) -> bool:
        """'Nico Estevez e priti mirë. “…”, tha spanjolli': somebody of whom no list knows what he is."""
        if subject is None or subject.mention.kind is not NAME or passage.pack.capital_nouns:
            return False  # 'Vier Anlagen': there capitals say little
        known = self.directory.resolve(subject.mention, passage.pack)
        apart = is_thing(known, passage.pack) or is_person(known, passage.pack)
        return " " in subject.mention.text and not apart

    def _of_other(self, passage: Passage, other: MentionHit, office: MentionHit) -> MentionHit | None:
        """'Ann Pope left. The teacher bakes now. “…,” says the 41-year-old': of whom the other is said too.

        Only where words say that both are women, or men.
        """
        mine = gender_of(office.mention, passage.pack)
        if mine is None or gender_of(other.mention, passage.pack) != mine:
            return None
        known = self._only_one(passage, other)
        return known if known and may_be_carried(self.directory, passage, known, office) else None

    def _is_another(self, passage: Passage, subject: MentionHit, office: MentionHit) -> bool:
        """'The owner sacked coach Best. “…,” the businessman said': an office whose holder has no name."""
        if subject.mention.kind is not ROLE or subject.mention.role in ANYBODY:
            return False
        if subject.mention.text == office.mention.text or _is_in_account(passage, subject):
            return False
        if self.directory.resolve(subject.mention, passage.pack).full_name:
            return False
        if passage.pack.capital_nouns and " " not in subject.mention.text:
            return False  # 'Sprecher bleibt Jan Ott': no article, and nobody
        return self.directory.may_be_one(office.mention, subject.mention, passage.pack)

    def _just_heard(
        self, passage: Passage, office: MentionHit, spoken: Sequence[MentionHit]
    ) -> MentionHit | None:
        """'According to her, two were held. “…,” the officer said': whom the last pronoun stands for."""
        last = spoken[-1] if spoken else None
        if last is None or last.first < 0 or last.mention.kind is not PRONOUN:
            return None
        since = passage.mentions_in(last.last + 1, office.first)
        if any(hit.mention.kind is ROLE for hit in since) or _holders(self.directory, passage, since, office):
            return None
        if follows_newcomer(passage, office):
            return None
        found = self.of(passage, last)
        stands = last._replace(mention=found.mention) if found is not None else None
        return stands if stands is not None and _holders(self.directory, passage, [stands], office) else None

    def _just_introduced(self, passage: Passage, office: MentionHit) -> MentionHit | None:
        """'Smith waited outside.', and in the next paragraph '“…,” the farmer said': the only one there."""
        before = self.before
        opens = passage.tokens[0].is_quote and office.first < passage.sentences[0][1]
        opens = opens or office.first == 0
        if before is None or not opens or any(_is_newcomer(hit, office, before) for hit in before.mentions):
            return None
        people = _holders(self.directory, before, before.mentions, office)
        if len(people) != 1 or self.company.has_asked or self.directory.strangers.include(passage, office):
            return None
        found = next(iter(people.values()))
        return None if office.first == 0 and self.company.is_new_beside(before, found, office) else found


def _is_in_account(passage: Passage, subject: MentionHit) -> bool:
    """'According to him, the referee lied': the sentence is his."""
    cues = passage.cues_in(passage.sentence_of(subject.first)[0], subject.first)
    return any(cue.cue.kind is CueKind.ACCORDING for cue in cues)


def _first(fitting: Iterable[tuple[float, MentionHit]], least: float) -> MentionHit | None:
    return next((hit for fit, hit in fitting if fit >= least), None)


def _acts_beside(passage: Passage, found: MentionHit, here: Sequence[tuple[float, MentionHit]]) -> bool:
    """'Nagavci e lavdëroi Ana Lleshin. “…,” tha ajo': a subject who may be a woman as well."""
    subject = main_subject(passage, *passage.sentence_of(found.first))
    return passage.pack.subject_follows_verb and any(
        fit >= LIKELY_FIT and hit is subject for fit, hit in here
    )


def _is_called(passage: Passage, name: MentionHit) -> bool:
    """'is called Ann Pope', 'ist Ann Pope'; not 'who blamed Ann Pope'."""
    before = name.first - 1
    if passage.has("predicate", before) or passage.has("naming", before):
        return True
    ending = (cue for cue in passage.cues if cue.last == before)
    return any(cue.is_passive or cue.cue.kind is CueKind.LABEL for cue in ending)


def _is_newcomer(hit: MentionHit, office: MentionHit, passage: Passage) -> bool:
    """'A farmer came': whoever that is has no name, and is 'the farmer' of the next sentence."""
    same = hit.mention.kind is ROLE and hit.mention.role == office.mention.role
    return same and is_indefinite(hit.mention, passage.pack)


def _names_newcomer(passage: Passage, first: int, end: int, office: MentionHit) -> bool:
    """The same in a form that no list has: 'një mësuese … mësuesja'."""
    stem = office.mention.text.casefold().split(" ")[-1][:STEM]
    return len(stem) == STEM and any(
        passage.lows[place + 1].startswith(stem) for place in passage.places_of("indefinite", first, end - 1)
    )


def _holders(
    directory: Directory, passage: Passage, hits: Sequence[MentionHit], office: MentionHit
) -> dict[str, MentionHit]:
    """The people among mentions for whom a description may stand, each once.

    A noun that is said of women too stands for one only where it stands for no man.
    """
    for generic in (False, True):
        people = {
            directory.resolve(hit.mention, passage.pack).called: hit
            for hit in hits
            if not is_owner_of(passage, hit, office)
            and not passage.has("naming", hit.first - 1)
            and directory.may_be_holder(office.mention, hit.mention, passage.pack, generic=generic)
        }
        if people:
            return people
    return {}
