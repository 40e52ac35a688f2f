"""Searching a list: every word in one of the columns, each condition answered from an index."""

import re
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, JSONField, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.text import smart_split, unescape_string_literal

MOST_OTHERS = 1_000  # rows through which a row is found, the newest: behind more of them nobody reads on
TRIGRAM = 3  # letters that an index of trigrams needs to look for the inside of a word


class Like(Func):
    """Text that holds a pattern, in capitals or not: the index of the column itself serves it."""

    arg_joiner, template = " ILIKE ", "(%(expressions)s)"
    output_field = BooleanField()


class AmongThese(Func):
    """A key that a query finds.

    The query is made into an array first, so that several such conditions are each answered from an index;
    of `IN (query) OR …` PostgreSQL would try every row.
    """

    arg_joiner, template = " = ANY(", "%(expressions)s)"
    output_field = BooleanField()


def search(rows: QuerySet[Any], columns: Any, text: str) -> QuerySet[Any]:
    """Those of the rows with every word of the text in some column; "several words" together stand so.

    A list without columns to search has no field for it, and is not narrowed by an address that has.
    """
    for word in words_of(text) if columns else ():
        rows = rows.filter(reduce(or_, (has(rows.model, column, word) for column in columns)))
    return rows


def words_of(text: str) -> list[str]:
    return [_unquoted(word) for word in smart_split(text.replace("\x00", ""))]


def _unquoted(word: str) -> str:
    is_quoted = len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]
    return unescape_string_literal(word) if is_quoted else word


def has(model: Any, path: str, word: str) -> Q:
    """The condition that a column has the word; a column of other rows is looked for among those first."""
    name, _, rest = path.partition("__")
    field = model._meta.get_field(name)
    if not field.is_relation:
        return contains(field, path, word)
    others: QuerySet[Model] = field.related_model._default_manager.all()
    found = others.filter(has(field.related_model, rest, word)).order_by("-pk")
    key, pointing = (field.attname, "pk") if field.concrete else ("pk", field.field.attname)
    return Q(AmongThese(F(key), ArraySubquery(found.values(pointing)[:MOST_OTHERS])))


def contains(field: Any, path: str, word: str) -> Q:
    """Inside of words; a word of one or two letters, at their beginning."""
    column: Any = F(path)
    if isinstance(field, JSONField):
        column = Cast(path, TextField())
    literal = re.sub(r"([%_\\])", r"\\\1", word)
    if len(word) < TRIGRAM and word.isalnum():
        return Q(Like(column, Value(f"{literal}%"))) | Q(Like(column, Value(f"% {literal}%")))
    return Q(Like(column, Value(f"%{literal}%")))
