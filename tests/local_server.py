"""A web server on the loopback interface: its kinds say what it answers."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

Headers = dict[str, str]
WITHOUT_BODY = (204, 304)


@dataclass(frozen=True)
class Asked:
    path: str
    headers: Headers
    body: bytes


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Headers = field(default_factory=dict)


class LocalServer:
    """Runs as long as the block does, on a port that was free."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def endpoint(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    def reply(self, asked: Asked) -> Answer:
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


def handler_of(server: LocalServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer = server.reply(Asked(self.path, dict(self.headers.items()), body))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status not in WITHOUT_BODY:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if answer.status not in WITHOUT_BODY:
                self.wfile.write(answer.body)

        do_POST = do_GET  # noqa: N815 (the base class's name)

        def log_message(self, *_: object) -> None:
            """The tests' output is for the tests."""

    return Handler
