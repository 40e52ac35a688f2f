from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.services.newsstand import Newsstand


@pytest.fixture
def stand(settings: Settings) -> Iterator[Newsstand]:
    """A local news site, which the guarded fetcher may visit."""
    with Newsstand() as newsstand:
        settings.FETCH_ALLOW = frozenset({newsstand.endpoint})
        yield newsstand
