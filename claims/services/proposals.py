"""From what extraction finds to what an editor is shown: candidates' columns, with known speakers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.choices import DatePrecision
from claims.extraction import types as found
from claims.extraction.language import identify, load_identifier
from claims.extraction.packs import available, load_base, load_pack
from claims.extraction.pipeline import extract_quotes
from claims.matching.names import SpeakerIndex, resolve
from claims.matching.quotes import fingerprint, normal_words
from claims.matching.types import KnownSpeaker, MentionQuery, Resolution
from claims.models import Article, PartialDate
from claims.models.dates import said_columns

Span = tuple[int, int]
MOST = 1_000  # the longest plenary has fewer; a page made of quotation marks must not fill the desk


@dataclass(frozen=True)
class Reading:
    """What one run over an article gave, and with which tools."""

    language: str
    pack_version: str
    quotes: Sequence[found.CandidateQuote]


@dataclass(frozen=True)
class Proposal:
    """One candidate to be: its columns, the pieces of text that it claims, and how many words are quoted."""

    columns: Mapping[str, Any]
    pieces: Sequence[Span]
    word_count: int

    @property
    def place(self) -> Span:
        return self.columns["start_offset"], self.columns["end_offset"]


def load_words() -> None:
    """Load what reading an article in any language needs, which a first article would wait a second for."""
    for language in available():
        load_pack(language)
    load_identifier()


def read_article(article: Article) -> Reading:
    """Extract in the language that the article declares, else in the one that its words are of."""
    language = article.language or identify(article.text, available())
    pack = load_pack(language) if language in available() else load_base()
    quotes = extract_quotes(
        article.text,
        language=language,
        published=str(article.published) or None,
        blocks=[_block(block) for block in article.blocks],
    )
    return Reading(language, pack.version, quotes)


def proposals_in(article: Article, reading: Reading, speakers: Sequence[KnownSpeaker]) -> list[Proposal]:
    """At most `MOST` proposals, best first: of the same words twice the better place is the candidate."""
    index = SpeakerIndex(speakers)
    names = {speaker.key: speaker.names[0] for speaker in speakers}
    made = [_proposal(article, quote, index, names) for quote in reading.quotes]
    return sorted(made, key=lambda proposal: (-proposal.columns["score"], proposal.place))[:MOST]


def who_is_meant(
    mention: found.Mention | None, *, language: str, on: str | None, index: SpeakerIndex
) -> Resolution:
    """The known speaker behind a mention; `on` is the article's date as 'YYYY[-MM[-DD]]' or None."""
    if mention is None:
        return Resolution()
    query = MentionQuery(
        printed=mention.text,
        base_forms=mention.base_forms,
        full_name=mention.full_name,
        role=mention.role,
        role_text=mention.role_text,
        country=mention.country,
        language=language,
    )
    return resolve(query, on=on, index=index)


def _block(raw: Mapping[str, Any]) -> found.Block:
    kind = "paragraph" if raw["kind"] == "list_item" else raw["kind"]
    return found.Block(found.BlockKind(kind), found.Span(raw["start"], raw["end"]))


def _proposal(
    article: Article, quote: found.CandidateQuote, index: SpeakerIndex, names: Mapping[str, str]
) -> Proposal:
    spans = [(piece.span.start, piece.span.end) for piece in quote.quotes]
    pieces = spans or [(quote.display.start, quote.display.end)]
    quoted = " ".join(article.text[start:end] for start, end in pieces)
    columns = {
        **_passage(quote, spans),
        **_attribution(quote.attribution, article.text),
        **_speaker(article, quote, index, names),
        **said_columns(_said(quote.said)),
        "kind": quote.kind.value,
        "language": quote.language,
        "score": quote.score,
        "check_worthiness": quote.check_worthiness,
        "reasons": [{"code": one.code, "text": one.text, "weight": one.weight} for one in quote.reasons],
        "evidence": [_words(article.text, span) for span in quote.evidence],
        "fingerprint": fingerprint(quoted),
        "extractor_version": quote.extractor_version,
        "pack_version": quote.pack_version,
    }
    return Proposal(columns, pieces, len(normal_words(quoted)))


def _passage(quote: found.CandidateQuote, spans: Sequence[Span]) -> dict[str, Any]:
    return {
        "start_offset": quote.display.start,
        "end_offset": quote.display.end,
        "words": quote.display_text,
        "quote_spans": [list(span) for span in spans],
    }


def _attribution(attribution: found.Attribution, text: str) -> dict[str, Any]:
    mention, cue = attribution.mention, attribution.cue
    return {
        "grade": attribution.grade.value,
        "mention": mention.span.of(text) if mention else "",
        "mention_start": mention.span.start if mention else None,
        "mention_end": mention.span.end if mention else None,
        "cue": cue.span.of(text) if cue else "",
        "cue_start": cue.span.start if cue else None,
        "cue_end": cue.span.end if cue else None,
    }


def _speaker(
    article: Article, quote: found.CandidateQuote, index: SpeakerIndex, names: Mapping[str, str]
) -> dict[str, Any]:
    on = str(article.published) or None
    answer = who_is_meant(quote.attribution.mention, language=quote.language, on=on, index=index)
    others = [
        {"name": names[other.key], "rule": other.rule.value, "score": other.score}
        for other in answer.suggestions
    ]
    others += [
        {"name": other.mention.called, "rule": "printed", "score": other.score}
        for other in quote.attribution.alternatives
    ]
    return {
        "speaker_id": int(answer.key) if answer.key else None,
        "speaker_basis": ": ".join([answer.rule.value, ", ".join(answer.evidence)]) if answer.key else "",
        "alternatives": others,
    }


def _said(said: found.SaidDate) -> PartialDate:
    if said.said_on is not None:
        return PartialDate.on(said.said_on, said.basis)
    return PartialDate(DatePrecision(said.precision.value), said.not_before, said.not_after, said.basis)


def _words(text: str, span: found.Span) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}
