"""The bodies of an article are read when somebody asks, and at the latest when many passages wait."""

from __future__ import annotations

import pytest

from claims.extraction import unread
from claims.extraction.known_bodies import KnownBodies
from tests.extraction.readings import read

TEXT = "Hensolt GmbH schließt.\n\nKarg AG wächst.\n\nDie Stadt wartet."


@pytest.mark.parametrize("waiting", [1, 20_000])
def test_bodies_are_known_however_many_passages_wait(waiting: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread, "MOST_WAITING", waiting)
    known = KnownBodies()
    for passage in read(TEXT, "de"):
        known.learn(passage)
    names = [named.hit.mention.text for named in known.before(len(TEXT))]
    assert names[:2] == ["Karg AG", "Hensolt GmbH"]
    assert known.kinds_of(["Karg AG"]) == known.kinds_of(["Hensolt GmbH"]) == {"company"}


def test_only_bodies_that_stand_before_are_meant() -> None:
    known = KnownBodies()
    for passage in read(TEXT, "de"):
        known.learn(passage)
    assert [named.hit.mention.text for named in known.before(TEXT.index("Karg"))] == ["Hensolt GmbH"]
