"""An article in parts: what a page shows of a long text, and what stands in that part."""

from typing import Any

from django.db.models import QuerySet

from claims.admin.highlight import Mark, Part
from claims.models import Article, Occurrence, Sighting

# A longer text is shown in parts of so many code points: a page that a browser lays out in a moment.
PART = 100_000


def part_of(article: Article, at: str) -> Part:
    """The part of an article in which a place stands; a short article is one part."""
    whole = len(article.text)
    place = min(int(at), max(0, whole - 1)) if at.isdecimal() else 0
    start = place // PART * PART if whole > PART else 0
    return Part(start, min(whole, start + PART), whole)


def in_part(model: type[Sighting] | type[Occurrence], article: Article, part: Part) -> QuerySet[Any]:
    """The passages of an article that stand in a part of it."""
    rows: QuerySet[Any] = model._default_manager.filter(article=article)
    return rows.filter(start_offset__lt=part.end, end_offset__gt=part.start)


def article_marks(article: Article, part: Part) -> list[Mark]:
    """Each candidate and statement in a part of the article's text, with an anchor to come to it."""
    marks = []
    for model in (Sighting, Occurrence):
        for place in in_part(model, article, part):
            anchor = f"at-{place.start_offset}"
            marks.append(Mark(place.start_offset, place.end_offset, "clause", anchor=anchor))
            marks += [Mark(start, end, "quote") for start, end in place.quote_spans]
    return marks
