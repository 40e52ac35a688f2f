"""The tests of On Record.

Settings are read once, so what they read is decided here, before any conftest or test module is imported:
a fresh folder under the system's temporary one, for servers and files that no other session shares.
A process that a test starts is part of its session; each of several pytest workers is a session of its own.
"""

import atexit
import os
import shutil
import tempfile

import django

SESSION = "ON_RECORD_TEST_SESSION"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")

session = os.environ.get(SESSION, "")
if not session or not session.endswith(WORKER):
    os.environ[SESSION] = f"{os.getpid()}{WORKER}"
    os.environ["ENVIRONMENT"] = "test"
    os.environ["ON_RECORD_VAR"] = tempfile.mkdtemp(prefix="on-record-tests-")
    atexit.register(shutil.rmtree, os.environ["ON_RECORD_VAR"], ignore_errors=True)
    os.environ["API_ANONYMOUS_PER_MINUTE"] = "0"  # tests ask faster than anybody
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    django.setup()
