"""How this house asks the network, and what it does when no answer comes."""

from django.conf import settings

from claims.intake.fetch import FetchPolicy
from claims.intake.urls import UrlRefused, read_address

VERSION = "0.1"


def policy() -> FetchPolicy:
    """What the settings allow a fetch to cost and reach; sites see who asks and where to complain."""
    return FetchPolicy(
        max_bytes=settings.FETCH_MAX_BYTES,
        total_seconds=float(settings.FETCH_SECONDS),
        allow=settings.FETCH_ALLOW,
        user_agent=f"OnRecord/{VERSION} (+{settings.SITE_URL})",
    )


def is_lasting(url: str) -> bool:
    """Whether an address may be stored as one to ask again: no exception that only a test or the demo has."""
    try:
        return read_address(url).endpoint not in settings.FETCH_ALLOW
    except UrlRefused:
        return False
