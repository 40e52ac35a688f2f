"""How often somebody may try to get in: by account and by address, counted before we look at the password."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from tracker.counters import counted, take_back
from tracker.visitors import network_of

logger = logging.getLogger(__name__)
# One address may stand for an office, and one account may be tried from many addresses.
OFFICE, CROWD = 6, 10


@dataclass(frozen=True)
class Limit:
    name: str
    most: int


@dataclass(frozen=True)
class Attempt:
    """One try to get into an account, which may not exist: nobody is told."""

    account: str
    network: str

    @classmethod
    def of(cls, request: HttpRequest, account: str) -> "Attempt":
        return cls(account.strip().casefold(), network_of(request))

    @property
    def limits(self) -> tuple[Limit, ...]:
        most = settings.SIGN_IN_ATTEMPTS
        return (
            Limit(_unreadable(self.account, self.network), most),
            Limit(_unreadable("", self.network), OFFICE * most),
            Limit(_unreadable(self.account, ""), CROWD * most),
        )

    def is_one_too_many(self) -> bool:
        """Count it. What one limit refuses is not counted for the next: nobody locks others out alone."""
        seconds = settings.SIGN_IN_PAUSE_MINUTES * 60
        found = any(counted(limit.name, seconds=seconds) > limit.most for limit in self.limits)
        if found:
            logger.warning("Too many attempts to sign in: one was not looked at.")
        return found

    def succeeded(self) -> None:
        """It does not count; those that failed before it still do."""
        for limit in self.limits:
            take_back(limit.name)


def held(request: HttpRequest) -> HttpResponse:
    """Whether the password was right, and whether there is such an account, is not said."""
    minutes = settings.SIGN_IN_PAUSE_MINUTES
    response = render(
        request,
        "claims/admin/held.html",
        {**admin.site.each_context(request), "title": _("Wait a little"), "minutes": minutes},
        status=429,
    )
    response["Retry-After"] = str(minutes * 60)
    return response


def _unreadable(account: str, network: str) -> str:
    return f"sign-in-{salted_hmac('claims.admin.attempts', f'{account} {network}').hexdigest()[:24]}"
