"""Full-text search in several languages: each row is searched as it was indexed, in its own."""

from collections.abc import Callable
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Case, Expression, Func, Q, When
from django.db.models.lookups import In

from claims.models.plain_text import without_marks

# Any other language has no stemmer.
CONFIGURATIONS = {"ro": "on_record_ro", "en": "on_record_en"}
OTHER_CONFIGURATION = "on_record_simple"
# Marks that no text has: whoever shows an excerpt chooses how a hit looks.
HIT_START, HIT_STOP = "\x02", "\x03"
# PostgreSQL knows one mark for phrases; readers type theirs.
STRAIGHT = str.maketrans(dict.fromkeys("„”“«»‟", '"'))
# What querytree makes of a query without words, and of one that only excludes.
NO_WORD = ["", "T"]


def configuration_of(language: str) -> str:
    return CONFIGURATIONS.get(language, OTHER_CONFIGURATION)


def web_query(text: str, configuration: str) -> SearchQuery:
    """Words, "phrases", or, -exclusions; it takes any text, and the marks of any language around a phrase."""
    return SearchQuery(text.translate(STRAIGHT), config=configuration, search_type="websearch")


def mentions(text: str) -> Q:
    """Rows whose `search` matches in the configuration of their `language`.

    One query for all would let a word through that its own language's stem excludes.
    """
    return reduce(or_, mentions_by_language(text))


def mentions_by_language(text: str) -> list[Q]:
    """The same in parts, which have no row in common.

    Of a part PostgreSQL takes the word of the index. Of all at once it reads every row's vector again, to
    see whether it matched in its own language: that is most of the work.
    """
    parts = [Q(language=language) & matches(text, name) for language, name in CONFIGURATIONS.items()]
    return [matches(text, OTHER_CONFIGURATION) & ~Q(language__in=CONFIGURATIONS), *parts]


def matches(text: str, configuration: str) -> Q:
    """Nothing, where the text has no word that the index could be asked for.

    PostgreSQL sees that before it begins; else a text that only excludes would read the whole table.
    """
    query = web_query(text, configuration)
    return Q(search=query) & ~Q(
        In(Func(query, function="querytree", output_field=models.TextField()), NO_WORD)
    )


def in_language(expression: Callable[[str], Expression]) -> Case:
    """The expression, made with the configuration of each row's language."""
    cases = [
        When(language=language, then=expression(configuration))
        for language, configuration in CONFIGURATIONS.items()
    ]
    return Case(*cases, default=expression(OTHER_CONFIGURATION))


class Wording(Func):
    """What a claim's document says in words, for excerpts."""

    template = f"""concat_ws(E'\\n',
        %(expressions)s->>'claim', %(expressions)s->>'title', %(expressions)s->>'summary',
        (SELECT string_agg(said->>'words', E'\\n')
            FROM jsonb_array_elements(%(expressions)s->'statements') AS said),
        {without_marks("%(expressions)s->>'explanation'")})"""  # noqa: S608  (nobody's values are in it)
    output_field = models.TextField()
