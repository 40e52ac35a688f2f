"""Posts of social networks inside an article: who they are from is printed in them."""

from lxml.html import HtmlElement

from claims.intake.markup import plain_text

_CLASSES = frozenset(
    {
        "twitter-tweet",
        "twitter-video",
        "instagram-media",
        "fb-post",
        "fb-xfbml-parse-ignore",
        "bluesky-embed",
        "telegram-post",
        "tgme_widget_message",
        "mastodon-embed",
        "tiktok-embed",
        "text-post-media",  # Threads
        "reddit-embed-bq",
        "truthsocial-embed",
        "vk-post",
    }
)


def is_embedded_post(element: HtmlElement) -> bool:
    """Whether an element is a post that its network's own code put into the page."""
    return element.tag in {"blockquote", "div"} and not _CLASSES.isdisjoint(
        (element.get("class") or "").split()
    )


def post_text(element: HtmlElement) -> str:
    """The post's words with its author and date as printed under them, on one line."""
    return plain_text(element)


def post_language(element: HtmlElement) -> str | None:
    """The language that the network marked on the post's words, or None (also for “und”)."""
    for part in element.iter("blockquote", "p", "div", "span"):
        language = primary_language(part.get("lang"))
        if language:
            return language
    return None


def primary_language(tag: str | None) -> str | None:
    """``ro`` of ``ro-RO`` or ``ro_MD``; None for what names no language."""
    primary = (tag or "").strip().replace("_", "-").split("-")[0].lower()
    named = primary.isascii() and primary.isalpha() and len(primary) in {2, 3}
    return primary if named and primary not in {"und", "zxx", "mul"} else None
