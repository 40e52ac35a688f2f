"""A question in SQL with its values: asked for its lines, or as the rows that a list is narrowed to."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL


@dataclass(frozen=True)
class Question:
    """SQL of this house's own, in which a person's words stand among the values alone."""

    sql: str
    values: tuple[Any, ...] = ()

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> "Question":
        return cls(*rows.query.sql_with_params())

    def then(self, template: str, *values: Any) -> "Question":
        """The template with this question in its braces, whose own values come after."""
        return Question(template.format(self.sql), (*self.values, *values))

    def lines(self) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values)
            return list(cursor.fetchall())

    def ids(self) -> RawSQL:
        """For `pk__in`: the question's one column."""
        return RawSQL(self.sql, self.values)  # noqa: S611 - no person's words are in the SQL
