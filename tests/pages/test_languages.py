import re

import pytest
from django.test import Client

from tests.factories.publications import published_claim
from tests.pages.reading import meta, page

pytestmark = pytest.mark.django_db


def test_address_decides_the_language_before_the_browser(client: Client) -> None:
    text = page(client, "/?hl=ro", **{"accept-language": "sq"})
    assert '<html lang="ro">' in text
    assert '<html lang="sq">' in page(client, "/", **{"accept-language": "sq"})


def test_language_of_one_reader_is_not_kept_for_the_next(client: Client) -> None:
    page(client, "/?hl=ro")
    answer = client.get("/")
    assert '<html lang="en">' in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize("nonsense", ["xx", "", "RO", "../ro", "%00"])
def test_unknown_language_is_as_if_none_were_named(nonsense: str, client: Client) -> None:
    text = page(client, f"/?hl={nonsense}")
    assert '<html lang="en">' in text
    assert meta(text, "canonical") == ["http://localhost:8000/"]


def test_links_keep_the_language_of_the_address(client: Client) -> None:
    public = published_claim()
    for door in ("/", f"/claims/{public.slug}/"):
        text = page(client, f"{door}?hl=sq")
        own = re.findall(r'<a [^>]*href="(/[^"]*)"', text)
        pages = [link for link in own if not link.startswith(("/api/", "/feeds/"))]
        assert len(pages) > 5
        assert [link for link in pages if "hl=sq" not in link] == []
    assert "hl=" not in re.sub(r"<(link|nav aria-label=.Language).*", "", page(client, "/"), flags=re.DOTALL)


def test_switch_names_each_language_in_itself_and_keeps_the_search(client: Client) -> None:
    text = page(client, "/claims/?q=bridge&hl=ro")
    for code, name in (("en", "English"), ("ro", "Română"), ("sq", "Shqip")):
        assert re.search(rf'<a href="\?q=bridge&amp;hl={code}" hreflang="{code}"[^>]*>{name}</a>', text), code
    assert text.count('aria-current="true"') == 1


def test_page_names_itself_and_the_same_page_in_each_language(client: Client) -> None:
    public = published_claim()
    address = f"http://localhost:8000/claims/{public.slug}/"
    for query, itself in (("", address), ("?hl=ro", f"{address}?hl=ro"), ("?utm_source=x", address)):
        text = page(client, f"/claims/{public.slug}/{query}")
        assert meta(text, "canonical") == [itself]
        assert meta(text, "alternate") == [address, *(f"{address}?hl={code}" for code in ("en", "ro", "sq"))]


def test_fact_check_is_marked_up_at_one_address_only(client: Client) -> None:
    slug = published_claim().slug
    assert "ld+json" in page(client, f"/claims/{slug}/")
    assert "ld+json" not in page(client, f"/claims/{slug}/?hl=ro")


def test_absent_page_names_no_address(client: Client) -> None:
    text = client.get("/claims/no-such/").content.decode()
    assert "no-such" not in text
    assert '<meta name="robots" content="noindex">' in text
