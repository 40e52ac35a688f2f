"""`make bench-api`: what the public API costs, beside a hand-written view, and how it grows with the claims.

Everything goes through gunicorn with the project's settings, over embedded PostgreSQL with invented claims
(var/bench, made once). Ratios are taken within one run; the limits stand in floors.toml.
"""

import argparse
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.api_tools.seeding import WRITTEN, prepared
from benchmarks.api_tools.serving import Answer, Pace, Reader, content, environment, serving
from benchmarks.api_tools.wording import ONCE_COMMON, PLANTED
from tracker.embedded import Addresses, running

VAR = Path(__file__).resolve().parents[1] / "var/bench"
FLOORS = Path(__file__).with_name("floors.toml")
SIZES = (10_000, 100_000, 1_000_000)
LIST, PEER = "/api/v1/claims/", "/peer/claims/"
QUERIES = {
    "list": "",
    "filter by topic": "?topic=topic-3",
    "filter by speaker": "?speaker=speaker-7",
    "filter by verdict": "?verdict=false&language=ro",
    "search": "?search=passim",
}
TYPO = "interbum"  # for interdum
REPEATS, GROWTH_REPEATS = 60, 12
PAGES, STRIDE = 1_000, 250


@dataclass
class Report:
    """Figures beside their limits."""

    limits: dict[str, float]
    over: list[str] = field(default_factory=list)

    def tell(self, name: str, figure: float, limit: str, note: str = "") -> None:
        most = self.limits[limit]
        mark = "" if figure <= most else "  OVER"
        print(f"   {name:34}{figure:8.2f}  (at most {most:g}){mark}  {note}", flush=True)
        if figure > most:
            self.over.append(name)


