"""Addresses that other programs hand us: are they ours, and of which claim?"""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from claims.formats.factchecktools import site


def is_ours(address: str) -> bool:
    """Whether an address, or a bare host, is on our site, with or without "www"."""
    return site(address) == site(settings.SITE_URL)


def slug_in(address: str) -> str:
    """The slug in a claim's address, with or without scheme, "www", query or closing slash; else nothing."""
    if not is_ours(address):
        return ""
    path = urlsplit(address if "//" in address else f"//{address}").path
    try:
        found = resolve(f"{path.rstrip('/')}/")
    except Resolver404:
        return ""
    return str(found.kwargs["slug"]) if found.url_name == "claim" else ""
