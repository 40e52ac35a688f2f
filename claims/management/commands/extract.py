"""manage.py extract FILE…: what extraction proposes for text files, with the speakers that are known."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.extraction.packs import available
from claims.extraction.pipeline import extract_quotes
from claims.extraction.records import candidate_record
from claims.extraction.types import CandidateQuote
from claims.matching.names import SpeakerIndex
from claims.matching.types import Resolution
from claims.models import PartialDate
from claims.services.proposals import who_is_meant
from claims.services.speakers import known_speakers


class Command(BaseCommand):
    help = "Print the statements that text files quote, as JSON Lines; nothing is stored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="UTF-8 text; - is standard input")
        parser.add_argument("--language", choices=available(), help="found out where it is not given")
        parser.add_argument(
            "--published-on", type=partial_date, metavar="YYYY[-MM[-DD]]", help="when it was published"
        )
        parser.add_argument("--flat", action="store_true", help="one quoted span a line")
        parser.add_argument("--indirect", action="store_true", help="reported clauses without marks too")

    def handle(
        self,
        *,
        files: list[str],
        language: str | None,
        published_on: str | None,
        flat: bool,
        indirect: bool,
        **_options: Any,
    ) -> None:
        speakers = known_speakers()
        index, names = SpeakerIndex(speakers), {known.key: known.names[0] for known in speakers}
        for name in files:
            found = extract_quotes(
                read_text(name), language=language, published=published_on, indirect=indirect
            )
            for quote in found:
                mention = quote.attribution.mention
                answer = who_is_meant(mention, language=quote.language, on=published_on, index=index)
                for line in flat_lines(quote, answer, names) if flat else [whole_line(quote, answer, names)]:
                    row = {"file": Path(name).name, **line}
                    self.stdout.write(json.dumps(row, ensure_ascii=False))


def partial_date(value: str) -> str:
    """:raises ArgumentTypeError: for what is no year, month or day"""
    try:
        return str(PartialDate.parse(value))
    except ValueError as problem:
        raise ArgumentTypeError(f"{value!r} is not a date as YYYY, YYYY-MM or YYYY-MM-DD") from problem


def read_text(name: str) -> str:
    """The file as it is, line ends included: offsets count every code point.

    :raises CommandError: when it cannot be read, or is not UTF-8
    """
    try:
        body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return body.decode("utf-8")
    except OSError as problem:
        raise CommandError(f"{name}: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise CommandError(f"{name}: not UTF-8 at byte {problem.start}") from problem


def whole_line(quote: CandidateQuote, answer: Resolution, names: Mapping[str, str]) -> dict[str, Any]:
    """The candidate with the known speaker, or null, and the rule that leads there."""
    known = names[answer.key] if answer.key else None
    return {**candidate_record(quote), "speaker": known, "speaker_rule": answer.rule.value}


def flat_lines(
    quote: CandidateQuote, answer: Resolution, names: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Each quoted span; a speaker who is not known goes by the fullest name that the article gives."""
    mention = quote.attribution.mention
    printed = (mention.full_name or mention.text) if mention else None
    for piece in quote.quotes:
        yield {
            "start": piece.span.start,
            "end": piece.span.end,
            "speaker": names[answer.key] if answer.key else printed,
            "speaker_start": mention.span.start if mention else None,
            "said_on": quote.said.said_on.isoformat() if quote.said.said_on else None,
        }
