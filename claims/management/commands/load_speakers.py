"""manage.py load_speakers FILE: add a list of speakers to the known ones."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.services.audit import Refused
from claims.services.speaker_lists import SpeakerEntry, from_csv, from_json
from claims.services.speakers import load_speakers

READERS = {".json": from_json, ".csv": from_csv}


class Command(BaseCommand):
    help = "Add the speakers of a JSON or CSV file to the known ones. Loading a file twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="a list that ends in .json or .csv")

    def handle(self, *, file: Path, **_options: Any) -> None:
        try:
            report = load_speakers(entries=read_list(file), actor=None)
        except Refused as refusal:
            raise CommandError(f"{file.name}: {refusal}") from refusal
        self.stdout.write(
            f"{report.created} new, {report.changed} with something new, {report.unchanged} known already"
        )


def read_list(file: Path) -> list[SpeakerEntry]:
    """:raises CommandError: for a file that cannot be read; `Refused` for what is wrong in it"""
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise CommandError(f"{file.name}: the name must end in .json or .csv")
    try:
        return reader(file.read_bytes().decode("utf-8-sig"))
    except OSError as problem:
        raise CommandError(f"{file}: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise CommandError(f"{file.name}: not UTF-8 at byte {problem.start}") from problem
