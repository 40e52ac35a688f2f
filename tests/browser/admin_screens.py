"""`make screenshots`, the desk's part: pictures of its pages in var/screenshots. No test of the gate.

To add a page, add a Picture; its address is made from the rows of `newsroom.build`.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from claims.admin.desk import admin_url, change_url
from claims.models import Account, BulkAct, Candidate, Claim, Complaint, Feed, Statement, User, VerdictScale
from tests.browser import newsroom
from tests.browser.conftest import LogIn

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = settings.BASE_DIR / "var" / "screenshots"
Rows = dict[str, Any]
Address = Callable[[Rows], str]
SIZES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
}
ENGLISH, ALL = ("en",), ("en", "ro", "sq")


@dataclass(frozen=True)
class Picture:
    """A page of the desk; `fixed` is an address, or makes one from the newsroom's rows."""

    name: str
    address: str | Address
    languages: tuple[str, ...] = ENGLISH
    is_public: bool = False


def page_of(name: str) -> Address:
    return lambda rows: change_url(rows[name])


def history_of(name: str) -> Address:
    return lambda rows: admin_url(rows[name], "history", rows[name].pk)


def best_candidate(rows: Rows) -> str:
    """The bridge in eleven outlets."""
    seen = Candidate.objects.waiting().filter(words__contains="proporție de 90%")
    return change_url(seen.ranked().first() or Candidate.objects.ranked()[0])


def hearsay(rows: Rows) -> str:
    return change_url(Candidate.objects.filter(grade="hearsay").first() or Candidate.objects.ranked()[1])


def account_of_ana(rows: Rows) -> str:
    return change_url(Account.objects.get(username="ana"))


PICTURES = [
    Picture("desk-login", "/admin/login/", is_public=True),
    Picture("desk-home", "/admin/", ALL),
    Picture("desk-candidates", admin_url(Candidate, "changelist")),
    Picture("desk-candidates-none", f"{admin_url(Candidate, 'changelist')}?state=merged"),
    Picture("desk-triage", best_candidate, ALL),
    Picture("desk-hearsay", hearsay),
    Picture("desk-article", page_of("article")),
    Picture("desk-article-add", "/admin/claims/article/add/"),
    Picture("desk-statements", admin_url(Statement, "changelist")),
    Picture("desk-statement", page_of("statement")),
    Picture("desk-quick-add", "/admin/claims/statement/add/"),
    Picture("desk-import", admin_url(Statement, "import")),
    Picture("desk-claims", admin_url(Claim, "changelist")),
    Picture("desk-claim", page_of("claim")),
    Picture("desk-revision", page_of("revision")),
    Picture("desk-draft", page_of("draft")),
    Picture("desk-complaints", admin_url(Complaint, "changelist")),
    Picture("desk-complaint", page_of("complaint")),
    Picture("desk-speaker", page_of("speaker")),
    Picture("desk-history", history_of("claim")),
    Picture("desk-feeds", admin_url(Feed, "changelist")),
    Picture("desk-feed", page_of("feed")),
    Picture("desk-subscription", page_of("subscription")),
    Picture("desk-runs", "/admin/claims/digestrun/"),
    Picture("desk-keys", "/admin/claims/apikey/"),
    Picture("desk-key-add", "/admin/claims/apikey/add/"),
    Picture("desk-scales", admin_url(VerdictScale, "changelist")),
    Picture("desk-scale", page_of("scale")),
    Picture("desk-bulk-acts", f"{admin_url(BulkAct, 'changelist')}?whose=all"),
    Picture("desk-bulk-asked", page_of("bulk_asked"), ALL),
    Picture("desk-bulk-at-work", page_of("bulk_at_work")),
    Picture("desk-bulk-finished", page_of("bulk_finished")),
    Picture("desk-balance", "/admin/boards/balance/"),
    Picture("desk-team", "/admin/boards/team/"),
    Picture("desk-engine", "/admin/boards/engine/"),
    Picture("desk-own-access", "/admin/access/"),
    Picture("desk-second-factor", "/admin/login/second-factor/"),
    Picture("desk-password", "/admin/password_change/"),
    Picture("desk-accounts", admin_url(Account, "changelist")),
    Picture("desk-account", account_of_ana),
    Picture("desk-manual", "/admin/manual/"),
]


def wanted() -> list[Picture]:
    """All, or those that `make screenshots ONLY=desk-home,desk-triage` names."""
    only = os.environ.get("ONLY", "")
    return [picture for picture in PICTURES if not only or picture.name in only.split(",")]


@pytest.mark.timeout(1800)
def test_take_pictures_of_the_desk(
    chromium: Browser, live_server: LiveServer, log_in: LogIn, ana: User, besa: User
) -> None:
    rows = newsroom.build(ana, besa)
    chief = besa
    chief.is_superuser = True
    chief.save()
    for size, options in SIZES.items():
        for language in ALL:
            pictures = [picture for picture in wanted() if language in picture.languages]
            if not pictures:
                continue
            page = log_in(chief, locale=language, **options)
            stranger = chromium.new_context(base_url=live_server.url, locale=language, **options).new_page()
            for picture in pictures:
                take(stranger if picture.is_public else page, picture, rows, f"{size}-{language}")


def take(page: Page, picture: Picture, rows: Rows, name: str) -> None:
    address = picture.address if isinstance(picture.address, str) else picture.address(rows)
    answer = page.goto(address)
    assert answer and answer.status < 400, picture
    page.wait_for_timeout(300)
    folder = FOLDER / picture.name
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)