def main() -> None:
    rows = arguments().rows
    report = Report(tomllib.loads(FLOORS.read_text("utf-8"))["api"])
    with running(VAR, fast=True) as servers:
        databases = {size: prepared(servers.database_url, size) for size in SIZES if size <= rows}
        usual = min(WRITTEN, max(databases))
        with serving(databases[usual], servers.redis_url) as reader:
            print(f"== {usual:,} claims: ours and the hand-written view's")
            compare(reader, report)
            compare_unchanged(reader, report)
            walk(reader, report)
        look_inside(databases[usual], servers, report)
        grow(databases, servers, report)
    if report.over:
        sys.exit(f"Over the limit: {', '.join(report.over)}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=SIZES[-1], help="the largest number of claims")
    return parser.parse_args()


def compare(reader: Reader, report: Report) -> None:
    one = json.loads(content(reader.get(LIST)))["results"][3]["id"]
    pairs = {name: (LIST + query, PEER + query) for name, query in QUERIES.items()}
    pairs["detail"] = (f"{LIST}{one}/", f"{PEER}{one}/")
    for name, (ours, peers) in pairs.items():
        check_same(reader.get(ours), reader.get(peers), name)
        own, other = reader.paces([ours, peers], REPEATS)
        limit = name.partition(" ")[0]
        report.tell(f"{name} to hand-written", own.median / other.median, limit, f"{own} to {other}")
    packed = reader.pace(LIST, REPEATS, Accept_Encoding="gzip")
    print(f"   {'list, compressed':34}{packed}")


def check_same(ours: Answer, peers: Answer, name: str) -> None:
    """Else the ratio says nothing."""
    found, wanted = json.loads(content(ours)), json.loads(content(peers))
    if found.get("results", found) != wanted.get("results", wanted):
        sys.exit(f"{name}: the hand-written view answers something else.")


def compare_unchanged(reader: Reader, report: Report) -> None:
    one = json.loads(content(reader.get(LIST)))["results"][3]["id"]
    for name, address in (("list", LIST), ("detail", f"{LIST}{one}/")):
        tag = reader.get(address).headers["ETag"]
        rounds = [
            (reader.time(address, 304, If_None_Match=tag), reader.time(address)) for _ in range(REPEATS)
        ]
        unchanged, whole = (Pace.of(took) for took in zip(*rounds, strict=True))
        note = f"{unchanged} to {whole}"
        report.tell(f"304 to 200, {name}", unchanged.median / whole.median, f"304 {name}", note)


def walk(reader: Reader, report: Report) -> None:
    """From the first page to the thousandth, by `next`; then every 250th and the first, in turns."""
    pages = [*islice(followed(reader), PAGES)]
    deep = pages[STRIDE - 1 :: STRIDE]
    first, *others = reader.paces([LIST, *deep], REPEATS)
    slowest = max(others, key=lambda pace: pace.median)
    note = f"{slowest} to {first}"
    report.tell(
        f"pages to {len(pages):,}, slowest to page 1", slowest.median / first.median, "deep page", note
    )


def followed(reader: Reader) -> Iterator[str]:
    """The address of each page of the list."""
    address = LIST
    while address:
        yield address
        parts = urlsplit(json.loads(content(reader.get(address)))["next"] or "")
        address = f"{parts.path}?{parts.query}" if parts.path else ""


def look_inside(database: str, servers: Addresses, report: Report) -> None:
    """Queries do not grow with the page; no plan reads a large table from end to end."""
    queries = {name: query.removeprefix("?") for name, query in QUERIES.items()}
    searches = {f"search {word}": f"search={word}" for word in (*PLANTED, ONCE_COMMON, TYPO)}
    names = {**queries, **searches}
    addresses = {
        (name, size): f"{LIST}?{query}&page_size={size}".replace("?&", "?")
        for name, query in names.items()
        for size in (1, 100)
    }
    found = asked(database, servers, [*addresses.values()])
    scans = [address for address, seen in found.items() if seen["scans"]]
    most = max(found, key=lambda address: found[address]["queries"])
    report.tell("queries, most", found[most]["queries"], "queries", most)
    report.tell("requests that read a whole table", len(scans), "whole tables read", " ".join(scans))
    more = {
        name: found[addresses[name, 100]]["queries"] - found[addresses[name, 1]]["queries"] for name in names
    }
    report.tell(
        "queries, page of 100 to page of 1",
        max(more.values()),
        "more queries",
        ", ".join(name for name in more if more[name]),
    )


def asked(database: str, servers: Addresses, addresses: list[str]) -> dict[str, Any]:
    surroundings = {**os.environ, **environment(database, servers.redis_url)}
    command = [sys.executable, "-m", "benchmarks.api_tools.inside", *addresses]
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def grow(databases: dict[int, str], servers: Addresses, report: Report) -> None:
    """The first page and searches for rare and common words, at every size."""
    print("== growth: medians in milliseconds")
    words = [*PLANTED, ONCE_COMMON, TYPO]
    asked_for = {"first page": LIST} | {word: f"{LIST}?search={word}" for word in words}
    asked_for["best of the commonest"] = f"{LIST}?search={words[0]}&ordering=-rank"
    table: dict[int, dict[str, float]] = {}
    for size, database in databases.items():
        with serving(database, servers.redis_url) as reader:
            paces = reader.paces([*asked_for.values()], GROWTH_REPEATS)
        table[size] = {name: pace.median for name, pace in zip(asked_for, paces, strict=True)}
    for name in asked_for:
        shares = f"{PLANTED[name]:.2%} of all" if name in PLANTED else ""
        print(f"   {name:24}{'  '.join(f'{table[size][name]:8.1f}' for size in table)}  {shares}")
    for small, large in pairwise(table):
        worst = max(table[large][word] for word in words) / max(table[small][word] for word in words)
        report.tell(f"worst word, {large:,} to {small:,}", worst, "worst word per tenfold")
    smallest, largest = min(table), max(table)
    page = table[largest]["first page"] / table[smallest]["first page"]
    report.tell(f"first page, {largest:,} to {smallest:,}", page, "first page grows")


if __name__ == "__main__":
    main()
