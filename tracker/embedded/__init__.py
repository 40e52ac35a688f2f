"""PostgreSQL and Valkey from their wheels, on unix sockets, for demo, development and tests."""

from tracker.embedded.places import EmbeddedError
from tracker.embedded.servers import Addresses, addresses, running, stop_unused

__all__ = ["Addresses", "EmbeddedError", "addresses", "running", "stop_unused"]
