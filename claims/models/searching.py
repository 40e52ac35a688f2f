"""Full-text search in several languages: each row is searched as it was indexed, in its own."""

from collections.abc import Callable

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Case, Expression, Func, Q, When

# Any other language has no stemmer.
CONFIGURATIONS = {"ro": "on_record_ro", "en": "on_record_en"}
OTHER_CONFIGURATION = "on_record_simple"
# Marks that no text has: whoever shows an excerpt chooses how a hit looks.
HIT_START, HIT_STOP = "\x02", "\x03"


def configuration_of(language: str) -> str:
    return CONFIGURATIONS.get(language, OTHER_CONFIGURATION)


def web_query(text: str, configuration: str) -> SearchQuery:
    """Words, "phrases", or, -exclusions; it takes any text."""
    return SearchQuery(text, config=configuration, search_type="websearch")


def mentions(text: str) -> Q:
    """Rows whose `search` matches in the configuration of their `language`.

    One query for all would let a word through that its own language's stem excludes.
    """
    found = Q(search=web_query(text, OTHER_CONFIGURATION)) & ~Q(language__in=CONFIGURATIONS)
    for language, configuration in CONFIGURATIONS.items():
        found |= Q(language=language, search=web_query(text, configuration))
    return found


def in_language(expression: Callable[[str], Expression]) -> Case:
    """The expression, made with the configuration of each row's language."""
    cases = [
        When(language=language, then=expression(configuration))
        for language, configuration in CONFIGURATIONS.items()
    ]
    return Case(*cases, default=expression(OTHER_CONFIGURATION))


class Wording(Func):
    """What a claim's document says in words, for excerpts."""

    template = """concat_ws(E'\\n',
        %(expressions)s->>'claim', %(expressions)s->>'title', %(expressions)s->>'summary',
        (SELECT string_agg(said->>'words', E'\\n')
            FROM jsonb_array_elements(%(expressions)s->'statements') AS said),
        %(expressions)s->>'explanation')"""
    output_field = models.TextField()
