"""What a sentence does to the occasions that are open: it tells of words, a sitting, a deed, or leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.extraction.openings import Sitting
from claims.extraction.packs import Pack
from claims.extraction.types import Mention, SaidDate


@dataclass(frozen=True, slots=True)
class Event:
    """What a sentence does to the occasions that are open: `place` is its first token."""

    number: int
    place: int
    pack: Pack
    sitting: Sitting | None = None
    speaker: Mention | None = None
    said: SaidDate | None = None
    earlier: bool = False  # 'had said'
    joins: Mention | None = None
    kinds: frozenset[str] = frozenset()  # of sitting that somebody joins
    frames: SaidDate | None = None
    closes: SaidDate | None = None
    deed: SaidDate | None = None
    leads_on: bool = False  # from a deed to the next paragraph
    opens: date | None = None
    leaves: bool = False
    elsewhere: bool = False
    heading: bool = False

    @property
    def said_on(self) -> date | None:
        """The day of what the sentence tells that was said, held or done."""
        sitting = self.sitting.said if self.sitting is not None else None
        told = self.said or self.deed or sitting or self.frames
        return told.said_on if told is not None else None


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody's last words with a day, and in which paragraph."""

    number: int
    said: SaidDate
    earlier: bool = False
