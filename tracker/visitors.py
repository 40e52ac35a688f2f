"""Who asks, as far as an address tells."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The visitor's address: of IPv6 the first half, since one visitor has all of the other."""
    found = _address(request)
    if found is None:
        return "unknown"
    return str(found) if found.version == 4 else str(int(found) >> 64)


def address_of(request: HttpRequest) -> str | None:
    """The visitor's whole address; None where there is none."""
    found = _address(request)
    return None if found is None else str(found)


def _address(request: HttpRequest) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:  # the last one is the proxy's own word
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None
