"""`make screenshots`, the desk's part: pictures of its pages in var/screenshots. No test of the gate,
and not cut off: on a busy machine it takes long.

To add a page, add a Picture; its address is made from the rows of `newsroom.build`.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib import admin
from django.core.cache import caches
from django.db.models import Model
from django.urls import resolve
from django_otp.plugins.otp_static.models import StaticDevice
from pghistory.models import Events
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from claims.admin.desk import admin_url, change_url
from claims.admin.merges import merge_url
from claims.models import (
    Account,
    Article,
    BulkAct,
    Candidate,
    Claim,
    Complaint,
    Digest,
    ExternalReview,
    Feed,
    FetchRequest,
    Publication,
    PublishRule,
    ReviewImport,
    ReviewRevision,
    SecondFactor,
    Source,
    Speaker,
    SpeakerMerge,
    Statement,
    StatementNotice,
    Subscription,
    Topic,
    User,
    VerdictScale,
    Webhook,
    WebhookDelivery,
)
from tests.browser import newsroom
from tests.browser.conftest import PASSWORD, LogIn
from tests.otp import code_now, key_of

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
    return change_url(Candidate.objects.waiting().get(grade="hearsay", words__contains="blind"))


def account_of_ana(rows: Rows) -> str:
    return change_url(Account.objects.get(username="ana"))


def merge_of_two(rows: Rows) -> str:
    return merge_url(rows["double"], rows["kept"])


def earlier_words(rows: Rows) -> str:
    """A value of the past, looked at before it is restored."""
    claim = Claim.objects.get(slug="no-debts")
    Claim.objects.filter(pk=claim.pk, text__contains="no debts").update(
        text="The town hall has repaid its debts."
    )
    events: Any = Events.objects
    event = events.tracks(claim).filter(pgh_label__contains="update").order_by("-pgh_id").first()
    return f"{admin_url(claim, 'history', claim.pk)}?restore={event.pgh_slug}&column=text"


def list_of(model: type[Model]) -> str:
    return admin_url(model, "changelist")


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
    Picture("desk-rooms", "/admin/claims/"),
    Picture("desk-password-done", "/admin/password_change/done/"),
    Picture("desk-articles", list_of(Article)),
    Picture("desk-requests", list_of(FetchRequest)),
    Picture("desk-request", page_of("request")),
    Picture("desk-sources", list_of(Source)),
    Picture("desk-source", page_of("source")),
    Picture("desk-source-add", admin_url(Source, "add")),
    Picture("desk-feed-add", admin_url(Feed, "add")),
    Picture("desk-feed-delete", lambda rows: admin_url(Feed, "delete", rows["feed"].pk)),
    Picture("desk-feed-history", history_of("feed")),
    Picture("desk-publications", list_of(Publication)),
    Picture("desk-publication", page_of("publication")),
    Picture("desk-notices", list_of(StatementNotice)),
    Picture("desk-notice", page_of("notice")),
    Picture("desk-imports", list_of(ReviewImport)),
    Picture("desk-import-of-reviews", page_of("import")),
    Picture("desk-import-of-reviews-add", admin_url(ReviewImport, "add")),
    Picture("desk-external-reviews", list_of(ExternalReview)),
    Picture("desk-external-review", page_of("external")),
    Picture("desk-claim-add", admin_url(Claim, "add")),
    Picture("desk-claims-import", admin_url(Claim, "import")),
    Picture("desk-reviews", list_of(ReviewRevision)),
    Picture("desk-in-review", page_of("in_review")),
    Picture("desk-superseded", page_of("superseded")),
    Picture("desk-retracted", page_of("retracted")),
    Picture("desk-restore", earlier_words),
    Picture("desk-revision-history", history_of("revision")),
    Picture("desk-subscriptions", list_of(Subscription)),
    Picture("desk-run", page_of("run")),
    Picture("desk-letters", list_of(Digest)),
    Picture("desk-letter", page_of("letter")),
    Picture("desk-key", page_of("key")),
    Picture("desk-rules", list_of(PublishRule)),
    Picture("desk-rule", page_of("rule")),
    Picture("desk-scale-add", admin_url(VerdictScale, "add")),
    Picture("desk-speakers", list_of(Speaker)),
    Picture("desk-speaker-add", admin_url(Speaker, "add")),
    Picture("desk-speakers-import", admin_url(Speaker, "import")),
    Picture("desk-merges", list_of(SpeakerMerge)),
    Picture("desk-merge", page_of("merge")),
    Picture("desk-merge-choice", admin_url(SpeakerMerge, "add")),
    Picture("desk-merge-preview", merge_of_two),
    Picture("desk-topics", list_of(Topic)),
    Picture("desk-topic", page_of("topic")),
    Picture("desk-topic-add", admin_url(Topic, "add")),
    Picture("desk-users", list_of(User)),
    Picture("desk-user", lambda rows: change_url(rows["claim"].created_by)),
    Picture("desk-user-add", admin_url(User, "add")),
    Picture(
        "desk-user-password",
        lambda rows: f"{admin_url(User, 'changelist')}{rows['claim'].created_by.pk}/password/",
    ),
    Picture("desk-webhooks", list_of(Webhook)),
    Picture("desk-webhook", page_of("webhook")),
    Picture("desk-webhook-add", admin_url(Webhook, "add")),
    Picture("desk-deliveries", list_of(WebhookDelivery)),
    Picture("desk-delivery", page_of("delivery")),
]


def address_of(picture: Picture, rows: Rows) -> str:
    return picture.address if isinstance(picture.address, str) else picture.address(rows)


def left_out(rows: Rows) -> set[str]:
    """The pages of the desk that no picture shows: lists, objects and ways in of every room."""
    shown = {resolve(urlsplit(address_of(picture, rows)).path).view_name for picture in PICTURES}
    pages = {
        f"admin:{url.name}"
        for room in admin.site._registry.values()
        for url in room.get_urls()
        if url.name and url.name.endswith(("_changelist", "_change", "_add", "_import"))
    }
    return pages - shown


def wanted() -> list[Picture]:
    """All, or those that `make screenshots ONLY=desk-home,desk-triage` names."""
    only = os.environ.get("ONLY", "")
    return [picture for picture in PICTURES if not only or picture.name in only.split(",")]


@pytest.mark.timeout(0)
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


@pytest.mark.timeout(0)
def test_take_pictures_of_the_entrance(log_in_by_keyboard: LogIn, ana: User, settings: Any) -> None:
    """From the app that is set up to a code too many: each page follows from the one before."""
    settings.STAFF_SECOND_FACTOR = "required"
    if not os.environ.get("ONLY"):
        for size, options in SIZES.items():
            caches["limits"].clear()
            StaticDevice.objects.all().delete()
            SecondFactor.objects.all().delete()
            walk_in(log_in_by_keyboard(ana, **options), f"{size}-en")
    caches["limits"].clear()


def walk_in(page: Page, name: str) -> None:
    keep(page, "desk-set-up", name)
    key = key_of(page.locator(".steps code").inner_text())
    enter_code(page, code_now(key))
    keep(page, "desk-recovery-codes", name)
    page.context.clear_cookies()
    page.goto("/admin/")
    page.locator("[name=username]").fill("ana")
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    keep(page, "desk-sign-in-code", name)
    for _again in range(6):
        enter_code(page, "zzzzzzzz")
    keep(page, "desk-held-up", name)


def enter_code(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def take(page: Page, picture: Picture, rows: Rows, name: str) -> None:
    answer = page.goto(address_of(picture, rows))
    assert answer and answer.status < 400, picture
    page.wait_for_timeout(300)
    keep(page, picture.name, name)


def keep(page: Page, picture: str, name: str) -> None:
    """The whole page in a window as high as it is: what sticks to the window's foot hides nothing."""
    folder = FOLDER / picture
    folder.mkdir(parents=True, exist_ok=True)
    window = page.viewport_size
    assert window
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": window["width"], "height": max(window["height"], height)})
    page.screenshot(path=folder / f"{name}.png", full_page=True)
    page.set_viewport_size(window)
