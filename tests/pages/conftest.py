"""What the tests of the pages may ask for."""

import pytest

from claims.pages import corrections, listing, speakers


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list goes on after three entries: a long one is made as soon."""
    for module in (corrections, listing, speakers):
        monkeypatch.setattr(module, "PAGE", 3)
    monkeypatch.setattr(speakers, "STATEMENTS", 3)
