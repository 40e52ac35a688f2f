"""What a file or page holds is read or told of; nothing in it raises."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from claims.intake.review_files import LeftOut, ReviewsRead, read_reviews
from tests.intake.test_claimreview import CLEAN, anything

PAGE = "<html><head><title>Faptele</title>{scripts}</head><body><p>Podul nu e gata.</p></body></html>"
SCRIPT = '<script type="application/ld+json">{}</script>'


def review(number: int, **parts: Any) -> dict[str, Any]:
    return {**CLEAN, "url": f"https://faptele.test/{number}", **parts}


def of_json(loaded: object) -> ReviewsRead:
    return read_reviews(json.dumps(loaded).encode())


def urls(read: ReviewsRead) -> list[str]:
    return [found.url.removeprefix("https://faptele.test/") for found in read.reviews]


def page_with(*scripts: str) -> bytes:
    return PAGE.format(scripts="".join(SCRIPT.format(script) for script in scripts)).encode()


def test_a_data_feed_is_read_and_its_empty_items_are_told_of() -> None:
    feed = {
        "@type": "DataFeed",
        "dataFeedElement": [
            {"@type": "DataFeedItem", "item": [review(1), review(2)]},
            {"@type": "DataFeedItem", "item": None},
            {"@type": "DataFeedItem", "item": review(3)},
            {"@type": "DataFeedItem", "item": [review(4, url="")]},
        ],
    }
    read = of_json(feed)
    assert urls(read) == ["1", "2", "3"]
    assert read.left_out == [
        LeftOut("dataFeedElement[1].item", "It is no ClaimReview."),
        LeftOut("dataFeedElement[3].item[0]", "It has no address."),
    ]


@pytest.mark.parametrize(
    "loaded",
    [
        review(1),
        [review(1)],
        [[{"@graph": [review(1)]}]],
        {"@graph": [{"@graph": review(1)}]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": review(1)}]},
        {"@type": "NewsArticle", "review": review(1)},
        {"type": "http://schema.org/ClaimReview", "properties": {**review(1), "@type": None}},
        review(1, **{"@type": ["Review", "http://schema.org/ClaimReview"]}),
        {name: value for name, value in review(1).items() if name != "@type"},
    ],
)
def test_a_review_is_found_wherever_it_hangs(loaded: object) -> None:
    assert urls(of_json(loaded)) == ["1"]


def test_an_answer_of_the_fact_check_tools_is_read() -> None:
    claim = {
        "text": "Podul e gata.",
        "claimReview": [
            {"url": "https://faptele.test/1", "textualRating": "Fals"},
            {"url": "", "textualRating": "Fals"},
            {"url": "https://faptele.test/2", "textualRating": "False"},
        ],
    }
    read = of_json({"claims": [claim], "nextPageToken": "x"})
    assert urls(read) == ["1", "2"]
    assert {found.claim for found in read.reviews} == {"Podul e gata."}
    assert [left.where for left in read.left_out] == ["claims[0].claimReview[1]"]
    assert urls(of_json({"results": [{"claim": claim}]})) == ["1", "2"]


def test_a_page_is_read_in_the_parsers_process() -> None:
    news = json.dumps({"@type": "NewsArticle", "headline": "Podul"})
    body = page_with(news, json.dumps({"@graph": [review(1), {"@type": "WebSite"}]}), '{"@type": ')
    read = read_reviews(body, url="https://faptele.test/podul")
    assert urls(read) == ["1"]
    [left] = read.left_out
    assert left.where == "script 3" and "not JSON" in left.why


def test_a_review_without_an_address_has_that_of_its_page() -> None:
    read = read_reviews(page_with(json.dumps({**CLEAN, "url": None})), url="https://faptele.test/podul?x=1")
    assert urls(read) == ["podul?x=1"]


def test_trailing_commas_and_comments_are_forgiven() -> None:
    dirty = "<!-- " + json.dumps(review(1))[:-1] + ", } -->"
    assert urls(read_reviews(page_with(dirty), url="https://faptele.test/podul")) == ["1"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "no content"),
        (b"Only words.", "no ClaimReview"),
        (b"<html><p>words", "no ClaimReview"),
        (b'{"a": ', "not JSON"),
        (b"[]", "nothing in it"),
        (b"{}", "no ClaimReview"),
        (b"[" * 50_000, "JSON"),
        (b"\x00\xff\xfe\x00", "no"),
    ],
)
def test_what_holds_none_is_told_of(body: bytes, why: str) -> None:
    read = read_reviews(body, url="https://faptele.test/")
    assert read.reviews == []
    assert len(read.left_out) == 1 and why in read.left_out[0].why


def test_other_encodings_are_read() -> None:
    body = json.dumps([CLEAN], ensure_ascii=False).encode("utf-16")
    [found] = read_reviews(body).reviews
    assert found.claim == "Podul peste Dorna se deschide în mai."


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(anything)
def test_no_json_raises(loaded: object) -> None:
    read = of_json([loaded])
    assert read.reviews or read.left_out
