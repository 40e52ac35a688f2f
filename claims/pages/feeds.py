"""Which Atom feed goes with a page."""

from django.urls import reverse
from django.utils.translation import gettext as _


def feed(name: str, title: str, *slug: str) -> dict[str, str]:
    """For the page's head, where readers of feeds look, and for a link that people see."""
    return {"address": reverse(name, args=slug), "title": title}


def verdicts() -> dict[str, str]:
    return feed("feed-verdicts", _("Verdicts"))


def corrections() -> dict[str, str]:
    return feed("feed-corrections", _("Corrections"))
