"""Who said a quote, from its own sentence: cues after it, before it, around it. Discourse comes later.

Each rule proposes; the best proposal wins and the others stay as alternatives. A quote without a proposal
has no speaker: null is better than wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extraction.afterwords import names_somebody, signature
from claims.extraction.answers import answer_owner
from claims.extraction.appositions import nicknamed
from claims.extraction.body_kinds import is_noun_for_body
from claims.extraction.channels import is_agency, is_outlet, is_press, said_there
from claims.extraction.clauses import beside_auxiliary, ends_subordinate
from claims.extraction.closing import closing_participle, closing_speech
from claims.extraction.colons import before_colon, headed
from claims.extraction.documents import (
    AUTHOR,
    author_of_document,
    stands_in_paper,
    subject_of_paper,
    told_in_paper,
)
from claims.extraction.doers import doer_of_gerund, quoted_behind, quoted_by_another
from claims.extraction.embedding import outermost_first, own_clause, past_medium
from claims.extraction.following import (
    agent_of,
    behind_medium,
    behind_named_thing,
    object_of_preposition,
    right_subject,
)
from claims.extraction.from_body import body_before, body_behind
from claims.extraction.gapping import gapped
from claims.extraction.insertions import inserted_subject, is_inserted_alone, subject_of_chain
from claims.extraction.inversions import after_adjunct
from claims.extraction.joined import is_joined_verb
from claims.extraction.marked_names import named_thing
from claims.extraction.noun_phrases import (
    chunk_start,
    is_oblique,
    noun_phrase,
)
from claims.extraction.opening_subjects import opening_subject
from claims.extraction.others_words import LEFT_RULES, are_anothers, hears_it, opens_answer
from claims.extraction.owners import (
    account_owner,
    is_issued,
    issuer,
    pronoun_inside,
)
from claims.extraction.papers import PAPER, SAME_PAPER, is_from_paper
from claims.extraction.passage import Passage
from claims.extraction.proposals import SPEAKING, Proposal, QuotePlace, closeness, weakened
from claims.extraction.sources import past_sources, retold
from claims.extraction.subjects import (
    left_subject,
    main_subject,
    rather_right,
    subject_of,
)
from claims.extraction.types import CueHit, CueKind, MentionHit, MentionKind
from claims.extraction.unlisted import unlisted_teller, unlisted_verb
from claims.extraction.utterances import claim_owner, uttered_before, utterer
from claims.extraction.viewpoints import judge

FARTHEST_CUE = 30
LONGEST_ADJUNCT = 6  # tokens before a verb without a subject
_SAID = frozenset({CueKind.SAY, CueKind.TELL, CueKind.HEARSAY})


def propose(place: QuotePlace) -> list[Proposal]:
    """All proposals from the quote's own sentence and the colon before it, best first."""
    rules = (_after, _closing, _signature, _before, gapped, _according, _document, before_colon, headed)
    found = [p for rule in rules for p in rule(place)]
    if any(p.rule in LEFT_RULES for p in found) and are_anothers(place.passage, place.bounds[1], place.token):
        found = [p for p in found if p.rule not in LEFT_RULES]
    return sorted(_behind_account(found), key=lambda proposal: -proposal.score)


def _behind_account(found: Sequence[Proposal]) -> list[Proposal]:
    """'Teilnehmern zufolge sagte Ute Marx, …': whoever has a verb behind an account is who said it."""
    told = [p.hit.first for p in found if p.hit and p.rule == "cue_before" and p.cue and p.cue.kind in _SAID]
    last = max(told, default=0)
    return [
        weakened(p, 0.5, p.rule) if p.hit and p.rule == "according" and p.hit.last < last else p
        for p in found
    ]


# After the quote


def _after(place: QuotePlace) -> Iterator[Proposal]:
    """'“…,” said X', '”, a declarat X', '“…,” X told Y'."""
    passage = place.passage
    _, left, right, _ = place.bounds
    start, comma = place.token + 1, False
    if start >= right or ends_subordinate(passage, left, place.token):
        return
    while start < right and passage.tokens[start].text in {",", "—", "–", "-", "―", "--"}:
        comma, start = True, start + 1
    if not comma and passage.tokens[place.token - 1].text == ":" and names_somebody(passage, start):
        return  # 'X said: “Nonsense!” Ann Pope only smiled'
    if start >= right or not (comma or place.ends_open or place.token == left):
        yield from _after_fronted(place, left, right)
        return
    cue = _first_cue(passage, start, right)
    if cue is not None and nicknamed(passage, place.token, cue.first, left):
        return  # 'Ann Pope, head of “Hope”, said': a name in an insertion
    if cue is None or (cue.is_gerund and cue.first == start):
        yield from _after_unknown_verb(place, start, right)
        return
    quoted = quoted_behind(passage, cue, start, right)
    told = Proposal(quoted, cue.cue, 0.95, "cue_after")
    yield from [told] if quoted else _after_with(place, cue, start, right)


