"""Links that lead a reader to the very words in somebody else's page.

Source: wicg.github.io/scroll-to-text-fragment. A browser that does not know them opens the page at its top.
"""

from urllib.parse import quote, urlsplit

EDGE = 5  # words that name where a long passage begins, and as many where it ends
AROUND = " \t\n„”“«»‹›\"'‚‘’—–-…"  # an outlet may set these otherwise


def at_words(address: str, pieces: list[str]) -> str:
    """The address of a page that prints these pieces of one statement, in this order; with none, as it is."""
    spoken = [words for piece in pieces if (words := piece.strip(AROUND).split())]
    if not address or not spoken:
        return address
    first, last = spoken[0], spoken[-1]
    short = len(spoken) == 1 and len(first) <= 2 * EDGE
    parts = [first] if short else [first[:EDGE], last[-EDGE:]]
    named = ",".join(encoded(" ".join(words)) for words in parts)
    return f"{address}{'' if urlsplit(address).fragment else '#'}:~:text={named}"


def encoded(text: str) -> str:
    """Commas, ampersands and hyphens have a meaning of their own there."""
    return quote(text, safe="").replace("-", "%2D")


def host(address: str) -> str:
    """Where a link leads, for a reader to see before following it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
