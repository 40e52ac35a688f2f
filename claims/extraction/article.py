"""The first half of the pipeline: an article's language, its quotes chained and masked, its passages read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from claims.extraction.colons import lead_in
from claims.extraction.cues import find_cues
from claims.extraction.dialogue import dash_lines, find_turns, split_interrupted
from claims.extraction.following import name_after
from claims.extraction.interview import dash_answers, find_answers
from claims.extraction.kept import kept
from claims.extraction.language import identify, paragraph_language
from claims.extraction.layout import Shown, find_blocks, find_posts, quoted_blocks, split_label
from claims.extraction.marked_names import is_listener_in_marks, name_in_marks, with_marked
from claims.extraction.mentions import find_mentions
from claims.extraction.month_names import as_names, months_in_names, no_verbs
from claims.extraction.packs import Pack, available, load_base, load_pack
from claims.extraction.passage import Passage
from claims.extraction.people import is_office_alone
from claims.extraction.plain import is_plain
from claims.extraction.printed_words import PrintedWords, SeenWords
from claims.extraction.quotes import Piece, find_quotes, outermost
from claims.extraction.scoring import is_stage_direction
from claims.extraction.segmentation import paragraphs, sentences
from claims.extraction.text import MASKS, NormalText, Token, blanked, lower_case, mask, tokenise
from claims.extraction.title_case import is_title_case, without_title_case
from claims.extraction.types import (
    Block,
    BlockKind,
    Cue,
    CueHit,
    CueKind,
    Mention,
    MentionHit,
    MentionKind,
    Quote,
    Span,
)
from claims.extraction.word_classes import of_tokens

# Each looks back only past its first letter: a pattern that begins with a set of letters is found faster.
_SMALL, _CAPITAL = "a-zß-öø-ÿăâîșțëçšžа-яёіїєґ", "A-ZÀ-ÖØ-ÞĂÂÎȘȚËÇŠŽА-ЯЁІЇЄҐČĆĐŁŚŻŹŘĞŞİ"
_SMALL_WORD = re.compile(rf"[{_SMALL}](?<!\w.)[{_SMALL}]+\b")
_CAPITAL_INSIDE = re.compile(rf"[{_CAPITAL}](?<=[\w,;] .)\w+")
_SURNAME = re.compile(rf"([{_CAPITAL}](?<=[\w,] .)\w+) (?:von |van |de )?(?=([{_CAPITAL}]\w+))")
_PAIR = re.compile(rf"([{_CAPITAL}](?<!\w.)[\w-]+) (?=([{_CAPITAL}]\w+))")  # a sentence may open with a name
_HIDDEN = re.compile(rf"([{_CAPITAL}](?<!\w.)[\w-]+) ([{_CAPITAL}])(?=\.)")  # 'Dieter K.'
_MASKED = re.compile(f"[{MASKS}]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
TEASER = 60  # characters in which a line says that it leads elsewhere
MOST_LINES = 500  # spoken lines behind dashes; more is no article
NEAREST = 3  # stretches before a place that may still reach it
LONGEST_HEADLINE = 160
_START = attrgetter("start")
SAMPLE = 500_000  # characters read for how words are written


@lru_cache(maxsize=64)
def _noble(particles: frozenset[str]) -> re.Pattern[str]:
    """A name with small words in it, 'Ute von der Au', in two parts."""
    small = "|".join(sorted(map(re.escape, particles)))
    return re.compile(rf"([{_CAPITAL}](?<!\w.)[\w-]+) ((?:(?:{small}) ){{1,3}}[{_CAPITAL}]\w+)")


@dataclass(frozen=True)
class Chain:
    """Quote pieces that go together, masked as one token; or a statement that the layout shows."""

    pieces: tuple[Quote, ...]
    shown: Shown | None = None
    label: Mention | None = None
    joined: bool = False  # goes on with the chain before, past the reporter's words

    @kept
    def span(self) -> Span:
        """What the mask covers."""
        return Span(self.pieces[0].outer.start, self.pieces[-1].outer.end)


class _Taken:
    """Stretches that something already stands in; asked often, so kept in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]

    def meets(self, span: Span) -> bool:
        """Whether any of them shares a character with `span`."""
        before = bisect_left(self.starts, span.end)
        return any(one.meets(span) for one in self.spans[max(0, before - NEAREST) : before])


