"""The golden articles: read them, run them, and hold the engine's answers to them.

Every third article is held out: its number is divisible by three, and nobody tunes on it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.extraction_tools.speakers import Verdict, verdict
from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import CandidateQuote

FOLDER = Path(__file__).parents[2] / "tests" / "extraction" / "golden"
SHORTEST_ARTICLE = 1000  # letters
NEWEST = 2  # from this batch on, whole articles have floors of their own
SHORT = 16  # from this batch on short articles, by people who had not seen the engine
EDGE = " \t\r\n“”„«»\"'’‘.,;:!?…"


@dataclass(frozen=True)
class Golden:
    """One article with its annotated answer."""

    path: Path
    text: str
    answer: dict[str, Any]

    @property
    def name(self) -> str:
        """The language and the file's stem."""
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def is_article(self) -> bool:
        """Whether this is a whole article and not a single construction."""
        return len(self.text) >= SHORTEST_ARTICLE

    @property
    def is_short(self) -> bool:
        """Whether this is a short article: no single construction, and not a whole one."""
        return not self.is_article and self._batch >= SHORT

    @property
    def size(self) -> str:
        """The group that this counts in."""
        return "articles" if self.is_article else "short articles" if self.is_short else "constructions"

    @property
    def held_out(self) -> bool:
        """Whether this is one of the third that nobody tunes on."""
        return int(self.path.stem.split("-")[0]) % 3 == 0

    @property
    def is_newest(self) -> bool:
        """Whether this is one of the whole articles written last, which have floors of their own."""
        return self.is_article and self._batch >= NEWEST

    @property
    def _batch(self) -> int:
        return int(self.answer.get("batch", 0))


@dataclass
class Tally:
    """Counts of one run over goldens."""

    wanted: int = 0
    found: int = 0
    extra: int = 0
    speakers: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    grades_right: int = 0
    dated: int = 0
    dates_right: int = 0
    invented: int = 0
    traps: int = 0
    traps_taken: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 of candidates."""
        precision = self.found / max(1, self.found + self.extra)
        recall = self.found / max(1, self.wanted)
        return 2 * precision * recall / max(1e-9, precision + recall)

    @property
    def speaker_right(self) -> float:
        """Share of found candidates with a speaker whose speaker is right and led to the full name."""
        return self.verdicts[Verdict.RIGHT] / max(1, self.speakers)

    @property
    def speaker_unled(self) -> float:
        """Share of found candidates with a speaker that give the right person without the full name."""
        return self.verdicts[Verdict.UNLED] / max(1, self.speakers)

    @property
    def speaker_wrong(self) -> float:
        """Share of found candidates with somebody else as the speaker."""
        return self.verdicts[Verdict.WRONG] / max(1, self.found)

    @property
    def grade_right(self) -> float:
        """Share of found candidates whose grade is the annotated one."""
        return self.grades_right / max(1, self.found)

    @property
    def date_right(self) -> float:
        """Share of stated dates that are right."""
        return self.dates_right / max(1, self.dated)


def read_goldens(folder: Path = FOLDER) -> list[Golden]:
    """All golden articles in order."""
    return [
        Golden(
            path, path.read_bytes().decode("utf-8"), json.loads(path.with_suffix(".json").read_text("utf-8"))
        )
        for path in sorted(folder.glob("*/*.txt"))
    ]


def as_document(golden: Golden) -> dict[str, Any]:
    """A golden in the shape of the annotated articles, so that one scorer serves both."""
    answer = golden.answer
    return {
        "id": golden.name,
        "text": golden.text,
        "lang": answer["language"],
        "date": answer["published"],
        "quotes": [_annotated(candidate) for candidate in answer["candidates"]],
        "unattributed_quoted_segments": [[trap["start"], trap["end"]] for trap in answer["rejected"]],
    }


def _annotated(candidate: dict[str, Any]) -> dict[str, Any]:
    spans = [[quote["start"], quote["end"]] for quote in candidate["quotes"]]
    speaker = candidate["speaker"]
    return {
        "type": "direct",
        "quote_span": spans,
        "quoted_segments": spans,
        "speaker_span": [[speaker["start"], speaker["end"]]] if speaker else None,
    }


def answer_of(golden: Golden) -> list[CandidateQuote]:
    """The engine's candidates for an article."""
    return extract_quotes(
        golden.text, language=golden.answer["language"], published=golden.answer["published"]
    )


