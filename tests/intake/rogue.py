"""A web server that misbehaves on purpose, and a listener that nobody may reach."""

import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

Behaviour = bytes | Callable[[socket.socket], None]


def reply(body: bytes = b"", *, status: str = "200 OK", **headers: str) -> bytes:
    """One whole HTTP answer; header names are written with underscores."""
    lines = [f"HTTP/1.1 {status}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return reply(status=status, Location=location)


class Listener:
    """Accepts on 127.0.0.1 (and everywhere else on this machine), counts, and hangs up."""

    def __init__(self) -> None:
        self._socket = _everywhere()
        self._socket.settimeout(0.01)
        self.port: int = self._socket.getsockname()[1]
        self.accepts = 0
        self._stopping = threading.Event()
        self._conversations: list[threading.Thread] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def endpoint(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.endpoint}{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        for thread in [self._thread, *self._conversations]:
            thread.join(5)
        self._socket.close()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            self.accepts += 1
            conversation = threading.Thread(target=self._hang_up_after, args=(connection,), daemon=True)
            self._conversations.append(conversation)
            conversation.start()

    def _hang_up_after(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(5)
            try:
                self.talk(connection)
            except OSError:
                return  # the client went away, as it should from most of these answers

    def talk(self, connection: socket.socket) -> None:
        """A decoy says nothing."""


class RogueServer(Listener):
    """Answers each path with bytes, or with a function that is handed the bare connection."""

    def __init__(self, **answers: Behaviour) -> None:
        super().__init__()
        self.answers: dict[str, Behaviour] = {f"/{name}": answer for name, answer in answers.items()}
        self.requests: list[str] = []
        self.sent = 0

    def talk(self, connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            piece = connection.recv(4096)
            if not piece:
                return
            request += piece
        self.requests.append(request.decode("latin-1"))
        answer = self.answers[request.split(b" ")[1].decode().partition("?")[0]]
        if isinstance(answer, bytes):
            connection.sendall(answer)
        else:
            answer(connection)

    def pour(self, connection: socket.socket, piece: bytes, times: int) -> None:
        """Send a piece again and again, counting what the client was willing to take."""
        for _ in range(times):
            connection.sendall(piece)
            self.sent += len(piece)


def _everywhere() -> socket.socket:
    if socket.has_dualstack_ipv6():
        return socket.create_server(("", 0), family=socket.AF_INET6, dualstack_ipv6=True)
    return socket.create_server(("", 0))
