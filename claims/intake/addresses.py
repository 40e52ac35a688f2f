"""Which network addresses a fetch may reach: only those that belong to the public Internet.

Python's ``is_global`` is not enough: on 3.11 it is true for ``::127.0.0.1``, for NAT64 and 6to4
addresses that wrap a private one, and for multicast.
"""

import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], list[str]]

_NOT_PUBLIC_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's metadata service on an address that looks public
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved and broadcast
    )
)

# IPv6 is allow-listed: only the block from which public addresses are given out. That leaves out
# loopback, mapped and compatible IPv4, NAT64, unique local, link-local and multicast in one line.
_GIVEN_OUT_V6 = IPv6Network("2000::/3")
_NOT_PUBLIC_V6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # special purposes, Teredo among them
        "2001:db8::/32",
        "2002::/16",  # 6to4 wraps an IPv4 address
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)


class NameUnresolved(OSError):
    """A host name gave no address, or gave none in time."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public Internet, by an explicit list (see the module)."""
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in block for block in _NOT_PUBLIC_V4)
    inside = address.scope_id is None and address in _GIVEN_OUT_V6
    return inside and address.is_global and not any(address in block for block in _NOT_PUBLIC_V6)


def system_resolver(host: str, port: int) -> list[str]:
    """All addresses of a host by the system's resolver, which also reads 0x7f.1 and 2130706433.

    :raises NameUnresolved: the name has no address
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NameUnresolved(f"The host name {host} has no address.") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def resolve(host: str, port: int, resolver: Resolver, seconds: float) -> list[Address]:
    """Ask the resolver once, waiting no longer than `seconds`.

    getaddrinfo knows no time limit, so it runs in a thread of its own, left behind when late.

    :raises NameUnresolved: no address, no readable address, or no answer in time
    """
    answers: list[str] = []
    failures: list[OSError] = []

    def ask() -> None:
        try:
            answers.extend(resolver(host, port))
        except OSError as error:
            failures.append(error)

    asking = threading.Thread(target=ask, name="resolve", daemon=True)
    asking.start()
    asking.join(max(seconds, 0))
    if asking.is_alive():
        raise NameUnresolved(f"No answer in time for the host name {host}.")
    if failures or not answers:
        raise NameUnresolved(f"The host name {host} has no address.")
    try:
        return [ip_address(answer) for answer in answers]
    except ValueError as error:
        raise NameUnresolved(f"The host name {host} has an address that cannot be read.") from error
