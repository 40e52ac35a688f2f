"""Text in, candidate quotes out. The only module that knows the order of the stages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.extraction.aliases import Directory
from claims.extraction.assembly import (
    THRESHOLD,
    Attributed,
    display_span,
    grade_of,
    grouped,
    is_partial,
    moved,
)
from claims.extraction.attribution import Proposal, QuotePlace
from claims.extraction.cues import find_cues
from claims.extraction.dates import (
    Calendar,
    TimeWords,
    carried,
    find_time_words,
    footer_date,
    from_footer,
    month_names,
    parse_published,
    said_date,
)
from claims.extraction.discourse import Answer, Discourse
from claims.extraction.language import UNKNOWN, identify, paragraph_language
from claims.extraction.layout import Shown, find_blocks, find_posts, quoted_blocks, split_label
from claims.extraction.mentions import SeenWords, find_mentions
from claims.extraction.packs import Pack, available, load_base, load_pack
from claims.extraction.passage import Passage
from claims.extraction.quotes import Piece, find_quotes, outermost
from claims.extraction.scoring import QuoteFacts, check_worthiness, is_stage_direction, why_not_statement
from claims.extraction.segmentation import paragraphs, sentences
from claims.extraction.text import NormalText, Token, mask, normalise, tokenise
from claims.extraction.types import (
    Alternative,
    Attribution,
    Block,
    CandidateQuote,
    Cue,
    CueHit,
    CueKind,
    Kind,
    Mention,
    MentionHit,
    Quote,
    Reason,
    SaidDate,
    Span,
)

EXTRACTOR_VERSION = "1"
_DOUBLED = re.compile(r"(.)\1")
_SMALL_WORD = re.compile(r"\b[a-zà-öø-ÿăâîșțëçšžа-яёіїєґ]{2,}\b")
_CAPITAL_INSIDE = re.compile(r"(?<=[\w,;] )[A-ZÀ-ÖØ-ÞĂÂÎȘȚËÇŠŽА-ЯЁІЇЄҐ]\w+")
_SURNAME = re.compile(
    r"(?<=\w )[A-ZÀ-ÖØ-ÞĂÂÎȘȚËÇŠŽА-ЯЁІЇЄҐ]\w+ (?:von |van |de )?([A-ZÀ-ÖØ-ÞĂÂÎȘȚËÇŠŽА-ЯЁІЇЄҐ]\w+)"
)
MAX_ALTERNATIVES = 3
SAMPLE = 500_000  # characters read for how words are written
DATE_REACH = 3  # paragraphs over which "he also said" keeps the date of what was said before


def extract_quotes(
    text: str,
    *,
    language: str | None = None,
    published: str | None = None,
    blocks: Sequence[Block] | None = None,
) -> list[CandidateQuote]:
    """Propose the statements that an article quotes, in the order in which they stand.

    `language` is a pack's code and is found out where it is None; `published` is the publication date as
    far as it is known, 'YYYY[-MM[-DD]]'; `blocks` are stretches of `text` with what the page's markup said
    of them. Never raises on any text; an unknown language yields quotes without speakers.

    :raises ValueError: if `published` is no date
    """
    days = Calendar(parse_published(published))
    normal = normalise(text, load_base().folds)
    article = Article(normal, language, [replace(b, span=normal.forth(b.span)) for b in blocks or ()])
    if not normal.text.strip():
        return []
    return [_to_original(candidate, text, normal) for candidate in _Reading(article, days).candidates()]


@dataclass(frozen=True, slots=True)
class Said:
    """Who spoke last, in which paragraph, and when."""

    number: int
    speaker: str | None
    said: SaidDate


@dataclass(frozen=True)
class Chain:
    """Quote pieces that go together, masked as one token; or a statement that the layout shows."""

    pieces: tuple[Quote, ...]
    shown: Shown | None = None
    label: Mention | None = None

    @property
    def span(self) -> Span:
        """What the mask covers."""
        return Span(self.pieces[0].outer.start, self.pieces[-1].outer.end)


class Article:
    """A normalised text with its language, its paragraphs, its chains of quotes and its masked copy."""

    def __init__(self, normal: NormalText, language: str | None, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = normal.text, blocks
        codes = available()
        self.packs = [load_pack(code) for code in codes]
        self.language = language or identify(self.text, codes)
        self.known = self.language in codes
        self.pack = load_pack(self.language) if self.known else load_base()

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Every line with words on it."""
        return paragraphs(self.text)

    @cached_property
    def seen(self) -> SeenWords:
        """How the article writes its words inside sentences."""
        sample = self.text[:SAMPLE]
        capital = frozenset(word.casefold() for word in _CAPITAL_INSIDE.findall(sample))
        surnames = frozenset(word.casefold() for word in _SURNAME.findall(sample))
        return SeenWords(frozenset(_SMALL_WORD.findall(sample)), capital, surnames)

    @cached_property
    def chains(self) -> list[Chain]:
        """All quoted stretches in order, none inside another."""
        shown = [
            *find_posts(self.text, self.paragraphs),
            *find_blocks(self.text, self.paragraphs, self._heading),
        ]
        taken = [chain.quote.span for chain in shown]
        marked = outermost(find_quotes(self.text, self.paragraphs, self.pack))
        free = [piece for piece in marked if not any(span.meets(piece.quote.outer) for span in taken)]
        chains = [Chain((found.quote,), found) for found in shown] + list(self._linked(free))
        chains += self._from_markup([chain.span for chain in chains])
        return sorted(chains, key=lambda chain: chain.span)

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
                replace(piece.quote, span=found[1], text=found[1].of(self.text)) if found else piece.quote
            )
        if chain:
            yield Chain(tuple(chain), label=label)

    def _from_markup(self, taken: Sequence[Span]) -> Iterator[Chain]:
        for span in quoted_blocks(self.text, self.blocks):
            if not any(span.meets(other) for other in taken):
                yield Chain((Quote(span.of(self.text), span, span),))

    def _heading(self, paragraph: Span) -> tuple[Mention, Cue] | None:
        """Whom a paragraph like 'Statement of X:' announces."""
        pack = self.pack_of(paragraph)
        tokens = tokenise(self.text, paragraph)
        cue = next((hit for hit in find_cues(tokens, pack) if hit.cue.kind is CueKind.HEADING), None)
        if cue is None or cue.first > 1:
            return None
        mentions = find_mentions(tokens[cue.last + 1 :], pack)
        named = next((hit for hit in mentions if hit.first <= 2), None)
        return (named.mention, cue.cue) if named else None

    def pack_of(self, paragraph: Span) -> Pack:
        """The pack for one paragraph: the article's, unless its words are clearly another language's."""
        if not self.known:
            return self.pack
        return load_pack(paragraph_language(paragraph.of(self.text), self.pack.code, self.packs))

    @cached_property
    def masked(self) -> str:
        """The text with every chain behind a mask."""
        return mask(self.text, [chain.span for chain in self.chains])

    def passages(self) -> Iterator[Passage]:
        """The paragraphs of the masked text, read."""
        for span in paragraphs(self.masked):
            yield self._passage(span)

    def _passage(self, span: Span) -> Passage:
        """Cues are looked for only where they can matter: beside a quote or before a colon."""
        pack = self.pack_of(span)
        tokens = tokenise(self.masked, span)
        matters = tokens[-1].text == ":" or any(token.is_quote for token in tokens)
        return Passage(
            span=span,
            tokens=tokens,
            sentences=_ranges(tokens, sentences(self.masked, span, pack)),
            cues=find_cues(tokens, pack) if matters else (),
            mentions=find_mentions(tokens, pack, self.seen),
            pack=pack,
        )


