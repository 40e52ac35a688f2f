"""Who does the reporting: find the subject of a cue to its left, to its right, or further up the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.doubling import is_doubled_listener
from claims.extraction.following import agent_of, is_in_title, name_after, right_subject
from claims.extraction.introductions import apposed_name, past_first_office
from claims.extraction.inversions import behind_inversion, is_behind_adjunct
from claims.extraction.joined import with_joined
from claims.extraction.noun_phrases import (
    chunk_start,
    is_beside_governed,
    is_calendar,
    is_dateline,
    is_governed,
    is_oblique,
    is_small,
    noun_phrase,
    opening_bracket,
    part_of_day,
)
from claims.extraction.opening_subjects import rather_opening
from claims.extraction.passage import Passage
from claims.extraction.people import is_thing
from claims.extraction.types import NAME, NOUN, PRONOUN, CueHit, CueKind, MentionHit

FEW_WORDS = 3


def subject_of(passage: Passage, cue: CueHit, start: int, end: int) -> MentionHit | None:
    """The subject of `cue` between the tokens `start` and `end`.

    Left first, then right where the verb may lead.
    """
    if cue.is_passive:
        return agent_of(passage, cue, end)
    return left_subject(passage, cue.first, start) or right_subject(passage, cue, end)


def announcer(passage: Passage, cue: CueHit, start: int, end: int) -> MentionHit | None:
    """The subject of a verb before a colon; 'She rose, then told Judge Hill:' is nobody whom it leads to."""
    if cue.cue.kind is CueKind.TELL and not cue.is_passive and not passage.pack.subject_follows_verb:
        return left_subject(passage, cue.first, start)
    subject = subject_of(passage, cue, start, end)
    asks = subject is not None and subject.mention.kind is NOUN and passage.has("asked", subject.last)
    return None if asks else subject  # 'Iată ce a spus:'


def left_subject(passage: Passage, verb: int, start: int) -> MentionHit | None:
    """The noun phrase that ends where the verb group at token `verb` begins."""
    end = _back_over_small_words(passage, verb, start)
    if end <= start or passage.has("what", end - 1):
        return None
    before = passage.tokens[end - 1].text
    if before == ")":
        return left_subject(passage, opening_bracket(passage, end - 1, start), start)
    if before == "," and passage.pack.participle_last and passage.has("contrast", verb + 1):
        return _shared_subject(passage, start, end - 1)  # 'Ott kam, sagte aber'
    if before in {",", "—", "–"}:
        return _around_insertion(passage, start, end - 1, before)
    first = chunk_start(passage, start, end)
    if passage.has("capacity", first - 1) and passage.has("relative", first - 2):
        return left_subject(passage, first - 1, start)  # 'who as a councillor promised'
    return _phrase_subject(passage, first, end, start)


def _back_over_small_words(passage: Passage, end: int, start: int) -> int:
    """Step back over adverbs, auxiliaries and dates: 'Smith also on Monday said'."""
    told = passage.has("object_pronoun", end - 1) or (
        passage.has("possessive", end - 1) and end - 1 in passage.mention_to
    )
    if passage.pack.participle_last and end - 1 > start and told:
        end -= 1  # 'und ihm gesagt', 'als Ott ihr vorwarf'
    while end > start:
        if passage.has("joining", end - 1) and passage.has("conjunction", end - 1):
            break  # 'a lăudat școala și a spus'
        if is_small(passage, end - 1):
            end -= 1
        elif is_calendar(passage, end - 1):
            end -= 1
            if end > start and passage.has("preposition", end - 1):
                end -= 1
        elif (part := part_of_day(passage, end)) and is_calendar(passage, end - part - 1):
            end -= part  # 'të enjten në mbrëmje shkroi'
        else:
            break
    return end


def _phrase_subject(passage: Passage, first: int, end: int, start: int) -> MentionHit | None:
    """The head of the phrase [first, end): a mention at its end, or the words themselves."""
    if first >= end:
        return _before_link(passage, first, start)
    hit = _hit_ending_at(passage, end)
    if passage.has("determiner", first - 1) and hit is not None and hit.first == first - 1:
        first -= 1  # 'Deren Sprecherin Ann Lee': no relative clause
    if hit is not None and hit.first >= first and not is_governed(passage, hit):
        return with_joined(passage, hit, start)
    outside = _outside_relative(passage, first, start)
    if hit is not None and hit.first == first and hit.mention.kind is NAME and is_oblique(passage, hit):
        return outside  # 'Anei Pop i-a replicat Ion Radu': to whom it was said
    found = (
        outside
        or _before_auxiliary(passage, first, end, start)
        or _before_complement(passage, first, end)
        or noun_phrase(passage, first, end)
    )
    if found is not None and found.mention.kind is NOUN and _is_no_subject(passage, found):
        return None
    torn = found is not None and hit is not None and hit.first < found.first <= hit.last
    return None if torn else found  # 'Nach Angaben von Ute Ott droht', 'Nga Ministria e Punës dhe Sportit'


def _is_no_subject(passage: Passage, hit: MentionHit) -> bool:
    """'Dem Bürgermeister sagte Ott', 'the officer said in a statement read out'."""
    verb = passage.cues_in(hit.first, hit.first + 1) and passage.has("preposition", hit.first + 1)
    listens = bool(verb) or is_doubled_listener(passage, hit)
    return listens or any(passage.has(one, hit.first) for one in ("oblique_article", "object_article"))


def _before_complement(passage: Passage, first: int, end: int) -> MentionHit | None:
    """'Ann Pope of the University of Bern said': the name before the preposition, not what hangs on it.

    Where a subject may follow its verb small words do as well: 'Анна Попова в свою очередь заявила'.
    """
    opening = next(iter(passage.mentions_in(first, end)), None)
    latter = passage.pack.phrase("latter", passage.lows, first + 1)
    if opening is not None and opening.first == first and 0 < latter == end - first - 1:
        return opening  # 'kjo e fundit u përgjigj'
    hit = name_after(passage, opening, end) if opening is not None else None
    if hit is None or hit.mention.kind is not NAME or is_governed(passage, hit):
        return None
    after = passage.tokens[hit.last + 1 : end]
    small = passage.pack.subject_follows_verb and len(after) <= FEW_WORDS
    if small and all(token.text.islower() for token in after):
        return hit
    told = passage.pack.capital_nouns and passage.has(
        "determiner", hit.last + 1
    )  # 'wie Ott der Zeitung sagte'
    return hit if told or passage.has("preposition", hit.last + 1) else None


def _before_auxiliary(passage: Passage, first: int, end: int, start: int) -> MentionHit | None:
    """'der Chef habe morgens gefragt', 'im Flur soll Ott gesagt haben': the subject is at the auxiliary."""
    if not passage.pack.participle_last:
        return None
    verb = next((place for place in range(first, end) if _is_auxiliary(passage, place)), None)
    if verb is None:
        return None
    before = _hit_ending_at(passage, verb)
    governed = passage.has("preposition", first) or passage.has("oblique_article", first)
    if before is not None and before.first >= first and not (governed or is_governed(passage, before)):
        return before
    if verb == first and passage.tokens[first - 1].text == ",":
        return _around_insertion(passage, start, first - 1, ",")  # 'Ott, der Chef, habe gefragt'
    if verb == first or governed or before is not None:
        return _first_subject(passage, verb + 1, end)  # or nobody: what leads up to a verb says nothing
    return _phrase_subject(passage, first, verb, first)


def _is_auxiliary(passage: Passage, place: int) -> bool:
    return passage.has("auxiliary", place) or passage.has("hearsay_auxiliary", place)


def _first_subject(passage: Passage, first: int, end: int) -> MentionHit | None:
    return next((hit for hit in passage.mentions_in(first, end) if not is_governed(passage, hit)), None)


def _before_link(passage: Passage, first: int, start: int) -> MentionHit | None:
    """Nothing stands before the verb but a link: 'Smith, who said', 'Smith rejected it and said'."""
    if first <= start or passage.tokens[first - 1].is_quote:
        return None
    if passage.has("relative", first - 1) and passage.has("preposition", first - 2):
        return main_subject(passage, start, first - 2)  # 'pe care l-a numit': the antecedent is the object
    if passage.has("to_whom", first - 1):
        return main_subject(passage, start, first - 1)  # 'în fața judecătorului, căruia i-a spus'
    said_that = passage.has("that", first - 1) and passage.tokens[first - 2].text != ","
    if passage.has("relative", first - 1) and not said_that:
        return _antecedent(passage, start, first - 1)
    if passage.has("conjunction", first - 1):
        return _shared_subject(passage, start, first - 1)
    return None


def _antecedent(passage: Passage, start: int, end: int) -> MentionHit | None:
    """The noun phrase before a relative pronoun; of 'Ann Pope, head of a union, who said' the name."""
    while end > start and (passage.tokens[end - 1].text == "," or passage.has("clitic", end - 1)):
        end -= 1
    hit = _hit_ending_at(passage, end)
    holder = apposed_name(passage, hit) if hit is not None else None
    return holder or hit or noun_phrase(passage, chunk_start(passage, start, end), end)


def _outside_relative(passage: Passage, first: int, start: int) -> MentionHit | None:
    """'an official who asked not to be named said': the words after the pronoun are not the subject."""
    pronoun = first - 1
    if pronoun <= start or not passage.has("relative", pronoun) or passage.has("possessive", pronoun):
        return None
    if passage.tokens[pronoun - 1].text == "," or passage.has("preposition", pronoun - 1):
        return None
    if passage.has("definite", first) or passage.has("determiner", first):
        return None  # 'a budget which the opposition called “…”'
    return _antecedent(passage, start, pronoun)


def _shared_subject(passage: Passage, start: int, end: int) -> MentionHit | None:
    """'Smith said no and called it …': the second verb has the subject of the first."""
    cues = passage.cues_in(start, end)
    verb = _auxiliary_behind(passage, cues[-1].last + 1 if cues else start, end)
    if verb is not None:  # 'soll Ott den Chef gerufen und gesagt haben'
        before = _hit_ending_at(passage, verb)
        free = before is not None and not is_governed(passage, before)
        return before if free else _first_subject(passage, verb + 1, end)
    for cue in reversed(cues):
        if not cue.is_passive and not cue.is_gerund:
            return left_subject(passage, cue.first, start)
    opens = _after_leading_phrase(passage, start, end)
    return rather_opening(passage, main_subject(passage, start, end), opens, end)


def _auxiliary_behind(passage: Passage, first: int, end: int) -> int | None:
    """The auxiliary of hearsay or reports of which two participles hang, where they close their clauses."""
    if not passage.pack.participle_last:
        return None
    reported = [step for step in passage.places_of("reported", first, end) if passage.has("auxiliary", step)]
    return min([*passage.places_of("hearsay_auxiliary", first, end), *reported], default=None)


def _hit_ending_at(passage: Passage, end: int) -> MentionHit | None:
    return passage.mention_to.get(end)


def _around_insertion(passage: Passage, start: int, comma: int, mark: str) -> MentionHit | None:
    """'Smith, a Democrat, said': walk left over what stands between commas until something names a person."""
    fallback: MentionHit | None = None
    for first, end in _chunks_leftwards(passage, start, comma, mark):
        if passage.tokens[end - 1].text == ")":
            end = opening_bracket(passage, end - 1, first)  # noqa: PLW2901
        hit = _hit_ending_at(passage, end)
        if (
            hit is None
            or hit.first < first
            or is_governed(passage, hit)
            or is_beside_governed(passage, hit)
            or passage.has("predicate", hit.first - 1)  # 'questioned as a witness'
            or _names_channel(passage, first, end)
        ):
            continue
        if hit.mention.kind is NAME and (hit.first <= first + 1 or first == start):
            return hit
        fallback = fallback or hit
    return fallback or _noun_before_insertion(passage, start, comma, mark)


def _names_channel(passage: Passage, first: int, end: int) -> bool:
    """'Smith, quoted by an agency, said': the agency passes on what Smith says."""
    return any(cue.cue.kind is CueKind.ACCORDING for cue in passage.cues_in(first, end))


def _noun_before_insertion(passage: Passage, start: int, comma: int, mark: str) -> MentionHit | None:
    chunks = list(_chunks_leftwards(passage, start, comma, mark))
    if len(chunks) < 2 or passage.has("preposition", chunks[1][0]):
        return None  # 'In a written answer, sent by his office, says'
    first, end = chunks[1]
    if passage.pack.phrase("relative", passage.lows, first) == end - first:
        return _antecedent(passage, start, first)  # 'a man, who, police say, admitted'
    relative = next(iter(passage.places_of("relative", first + 1, end)), None)
    if relative is not None:
        return _antecedent(passage, first, relative)  # 'a man who left, and who wants no name, says'
    return noun_phrase(passage, first, end)


def _chunks_leftwards(passage: Passage, start: int, end: int, mark: str) -> Iterator[tuple[int, int]]:
    while end > start:
        first = end
        while (
            first > start
            and passage.tokens[first - 1].text != mark
            and not passage.tokens[first - 1].is_quote
        ):
            first -= 1
        yield first, end
        if first > start and passage.tokens[first - 1].is_quote:
            return
        end = first - 1


def rather_right(passage: Passage, cue: CueHit, left: MentionHit | None, end: int) -> MentionHit | None:
    """'Wörtlich sagte er', 'In einer Ansprache sagte Merkel': what leads up to a verb is not its subject.

    Only where a subject may follow its verb.
    """
    if left is None or not passage.pack.subject_follows_verb:
        return left
    if _is_fronted(passage, cue, left):
        return right_subject(passage, cue, end)
    if left.mention.kind is not NOUN:
        return left
    right = passage.mention_from.get(cue.last + 1)
    if right is None or right.last >= end or is_oblique(passage, right):
        return left
    bare = left.first == left.last and not passage.has("determiner", left.first - 1)
    bare = bare or passage.has("clitic", left.first)  # 'u ngrit e tha Ana Leka': a verb
    adjunct = bare or any(passage.has("preposition", step) for step in range(left.first - 2, left.first))
    return right if adjunct or right.mention.kind is PRONOUN else left


def _is_fronted(passage: Passage, cue: CueHit, left: MentionHit) -> bool:
    """'Auf die Frage des Chefs Ott sagte Marx', 'Ott zufolge sagte Marx': one phrase before the verb."""
    if not passage.pack.capital_nouns or cue.is_gerund or cue.is_passive:
        return False
    if passage.has("postposition", cue.first - 1):
        return True
    first, _ = passage.sentence_of(left.first)
    start = chunk_start(passage, first, left.first)
    if any(_is_auxiliary(passage, place) for place in range(start, left.first)):
        return False  # 'Im Flur soll Marx gesagt haben'
    return start < left.first and left.last + 1 == cue.first and passage.has("preposition", start)


# Anywhere


def main_subject(passage: Passage, first: int, end: int) -> MentionHit | None:
    """The first mention in a stretch that nothing governs, after the words that lead up to it."""
    asked = first, end
    if asked not in passage.subjects:  # as many rules ask
        passage.subjects[asked] = _find_subject(passage, first, end)
    return passage.subjects[asked]


def _find_subject(passage: Passage, first: int, end: int) -> MentionHit | None:
    first = _after_leading_phrase(passage, first, end)
    for hit in passage.mentions_in(first, end):
        if is_thing(hit.mention, passage.pack) and _leaves_out_subject(passage, first, hit):
            continue
        if is_governed(passage, hit) or is_beside_governed(passage, hit) or is_in_title(passage, hit.first):
            continue
        if _opens_prepositional_phrase(passage, hit, first):
            continue
        if not is_dateline(passage, hit):
            return name_after(passage, past_first_office(passage, hit), end)
    return None


def _leaves_out_subject(passage: Passage, first: int, hit: MentionHit) -> bool:
    """'A vorbit despre un profit de trei ori mai mic la BRD': a verb first, and a preposition behind it."""
    if not passage.has("auxiliary", first) or not passage.pack.subject_follows_verb:
        return False
    verb = next((cue for cue in passage.cues_in(first, hit.first) if cue.first == first), None)
    return verb is not None and any(passage.has("preposition", step) for step in (verb.last, verb.last + 1))


def _after_leading_phrase(passage: Passage, first: int, end: int) -> int:
    """'In an interview with the Post on Monday, the minister …': the subject comes after the comma.

    So after a clause that is the subject itself: 'Dass er ging, ärgert sie', and after 'When he left, …'.
    """
    sections = passage.pack.sections_of(passage.lows[first]) if first < len(passage.lows) else ()
    if "subordinator" in sections:
        return _main_clause(passage, first, end)
    clause = "that" in sections and "reporting_link" not in sections
    if not (clause or "preposition" in sections):
        return first
    comma = next((place for place in range(first, end) if passage.tokens[place].text == ","), None)
    after = comma + 1 if comma is not None and passage.mentions_in(comma + 1, end) else first
    return behind_inversion(passage, first, comma or end) or after


def _main_clause(passage: Passage, first: int, end: int) -> int:
    """Behind the last comma before a mention that is no insertion: 'When Ann, my aunt, left, he …'."""
    for place in range(end - 1, first, -1):
        hit = passage.mention_from.get(place + 1) if passage.tokens[place].text == "," else None
        if hit is not None and hit.last + 1 < end and passage.tokens[hit.last + 1].text != ",":
            return place + 1
    return first


def _opens_prepositional_phrase(passage: Passage, hit: MentionHit, first: int) -> bool:
    """Whether a preposition stands before the mention with nothing but words in between.

    'In New York City'; not 'On May 27 they', where the language tells 'they' from 'them'.
    """
    objects = passage.pack.words.get("object_pronoun")
    if hit.mention.kind is PRONOUN and objects and passage.lows[hit.first] not in objects:
        return False
    place = hit.first - 1
    if place >= first and passage.has("preposition", place) and not passage.has("auxiliary", place):
        return True  # 'njëri prej tyre'
    while place >= first and passage.tokens[place].is_word and hit.first - place <= 3:
        if passage.pack.capital_nouns and passage.has("auxiliary", place):
            return False  # 'Zu Beginn hatte Ott'
        if passage.has("preposition", place) and not passage.has("auxiliary", place):
            opens = all(passage.pack.is_adverb(low) for low in passage.lows[first:place])
            free = hit.mention.kind is PRONOUN or (opens and is_behind_adjunct(passage, hit))
            return not (passage.pack.subject_follows_verb and free)
        place -= 1
    return False