class Article:
    """A normalised text with its language, its paragraphs, its chains of quotes and its masked copy."""

    def __init__(self, normal: NormalText, language: str | None, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = normal.text, blocks
        codes = available()
        self.packs = [load_pack(code) for code in codes]
        self.language = language or identify(self.text, codes)
        self.known = self.language in codes
        self.pack = load_pack(self.language) if self.known else load_base()
        if is_plain(self.text, self.pack.marked_letters):
            self.pack = load_pack(self.language, plain=True)

    @kept
    def paragraphs(self) -> list[Span]:
        """Every line with words on it."""
        return paragraphs(self.text)

    @kept
    def _titled(self) -> Span | None:
        """The first line, if every word of it has a capital and others follow."""
        first = next(iter(self.paragraphs), None)
        if first is None or len(self.paragraphs) < 2 or not is_title_case(first.of(self.text), self.pack):
            return None
        return first

    @kept
    def seen(self) -> SeenWords:
        """How the article writes its words inside sentences."""
        sample = self.text[self._titled.end if self._titled else 0 :][:SAMPLE]
        small = _SMALL_WORD.findall(
            " ".join(set(sample.split()))
        )  # each once: what stands beside is no matter
        capital = frozenset(" ".join(_CAPITAL_INSIDE.findall(sample)).casefold().split())
        inside = [(first.casefold(), last.casefold()) for first, last in _SURNAME.findall(sample)]
        surnames = frozenset(last for _, last in inside)
        hidden = _HIDDEN.findall(sample) if self.pack.capital_nouns else []
        pairs = ((first.casefold(), last.casefold()) for first, last in (*_PAIR.findall(sample), *hidden))
        people = frozenset(last for first, last in pairs if first in self.pack.first_names)
        if self.pack.capital_nouns:
            surnames -= self._nouns_behind(inside, people)
            surnames = frozenset(word for word in surnames if not is_office_alone(word, self.pack))
        return SeenWords(frozenset(small), capital, surnames | people, people, self._nobles(sample), sample)

    def _nouns_behind(self, pairs: Sequence[tuple[str, str]], people: AbstractSet[str]) -> frozenset[str]:
        """'Dafür hat Uta Ott Verständnis': what stands behind surnames alone.

        Not what does so again: 'Maria Sanchez Lopez' is 'Sanchez Lopez' later.
        """
        behind = Counter(pair for pair in pairs if pair[0] in people and pair[0] not in self.pack.first_names)
        names = {second for first, second in pairs if (first, second) not in behind}
        return frozenset(
            second for (_, second), times in behind.items() if second not in names and times == 1
        )

    def _nobles(self, sample: str) -> frozenset[str]:
        """Surnames that begin with a small word: of people whose first name the pack knows."""
        found = _noble(self.pack.particles).findall(sample) if self.pack.particles else ()
        return frozenset(
            name.casefold() for first, name in found if first.casefold() in self.pack.first_names
        )

    @kept
    def _marked(self) -> list[Piece]:
        """What stands between marks, none inside another."""
        return outermost(find_quotes(self.text, self.paragraphs, self.pack))

    @kept
    def marked_names(self) -> dict[int, tuple[Span, Mention]]:
        """Names of bodies in marks, with the stretch of these, by where they open."""
        quotes = (piece.quote for piece in self._marked)
        named = ((quote.outer, name_in_marks(self.text, quote, self.pack)) for quote in quotes)
        return {outer.start: (outer, name) for outer, name in named if name is not None}

    @kept
    def _listeners(self) -> list[Span]:
        """Media in marks to which something is said."""
        quotes = (piece.quote for piece in self._marked)
        return [quote.outer for quote in quotes if is_listener_in_marks(self.text, quote, self.pack)]

    @kept
    def chains(self) -> list[Chain]:
        """All quoted stretches in order, none inside another."""
        shown = [
            *find_posts(self.text, self.paragraphs),
            *find_blocks(self.text, self.paragraphs, self._heading, self._is_reported),
            *find_turns(self.text, self.paragraphs, self.pack),
        ]
        taken = _Taken([chain.quote.span for chain in shown] + self.teasers)
        known = self.marked_names.keys() | {listener.start for listener in self._listeners}
        marked = [piece for piece in self._marked if piece.quote.outer.start not in known]
        free = [piece for piece in marked if not taken.meets(piece.quote.outer)]
        chains = [Chain((found.quote,), found) for found in shown] + list(self._linked(free))
        chains += self._from_markup(_Taken([chain.span for chain in chains]))
        lines = dash_lines(self.text, self.paragraphs, find_cues, self.pack)
        chains = [part for chain in chains for part in self._uninterrupted(chain)]
        chains += [part for pieces in islice(lines, MOST_LINES) for part in _joined(pieces)]
        taken = _Taken([chain.span for chain in chains])
        answers = dash_answers(self.text, self.paragraphs)[:MOST_LINES]
        chains += [Chain((Quote(a.of(self.text), a, a),)) for a in answers if not taken.meets(a)]
        return sorted(chains, key=lambda chain: chain.span)

    @kept
    def teasers(self) -> list[Span]:
        """Lines that lead to other articles or name a photographer: nothing in them is quoted here."""
        return [span for span in self.paragraphs if self._is_teaser(span)]

    def _is_teaser(self, paragraph: Span) -> bool:
        first = _FIRST_WORD.search(self.text, paragraph.start, min(paragraph.end, paragraph.start + TEASER))
        table = self.pack.grammar.get("teaser")
        if first is None or table is None or first[0].casefold() not in table.first_words():
            return False
        line = Span(first.start(), min(paragraph.end, first.start() + TEASER))
        return table.at([token.low for token in tokenise(self.text, line)], 0) is not None

    def _linked(self, pieces: Sequence[Piece]) -> Iterator[Chain]:
        """Pieces that go on with the one before, as one chain; a speech label begins a new one."""
        chain: list[Quote] = []
        label: Mention | None = None
        for piece in pieces:
            found = split_label(self.text, piece.quote)
            aside = is_stage_direction(piece.quote.text)
            if chain and (not piece.continues or found or aside):
                yield Chain(tuple(chain), label=label)
                chain = []
            if aside:
                continue
            if not chain:
                label = found[0] if found else None
            chain.append(
                piece.quote._replace(span=found[1], text=found[1].of(self.text)) if found else piece.quote
            )
        if chain:
            yield Chain(tuple(chain), label=label)

    @kept
    def answers(self) -> list[int]:
        """Where the answers of an interview begin that no verb introduces."""
        ends = {paragraph.start: paragraph.end for paragraph in self.paragraphs}
        whole = [chain.span for chain in self.chains if ends.get(chain.span.start) == chain.span.end]
        spoken = [span.start for span in dash_answers(self.text, self.paragraphs)[:MOST_LINES]]
        return sorted({*find_answers(self.text, self.paragraphs, whole), *spoken})

    def _uninterrupted(self, chain: Chain) -> list[Chain]:
        """A chain in the pieces that are really spoken."""
        if chain.shown is not None or chain.label is not None or len(chain.pieces) > 1:
            return [chain]
        quote = chain.pieces[0]
        pieces = split_interrupted(self.text, quote, find_cues, self.pack)
        return [chain] if pieces == [quote] else _joined(pieces)

    def _from_markup(self, taken: _Taken) -> Iterator[Chain]:
        for span in quoted_blocks(self.text, self.blocks):
            if not taken.meets(span):
                yield Chain((Quote(span.of(self.text), span, span),))

    def _heading(self, paragraph: Span) -> tuple[Mention, Cue] | None:
        """Whom a paragraph like 'Statement of X:' or 'X released a statement:' announces."""
        pack = self.pack_of(paragraph)
        tokens = tokenise(self.text, paragraph)
        cues = find_cues(tokens, pack)
        cue = next((hit for hit in cues if hit.cue.kind is CueKind.HEADING), None)
        if cue is None or cue.first > 1:
            return self._announced(paragraph, tokens, cues, pack)
        after = tokens[cue.last + 1 :]
        mentions = find_mentions(after, pack)
        named = next((hit for hit in mentions if hit.first <= 2), None)
        if named is None:
            return None
        heading = _line(paragraph, after, mentions, pack)
        return name_after(heading, named, len(after)).mention, cue.cue

    def _announced(
        self, paragraph: Span, tokens: list[Token], cues: list[CueHit], pack: Pack
    ) -> tuple[Mention, Cue] | None:
        """'The ministry reacted with a statement:', if a verb of saying and a word for a statement say so."""
        last = sentences(self.text, paragraph, pack)[-1].start
        tokens = tokens[bisect_left(tokens, last, key=_START) :]
        cues = find_cues(tokens, pack)
        if not cues or not any(pack.has("statement_noun", token.low) for token in tokens):
            return None
        proposal = lead_in(_line(paragraph, tokens, find_mentions(tokens, pack, self.seen), pack, cues))
        if proposal is None or proposal.hit is None or proposal.hit.mention.kind is MentionKind.PRONOUN:
            return None
        return proposal.hit.mention, proposal.cue or cues[-1].cue

    def _is_reported(self, paragraph: Span) -> bool:
        """Whether a paragraph reports speech: the article's own voice."""
        words = paragraph.of(self.text)
        if any(mark in words for mark in '„“”«»"'):
            return True
        cues = find_cues(tokenise(self.text, paragraph), self.pack_of(paragraph))
        return any(hit.cue.kind in {CueKind.SAY, CueKind.TELL, CueKind.CONTINUE} for hit in cues)

    @kept
    def headlines(self) -> list[Span]:
        """What the markup calls so."""
        return [block.span for block in self.blocks if block.kind is BlockKind.HEADLINE]

    def is_headline(self, paragraph: Span) -> bool:
        """What the markup calls one, or a short first line without a full stop above other paragraphs."""
        if self.headlines:
            return any(headline.holds(paragraph) for headline in self.headlines)
        alone = len(self.paragraphs) < 2 or self.paragraphs[0].start != paragraph.start
        if alone or paragraph.length > LONGEST_HEADLINE:
            return False
        return self.text[paragraph.end - 1] not in ".!?…:" and self.text[paragraph.end - 2] not in ".!?…"

    def is_heading(self, paragraph: Span) -> bool:
        """A short line without a full stop: what stands under it is another matter."""
        if paragraph.length > LONGEST_HEADLINE // 2 or self.text[paragraph.end - 1] in ".,;:!?…”“»\"'’":
            return False
        return self.text[paragraph.start] not in '„“«»"—–-•*'

    def pack_of(self, paragraph: Span) -> Pack:
        """The pack for one paragraph: the article's, unless its words are clearly another language's."""
        if not self.known:
            return self.pack
        code = paragraph_language(paragraph.of(self.text), self.pack.code, self.packs)
        return self.pack if code == self.pack.code else load_pack(code)

    @kept
    def masked(self) -> str:
        """The text with every chain behind a mask."""
        chains = [chain.span for chain in self.chains]
        taken = _Taken(chains)
        named = [outer for outer, _ in self.marked_names.values() if not taken.meets(outer)]
        heard = (listener for listener in self._listeners if not taken.meets(listener))
        return mask(blanked(self.text, heard), sorted([*chains, *named]))

    def passages(self) -> Iterator[Passage]:
        """The paragraphs of the masked text, read."""
        for span in paragraphs(self.masked):
            if not self._is_idle(span.of(self.masked)):
                yield self._passage(span)

    def _is_idle(self, paragraph: str) -> bool:
        """Neither a quote nor a capital nor a colon: nothing to learn from it."""
        return paragraph.islower() and paragraph[-1] != ":" and _MASKED.search(paragraph) is None

    def _passage(self, span: Span) -> Passage:
        """Cues are looked for only where they can matter: beside a quote or before a colon."""
        pack = self.pack_of(span)
        tokens = tokenise(self.masked, span)
        lows, classes = lower_case(tokens), of_tokens(pack.classes, tokens)
        named = months_in_names(PrintedWords(tokens, pack, self.seen, lows, classes))
        if named:
            classes = as_names(classes, named)
        if self._titled and span.start == self._titled.start:
            classes = without_title_case(classes, lows, self.seen, pack)
        masked = _MASKED.search(self.masked, span.start, span.end) is not None
        return Passage(
            span=span,
            tokens=tokens,
            lows=lows,
            classes=classes,
            mentions=with_marked(
                self.marked_names, tokens, find_mentions(tokens, pack, self.seen, lows, classes), pack
            ),
            pack=pack,
            cut=lambda: _ranges(tokens, sentences(self.masked, span, pack)),
            cues=find_cues(tokens, pack, no_verbs(lows, tokens, named) if named else lows)
            if masked or tokens[-1].text == ":"
            else (),
            holds_quotes=masked,
            surnames=self.seen.surnames,
        )


def _line(
    span: Span,
    tokens: Sequence[Token],
    mentions: Sequence[MentionHit],
    pack: Pack,
    cues: Sequence[CueHit] = (),
) -> Passage:
    """A line of the text as one sentence."""
    lows, classes = lower_case(tokens), of_tokens(pack.classes, tokens)
    return Passage(span, tokens, lows, classes, mentions, pack, lambda: [(0, len(tokens))], cues)


def _joined(pieces: Sequence[Quote]) -> list[Chain]:
    """Pieces of one speech with the reporter's words between them."""
    return [Chain((piece,), joined=place > 0) for place, piece in enumerate(pieces)]


def _ranges(tokens: Sequence[Token], cut: Sequence[Span]) -> list[tuple[int, int]]:
    """Sentences as half-open ranges of tokens."""
    ranges: list[tuple[int, int]] = []
    place = 0
    for sentence in cut:
        start, place = place, bisect_left(tokens, sentence.end, place, key=_START)
        if place > start:
            ranges.append((start, place))
    return ranges or [(0, len(tokens))]
