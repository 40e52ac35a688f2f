"""Letters from templates: three files a mail, one set for all languages through gettext."""

import textwrap
from dataclasses import dataclass
from itertools import groupby

from css_inline import CSSInliner
from django.template.loader import render_to_string
from django.utils.translation import override

from claims.rendering.fitting import fitted
from claims.rendering.letters import ConfirmationLetter, DigestLetter, Letter, StatementLine

COLUMNS = 72
INLINER = CSSInliner(load_remote_stylesheets=False)


@dataclass(frozen=True)
class Voice:
    """What one speaker said, in one place of the letter."""

    speaker: str
    lines: tuple[StatementLine, ...]


def render_digest(letter: DigestLetter) -> Letter:
    """The letter of one subscriber, in the subscriber's language."""
    shown, hidden = fitted(letter)
    counts = {name: len(getattr(letter, name)) for name in ("corrections", "verdicts", "statements")}
    return rendered(
        "digest",
        letter.language,
        {"letter": shown, "hidden": hidden, "voices": voices(shown.statements), "counts": counts},
    )


def render_confirmation(letter: ConfirmationLetter) -> Letter:
    """The question whether the address wants letters; or where its wishes can be changed."""
    return rendered("confirmation", letter.language, {"letter": letter})


def voices(lines: tuple[StatementLine, ...]) -> list[Voice]:
    ordered = sorted(lines, key=lambda line: line.speaker.casefold())
    return [Voice(name, tuple(group)) for name, group in groupby(ordered, key=lambda line: line.speaker)]


def rendered(name: str, language: str, context: dict[str, object]) -> Letter:
    with override(language):
        subject, text, html = (
            render_to_string(f"claims/mail/{name}{ending}", {**context, "language": language})
            for ending in (".subject.txt", ".txt", ".html")
        )
    return Letter(one_line(subject), columns(text), INLINER.inline(html))


def one_line(text: str) -> str:
    return " ".join(text.split())


def columns(text: str) -> str:
    """The text wrapped at 72 columns: addresses stay whole, quotations stay quoted, no two empty lines."""
    lines = [wrapped(line.rstrip()) for line in text.strip().splitlines()]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept) + "\n"


def wrapped(line: str) -> str:
    indent = "> " if line.startswith("> ") else " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(
        line, COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