def _ranges(tokens: Sequence[Token], cut: Sequence[Span]) -> list[tuple[int, int]]:
    """Sentences as half-open ranges of tokens."""
    ranges: list[tuple[int, int]] = []
    place = 0
    for sentence in cut:
        start = place
        while place < len(tokens) and tokens[place].start < sentence.end:
            place += 1
        if place > start:
            ranges.append((start, place))
    return ranges or [(0, len(tokens))]


class _Reading:
    """One run over an article: attribute, date, judge, assemble."""

    def __init__(self, article: Article, days: Calendar) -> None:
        self.article, self.days = article, days
        self.chain_at = {chain.span.start: chain for chain in article.chains}
        self.directory = Directory()
        self.last_said = Said(-DATE_REACH, None, SaidDate())
        self.months = month_names(article.packs)
        self.expressions: list[TimeWords] = []  # of the passage being read

    def candidates(self) -> list[CandidateQuote]:
        """All candidates in order."""
        discourse = Discourse(self._presets())
        attributed: list[Attributed] = []
        for number, passage in self._near_quotes():
            self.expressions = find_time_words(passage)
            places = self._places(passage)
            for place, answer in zip(places, discourse.read(number, passage, places), strict=True):
                attributed.append(self._attributed(number, place, answer))
        found = (self._candidate(group) for group in grouped(attributed))
        return [candidate for candidate in found if candidate is not None]

    def _near_quotes(self) -> list[tuple[int, Passage]]:
        """The passages with quotes and those just before them, numbered; the directory learns from all."""
        kept: list[tuple[int, Passage]] = []
        for number, passage in enumerate(self.article.passages()):
            self.directory.learn(passage)
            self.days.learn(find_time_words(passage))
            if kept and not kept[-1][1].quote_places and not passage.quote_places:
                kept.pop()
            kept.append((number, passage))
        return kept

    def _presets(self) -> dict[int, Proposal]:
        """Answers that the layout gives by itself."""
        presets: dict[int, Proposal] = {}
        for start, chain in self.chain_at.items():
            if chain.shown is not None:
                hit = MentionHit(chain.shown.speaker, -1, -1)
                presets[start] = Proposal(hit, chain.shown.cue, 0.95, chain.shown.kind.value)
            elif chain.label is not None:
                cue = Cue(":", Span(chain.label.span.end, chain.label.span.end + 1), CueKind.TRANSCRIPT, ":")
                presets[start] = Proposal(MentionHit(chain.label, -1, -1), cue, 0.95, "transcript")
        return presets

    def _places(self, passage: Passage) -> list[QuotePlace]:
        places = []
        for start, token in passage.quote_places.items():
            text = self.chain_at[start].pieces[-1].text.rstrip()
            places.append(
                QuotePlace(
                    passage,
                    token,
                    ends_open=text.endswith((",", "!", "?", "…", "—", "–")),
                    ends_stopped=text.endswith("."),
                    starts_small=self.chain_at[start].pieces[0].text[:1].islower(),
                )
            )
        return places

    # Attribution and date

    def _attributed(self, number: int, place: QuotePlace, answer: Answer) -> Attributed:
        chain = self.chain_at[place.passage.tokens[place.token].start]
        attribution = self._attribution(place.passage, answer)
        partial = chain.shown is None and is_partial(place.passage, place.token, chain.pieces[0].text)
        kind = _kind(chain, partial)
        said = self._said(number, chain, place, attribution)
        return Attributed(chain.pieces, place.passage, place.token, partial, kind, attribution, said)

    def _attribution(self, passage: Passage, answer: Answer) -> Attribution:
        best = answer.chosen
        alternatives = self._alternatives(passage, answer)
        if best is None or best.hit is None or best.score < THRESHOLD:
            channel, cue = (best.channel, best.cue) if best else (None, None)
            return Attribution(cue=cue if channel else None, channel=channel, alternatives=alternatives)
        antecedent = answer.antecedent.mention if answer.antecedent else None
        mention = self.directory.resolve(best.hit.mention, passage.pack, antecedent)
        evidence = tuple(part.span for part in (mention, best.cue, antecedent) if part is not None)
        attribution = Attribution(
            mention,
            best.cue,
            score=round(best.score, 3),
            rule=best.rule,
            evidence=evidence,
            alternatives=alternatives,
        )
        return replace(attribution, grade=grade_of(attribution))

    def _alternatives(self, passage: Passage, answer: Answer) -> tuple[Alternative, ...]:
        """The other mentions that were proposed, each once, best first."""
        taken = answer.chosen.hit.mention if answer.chosen and answer.chosen.hit else None
        others = {
            other.hit.mention: other.score for other in reversed(answer.others) if other.hit is not None
        }
        ranked = sorted(((m, score) for m, score in others.items() if m != taken), key=lambda pair: -pair[1])
        return tuple(
            Alternative(self.directory.resolve(mention, passage.pack), round(score, 3))
            for mention, score in ranked[:MAX_ALTERNATIVES]
        )

    def _said(self, number: int, chain: Chain, place: QuotePlace, attribution: Attribution) -> SaidDate:
        said = self._dated_by_layout(chain) or self._dated_by_text(chain, place, attribution)
        speaker = _identity(attribution)
        if said.said_on is None and speaker and self._goes_on(place, attribution):
            before = self.last_said
            if before.speaker == speaker and number - before.number <= DATE_REACH and before.said.said_on:
                said = carried(before.said)
        self.last_said = Said(number, speaker, said)
        return said

    def _dated_by_layout(self, chain: Chain) -> SaidDate | None:
        if chain.shown is None or chain.shown.footer is None:
            return None
        shown = chain.shown.footer.of(self.article.text)
        found = footer_date(shown, self.months)
        return from_footer(chain.shown.footer, found, shown) if found else None

    def _dated_by_text(self, chain: Chain, place: QuotePlace, attribution: Attribution) -> SaidDate:
        cue = None
        if chain.shown is None and attribution.cue is not None:
            cue = _hit_of(place.passage, attribution.cue)
        return said_date(place.passage, cue, place.token, self.expressions, self.days)

    def _goes_on(self, place: QuotePlace, attribution: Attribution) -> bool:
        """Whether the article joins these words to what the speaker said before."""
        if attribution.cue is not None and attribution.cue.kind is CueKind.CONTINUE:
            return True
        first, end = place.passage.sentence_of(place.token)
        return any(place.passage.has("continuation", step) for step in range(first, end))

    # Candidates

    def _candidate(self, group: Sequence[Attributed]) -> CandidateQuote | None:
        refusals = [self._refusal(one) for one in group]
        waived = {None, "no_cue"} if None in refusals else {None}
        kept = [one for one, no in zip(group, refusals, strict=True) if (no.code if no else None) in waived]
        if not kept:
            return None
        first = kept[0]
        display = display_span(kept)
        worth, reasons = check_worthiness(display.of(self.article.text), first.passage.pack)
        best = max((one.attribution for one in kept), key=lambda attribution: attribution.score)
        said = next((one.said for one in kept if one.said.said_on), first.said)
        return CandidateQuote(
            display=display,
            display_text="",
            quotes=tuple(piece for one in kept for piece in one.pieces),
            kind=first.kind,
            language=first.passage.pack.code if self.article.known else UNKNOWN,
            attribution=best,
            said=said,
            score=_score(kept, best),
            check_worthiness=worth,
            reasons=reasons,
            evidence=tuple(dict.fromkeys([*best.evidence, *([said.evidence] if said.evidence else [])])),
            extractor_version=EXTRACTOR_VERSION,
            pack_version=first.passage.pack.version,
        )

    def _refusal(self, one: Attributed) -> Reason | None:
        chain = self.chain_at[one.passage.tokens[one.token].start]
        if chain.shown is not None or chain.label is not None:
            return None
        facts = QuoteFacts(
            quote=one.pieces[0],
            passage=one.passage,
            token=one.token,
            partial=one.partial,
            cue=one.attribution.cue,
            has_speaker=one.attribution.mention is not None,
            alone=not any(t.is_word for t in one.passage.tokens[slice(*one.passage.sentence_of(one.token))]),
        )
        return why_not_statement(facts)


