"""manage.py add_article URL|FILE|-: a page, a file or standard input becomes an article."""

import datetime as dt
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims import tasks
from claims.models import Article, FetchRequest, PartialDate, Source
from claims.services.articles import (
    fetch_request,
    primary_language,
    request_article,
    store_file,
    store_pasted,
)
from claims.services.audit import Refused


class Command(BaseCommand):
    help = "Add an article from an address, a file (text or HTML) or standard input; a worker extracts it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", metavar="URL|FILE|-")
        parser.add_argument("--language", type=language, help="two letters, such as ro")
        parser.add_argument(
            "--published-on", type=partial_date, default=PartialDate(), metavar="YYYY[-MM[-DD]]"
        )
        parser.add_argument("--source", default="", help="the slug of the outlet")

    def handle(self, *, article: str, source: str, **options: Any) -> None:
        outlet, at = outlet_of(source), timezone.now()
        language, published = options["language"] or "", options["published_on"]
        try:
            if article.startswith(("http://", "https://")):
                if language or str(published):
                    raise CommandError("A page says its language and date itself: leave both options out.")
                added = fetch_now(article, outlet, at)
            else:
                added = store(article, outlet, at, language, published)
        except Refused as refusal:
            raise CommandError(f"{article}: {refusal}") from refusal
        tasks.ring(tasks.extract_article, article_id=added.pk)
        self.stdout.write(f"Article {added.pk}: {added}")


def language(value: str) -> str:
    """:raises ArgumentTypeError: for what is no language code"""
    code = primary_language(value)
    if not code:
        raise ArgumentTypeError(f"{value!r} is not a language code such as ro, sq or en")
    return code


def partial_date(value: str) -> PartialDate:
    """:raises ArgumentTypeError: for what is no year, month or day"""
    try:
        return PartialDate.parse(value)
    except ValueError as problem:
        raise ArgumentTypeError(f"{value!r} is not a date as YYYY, YYYY-MM or YYYY-MM-DD") from problem


def outlet_of(slug: str) -> Source | None:
    """:raises CommandError: for a slug that no outlet has"""
    if not slug:
        return None
    outlet = Source.objects.filter(slug=slug).first()
    if outlet is None:
        known = ", ".join(Source.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no outlet “{slug}”. Known are: {known}.")
    return outlet


def fetch_now(url: str, outlet: Source | None, at: dt.datetime) -> Article:
    """:raises CommandError: with the reason why there is no article"""
    request = request_article(url=url, source=outlet, actor=None, at=at)
    article_id = fetch_request(request_id=request.pk, at=at)
    if article_id is None:
        reason = FetchRequest.objects.get(pk=request.pk).last_error or "a worker is fetching it already"
        raise CommandError(f"{url}: {reason}")
    return Article.objects.get(pk=article_id)


def store(
    name: str, outlet: Source | None, at: dt.datetime, language: str, published: PartialDate
) -> Article:
    """:raises CommandError: for a file that cannot be opened"""
    try:
        if name == "-":
            text = sys.stdin.buffer.read().decode("utf-8")
            return store_pasted(
                text=text,
                title="",
                language=language,
                published=published,
                url="",
                source=outlet,
                actor=None,
                at=at,
            )
        body = Path(name).read_bytes()
    except OSError as problem:
        raise CommandError(f"{name}: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise CommandError(f"{name}: not UTF-8 at byte {problem.start}") from problem
    return store_file(
        body=body,
        filename=Path(name).name,
        content_type="",
        source=outlet,
        actor=None,
        at=at,
        language=language,
        published=published,
    )
