"""Garbage from the net ends with a sentence for a person, and the worker that met it reads on."""

import gzip
import os

import pytest
from django.utils import timezone

from claims.models import Article, Candidate, Feed, FetchRequest
from claims.services.articles import request_article
from tests.factories.articles import FeedFactory
from tests.journeys.stack import Site, Stack

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.django_db(transaction=True),
]

HTML, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
GARBAGE = {
    "/empty.html": (b"", HTML, ""),
    "/noise.html": (os.urandom(200_000), HTML, ""),
    "/picture.png": (b"\x89PNG\r\n\x1a\n" + os.urandom(1_000), "image/png", ""),
    "/marks.txt": (("„”" * 1_600_000).encode(), TEXT, ""),
    "/marks.html": (b"<p>" + b'"' * 9_900_000, HTML, ""),
    "/lies.html": ("<p>ăîșț</p>".encode("utf-16"), "text/html; charset=ascii", ""),
    "/bomb.html": (gzip.compress(bytes(17_000_000)), HTML, "gzip"),
    "/brotli.html": (os.urandom(17_000), HTML, "br"),
    "/paragraphs.html": (b"<p>a</p>" * 200_000, HTML, ""),
    "/nested.html": (b"<div>" * 100_000, HTML, ""),
}
GOOD = (
    "Primarul Ilinca Dobrescu a declarat joi că podul este „finalizat în proporție de 41%”.\n\n"
    "Lucrările au început în luna martie a anului 2024 și continuă pe ambele maluri ale râului.\n"
)


def test_a_worker_reads_on_after_each_kind_of_garbage(stack: Stack, site: Site) -> None:
    for path, (body, content_type, encoding) in GARBAGE.items():
        site.publish(path, body, content_type, encoding)
    site.publish("/good.txt", GOOD.encode(), TEXT)
    for path in [*GARBAGE, "/good.txt"]:
        request_article(url=f"{site.address}{path}", source=None, actor=None, at=timezone.now())
    FeedFactory.create(url=site.publish("/feed.xml", b"this is no feed" * 100, "text/xml"))
    worker = stack.start_worker()

    stack.until(
        lambda: (
            not FetchRequest.objects.filter(done_at=None, set_aside_at=None).exists()
            and not Article.objects.filter(extracted_at=None, set_aside_at=None).exists()
            and Feed.objects.filter(failures__gt=0).exists()
        ),
        "every page read or set aside",
        seconds=400,
    )

    assert worker.poll() is None
    assert Candidate.objects.filter(words__contains="finalizat în proporție de 41%").count() == 1
    refused = FetchRequest.objects.exclude(set_aside_at=None)
    assert all(request.last_error for request in refused)
    assert {path for path in GARBAGE if refused.filter(url__endswith=path).exists()} >= {
        "/empty.html",
        "/picture.png",
        "/bomb.html",
        "/brotli.html",
        "/paragraphs.html",
    }
    assert Feed.objects.get().last_error
