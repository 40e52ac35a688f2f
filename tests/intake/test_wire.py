import json
from datetime import UTC, date, datetime

import pytest

from claims.intake.types import Block, Document, FeedItem, ParsedFeed, PublishedDate, Unreadable
from claims.intake.wire import pack_answer, pack_refusal, unpack_answer

DOCUMENT = Document(
    text="„Da”\n\n😀",
    blocks=(Block("paragraph", 0, 4), Block("embedded_post", 6, 7, "en")),
    title="„Da”",
    byline=None,
    language="ro",
    published=PublishedDate(
        "day", date(2026, 1, 9), datetime(2026, 1, 9, 8, 30, tzinfo=UTC), "2026-01-09T08:30Z"
    ),
    site_name=None,
    canonical_url="https://ziarul.example/1",
    encoding="utf-8",
    replacements=0,
    content_hash="",
)
FEED = ParsedFeed(
    "Ziarul", None, (FeedItem("1", "https://a.example/", "T", datetime(2026, 1, 9, tzinfo=UTC), ""),)
)


@pytest.mark.parametrize("answer", [DOCUMENT, FEED, ParsedFeed("", "sq", ())])
def test_an_answer_arrives_as_it_was_sent(answer: Document | ParsedFeed) -> None:
    assert unpack_answer(pack_answer(answer)) == answer


def test_a_refusal_arrives_as_one() -> None:
    with pytest.raises(Unreadable) as refusal:
        unpack_answer(pack_refusal("too_large", "Prea „mare”."))
    assert (refusal.value.reason, refusal.value.sentence) == ("too_large", "Prea „mare”.")


WITH_MORE = json.dumps({"document": json.loads(pack_answer(DOCUMENT))["document"] | {"extra": 1}}).encode()


@pytest.mark.parametrize(
    "packed",
    [b"", b"{", b"[]", b"{}", b"null", b'{"document": {}}', b'{"document": 5}', b'{"other": {}}', WITH_MORE],
)
def test_an_answer_that_we_did_not_make_is_refused(packed: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        unpack_answer(packed)
    assert refusal.value.reason == "parser_stopped"
