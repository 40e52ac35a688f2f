from claims.formats import datacommons
from claims.formats.claimreview import claim_review
from tests.formats.test_claimreview import document, statement

HOUSE = {"publisher": "On Record", "site": "https://facts.test"}


def test_feed_says_whose_it_is_and_when_it_changed() -> None:
    found = datacommons.head(modified="2026-01-09T09:30:00Z", **HOUSE)
    assert found == {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": "On Record",
        "url": "https://facts.test",
        "dateModified": "2026-01-09T09:30:00Z",
    }
    assert "dateModified" not in datacommons.head(modified=None, **HOUSE)


def test_item_holds_its_review_in_a_list() -> None:
    whole = document(statement())
    found = datacommons.item(whole, **HOUSE)
    (review,) = found.pop("item")
    assert found == {
        "@type": "DataFeedItem",
        "dateCreated": "2026-01-09T09:30:00Z",
        "dateModified": "2026-01-11T09:30:00Z",
        "url": "https://facts.test/claims/bridge/",
    }
    assert review == {
        **claim_review(whole, **HOUSE),
        "sdPublisher": {"@type": "Organization", "name": "On Record", "url": "https://facts.test"},
        "sdDatePublished": "2026-01-11T09:30:00Z",
    }
