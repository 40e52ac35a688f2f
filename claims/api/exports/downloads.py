"""Everything that is public, whole: for spreadsheets, aggregators and mirrors."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from claims.api.exports import reading
from claims.api.negotiation import OneFormat
from claims.api.public import PublicView, unchanged, validators
from claims.formats import datacommons, insights, popolo, tabular, xlsx
from claims.formats.tabular import Row

Piece = str | bytes


class Download(PublicView):
    """A file that is sent while it is made. `pieces` reads under the public role by itself, since it runs on
    when this view has returned."""

    schema = None
    content_negotiation_class = OneFormat
    media_type = "application/json"
    filename = ""

    def get(self, request: Request) -> HttpResponseBase:
        seq, at = reading.latest_event()
        headers = validators(seq, at)
        if answer := unchanged(request, headers, at):
            return answer
        if self.filename:
            headers["Content-Disposition"] = f'attachment; filename="{self.filename}"'
        pieces = self.pieces() if request.method == "GET" else iter(())
        return StreamingHttpResponse(pieces, content_type=self.media_type, headers=headers)

    def pieces(self) -> Iterator[Piece]:
        raise NotImplementedError


class ClaimsAsCsv(Download):
    media_type, filename = "text/csv; charset=utf-8", "claims.csv"

    def pieces(self) -> Iterator[Piece]:
        return tabular.csv_text(table())


class ClaimsAsWorkbook(Download):
    media_type, filename = xlsx.EXCEL, "claims.xlsx"

    def pieces(self) -> Iterator[Piece]:
        return xlsx.workbook(tabular.COLUMNS, table())


class ClaimsAsJsonLines(Download):
    media_type, filename = "application/x-ndjson", "claims.jsonl"

    def pieces(self) -> Iterator[Piece]:
        return tabular.json_lines(reading.standing_documents())


class DataFeed(Download):
    """ClaimReviews in Google's profile, in the frame of Data Commons."""

    media_type = "application/ld+json"

    def pieces(self) -> Iterator[Piece]:
        _seq, at = reading.latest_event()
        head = datacommons.head(modified=at.isoformat() if at else None, **house())
        items = (datacommons.item(document, **house()) for document in reading.standing_documents())
        return object_with_list(head, datacommons.ITEMS, items)


class InsightsReviews(Download):
    """ClaimReviews in the profile of Fact-Check Insights, in a list."""

    media_type = "application/ld+json"

    def pieces(self) -> Iterator[Piece]:
        return json_list(
            insights.claim_review(document, **house()) for document in reading.standing_documents()
        )


class Speakers(Download):
    """Popolo. Small enough to be made in one go, before the view returns."""

    def pieces(self) -> Iterator[Piece]:
        found = popolo.container(reading.speakers(), reading.spoken())
        return iter([json.dumps(found, ensure_ascii=False)])


def house() -> dict[str, str]:
    return {"publisher": settings.SITE_NAME, "site": settings.SITE_URL}


def table() -> Iterator[Row]:
    return chain.from_iterable(map(tabular.rows, reading.standing_documents()))


def json_list(items: Iterable[Any]) -> Iterator[str]:
    """A JSON list, item by item."""
    lead = "["
    for item in items:
        yield f"{lead}\n{json.dumps(item, ensure_ascii=False)}"
        lead = ","
    yield "\n]" if lead == "," else "[]"


def object_with_list(head: dict[str, Any], name: str, items: Iterable[Any]) -> Iterator[str]:
    """A JSON object whose last property is a list."""
    yield f"{json.dumps(head, ensure_ascii=False)[:-1]}, {json.dumps(name)}: "
    yield from json_list(items)
    yield "}\n"
