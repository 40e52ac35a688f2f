"""Text in, candidate quotes out. With `article`, its first half, the only place that knows the order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.extraction.aliases import Directory
from claims.extraction.article import Article, Chain
from claims.extraction.assembly import (
    THRESHOLD,
    Attributed,
    display_span,
    grade_of,
    grouped,
    is_partial,
)
from claims.extraction.collector import patient_collector
from claims.extraction.cues import find_cues
from claims.extraction.dates import Calendar, parse_published
from claims.extraction.dating import Dating
from claims.extraction.discourse import Discourse
from claims.extraction.headlines import with_article
from claims.extraction.indirect import find_clauses
from claims.extraction.interview import interviewee
from claims.extraction.language import UNKNOWN
from claims.extraction.mismatches import is_of_another
from claims.extraction.packs import load_base
from claims.extraction.passage import Passage
from claims.extraction.printed import to_original
from claims.extraction.proposals import Answer, Proposal, QuotePlace
from claims.extraction.repeats import date_repeats, settle_repeats
from claims.extraction.said_days import said_date
from claims.extraction.scoring import QuoteFacts, is_epithet, why_not_statement
from claims.extraction.text import normalise
from claims.extraction.time_words import TimeWords, find_time_words
from claims.extraction.types import (
    Alternative,
    Attribution,
    Block,
    CandidateQuote,
    Cue,
    CueKind,
    Kind,
    Mention,
    MentionHit,
    MentionKind,
    Quote,
    Reason,
    Span,
)
from claims.extraction.worthiness import check_worthiness, without

EXTRACTOR_VERSION = "1"
MAX_ALTERNATIVES = 3
INDIRECT_SCORE = 0.5


def extract_quotes(
    text: str,
    *,
    language: str | None = None,
    published: str | None = None,
    blocks: Sequence[Block] | None = None,
    indirect: bool = False,
) -> list[CandidateQuote]:
    """Propose the statements that an article quotes, in the order in which they stand.

    `language` is a pack's code and is found out where it is None; `published` is the publication date as
    far as it is known, 'YYYY[-MM[-DD]]'; `blocks` are stretches of `text` with what the page's markup said
    of them. With `indirect` reported clauses without marks are proposed too, with low scores. Never raises on
    any text; an unknown language yields quotes without speakers.

    :raises ValueError: if `published` is no date
    """
    days = Calendar(parse_published(published))
    with patient_collector():  # which has less to look at once the article has been let go
        return _read(text, language, days, blocks or (), indirect=indirect)


def _read(
    text: str, language: str | None, days: Calendar, blocks: Sequence[Block], *, indirect: bool
) -> list[CandidateQuote]:
    normal = normalise(text, load_base().folds)
    if not normal.text.strip():
        return []
    article = Article(normal, language, [replace(b, span=normal.forth(b.span)) for b in blocks])
    reading = _Reading(article, days, indirect=indirect)
    return [to_original(candidate, text, normal) for candidate in reading.candidates()]


class _Reading:
    """One run over an article: attribute, date, judge, assemble."""

    def __init__(self, article: Article, days: Calendar, *, indirect: bool = False) -> None:
        self.article, self.days, self.indirect = article, days, indirect
        self.chain_at = {chain.span.start: chain for chain in article.chains}
        self.directory = Directory()
        self.dating = Dating(article, days, self.directory)
        self.interview: list[Passage] = []  # all passages, where somebody is asked and answers
        self.expressions: list[TimeWords] = []  # of the passage being read

    def candidates(self) -> list[CandidateQuote]:
        """All candidates in order."""
        near = self._near_quotes()
        discourse = Discourse(self._presets(), self.directory)
        attributed: list[Attributed] = []
        reported: list[CandidateQuote] = []
        for number, passage, expressions in near:
            self.expressions = expressions
            places = self._places(passage)
            for place, answer in zip(places, discourse.read(number, passage, places), strict=True):
                attributed.append(self._attributed(number, place, answer))
            if self.indirect:
                reported += self._reported(passage, discourse)
        found = (self._candidate(group) for group in grouped(attributed))
        settled = date_repeats(settle_repeats([one for one in found if one is not None], self.article.text))
        return sorted([*settled, *reported], key=lambda one: one.display) if reported else settled

    def _near_quotes(self) -> list[tuple[int, Passage, list[TimeWords]]]:
        """The passages with quotes and those just before them, numbered; the directory learns from all.

        One that ends in a colon tells whose words come, and the one before it of whom it may speak.
        """
        kept: list[tuple[int, Passage, list[TimeWords]]] = []
        for number, passage in enumerate(self.article.passages()):
            self.directory.learn(passage)
            if self.article.answers:
                self.interview.append(passage)
            expressions = find_time_words(passage)
            self.days.learn(expressions)
            far = kept and not kept[-1][1].quote_places and not passage.quote_places
            if far and not self.indirect and not _leads_in(passage):
                kept.pop()
            if (expressions or self.indirect) and not passage.cues:
                passage.cues = find_cues(passage.tokens, passage.pack, passage.lows)
            self.dating.note(number, passage, expressions)
            kept.append((number, passage, expressions))
        return kept

    def _presets(self) -> dict[int, Proposal]:
        """Answers that the layout gives by itself."""
        presets = self._interview()
        for start, chain in self.chain_at.items():
            if chain.shown is not None:
                hit = MentionHit(chain.shown.speaker, -1, -1)
                presets[start] = Proposal(hit, chain.shown.cue, 0.95, chain.shown.kind.value)
            elif chain.label is not None:
                cue = Cue(":", Span(chain.label.span.end, chain.label.span.end + 1), CueKind.TRANSCRIPT, ":")
                presets[start] = Proposal(MentionHit(chain.label, -1, -1), cue, 0.95, "transcript")
        return presets

    def _interview(self) -> dict[int, Proposal]:
        """Who is interviewed speaks wherever no verb names anybody."""
        answers = self.article.answers
        who = interviewee(self.interview, answers[0]) if answers else None
        if who is None:
            return {}
        headline = self.article.paragraphs[0].start  # '„We need no more roads“', all of it words in marks
        said = [headline, *answers] if headline in self.chain_at else answers
        return {start: Proposal(who._replace(first=-1, last=-1), None, 0.6, "interview") for start in said}

    def _places(self, passage: Passage) -> list[QuotePlace]:
        places = []
        for start, token in passage.quote_places.items():
            chain = self.chain_at.get(start)
            if chain is None:
                continue  # the rest of words that are longer than a passage can be
            ends_open = chain.pieces[-1].text.rstrip().endswith((",", "!", "?", "…", "—", "–"))
            starts_small = chain.pieces[0].text[:1].islower()
            places.append(QuotePlace(passage, token, ends_open=ends_open, starts_small=starts_small))
        return places

    # Attribution and date

    def _attributed(self, number: int, place: QuotePlace, answer: Answer) -> Attributed:
        chain = self.chain_at[place.passage.tokens[place.token].start]
        attribution = self._attribution(place.passage, answer)
        partial = chain.shown is None and is_partial(place.passage, place.token, chain.pieces[0].text)
        kind = _kind(chain, partial)
        said = self.dating.said(number, chain, place, attribution, self.expressions)
        return Attributed(
            chain.pieces, place.passage, place.token, partial, kind, attribution, said, chain.joined
        )

    def _attribution(self, passage: Passage, answer: Answer) -> Attribution:
        best = answer.chosen
        alternatives = self._alternatives(passage, answer)
        if best is None or best.hit is None or best.score < THRESHOLD:
            channel, cue = (best.channel, best.cue) if best else (None, None)
            return Attribution(cue=cue if channel else None, channel=channel, alternatives=alternatives)
        antecedent = answer.antecedent.mention if answer.antecedent else None
        said_by, in_headline = best.hit.mention, self.article.is_headline(passage.span)
        printed = with_article(said_by, best.cue, passage.pack) if in_headline else said_by
        known = self.directory.resolve(printed, passage.pack, antecedent)
        if antecedent is None and self._is_another(passage, best.hit, known):
            known = printed
        mention = known._replace(text=said_by.text)
        evidence = tuple(part.span for part in (mention, best.cue, antecedent) if part is not None)
        return Attribution(
            mention,
            best.cue,
            grade_of(mention, best.cue, best.rule, in_headline=in_headline),
            score=round(best.score, 3),
            rule=best.rule,
            evidence=evidence,
            alternatives=alternatives,
        )

    def _is_another(self, passage: Passage, hit: MentionHit, known: Mention) -> bool:
        """Whether a description was led to the only holder of an office, and means the one who follows."""
        if known.kind is not MentionKind.ROLE or known.full_name is None or hit.first < 0:
            return False
        return is_of_another(passage, hit, known.full_name, self.directory)

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

    def _reported(self, passage: Passage, discourse: Discourse) -> Iterator[CandidateQuote]:
        """Candidates for what a passage reports without marks."""
        for clause in find_clauses(passage):
            proposal = Proposal(clause.subject, clause.cue.cue, INDIRECT_SCORE, "indirect")
            attribution = self._attribution(
                passage, Answer(proposal, (), discourse.antecedent(passage, clause.subject))
            )
            words = clause.span.of(self.article.text)
            worth, reasons = check_worthiness(words, passage.pack)
            yield CandidateQuote(
                display=clause.span,
                display_text=words,
                quotes=(Quote(words, clause.span, clause.span),),
                kind=Kind.INDIRECT,
                language=passage.pack.code,
                attribution=attribution,
                said=said_date(passage, clause.cue, clause.cue.first, self.expressions, self.days),
                score=INDIRECT_SCORE / 2,
                check_worthiness=worth,
                reasons=reasons,
                evidence=attribution.evidence,
                extractor_version=EXTRACTOR_VERSION,
                pack_version=passage.pack.version,
            )

    # Candidates

    def _candidate(self, group: Sequence[Attributed]) -> CandidateQuote | None:
        refusals = [self._refusal(one, after) for one, after in zip(group, (*group[1:], None), strict=True)]
        waived = {None, "no_cue"} if None in refusals else {None}
        kept = [one for one, no in zip(group, refusals, strict=True) if (no.code if no else None) in waived]
        if not kept:
            return None
        first = kept[0]
        display = display_span(kept)
        best = max((one.attribution for one in kept), key=lambda attribution: attribution.score)
        words = self._said_words(display, best)
        worth, reasons = check_worthiness(words, first.passage.pack, kind=first.kind, grade=best.grade)
        said = next((one.said for one in kept if one.said.said_on), first.said)
        return CandidateQuote(
            display=display,
            display_text=display.of(self.article.text),
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

    def _said_words(self, display: Span, attribution: Attribution) -> str:
        """What is shown without the speaker and the reporting word: they make nothing checkable."""
        around = [part.span for part in (attribution.mention, attribution.cue) if part is not None]
        return without(self.article.text, display, around)

    def _refusal(self, one: Attributed, after: Attributed | None) -> Reason | None:
        """Why a piece is no statement; `after`: the next one of its clause."""
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
            in_headline=self.article.is_headline(one.passage.span),
        )
        if after is not None and is_epithet(facts, after.token, after.pieces[0].text):
            return Reason("label", one.pieces[0].text)  # 'called it “nonsense” and said “…”'
        return why_not_statement(facts)


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


def _leads_in(passage: Passage) -> bool:
    """'She said:' in a paragraph of its own."""
    return bool(passage.tokens) and passage.tokens[-1].text == ":"
