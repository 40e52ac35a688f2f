"""The network under the HTTP client: every connection is checked, pinned and has a deadline."""

import ssl
import time
from collections.abc import Iterable
from ipaddress import ip_address

import httpcore

from claims.intake.addresses import Address, NameUnresolved, Resolver, is_public, resolve

CONNECT_SECONDS = 10.0
MOST_ADDRESSES_TRIED = 4

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class AddressRefused(Exception):
    """A host that is, or may be, inside a private network. Not an OSError: never worth a retry."""


class Deadline:
    """A moment after which every read, write and connect of a fetch fails."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self, timeout: float | None = None) -> float:
        """Seconds left, and no more than `timeout`.

        :raises httpcore.ReadTimeout: nothing is left
        """
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this fetch is over")
        return left if timeout is None else min(left, timeout)


class TimedStream(httpcore.NetworkStream):
    """A stream whose timeouts shrink as the deadline nears: one byte a second does not reset them."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class GuardedNetwork(httpcore.NetworkBackend):
    """Resolves a host once, checks every answer, and connects to the very addresses it checked.

    Because the check and the connection use the same answer, a name server that changes its mind
    in between (DNS rebinding) gains nothing.
    """

    def __init__(
        self,
        *,
        allow: frozenset[str],
        deadline: Deadline,
        resolver: Resolver,
        dialer: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._allow = allow
        self._deadline = deadline
        self._resolver = resolver
        self._dialer = dialer or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._checked_addresses(host, port)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses[:MOST_ADDRESSES_TRIED]:
            seconds = min(self._deadline.left(timeout), CONNECT_SECONDS)
            try:
                stream = self._dialer.connect_tcp(str(address), port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self._deadline)
        raise failure

    def _checked_addresses(self, host: str, port: int) -> list[Address]:
        try:
            addresses = resolve(host, port, self._resolver, self._deadline.left(CONNECT_SECONDS))
        except NameUnresolved as error:
            raise httpcore.ConnectError(str(error)) from error
        if _endpoint(host, port) not in self._allow and not all(map(is_public, addresses)):
            # One private answer among public ones is refused too: there is no honest reason for it.
            raise AddressRefused(f"{host} leads into a private network.")
        return addresses


def _endpoint(host: str, port: int) -> str:
    try:
        bracketed = f"[{host}]" if ip_address(host).version == 6 else host
    except ValueError:
        bracketed = host
    return f"{bracketed}:{port}"
