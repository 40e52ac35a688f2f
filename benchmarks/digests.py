"""How fast letters are planned, beside a bare INSERT of the same rows. The limit stands in floors.toml."""

import argparse
import json
import os
import subprocess
import sys
import tomllib

import psycopg

from benchmarks.api import FLOORS, VAR, Report
from benchmarks.api_tools.seeding import create, migrate
from tracker.embedded import running

NAME = "on_record_digests"
READERS = 20_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=READERS)
    readers = parser.parse_args().readers
    with running(VAR, fast=True) as servers:
        found = planned(servers.database_url, servers.redis_url, readers)
    took = found["first"] + found["second"]
    print(f"== {found['letters']:,.0f} letters with {found['lines']:,.0f} lines, on two mornings")
    print(f"   {found['letters'] / took:,.0f} letters planned a second, {found['lines'] / took:,.0f} lines")
    report = Report(tomllib.loads(FLOORS.read_text("utf-8"))["digests"])
    note = f"{found['first']:.1f} s and {found['second']:.1f} s to {found['bare']:.1f} s"
    report.tell("planned to inserted", took / found["bare"], "planned", note)
    if report.over:
        sys.exit(f"Over the limit: {', '.join(report.over)}")


def planned(server: str, redis_url: str, readers: int) -> dict[str, float]:
    """What `digest_tools.planning` measures, in a process and a database of its own."""
    migrate(server)
    with psycopg.connect(server.replace("/on_record?", "/postgres?"), autocommit=True) as connection:
        create(connection, NAME, like="on_record")
    url = server.replace("/on_record?", f"/{NAME}?")
    code = f"from benchmarks.digest_tools.planning import main; main({readers})"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", code],
        env={**os.environ, "DATABASE_URL": url, "REDIS_URL": redis_url},
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
