#!/usr/bin/env python
"""Run a command of On Record, on embedded servers where none are configured."""

import os
import sys
from contextlib import nullcontext

from django.core.management import execute_from_command_line

from tracker import env
from tracker.embedded import EmbeddedError, running

SERVERLESS = {"compilemessages", "makemessages", "collectstatic", "help", "version", "--version"}


def needs_servers(argv: list[str]) -> bool:
    """Whether this command would look for a database that only we can start."""
    command = argv[1] if len(argv) > 1 else "help"
    return env.uses_embedded_servers() and command not in SERVERLESS


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    try:
        with running(env.var_folder()) if needs_servers(sys.argv) else nullcontext():
            execute_from_command_line(sys.argv)
    except (EmbeddedError, env.ConfigurationError) as problem:
        sys.exit(f"{problem}")


if __name__ == "__main__":
    main()
