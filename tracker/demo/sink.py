"""A local SMTP server that keeps each letter as a file instead of sending it on."""

import time
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Folder:
    """Accepts every letter and writes it down as an .eml file whose name sorts by time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002
        name = f"{time.time_ns()}.eml"
        content = envelope.content or b""
        written = self.folder / f".{name}"
        written.write_bytes(content if isinstance(content, bytes) else content.encode())
        written.rename(self.folder / name)
        return "250 Message accepted for delivery"


def serve(folder: Path, port: int) -> Controller:
    """A running SMTP server on this port of the loopback interface."""
    controller = Controller(Folder(folder), hostname="127.0.0.1", port=port)
    controller.start()
    return controller
