import pytest

from claims.intake.urls import UrlRefused, absolute_url, canonical_url, read_address


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://Example.COM:80/Stire", "http://example.com/Stire"),
        ("https://example.com:443", "https://example.com/"),
        ("https://example.com:8443/a", "https://example.com:8443/a"),
        ("https://example.com/a#comentarii", "https://example.com/a"),
        ("https://example.com/a/../b/./c", "https://example.com/b/c"),
        ("https://example.com./a", "https://example.com/a"),
        ("https://știri.example/ă?q=ț", "https://xn--tiri-pxb.example/%C4%83?q=%C8%9B"),
        ("https://example.com/a?id=5&utm_source=x&page=2&fbclid=1", "https://example.com/a?id=5&page=2"),
        ("https://example.com/a?UTM_Medium=x", "https://example.com/a"),
        ("https://example.com/a?b=2&a=1&empty=", "https://example.com/a?b=2&a=1&empty="),
        ("https://example.com/a?", "https://example.com/a"),
        ("https://[2606:4700::1111]/a", "https://[2606:4700::1111]/a"),
        ("  https://example.com/a\n", "https://example.com/a"),
    ],
)
def test_one_page_has_one_spelling(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/a",
        "file:///etc/passwd",
        "gopher://example.com/",
        "data:text/html,hello",
        "javascript:alert(1)",
        "http:///a",
        "http://",
        "https://ana:secret@example.com/",
        "https://@example.com/",
        "http://example.com\\@127.0.0.1/",
        "http://exa mple.com/",
        "http://exa\nmple.com/",
        "http://[fe80::1%25eth0]/",
        "http://example.com:99999/",
        "http://example.com:0/",
        "http://①②⑦.⓪.⓪.①/",
        "https://example.com/" + "a" * 5_000,
    ],
)
def test_what_is_not_a_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(UrlRefused) as refusal:
        canonical_url(url)
    assert str(refusal.value).endswith(".")


def test_an_address_is_taken_apart_with_its_default_port() -> None:
    address = read_address("https://Example.com/a?b=1#c")
    assert (address.scheme, address.host, address.port, address.target) == (
        "https",
        "example.com",
        443,
        "/a?b=1",
    )
    assert address.endpoint == "example.com:443"
    assert read_address("http://[::1]:8000/").endpoint == "[::1]:8000"


def test_a_link_is_joined_to_its_page_or_refused() -> None:
    assert absolute_url("https://example.com/a/b", " ../c?d#e ") == "https://example.com/c?d#e"
    with pytest.raises(UrlRefused):
        absolute_url("https://example.com/", "http://[bad")
