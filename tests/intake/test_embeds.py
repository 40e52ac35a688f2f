import pytest
from lxml.html import HtmlElement

from claims.intake.embeds import is_embedded_post, post_language, post_text, primary_language
from claims.intake.markup import parse_html
from tests.intake.pages import TWEET, TWEET_TEXT


def only_post(markup: str) -> HtmlElement:
    (post,) = [
        element for element in parse_html(markup).iter("blockquote", "div") if is_embedded_post(element)
    ]
    return post


def test_a_post_keeps_its_author_and_date_after_its_words() -> None:
    post = only_post(f"<body><div class='embed'>{TWEET}</div></body>")
    assert post_text(post) == TWEET_TEXT
    assert post_language(post) == "en"


BLUESKY = """<blockquote class="bluesky-embed" data-bluesky-uri="at://x"><p lang="en">Bridge open.</p>&mdash;
<a href="x">Maria (@maria.example)</a> <a href="y">January 8, 2026 at 9:00 AM</a></blockquote>"""
INSTAGRAM = """<blockquote class="instagram-media"><div><a href="x">Podul, azi.</a>
<p>A post shared by Maria (@maria)</p></div></blockquote>"""
TELEGRAM = """<blockquote class="telegram-post"><p>Ura u hap.</p>— Maria (@maria) 8 janar 2026</blockquote>"""


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (BLUESKY, "Bridge open. — Maria (@maria.example) January 8, 2026 at 9:00 AM"),
        (INSTAGRAM, "Podul, azi. A post shared by Maria (@maria)"),
        (TELEGRAM, "Ura u hap. — Maria (@maria) 8 janar 2026"),
    ],
)
def test_posts_of_other_networks_are_known_too(markup: str, text: str) -> None:
    assert post_text(only_post(markup)) == text


def test_a_post_of_facebook_is_one_post_though_it_nests() -> None:
    root = parse_html(
        '<div class="fb-post"><blockquote class="fb-xfbml-parse-ignore"><p>Podul e gata.</p>Posted by '
        '<a href="x">Maria</a> on <a href="y">Thursday, January 8, 2026</a></blockquote></div>'
    )
    outer = next(element for element in root.iter("div"))
    assert is_embedded_post(outer)
    assert post_text(outer) == "Podul e gata. Posted by Maria on Thursday, January 8, 2026"


def test_an_ordinary_block_quote_is_no_post() -> None:
    root = parse_html('<blockquote class="quote twitterish"><p>Vorbe.</p></blockquote>')
    assert not any(is_embedded_post(element) for element in root.iter("blockquote"))


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("ro-RO", "ro"),
        ("ro_MD", "ro"),
        ("SQ", "sq"),
        ("und", None),
        ("", None),
        (None, None),
        ("română", None),
    ],
)
def test_a_language_tag_gives_its_primary_part(tag: str | None, language: str | None) -> None:
    assert primary_language(tag) == language
