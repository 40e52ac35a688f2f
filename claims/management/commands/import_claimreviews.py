"""manage.py import_claimreviews PATH|URL: other people's fact-checks, for our editors' eyes alone."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims.intake.fetch import FetchError, fetch
from claims.intake.review_files import read_reviews
from claims.services.external_reviews import import_file, page_of
from claims.services.fetching import policy

SAID = 20


class Command(BaseCommand):
    help = (
        "Import other people's ClaimReviews from a file or an address: a page, JSON-LD, a Data Commons feed "
        "or an answer of Google's Fact Check Tools. Editors see them beside their claims, the public never."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("origin", metavar="PATH|URL")
        parser.add_argument("--dry-run", action="store_true", help="read and report, store nothing")

    def handle(self, *, origin: str, dry_run: bool, **_options: Any) -> None:
        body = body_of(origin)
        if dry_run:
            read = read_reviews(body, url=page_of(origin))
            left_out = [(left.where, left.why) for left in read.left_out]
            self.report(f"{len(read.reviews)} fact-checks found", left_out, len(left_out))
            return
        done = import_file(origin=origin, body=body, at=timezone.now())
        counts = f"{done.added} new, {done.changed} changed, {done.unchanged} known already"
        self.report(counts, [(left["where"], left["why"]) for left in done.skipped], done.skipped_count)

    def report(self, counts: str, left_out: list[tuple[str, str]], count: int) -> None:
        self.stdout.write(f"{counts}, {count} left out.")
        for where, why in left_out[:SAID]:
            self.stdout.write(f"  {where}: {why}")
        if count > SAID:
            self.stdout.write(f"  … and {count - SAID} more.")


def body_of(origin: str) -> bytes:
    """:raises CommandError: for a file that cannot be opened, or a page that cannot be had"""
    try:
        if page_of(origin):
            return fetch(origin, policy=policy()).body
        return Path(origin).read_bytes()
    except FetchError as problem:
        raise CommandError(f"{origin}: {problem.sentence}") from problem
    except OSError as problem:
        raise CommandError(f"{origin}: {problem.strerror}") from problem
