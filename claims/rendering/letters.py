"""What letters are made of: plain values, nothing that needs a database or a language."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.choices import DatePrecision, NoticeKind, PublicationKind, Wording
from claims.models.claims import label_in
from claims.rendering.dates import DAY, MONTH, YEAR, in_words

PATTERNS = {DatePrecision.DAY: DAY, DatePrecision.MONTH: MONTH, DatePrecision.YEAR: YEAR}


@dataclass(frozen=True)
class Letter:
    """A finished mail: one line of subject, text for 72 columns, HTML with its styles inlined."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Outlet:
    """Where the words can be read or heard."""

    name: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class Said:
    """A date with its precision; bounds are inclusive days."""

    precision: str = DatePrecision.UNKNOWN
    not_before: dt.date | None = None
    not_after: dt.date | None = None

    def __str__(self) -> str:
        pattern = PATTERNS.get(DatePrecision(self.precision))
        return in_words(self.not_before, pattern) if pattern and self.not_before else self.bounds()

    def bounds(self) -> str:
        start, end = (day and in_words(day) for day in (self.not_before, self.not_after))
        if start and end:
            return _("between %(start)s and %(end)s") % {"start": start, "end": end}
        if end:
            return _("not after %(day)s") % {"day": end}
        return _("not before %(day)s") % {"day": start} if start else _("date not known")


@dataclass(frozen=True)
class StatementLine:
    """Words that somebody said, and where; `kind` says what became of the record."""

    speaker: str
    words: str
    said: Said
    role: str = ""
    language: str = ""
    wording: str = Wording.ORIGINAL
    outlets: tuple[Outlet, ...] = ()
    place: str = ""
    note: str = ""
    kind: str = NoticeKind.RECORDED
    because: tuple[str, ...] = ()

    @property
    def quoted(self) -> str:
        """The words as a quotation of a plain text mail."""
        return "\n".join(f"> {line}" for line in self.words.splitlines())

    @property
    def wording_label(self) -> str:
        return str(Wording(self.wording).label) if self.wording != Wording.ORIGINAL else ""


@dataclass(frozen=True)
class ClaimLine:
    """A claim and what was found, corrected or taken back; labels are by language."""

    claim: str
    url: str
    kind: str = PublicationKind.PUBLISHED
    language: str = ""
    verdict_labels: tuple[tuple[str, str], ...] = ()
    former_labels: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    note: str = ""
    statements: tuple[StatementLine, ...] = ()
    because: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        return label_in(dict(self.verdict_labels), get_language() or "en")

    @property
    def former(self) -> str:
        """The verdict before the correction, where it was another."""
        former = label_in(dict(self.former_labels), get_language() or "en")
        return former if former != self.verdict else ""


Line = ClaimLine | StatementLine


@dataclass(frozen=True)
class Site:
    name: str
    url: str


@dataclass(frozen=True)
class DigestLetter:
    """One subscriber's letter: what changed first, then verdicts, then statements not yet checked."""

    site: Site
    language: str
    manage_url: str
    unsubscribe_url: str
    corrections: tuple[Line, ...] = ()
    verdicts: tuple[ClaimLine, ...] = ()
    statements: tuple[StatementLine, ...] = ()


@dataclass(frozen=True)
class ConfirmationLetter:
    """Asks a new reader to confirm; one who reads already is told where to change the wishes."""

    site: Site
    language: str
    confirm_url: str = ""
    manage_url: str = ""


def web_link(url: str | None) -> str:
    """The address if it is one of the web; anything else is no link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url or "" if parts.scheme in {"http", "https"} and parts.hostname else ""
