"""The command line: text in, JSON Lines out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from claims.extraction.dates import parse_published
from claims.extraction.packs import available
from claims.extraction.pipeline import extract_quotes
from claims.extraction.records import candidate_record, flat_record

BAD_INPUT = 2


class BadInput(Exception):
    """Something the caller gave is wrong; the message says what."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 if all was read, 2 if something given was wrong."""
    options = _parser().parse_args(arguments)
    try:
        lines = _documents(options) if options.jsonl else _articles(options)
        for line in lines:
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    except BadInput as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m claims.extraction", description=__doc__)
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="UTF-8 text, or JSON Lines with --jsonl; - is stdin"
    )
    parser.add_argument(
        "--language", choices=available(), help="the articles' language; found out where not given"
    )
    parser.add_argument("--published-on", type=_date, metavar="YYYY[-MM[-DD]]", help="the publication date")
    parser.add_argument(
        "--jsonl", action="store_true", help='lines {"id", "text", "lang", "date"} in, quotes out'
    )
    parser.add_argument(
        "--indirect", action="store_true", help="reported clauses without quotation marks too"
    )
    return parser


def _date(value: str) -> str:
    try:
        parse_published(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return value


def _articles(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    for name in options.files:
        for candidate in extract_quotes(
            _read(name),
            language=options.language,
            published=options.published_on,
            indirect=options.indirect,
        ):
            yield {"file": Path(name).name, **candidate_record(candidate)}


def _documents(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    for name in options.files:
        for number, line in enumerate(_read(name).split("\n"), start=1):
            if line.strip():
                yield _document(line, f"{name}:{number}", options)


def _document(line: str, place: str, options: argparse.Namespace) -> dict[str, Any]:
    given = _parsed(line, place)
    language = options.language or (given["lang"] if given.get("lang") in available() else None)
    try:
        found = extract_quotes(
            given["text"],
            language=language,
            published=given.get("date") or options.published_on,
            indirect=options.indirect,
        )
    except ValueError as error:
        raise BadInput(f"{place}: {error}") from error
    return {"id": given["id"], "quotes": [record for candidate in found for record in flat_record(candidate)]}


def _parsed(line: str, place: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except ValueError as error:
        raise BadInput(f"{place}: not JSON: {error}") from error
    if not isinstance(given, dict) or "id" not in given or not isinstance(given.get("text"), str):
        raise BadInput(f'{place}: not a document {{"id", "text", "lang", "date"}}')
    if not isinstance(given.get("date"), str | None):
        raise BadInput(f"{place}: date: not a date as YYYY[-MM[-DD]]")
    return given


def _read(name: str) -> str:
    try:
        if name == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return Path(name).read_bytes().decode("utf-8")
    except OSError as error:
        raise BadInput(f"{name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{name}: not UTF-8 at byte {error.start}") from error


if __name__ == "__main__":
    sys.exit(main())