def tally(goldens: Iterable[Golden]) -> Tally:
    """Run the engine over articles and count."""
    total = Tally()
    for golden in goldens:
        _count(golden, answer_of(golden), total)
    return total


def matches(
    golden: Golden, found: Iterable[CandidateQuote]
) -> list[tuple[CandidateQuote, dict[str, Any] | None]]:
    """Each candidate found with the annotated one of the same pieces, or None; each annotated one once."""
    left = list(golden.answer["candidates"])
    pairs: list[tuple[CandidateQuote, dict[str, Any] | None]] = []
    for one in found:
        wanted = next((other for other in left if _same_pieces(golden.text, one, other)), None)
        if wanted is not None:
            left.remove(wanted)
        pairs.append((one, wanted))
    return pairs


def _count(golden: Golden, found: list[CandidateQuote], total: Tally) -> None:
    pairs = matches(golden, found)
    total.wanted += len(golden.answer["candidates"])
    taken = [wanted for _, wanted in pairs if wanted is not None]
    total.misses += [
        f"{golden.name}: missed {one['quotes'][0]['text'][:40]!r}"
        for one in golden.answer["candidates"]
        if one not in taken
    ]
    for one, wanted in pairs:
        if wanted is None:
            total.extra += 1
            total.misses.append(f"{golden.name}: extra {one.display_text[:40]!r}")
        else:
            total.found += 1
            _count_speaker(golden, one, wanted, total)
            _count_date(golden, one, wanted, total)
            _count_grade(golden, one, wanted, total)
    for trap in golden.answer["rejected"]:
        total.traps += 1
        total.traps_taken += any(
            q.span.start < trap["end"] and trap["start"] < q.span.end for c in found for q in c.quotes
        )


def _count_grade(golden: Golden, match: CandidateQuote, wanted: dict[str, Any], total: Tally) -> None:
    grade = match.attribution.grade.value
    total.grades_right += grade == wanted["grade"]
    if grade != wanted["grade"]:
        total.misses.append(f"{golden.name}: grade {grade}, wanted {wanted['grade']}")


def _same_pieces(text: str, one: CandidateQuote, wanted: dict[str, Any]) -> bool:
    mine = [_trimmed(text, quote.span.start, quote.span.end) for quote in one.quotes]
    return mine == [_trimmed(text, quote["start"], quote["end"]) for quote in wanted["quotes"]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def _count_speaker(golden: Golden, match: CandidateQuote, wanted: dict[str, Any], total: Tally) -> None:
    mention, speaker = match.attribution.mention, wanted["speaker"]
    found = verdict(mention, wanted, golden.answer["candidates"])
    total.speakers += speaker is not None
    total.verdicts[found] += 1
    if found not in {Verdict.RIGHT, Verdict.NOBODY}:
        given = f"{mention.text!r} as {mention.full_name!r}" if mention else None
        named = f"{speaker['text']!r} as {wanted['full_name']!r}" if speaker else None
        total.misses.append(f"{golden.name}: {found} speaker {given}, wanted {named}")


def _count_date(golden: Golden, match: CandidateQuote, wanted: dict[str, Any], total: Tally) -> None:
    said = match.said.said_on.isoformat() if match.said.said_on else None
    total.dated += wanted["said_on"] is not None
    if said == wanted["said_on"]:
        total.dates_right += said is not None
        return
    total.invented += said is not None
    total.misses.append(f"{golden.name}: date {said}, wanted {wanted['said_on']}")
