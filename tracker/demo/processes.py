"""The demo's children: web, worker and beat, with a log file each, gone when the demo goes."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

PATIENCE = 15.0  # seconds until a child that does not stop is killed


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Children:
    """Processes by name. Their ids are written down, so that the next demo ends what a killed one left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        folder.mkdir(parents=True, exist_ok=True)
        self.ids = folder / "pids"
        self._end_leftovers()

    def start(self, name: str, *arguments: str) -> None:
        """`python -m …`, its output in <name>.log."""
        log = (self.folder / f"{name}.log").open("ab")
        command = [sys.executable, "-m", *arguments]
        with log:
            # A session of its own: Ctrl-C reaches the demo alone, which then stops its children in order.
            self.running[name] = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        with self.ids.open("a") as ids:
            pid = self.running[name].pid
            ids.write(f"{pid} {_command_of(pid)}\n")

    def fallen(self) -> str | None:
        """The name of a child that has ended by itself."""
        return next((name for name, child in self.running.items() if child.poll() is not None), None)

    def stop(self) -> None:
        for child in self.running.values():
            child.terminate()
        for child in self.running.values():
            try:
                child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self.ids.unlink(missing_ok=True)

    def _end_leftovers(self) -> None:
        for line in self.ids.read_text().splitlines() if self.ids.exists() else []:
            pid, _, command = line.partition(" ")
            if command and _command_of(int(pid)) == command:  # a stranger may have the number by now
                os.kill(int(pid), signal.SIGTERM)
        self.ids.unlink(missing_ok=True)


def _command_of(pid: int) -> str:
    """The command line of a process; empty when it cannot be told. The same on Linux and macOS."""
    command = ["ps", "-ww", "-p", str(pid), "-o", "command="]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""