def _after_fronted(place: QuotePlace, left: int, right: int) -> Iterator[Proposal]:
    """'Von „Chaos“ sprach Ute Marx', 'De „haos” a vorbit Ana Pop': nothing but a preposition before it."""
    passage, verb = place.passage, place.token + 1
    fronted = passage.has("preposition", left) or passage.has("predicate", left)
    if not (fronted and passage.pack.subject_follows_verb) or passage.mentions_in(left, place.token):
        return
    cue = next((cue for cue in passage.cues_in(verb, right) if cue.first == verb), None)
    subject = right_subject(passage, cue, right) if cue is not None else None
    if cue is not None and subject is not None and not passage.cues_in(left, place.token):
        yield Proposal(subject, cue.cue, 0.85, "cue_after")


def _after_unknown_verb(place: QuotePlace, start: int, end: int) -> Iterator[Proposal]:
    """'“…,” she grinned': only behind a whole sentence."""
    if place.starts_small or place.token != place.passage.sentence_of(place.token)[0]:
        return
    found = unlisted_verb(place.passage, start, end)
    if found is not None:
        yield Proposal(*found, 0.7, "verb_after")


def _closing(place: QuotePlace) -> Iterator[Proposal]:
    """'Er habe „…“ getan, sagte X': the words around the marks end in a comma, and the verb comes then."""
    passage = place.passage
    if not passage.pack.subject_follows_verb:
        return
    _, left, right, _ = place.bounds
    found = answer_owner(passage, place.token + 1, right) or closing_speech(passage, place.token + 1, right)
    found = found or closing_participle(passage, place.token, left, right)
    if found is not None and is_agency(passage, found[0]):
        yield Proposal(None, found[1], 0.3, "channel", channel=found[0].mention.text)
    elif found is not None:
        yield Proposal(*found, 0.83 - 0.35 * is_press(passage, found[0]), "closing")


def _first_cue(passage: Passage, start: int, end: int) -> CueHit | None:
    """The first speaking cue after the quote, unless another clause begins before it."""
    if passage.pack.phrase("conjunction", passage.lows, start) and not passage.has("reporting_link", start):
        return None
    if opens_answer(passage, start):
        return None
    for cue in passage.cues_in(start, min(end, start + FARTHEST_CUE)):
        if cue.cue.kind not in SPEAKING:
            continue
        between = range(start, cue.first)
        stopped = any(passage.tokens[p].text in ";:" or passage.has("that", p) for p in between)
        return None if stopped else cue
    return None


def _after_with(place: QuotePlace, cue: CueHit, start: int, end: int) -> Iterator[Proposal]:
    passage = place.passage
    subject = agent_of(passage, cue, end) if cue.is_passive else subject_of_chain(passage, cue, start, end)
    if subject is None and hears_it(passage, cue):
        return
    subject = subject or rather_right(passage, cue, left_subject(passage, cue.first, start), end)
    if (subject is None and cue.cue.kind is not CueKind.TELL) or passage.pack.subject_follows_verb:
        subject = subject or right_subject(passage, cue, end) or behind_medium(passage, cue, end)
    if subject is not None:
        subject = utterer(passage, subject) or behind_named_thing(passage, subject, end) or subject
    subject = subject or body_behind(passage, cue, end)
    score = 0.95 if cue.first - start <= 6 else 0.85
    if subject is not None and is_agency(passage, subject):
        yield Proposal(None, cue.cue, 0.3, "channel", channel=subject.mention.text)
    elif subject is not None and _asks_for_subject(passage, subject):
        yield Proposal(subject, cue.cue, score - 0.35 * is_press(passage, subject), "cue_after")
    elif subject is None and cue.first == start and stands_in_paper(passage, cue):
        yield Proposal(None, cue.cue, 0.6, "paper")
    elif subject is None and cue.first == start:
        channel = said_there(passage, cue, end)
        yield Proposal(None, cue.cue, 0.6, "cue_after_without_subject", channel)


def _asks_for_subject(passage: Passage, hit: MentionHit) -> bool:
    return hit.mention.kind is not MentionKind.NOUN or not passage.has("adverb", hit.first)


def _signature(place: QuotePlace) -> Iterator[Proposal]:
    """'“…” — Name', '“…” (Name, farmer)' at the end of the sentence."""
    passage, mark = place.passage, place.token + 1
    _, left, right, _ = place.bounds
    hit = signature(passage, mark, right) if mark < right else None
    bracketed = mark < right and passage.tokens[mark].text == "("
    if hit is not None and not (bracketed and place.token != left):
        yield Proposal(hit, passage.cue_at(mark, CueKind.COLON), 0.85, "signature")


