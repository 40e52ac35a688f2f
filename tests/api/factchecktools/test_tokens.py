from uuid import UUID

import pytest

from claims.api.factchecktools import tokens
from claims.models.keyset import Cursor
from tests.factories.articles import A_MORNING

CURSOR = Cursor(A_MORNING, UUID(int=7))


def test_token_leads_back_to_its_place_whatever_the_order_of_the_parameters() -> None:
    text = tokens.token(CURSOR, {"query": "bridge", "pageSize": 5})
    assert tokens.place(text, {"pageSize": 5, "query": "bridge"}) == CURSOR


@pytest.mark.parametrize("request_", [{}, {"query": "bridges"}, {"query": "bridge", "offset": 0}])
def test_token_of_another_request_is_refused(request_: dict[str, object]) -> None:
    text = tokens.token(CURSOR, {"query": "bridge"})
    with pytest.raises(ValueError, match="not a token of this request"):
        tokens.place(text, request_)


@pytest.mark.parametrize(
    "damage", [lambda text: text[:-2], lambda text: text + "x", lambda text: text[:12] + "é"]
)
def test_damaged_token_is_refused(damage: object) -> None:
    text = tokens.token(CURSOR, {})
    with pytest.raises(ValueError):
        tokens.place(damage(text), {})  # type: ignore[operator]
