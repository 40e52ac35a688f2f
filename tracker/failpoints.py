"""Named places where a test kills the process, as a power cut would.

FAILPOINT=name kills at the first passage, FAILPOINT=name:3 at the third. Production ignores it.
"""

import os

from tracker import env

KILLED = 137  # what a shell reports after kill -9
passages: dict[str, int] = {}


def failpoint(name: str) -> None:
    wanted, _, count = os.environ.get("FAILPOINT", "").partition(":")
    if wanted != name or env.environment() == "production":
        return
    passages[name] = passages.get(name, 0) + 1
    if passages[name] == int(count or 1):
        os._exit(KILLED)