# Before the quote


def _before(place: QuotePlace) -> Iterator[Proposal]:
    """'X said: “…”', 'X said that “…”', 'X, saying “…”'."""
    passage = place.passage
    first, left, _, end = place.bounds
    left = past_medium(passage, first, left)
    if claim_owner(passage, left, place.token):
        return  # 'mocked Hill's claim that it was “…”'
    cues = [cue for cue in passage.cues_in(left, place.token) if cue.cue.kind in SPEAKING]
    told = unlisted_teller(passage, left, place.token) if not cues else None
    if told is not None:
        yield Proposal(*told, 0.65, "verb_before")
    inner = _of_what(passage, cues[-1], place.token) if cues else None
    if inner is not None:
        yield Proposal(inner, cues[-1].cue, 0.95, "cue_before")
        return
    own = own_clause(passage, cues, place.token)
    ranked = past_sources(passage, outermost_first(passage, cues, own), left)
    for rank, cue in enumerate(ranked):
        score = closeness(passage, cues[-1], place.token) - 0.1 * rank
        subject = _subject_before(place, cue, first, left if rank else max(left, own), end)
        if subject is not None:
            subject = utterer(passage, subject) or subject
            said_more = any(other.first > cue.first for other in ranked[rank + 1 :])
            score -= 0.35 * (said_more and is_press(passage, subject))  # 'The Sun said X said'
            yield Proposal(subject, retold(passage, cue, subject, left), score, "cue_before")
        elif (rank == 0 and _opens_clause(passage, cue, left)) or cue.first <= left + 1:
            yield Proposal(None, cue.cue, min(score, 0.6), "cue_before_without_subject")


def _of_what(passage: Passage, cue: CueHit, quote: int) -> MentionHit | None:
    """'Rusu povestește ce i-a spus primarul: „…”': who stands behind the verb of such a clause."""
    verb = cue.first
    while passage.has("clitic", verb - 1) or passage.has("auxiliary", verb - 1):
        verb -= 1
    subject = right_subject(passage, cue, quote) if passage.has("what", verb - 1) else None
    return None if subject is None or subject.mention.kind is MentionKind.NOUN else subject


def _opens_clause(passage: Passage, cue: CueHit, left: int) -> bool:
    """'Întrebat de ce, a spus', 'Më tej theksoi se': nothing but an adjunct before a verb alone."""
    if not passage.pack.subject_follows_verb or cue.is_gerund or cue.is_passive:
        return False
    if passage.pack.phrase("adverb", passage.lows, left) == cue.first - left:
        return True
    led = passage.has("preposition", left)
    asked = led or passage.pack.ends_with("participle_ending", passage.lows[left])
    return asked and (passage.tokens[cue.first - 1].text == "," or _is_adjunct(passage, left, cue))


def _is_adjunct(passage: Passage, left: int, cue: CueHit) -> bool:
    """'Despre raport a recunoscut': a preposition and its noun, which is no body from which words come."""
    if cue.first - left > LONGEST_ADJUNCT or not passage.has("preposition", left):
        return False
    if passage.pack.ends_with("impersonal_verb_ending", passage.lows[cue.last]):
        return False
    between = range(left + 1, cue.first)
    return not any(passage.tokens[step].is_capital or is_noun_for_body(passage, step) for step in between)


def _subject_before(place: QuotePlace, cue: CueHit, first: int, left: int, end: int) -> MentionHit | None:
    passage = place.passage
    if cue.is_gerund:
        return (
            quoted_by_another(passage, cue, first)
            or doer_of_gerund(passage, cue, first)
            or opening_subject(passage, after_adjunct(passage, first, cue.first), cue.first)
            or main_subject(passage, first, cue.first)
            or left_subject(passage, cue.first, first)
            or main_subject(passage, place.token + 1, end)
        )
    if cue.is_passive:
        return subject_of(passage, cue, left, end) or body_before(passage, cue, first)
    subject = inserted_subject(passage, cue, place.token) or beside_auxiliary(passage, cue, left)
    subject = subject or rather_right(passage, cue, left_subject(passage, cue.first, left), place.token)
    subject = _of_joined(passage, cue, subject, first)
    if subject is not None and is_inserted_alone(passage, cue, subject):
        return None
    if subject is None and left > first and not _is_named_behind(passage, cue):
        subject = beside_auxiliary(passage, cue, first) or nicknamed(passage, left - 1, cue.first, first)
        subject = subject or named_thing(passage, left - 1, cue.first)
    if subject is None and left > first and is_joined_verb(passage, cue.first):
        subject = left_subject(passage, cue.first, first)
    leads = passage.pack.subject_follows_verb or cue.first <= left + 1
    leads = leads and not passage.has("preposition", cue.last)  # 'A vorbit despre': what it is about
    leads = leads and not passage.pack.has("towards", cue.cue.lemma)
    if subject is None and leads and cue.cue.kind is not CueKind.TELL:
        subject = right_subject(passage, cue, place.token)
        if subject is not None and _is_object(passage, subject):
            subject = None
    return subject or body_before(passage, cue, first)


