from collections.abc import Iterator

import pytest

from tests.intake.rogue import Listener, RogueServer


@pytest.fixture
def server() -> Iterator[RogueServer]:
    with RogueServer() as rogue:
        yield rogue


@pytest.fixture
def decoy() -> Iterator[Listener]:
    """A service inside the house: no fetch may ever open a connection to it."""
    with Listener() as listener:
        yield listener
        assert listener.accepts == 0
