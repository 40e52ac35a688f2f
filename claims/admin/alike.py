"""Statements that a candidate may repeat: the same words, cut or longer, or nearly the same."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.matching.quotes import Likeness, compare
from claims.models import Candidate, Statement

LOOKED_AT, SHOWN = 12, 5
SAME, CONTAINED = 0.97, 0.95


@dataclass(frozen=True)
class Alike:
    """A statement, how alike it is in a word, and whether nothing speaks against one and the same."""

    statement: Statement
    note: str
    may_be_same: bool


def alike(candidate: Candidate) -> list[Alike]:
    """The most alike first; those with other numbers, the opposite sense or another speaker last.

    Across languages nothing is compared.
    """
    rows = Statement.objects.standing().filter(language=candidate.language or candidate.article.language)
    likely = rows.select_related("speaker").most_alike(candidate.words, LOOKED_AT)
    found = [_weighed(candidate, statement) for statement in likely]
    return sorted(found, key=lambda one: not one.may_be_same)[:SHOWN]


def _weighed(candidate: Candidate, statement: Statement) -> Alike:
    if candidate.speaker_id and statement.speaker_id != candidate.speaker_id:
        return Alike(statement, _("another speaker"), may_be_same=False)
    likeness = compare(candidate.words, statement.words)
    return Alike(statement, _in_a_word(likeness), may_be_same=likeness.may_be_same)


def _in_a_word(likeness: Likeness) -> str:
    if not likeness.same_numbers:
        return _("other numbers")
    if not likeness.same_polarity:
        return _("the opposite sense")
    if likeness.score >= SAME:
        return _("the same words")
    return _("one holds the other") if likeness.contained >= CONTAINED else _("similar words")
