"""The plain data that flows through the pipeline. Offsets are code points of the caller's text, half open.

What an article makes by the hundred is a named tuple: it takes a third of a frozen dataclass's time to make.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from typing import NamedTuple


class Kind(StrEnum):
    """How the words stand in the article."""

    DIRECT = "direct"
    PARTIAL = "partial"
    MULTI_PARAGRAPH = "multi_paragraph"
    EMBEDDED_POST = "embedded_post"
    STATEMENT_BLOCK = "statement_block"
    INDIRECT = "indirect"


class Grade(StrEnum):
    """How the article names the speaker, best first."""

    EXPLICIT = "explicit"
    ROLE = "role"
    PRONOUN = "pronoun"
    CONTINUATION = "continuation"
    HEARSAY = "hearsay"
    HEADLINE = "headline"
    NONE = "none"


class MentionKind(StrEnum):
    """What kind of words name the speaker."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    NOUN = "noun"


# Python 3.11 looks a member up by way of the enumeration's class, ten times as slow as a name of its own.
NAME, ROLE, PRONOUN, NOUN = MentionKind


class CueKind(StrEnum):
    """What a reporting word does to the words next to it."""

    SAY = "say"  # X said
    TELL = "tell"  # X told Y: the object is the addressee
    CONTINUE = "continue"  # X added: the speaker was heard before
    LABEL = "label"  # X called it "…": an epithet, not a statement
    HEARSAY = "hearsay"  # X is said to have declared
    ACCORDING = "according"  # according to X
    HEADING = "heading"  # Statement of X:
    COLON = "colon"  # X: "…"
    POST = "post"  # "… — Name (@handle) date"
    TRANSCRIPT = "transcript"  # "NAME: …" inside the marks


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    """What the page's markup says about a stretch of text."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    BLOCKQUOTE = "blockquote"
    EMBEDDED_POST = "embedded_post"


class Span(NamedTuple):
    """A half-open stretch of the text."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span covers."""
        start, end = self
        return text[start:end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


# `new_span((0, 4))` is `Span(0, 4)` without the line of Python behind it, for loops that make the most.
new_span = partial(tuple.__new__, Span)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with what its markup said; blocks come in order and do not overlap."""

    kind: BlockKind
    span: Span


class Quote(NamedTuple):
    """One pair of marks. `span` is what stands between them, `outer` includes them.

    `paragraphs` counts the paragraphs it runs over; `closed` is false where the mark was missing and the
    paragraph's end stood in for it; `depth` is 0 for a pair that stands in no other pair.
    """

    text: str
    span: Span
    outer: Span
    opener: str = ""
    closer: str = ""
    depth: int = 0
    paragraphs: int = 1
    closed: bool = True


class Cue(NamedTuple):
    """The reporting words, as printed, with their dictionary form."""

    text: str
    span: Span
    kind: CueKind
    lemma: str = ""


class Mention(NamedTuple):
    """The speaker as printed, and what the same article says about who that is.

    `base_forms` are the printed form without its case endings; `full_name` is the fullest name that the
    article gives; `role` is the English name of an office ("president", "prime minister"), `role_text` its
    words as printed, `country` an ISO 3166 code. `path` says how one led to the other, in order.
    """

    text: str
    span: Span
    kind: MentionKind
    base_forms: tuple[str, ...] = ()
    full_name: str | None = None
    role: str | None = None
    role_text: str | None = None
    country: str | None = None
    path: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The full name where the article gives one, the words as printed elsewhere."""
        return self.full_name or self.text


class CueHit(NamedTuple):
    """A cue and its place among the tokens of its passage; `last` is inclusive."""

    cue: Cue
    first: int
    last: int
    is_gerund: bool = False
    is_passive: bool = False


class MentionHit(NamedTuple):
    """A mention and its place among the tokens of its passage; `last` is inclusive."""

    mention: Mention
    first: int
    last: int


class Alternative(NamedTuple):
    """Another possible speaker and how likely it looked (0 to 1)."""

    mention: Mention
    score: float


class Attribution(NamedTuple):
    """Who says the words: a mention or nobody, with the evidence. `score` runs from 0 to 1."""

    mention: Mention | None = None
    cue: Cue | None = None
    grade: Grade = Grade.NONE
    score: float = 0.0
    rule: str = "none"
    channel: str | None = None
    evidence: tuple[Span, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidDate:
    """When the words were said. `said_on` is set only where `precision` is day.

    `basis` is a sentence for an editor, `rule` a plain code, `evidence` the words in the text that it rests
    on.
    """

    said_on: date | None = None
    precision: Precision = Precision.UNKNOWN
    not_before: date | None = None
    not_after: date | None = None
    rule: str = "none"
    basis: str = ""
    evidence: Span | None = None


class Reason(NamedTuple):
    """One observation that moved a score: a plain code, the words behind it, and how far it moved."""

    code: str
    text: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class CandidateQuote:
    """A proposal for an editor: one display span, its quoted pieces in order, and what is known about them.

    `display` is the clause for a partial quote and the words themselves otherwise. `score` says how likely
    this is a statement worth an editor's look, `check_worthiness` how checkable it is; both run from 0 to 1.
    """

    display: Span
    display_text: str
    quotes: tuple[Quote, ...]
    kind: Kind
    language: str
    attribution: Attribution = field(default_factory=Attribution)
    said: SaidDate = field(default_factory=SaidDate)
    score: float = 0.0
    check_worthiness: float = 0.0
    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Span, ...] = ()
    extractor_version: str = ""
    pack_version: str = ""
