"""A port for a server that must know it before it starts."""

import random
import socket

# Below those that systems hand out by themselves: no connection takes it before the server does.
RANGE = range(20_000, 30_000)


def free_port() -> int:
    """A port of this machine where nobody listens."""
    for port in random.sample(RANGE, 50):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise AssertionError("none of fifty ports is free")
