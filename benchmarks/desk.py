"""`make bench-desk`: what the editor's desk costs with the rows of a year, beside a hundred of each.

Every page of the desk is found by asking the desk itself, and asked for in both of two embedded databases
(var/bench, made once) in turns, through gunicorn and a session. The limits stand in floors.toml.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.api import FLOORS, VAR, Report
from benchmarks.api_tools.serving import Reader, environment, serving
from benchmarks.desk_tools.seeding import SIZES, prepared
from tracker.embedded import Addresses, running

ROUNDS, MORE_ROUNDS = 3, 11
SLOWEST = 15  # pages shown
LIST = re.compile("^admin:claims_(.*)_changelist$")
PLAIN_LIST = "_changelist$|: page "  # behind no filter and in its own order


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="pages with these letters in their name")
    only = parser.parse_args().only
    report = Report(tomllib.loads(FLOORS.read_text("utf-8"))["desk"])
    with running(VAR, fast=True) as servers:
        found = {size: looked_at(prepared(servers.database_url, size), servers, only) for size in SIZES}
        pages = shared(found["few"]["pages"], found["many"]["pages"])
        print(f"== {len(pages)} pages of the desk, of a hundred rows each and of a year's")
        tell_queries(pages, found, report)
        tell_paces(pages, timed(pages, found, servers), report)
    if report.over:
        sys.exit(f"Over the limit: {', '.join(report.over)}")


def looked_at(database: str, servers: Addresses, only: str) -> dict[str, Any]:
    """What `desk_tools.inside` finds, in a process and a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "found.json"
        code = f"from benchmarks.desk_tools.inside import main; main({str(file)!r}, {only!r})"
        command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
        surroundings = {**os.environ, **environment(database, servers.redis_url), **AS_STAFF}
        subprocess.run(command, env=surroundings, check=True)
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return {**found, "database": database}


AS_STAFF = {"STAFF_SECOND_FACTOR": "optional"}


def shared(few: dict[str, Any], many: dict[str, Any]) -> list[str]:
    """The pages that both databases have and this person may open."""
    return [name for name, page in few.items() if page["status"] == many.get(name, {}).get("status") == 200]


def tell_queries(pages: list[str], found: dict[str, Any], report: Report) -> None:
    few, many = found["few"]["pages"], found["many"]["pages"]
    asked = {name: (few[name]["queries"], many[name]["queries"]) for name in pages}
    more = [name for name in pages if asked[name][1] > base(name, asked)]
    scanning = [name for name in pages if many[name]["scans"]]
    for name in more:
        print(f"   {name:44}{few[name]['queries']:4} queries, of many rows {many[name]['queries']}")
    for name in scanning:
        print(f"   {name:44}reads the whole of {', '.join(many[name]['scans'])}")
    report.tell("pages with more queries", len(more), "more queries")
    # To count what lacks something, or for another order, a table may be read: `grows` limits that.
    plain = [name for name in scanning if re.search(PLAIN_LIST, name)]
    report.tell("lists that read a whole table", len(plain), "whole tables read")
    searches = [name for name in scanning if "searched" in name or "offered" in name]
    report.tell("searches that read a whole table", len(searches), "searches without an index")


def timed(pages: list[str], found: dict[str, Any], servers: Addresses) -> dict[str, tuple[float, float]]:
    """The medians of each page with few and with many rows; those that seem to grow are asked for again."""
    with ExitStack() as stack:
        clerks = [
            Clerk(stack.enter_context(serving(one["database"], servers.redis_url)), one)
            for one in (found["few"], found["many"])
        ]
        paces = {name: turns(clerks, name, ROUNDS) for name in pages}
        grown = [name for name in pages if paces[name][1] > 2 * base(name, paces)]
        return paces | {name: turns(clerks, name, MORE_ROUNDS) for name in grown}


class Clerk:
    """Somebody who is logged in and opens pages."""

    def __init__(self, reader: Reader, found: dict[str, Any]) -> None:
        self.reader, self.pages = reader, found["pages"]
        self.cookie = f"sessionid={found['session']}"

    def time(self, name: str) -> float:
        try:
            return self.reader.time(self.pages[name]["address"], Cookie=self.cookie)
        except ConnectionError:  # while the other one was asked, this server hung up
            self.reader.connect()
            return self.reader.time(self.pages[name]["address"], Cookie=self.cookie)


def turns(clerks: list[Clerk], name: str, rounds: int) -> tuple[float, float]:
    took = [[clerk.time(name) for clerk in clerks] for _ in range(rounds)]
    few, many = (median(times) for times in zip(*took, strict=True))
    return few, many


def base(name: str, costs: dict[str, Any]) -> float:
    """What a page is compared with: itself with few rows, or a page of its list that has more to show.

    A filter or a search finds a handful among a hundred, and fills its page among many; the first review may
    be in another state, of which there is a page each.
    """
    room = LIST.sub(r"\1", name).partition(":")[0]
    alike = {f"admin:claims_{room}_changelist", f"{room}: page half", f"{room}: page last", name}
    if name == "reviewrevision: an object":
        alike |= {other for other in costs if other.startswith("a review, ")}
    return float(max(costs[other][0] for other in alike & costs.keys()))


def tell_paces(pages: list[str], paces: dict[str, tuple[float, float]], report: Report) -> None:
    growth = {name: paces[name][1] / base(name, paces) for name in pages}
    limit = report.limits["grows"]
    slowest = sorted(pages, key=lambda name: -growth[name])
    for name in [name for name in slowest if growth[name] > limit] or slowest[:SLOWEST]:
        few, many = paces[name]
        print(f"   {name:44}{few:8.1f} ms {many:8.1f} ms {growth[name]:6.2f}")
    worst = slowest[0]
    report.tell("growth, worst page", growth[worst], "grows", worst)
    report.tell("growth, median page", median(growth.values()), "usual page grows")


if __name__ == "__main__":
    main()
