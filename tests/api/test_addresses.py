import pytest

from claims.api.addresses import is_ours, slug_in


@pytest.fixture(autouse=True)
def _here(settings: object) -> None:
    settings.SITE_URL = "https://www.facts.test"  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["https://facts.test/a", "www.facts.test", "http://facts.test:8080"])
def test_our_site_has_several_spellings(address: str) -> None:
    assert is_ours(address)


@pytest.mark.parametrize("address", ["", "facts.test.evil.test", "https://news.facts.test", "http://[::1"])
def test_other_sites_are_not_ours(address: str) -> None:
    assert not is_ours(address)


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://www.facts.test/claims/bridge/", "bridge"),
        ("facts.test/claims/bridge?x=1#y", "bridge"),
        ("https://facts.test/claims/", ""),
        ("https://facts.test/speakers/bridge/", ""),
        ("https://elsewhere.test/claims/bridge/", ""),
        ("http://[::1/claims/bridge/", ""),
    ],
)
def test_slug_is_that_of_a_claims_page(address: str, slug: str) -> None:
    assert slug_in(address) == slug
