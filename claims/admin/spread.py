"""How far words have spread, in one line: "in 11 outlets, earliest 07:42"."""

import datetime as dt
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Article, Sighting


def spread(sightings: Sequence[Sighting]) -> str:
    """In how many outlets, in how many articles where that is more, and when first.

    An article without an outlet counts as one of its own.
    """
    articles = {seen.article_id: seen.article for seen in sightings}
    outlets = len({_outlet(article) for article in articles.values()})
    said = [ngettext("in %(number)d outlet", "in %(number)d outlets", outlets) % {"number": outlets}]
    if len(articles) > outlets:
        number = len(articles)
        said.append(ngettext("%(number)d article", "%(number)d articles", number) % {"number": number})
    times = [article.published_at for article in articles.values() if article.published_at]
    if times:
        said.append(_("earliest %(time)s") % {"time": _hour(localtime(min(times)))})
    return ", ".join(said)


def _hour(at: dt.datetime) -> str:
    """The hour of today; the day before the hour of any other day."""
    return date_format(at, "TIME_FORMAT" if at.date() == localdate() else "DATETIME_FORMAT")


def _outlet(article: Article) -> str:
    return f"outlet {article.source_id}" if article.source_id else f"article {article.pk}"
