import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy as _
from rest_framework.renderers import JSONRenderer

from claims.api.renderers import Json

ANSWERS: list[Any] = [
    {"id": UUID(int=7), "at": dt.datetime(2026, 1, 9, 6, 0, 0, 123_456, dt.UTC), "day": dt.date(2026, 1, 9)},
    {"label": _("False"), "value": Decimal("1.50"), "ș": ["ț", None, True, 1.5]},
    {1: "a key that is no text"},
    [],
    None,
]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("context", [{}, {"indent": 2}, {"indent": 4}, {"indent": None}])
def test_answers_are_those_of_the_framework(answer: Any, context: dict[str, Any]) -> None:
    wanted = JSONRenderer().render(answer, "application/json", context)
    assert Json().render(answer, "application/json", context) == wanted


def test_what_has_no_spelling_is_an_error() -> None:
    with pytest.raises(TypeError):
        Json().render({"what": object()})