def _hit_of(passage: Passage, cue: Cue) -> CueHit | None:
    return next((hit for hit in passage.cues if hit.cue is cue), None)


def _identity(attribution: Attribution) -> str | None:
    """What tells whether two quotes have the same speaker."""
    if attribution.mention is None:
        return None
    name = attribution.mention.full_name or attribution.mention.text
    return _DOUBLED.sub(r"\1", name.split(" ")[-1].casefold().replace("y", "i"))


def _kind(chain: Chain, partial: bool) -> Kind:
    if chain.shown is not None:
        return chain.shown.kind
    if len(chain.pieces) > 1 or chain.pieces[0].paragraphs > 1:
        return Kind.MULTI_PARAGRAPH
    return Kind.PARTIAL if partial else Kind.DIRECT


def _score(group: Sequence[Attributed], best: Attribution) -> float:
    """How sure this is a statement with its speaker: unclosed marks and missing speakers cost."""
    score = 0.3 + 0.6 * best.score if best.mention is not None else 0.25
    if not all(piece.closed for one in group for piece in one.pieces):
        score -= 0.1
    return round(max(0.05, min(1.0, score)), 3)


# Back to the caller's text


def _to_original(candidate: CandidateQuote, text: str, normal: NormalText) -> CandidateQuote:
    display = normal.back(candidate.display)
    quotes = tuple(moved(q, normal.back(q.span), normal.back(q.outer), text) for q in candidate.quotes)
    said = candidate.said
    if said.evidence is not None:
        said = replace(said, evidence=normal.back(said.evidence))
    return replace(
        candidate,
        display=display,
        display_text=display.of(text),
        quotes=quotes,
        attribution=_attribution_back(candidate.attribution, normal),
        said=said,
        evidence=tuple(normal.back(span) for span in candidate.evidence),
    )


def _attribution_back(attribution: Attribution, normal: NormalText) -> Attribution:
    mention, cue = attribution.mention, attribution.cue
    return replace(
        attribution,
        mention=replace(mention, span=normal.back(mention.span)) if mention else None,
        cue=replace(cue, span=normal.back(cue.span)) if cue else None,
        evidence=tuple(normal.back(span) for span in attribution.evidence),
        alternatives=tuple(
            replace(other, mention=replace(other.mention, span=normal.back(other.mention.span)))
            for other in attribution.alternatives
        ),
    )
