import base64
import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models.keyset import Cursor


@given(st.datetimes(timezones=st.just(dt.UTC)), st.uuids())
def test_cursor_comes_back_as_it_went(at: dt.datetime, identity: UUID) -> None:
    assert Cursor.parse(str(Cursor(at, identity))) == Cursor(at, identity)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "=" * 8,
        "ăîș",
        "\x00",
        base64.urlsafe_b64encode(b"2026-01-09T06:00:00 0123").decode(),
        base64.urlsafe_b64encode(b"2026-01-09T06:00:00 01a200895a9571fb8bcb8a5bd0e1c7d1").decode(),
        str(Cursor(dt.datetime(2026, 1, 9, tzinfo=dt.UTC), UUID(int=7))) + "A",
        str(Cursor(dt.datetime(2026, 1, 9, tzinfo=dt.UTC), UUID(int=7))) + "=",
    ],
)
def test_anything_else_is_no_cursor(text: str) -> None:
    with pytest.raises(ValueError):
        Cursor.parse(text)


@given(st.text())
def test_garbage_is_refused_in_one_way(text: str) -> None:
    try:
        Cursor.parse(text)
    except ValueError:
        return
    raise AssertionError(text)
