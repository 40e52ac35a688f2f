"""Feeds: the bytes of RSS or Atom become a list of articles to fetch."""

from claims.intake.sandbox import SHARED, Sandbox
from claims.intake.types import FeedUnreadable, ParsedFeed, Unreadable


def parse_feed(
    body: bytes,
    *,
    url: str,
    content_type: str | None = None,
    charset: str | None = None,
    sandbox: Sandbox = SHARED,
) -> ParsedFeed:
    """Read a feed in the parser's process. `url` is the feed's own, for relative links.

    :raises FeedUnreadable: ``empty``, ``not_xml``, ``entities``, ``not_a_feed``; ``too_slow``,
        ``too_large`` or ``parser_stopped`` where reading it overran a limit
    """
    try:
        answer = sandbox.read("feed", body, url=url, content_type=content_type, charset=charset)
    except Unreadable as error:
        raise FeedUnreadable(error.reason, error.sentence) from error
    if not isinstance(answer, ParsedFeed):
        raise FeedUnreadable("parser_stopped", "The parser gave an answer that makes no sense.")
    return answer
