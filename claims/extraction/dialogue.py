"""Speech without marks: turns of an interview under labels, and lines that a dash opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from claims.extraction.layout import Shown
from claims.extraction.packs import Pack
from claims.extraction.text import Token, tokenise
from claims.extraction.types import Cue, CueHit, CueKind, Kind, Mention, MentionKind, Quote, Span

_TURN = re.compile(
    r"[*_]{0,2}(?P<label>[^\W\d_][^:\n„“”«»\"?!]{0,50}?)[*_]{0,2}\s?:[*_]{0,2}\s+(?P<words>\S)"
)
_QUOTES = '“”„«»"‘‚'
_DASH = re.compile(r"[—–―-]\s+(?=\S)")
_DASHES = "—–―-"
_STOPS = frozenset(".,!?…—–―-")
_INTERRUPTION = re.compile(r"(?P<mark>[,!?…])\s?[—–]\s(?P<words>[^—–\n]{3,160}?)[.,;]\s?[—–]\s(?=\S)")
_LAST_WORDS = re.compile(r"(?P<mark>[,!?…])\s?[—–]\s(?P<words>[^—–\n]{3,160}?)[.!]?\Z")
MOST_TURNS = 300  # more is a list, no talk
FEWEST_TURNS, LONGEST_LABEL, FEWEST_WORDS = 2, 4, 3
FARTHEST_COLON = 60  # letters, with stars around the label
FARTHEST_VERB = 3  # tokens between the comma and the verb of '– Words, he then said'
LONGEST_SUBJECT = 10  # tokens of '– Words, the woman who runs the shop said'
PAIR = 2


def find_turns(text: str, paragraphs: Sequence[Span], pack: Pack) -> list[Shown]:
    """'Name: words' in at least two paragraphs; questions under 'Reporter:' and the like are left out."""
    turns = [(match, paragraph) for paragraph in paragraphs if (match := _turn(text, paragraph, pack))]
    asked = any(_is_question(match, pack) for match, _ in turns)
    spoken = [(match, paragraph) for match, paragraph in turns if not _is_question(match, pack)]
    if not FEWEST_TURNS <= len(turns) <= MOST_TURNS or not (asked or _alternate(spoken)):
        return []
    return [_shown(text, match, paragraph) for match, paragraph in spoken if _is_known(text, match)]


def _turn(text: str, paragraph: Span, pack: Pack) -> re.Match[str] | None:
    if text.find(":", paragraph.start, min(paragraph.end, paragraph.start + FARTHEST_COLON)) < 0:
        return None
    match = _TURN.match(text, paragraph.start, paragraph.end)
    if match is None or match["words"] in _QUOTES:
        return None
    words = match["label"].split()
    long_enough = len(text[match.start("words") : paragraph.end].split()) >= FEWEST_WORDS
    if not long_enough or len(words) > LONGEST_LABEL:
        return None
    names = all(word[0].isupper() or word in pack.particles for word in words)
    return match if names or _is_question(match, pack) else None


def _is_question(match: re.Match[str], pack: Pack) -> bool:
    return pack.has("question", match["label"].casefold().strip(" .*_"))


def _alternate(spoken: Sequence[tuple[re.Match[str], Span]]) -> bool:
    """The same label comes back: two people talk."""
    labels = [match["label"] for match, _ in spoken]
    return len(labels) > len(set(labels))


def _is_known(text: str, match: re.Match[str]) -> bool:
    """A label names somebody whom the text names elsewhere too: by a word of the name, or by its letters."""
    label = match["label"].strip("*_ ")
    if re.fullmatch(r"(?:[^\W\d_]\.?\s?){2,4}", label):
        return True
    word = re.compile(rf"\b{re.escape(label.split()[-1])}\b", re.IGNORECASE)
    return bool(word.search(text, 0, match.start()) or word.search(text, match.end("label")))


def _shown(text: str, match: re.Match[str], paragraph: Span) -> Shown:
    span = Span(match.start("words"), paragraph.end)
    label = Span(*match.span("label"))
    cue = Cue(":", Span(label.end, label.end + 1), CueKind.TRANSCRIPT, ":")
    speaker = Mention(label.of(text), label, MentionKind.NAME)
    return Shown(Quote(span.of(text), span, span), Kind.STATEMENT_BLOCK, speaker, cue)


def dash_lines(
    text: str,
    paragraphs: Sequence[Span],
    read: Callable[[Sequence[Token], Pack], Sequence[CueHit]],
    pack: Pack,
) -> Iterator[list[Quote]]:
    """'– Words, said X. – More words.': the spoken pieces of each paragraph that a dash opens."""
    for paragraph in paragraphs:
        opening = _DASH.match(text, paragraph.start, paragraph.end)
        if opening is None or any(mark in text[paragraph.start : paragraph.end] for mark in _QUOTES):
            continue
        pieces = list(_spoken(text, Span(opening.end(), paragraph.end), read, pack))
        if pieces:
            yield pieces


def _spoken(
    text: str, line: Span, read: Callable[[Sequence[Token], Pack], Sequence[CueHit]], pack: Pack
) -> Iterator[Quote]:
    tokens = tokenise(text, line)
    ends = ((hit, _ends_speech(tokens, hit, pack)) for hit in read(tokens, pack))
    cue, place = next((one for one in ends if one[1] is not None), (None, None))
    if cue is None or place is None:
        return
    mark = tokens[place]
    yield _piece(text, line.start, mark.start if mark.text == "," or mark.text in _DASHES else mark.end)
    for place in range(cue.last + 1, len(tokens) - 1):
        if tokens[place].text in _DASHES and tokens[place].end < tokens[place + 1].start:
            yield _piece(text, tokens[place + 1].start, line.end)
            return


def _ends_speech(tokens: Sequence[Token], cue: CueHit, pack: Pack) -> int | None:
    """The mark that ends the words of '– Words, X said': before the verb or before its subject.

    None in a list's '– The mayor, Ann Pope, said the road …', which reports.
    """
    marks = [place for place in range(1, cue.first) if _may_end(tokens[place])]
    after = cue.last + 1
    lows = [token.low for token in tokens[cue.last : after + PAIR]]
    if not marks or pack.phrase("that", lows, 1) or pack.phrase("that", lows, PAIR):
        return None
    last, at_end = marks[-1], after == len(tokens) or tokens[after].text in _STOPS
    gap = cue.first - last
    far = at_end and tokens[last].text not in _DASHES  # a dash opens new words
    if pack.has("relative", tokens[last + 1].low) or gap > (LONGEST_SUBJECT if far else FARTHEST_VERB):
        return None
    if gap > 1 and tokens[last + 1].is_capital and not (at_end or cue.cue.kind is CueKind.TELL):
        return None  # '– Asked about it, Ann Pope said no'
    inverted = not at_end and (tokens[after].is_capital or pack.has("pronoun", tokens[after].low))
    inserted = tokens[marks[-PAIR] + 1 : last] if len(marks) > 1 else tokens[:last]
    if gap > 1 or inverted or tokens[last].text != "," or not _tells_more(inserted, pack):
        return last
    subject = len(marks) > PAIR and tokens[marks[-PAIR]].text == ","
    return marks[-PAIR - 1] if subject else None


def _tells_more(words: Sequence[Token], pack: Pack) -> bool:
    """'Words, Ann Pope, a nurse from Leeds, told the council': between its commas, of the speaker."""
    named = not pack.capital_nouns and any(token.is_capital for token in words[1:])
    return named or any(pack.has("relative", token.low) for token in words[:1])


def _may_end(token: Token) -> bool:
    return token.text in ",!?…" or token.text in _DASHES


def _piece(text: str, start: int, end: int) -> Quote:
    while end > start and text[end - 1].isspace():
        end -= 1
    span = Span(start, end)
    return Quote(span.of(text), span, span, opener="–")


def split_interrupted(
    text: str, quote: Quote, read: Callable[[Sequence[Token], Pack], Sequence[CueHit]], pack: Pack
) -> list[Quote]:
    """'«Words, — said X. — More words»': the spoken pieces where the reporter speaks inside the marks."""
    found = _INTERRUPTION.search(quote.text) or _LAST_WORDS.search(quote.text)
    if found is None or not _reports(found["words"], read, pack):
        return [quote]
    end = found.start("mark") + (found["mark"] != ",")
    before = Span(quote.span.start, quote.span.start + end)
    pieces = [quote._replace(text=before.of(text), span=before, outer=Span(quote.outer.start, before.end))]
    if found.end() < len(quote.text):
        after = Span(quote.span.start + found.end(), quote.span.end)
        pieces.append(
            quote._replace(text=after.of(text), span=after, outer=Span(after.start, quote.outer.end))
        )
    return pieces


def _reports(words: str, read: Callable[[Sequence[Token], Pack], Sequence[CueHit]], pack: Pack) -> bool:
    tokens = tokenise(words, Span(0, len(words)))
    return any(hit.first <= FARTHEST_VERB for hit in read(tokens, pack))