def _of_joined(passage: Passage, cue: CueHit, left: MentionHit | None, first: int) -> MentionHit | None:
    """'promised that the list ends in April and asked for “patience”': who promised, and no list."""
    if left is None or left.mention.kind is not MentionKind.NOUN or not is_joined_verb(passage, cue.first):
        return left
    for told in passage.cues_in(first, left.first):
        if passage.places_of("that", told.last + 1, left.first) == [left.first - 1]:
            return left_subject(passage, told.first, first) or left
    return left


def _is_object(passage: Passage, noun: MentionHit) -> bool:
    """'i-a cerut socoteală: „…”': a plain noun behind the verb that is for nobody."""
    if noun.mention.kind is not MentionKind.NOUN or passage.tokens[noun.last].is_capital:
        return False
    places, ends_with = range(noun.first, noun.last + 1), passage.pack.ends_with
    if any(is_noun_for_body(passage, at) or passage.has("somebody", at) for at in places):
        return False
    low = passage.lows[noun.first]
    return not (ends_with("person_ending", low) or ends_with("subject_ending", low))


def _is_named_behind(passage: Passage, cue: CueHit) -> bool:
    """'Der „Zeit“ sagte Ute Marx': where nouns have capitals and a subject may follow its verb."""
    hit = passage.mention_from.get(cue.last + 1) if passage.pack.capital_nouns else None
    return hit is not None and not is_oblique(passage, hit)


# Around the quote


def _according(place: QuotePlace) -> Iterator[Proposal]:
    """'Conform lui X, Y este „…”', '“…,” according to X'."""
    passage = place.passage
    first, left, _, end = place.bounds
    near = max(first, place.token - FARTHEST_CUE), min(end, place.token + FARTHEST_CUE)
    owned = account_owner(passage, *near) or judge(passage, left, place.token)
    owned = owned or claim_owner(passage, left, place.token) or uttered_before(passage, place.token, end)
    if owned is not None:
        yield Proposal(*owned, 0.8, "according")
    for cue in passage.cues_in(first, end):
        if cue.cue.kind is not CueKind.ACCORDING:
            continue
        hit = pronoun_inside(passage, cue) or _ruled_by(passage, cue, first, place, end)
        if hit is None or is_issued(passage, hit):
            hit = issuer(passage, first, cue.first) or issuer(passage, cue.last + 1, end) or hit
        if told_in_paper(passage, cue, hit):
            hit = subject_of_paper(passage, cue)
        if hit is not None and is_issued(passage, hit):
            continue  # 'thuhet në njoftimin': whose it is nobody knows
        if hit is None:
            yield from _of_paper(passage, cue)
            continue
        if is_outlet(passage, hit):
            yield Proposal(None, cue.cue, 0.3, "channel", channel=hit.mention.text)
        else:
            yield Proposal(hit, cue.cue, 0.82, "according")


def _of_paper(passage: Passage, cue: CueHit) -> Iterator[Proposal]:
    same = SAME_PAPER if told_in_paper(passage, cue, None) else None
    rule = PAPER if is_from_paper(passage, cue) else same
    if rule is not None:
        yield Proposal(None, cue.cue, 0.6, rule)


def _ruled_by(passage: Passage, cue: CueHit, first: int, place: QuotePlace, end: int) -> MentionHit | None:
    """Whom the words name: what stands behind them, or before a postposition ('dem Minister zufolge')."""
    if passage.has("postposition", cue.first) and passage.has("account", cue.first - 1):
        return None  # 'ihren Angaben zufolge': whose they are
    if passage.has("postposition", cue.first):
        return passage.mention_to.get(cue.first) or noun_phrase(
            passage, chunk_start(passage, first, cue.first), cue.first
        )
    return object_of_preposition(passage, cue, place.token if cue.last < place.token else end)


def _document(place: QuotePlace) -> Iterator[Proposal]:
    """'He read out a letter from X: “…”'."""
    _, left, _, _ = place.bounds
    found = author_of_document(place.passage, left, place.token)
    if found is not None:
        yield Proposal(*found, 0.97, AUTHOR)
