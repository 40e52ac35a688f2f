"""How often a key was used, as bars: drawn here, so that the page needs no script."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import KeyUsage

BAR, GAP, HEIGHT = 14, 4, 80


def charted(days: Sequence[KeyUsage]) -> SafeString:
    """A bar for each day, and its numbers in words for who cannot see it or points at it."""
    most = max((day.requests + day.refused for day in days), default=0)
    if not most:
        return format_html("{}", _("Not used in the last %(days)s days.") % {"days": len(days)})
    bars = format_html_join("", "{}", ((bar(day, place, most),) for place, day in enumerate(days)))
    total = sum(day.requests for day in days)
    label = ngettext("%(total)s request in %(days)s days", "%(total)s requests in %(days)s days", total) % {
        "total": total,
        "days": len(days),
    }
    return format_html(
        '<svg role="img" aria-label="{}" width="{}" height="{}" fill="currentColor">{}</svg><p>{}</p>',
        label, len(days) * (BAR + GAP), HEIGHT, bars, label,
    )  # fmt: skip


def bar(day: KeyUsage, place: int, most: int) -> SafeString:
    """Answered below, refused on top and paler."""
    answered, refused = (scaled(number, most) for number in (day.requests, day.refused))
    text = _("%(day)s: %(requests)s answered, %(refused)s refused") % {
        "day": date_format(day.day), "requests": day.requests, "refused": day.refused,
    }  # fmt: skip
    return format_html(
        "<g><title>{}</title>{}{}</g>",
        text,
        rectangle(place, HEIGHT - answered, answered, "1"),
        rectangle(place, HEIGHT - answered - refused, refused, ".4"),
    )


def rectangle(place: int, top: int, height: int, opacity: str) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" opacity="{}"/>',
        place * (BAR + GAP), top, BAR, height, opacity,
    )  # fmt: skip


def scaled(number: int, most: int) -> int:
    """In pixels: what happened at all can be seen."""
    return max(round(number / most * HEIGHT), 1) if number else 0
