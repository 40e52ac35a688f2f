"""Web addresses: which may be asked for at all, and one spelling for each."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_plus, urljoin

import httpx

DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST_URL = 4_000

_LISTED = [line for line in Path(__file__).with_name("trackers.txt").read_text("utf-8").split("\n") if line]
_NAMES = [line for line in _LISTED if not line.startswith("#")]
# A parameter that is not listed stays: dropping `id=5` would merge two articles into one.
TRACKERS = frozenset(name for name in _NAMES if not name.endswith("*"))
TRACKER_PREFIXES = tuple(name[:-1] for name in _NAMES if name.endswith("*"))

_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
_IPV6 = re.compile(r"[0-9a-f:.]*:[0-9a-f:.]*")


class UrlRefused(ValueError):
    """An address that we neither fetch nor store; the message is a sentence for a person."""


@dataclass(frozen=True)
class WebAddress:
    """A checked http(s) address, taken apart. ``host`` is lower-case ASCII, without brackets."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def endpoint(self) -> str:
        """``host:port`` as the allow list spells it (``[::1]:8000`` for IPv6)."""
        return f"{self.bracketed_host}:{self.port}"

    @property
    def bracketed_host(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host

    def __str__(self) -> str:
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.bracketed_host}{port}{self.target}"


def read_address(url: str) -> WebAddress:
    """Take an http(s) address apart; the fragment is dropped, the host written in ASCII (IDNA).

    :raises UrlRefused: another scheme, a name or password, no host, no possible port, or too long
    """
    parsed = _parse(url.strip())
    if parsed.scheme not in DEFAULT_PORTS:
        raise UrlRefused(f"Only http and https addresses can be read, not “{parsed.scheme or url[:40]}”.")
    if "@" in _authority(url):
        raise UrlRefused("An address with a user name or password in it is refused.")
    host = parsed.raw_host.decode("ascii").lower()
    if not (_NAME.fullmatch(host) or _IPV6.fullmatch(host)):
        raise UrlRefused("The address names no host that could be asked.")
    port = DEFAULT_PORTS[parsed.scheme] if parsed.port is None else parsed.port
    if not 0 < port < 65536:
        raise UrlRefused(f"{port} is not a port number.")
    return WebAddress(parsed.scheme, host, port, parsed.raw_path.decode("ascii"))


def canonical_url(url: str) -> str:
    """One spelling for one page: what the same article is recognised by.

    Host in lower-case ASCII, default port, fragment, dot segments and known tracker parameters
    dropped; every other parameter, and the order of parameters, is kept.

    :raises UrlRefused: as in `read_address`
    """
    address = read_address(url)
    path, mark, query = address.target.partition("?")
    kept = [pair for pair in query.split("&") if pair and not _is_tracker(pair)] if mark else []
    target = path + ("?" + "&".join(kept) if kept else "")
    return str(WebAddress(address.scheme, address.host.rstrip("."), address.port, target))


def absolute_url(base: str, reference: str) -> str:
    """What a link on the page `base` leads to; not yet checked.

    :raises UrlRefused: the link cannot be read at all
    """
    try:
        return urljoin(base, reference.strip())
    except ValueError as error:
        raise UrlRefused("The link is not a web address.") from error


def _parse(url: str) -> httpx.URL:
    if len(url) > LONGEST_URL:
        raise UrlRefused("The address is too long.")
    # Browsers read a backslash as a slash and other programs do not: two readers, two hosts.
    if "\\" in url:
        raise UrlRefused("An address with a backslash in it is refused.")
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise UrlRefused("This is not a web address.") from error


def _authority(url: str) -> str:
    return re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]


def _is_tracker(pair: str) -> bool:
    name = unquote_plus(pair.partition("=")[0]).lower()
    return name in TRACKERS or name.startswith(TRACKER_PREFIXES)
