"""The project's own settings; only the addresses also hold the hand-written peer."""

from tracker.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.api_tools.urls"
