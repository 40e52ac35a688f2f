"""The side bar: the rooms in the order in which work passes through them."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin.boards.pages import BOARDS
from claims.admin.desk import admin_url
from claims.models import (
    Account,
    ApiKey,
    Article,
    BulkAct,
    Candidate,
    Claim,
    Complaint,
    Digest,
    DigestRun,
    ExternalReview,
    Feed,
    FetchRequest,
    Publication,
    PublishRule,
    ReviewImport,
    ReviewRevision,
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

Room = tuple[str | Promise, type[Model], str]
FLOORS: tuple[tuple[str | Promise, tuple[Room, ...]], ...] = (
    (
        _("Desk"),
        (
            (_("Candidates"), Candidate, "inbox"),
            (_("Statements"), Statement, "format_quote"),
            (_("Claims"), Claim, "fact_check"),
            (_("Reviews"), ReviewRevision, "rate_review"),
            (_("Complaints"), Complaint, "feedback"),
            (_("My bulk acts"), BulkAct, "checklist"),
        ),
    ),
    (
        _("Sources"),
        (
            (_("Articles"), Article, "article"),
            (_("Feeds"), Feed, "rss_feed"),
            (_("Outlets"), Source, "newspaper"),
            (_("Pages to fetch"), FetchRequest, "download"),
            (_("Checked by others"), ExternalReview, "travel_explore"),
            (_("Imports of fact-checks"), ReviewImport, "upload_file"),
        ),
    ),
    (
        _("Out"),
        (
            (_("Publications"), Publication, "campaign"),
            (_("Notices of statements"), StatementNotice, "notifications"),
            (_("Digest runs"), DigestRun, "schedule_send"),
            (_("Letters"), Digest, "mail"),
            (_("Subscriptions"), Subscription, "group"),
            (_("Webhooks"), Webhook, "webhook"),
            (_("Deliveries"), WebhookDelivery, "outbox"),
            (_("API keys"), ApiKey, "key"),
        ),
    ),
    (
        _("Reference"),
        (
            (_("Speakers"), Speaker, "record_voice_over"),
            (_("Merges of speakers"), SpeakerMerge, "call_merge"),
            (_("Topics"), Topic, "label"),
            (_("Verdict scales"), VerdictScale, "straighten"),
            (_("Publish rules"), PublishRule, "rule"),
            (_("Users"), User, "badge"),
            (_("Access"), Account, "key_vertical"),
        ),
    ),
)


def stylesheet(request: HttpRequest) -> str:
    return static("claims/admin/desk.css")


def icon(request: HttpRequest) -> str:
    return static("claims/icon.svg")


def own_pages(request: HttpRequest) -> list[dict[str, Any]]:
    """What the menu under one's own name leads to."""
    return [
        {"title": _("Your access"), "link": reverse_lazy("own-access")},
        {"title": _("Change password"), "link": reverse_lazy("admin:password_change")},
    ]


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    """The rooms that this person may enter."""
    home = {"title": _("Home"), "icon": "home", "link": reverse_lazy("admin:index")}
    own = {"title": _("Your access"), "icon": "lock_person", "link": reverse_lazy("own-access")}
    floors: list[dict[str, Any]] = [
        {"title": title, "items": _items(rooms, request.user)} for title, rooms in FLOORS
    ]
    if request.user.has_perm("claims.record_statement"):
        _enter_here(floors[0]["items"], request.path)
    floors.insert(1, {"title": _("Boards"), "items": _boards(request.user)})
    return [
        {"title": "", "items": [home]},
        *(floor for floor in floors if floor["items"]),
        {"title": "", "items": [own]},
    ]


def _enter_here(items: list[dict[str, Any]], path: str) -> None:
    """Quick add, before the rooms. On its page the frame would mark the room of statements as well."""
    link = admin_url(Statement, "add")
    if path == link:
        items[:] = [{**item, "active": False} for item in items]
    items.insert(0, {"title": _("Enter a statement"), "icon": "add_comment", "link": link})


def _items(rooms: tuple[Room, ...], user: Any) -> list[dict[str, Any]]:
    return [
        {"title": title, "icon": icon, "link": admin_url(model, "changelist")}
        for title, model, icon in rooms
        if user.has_perm(f"claims.view_{model._meta.model_name}")
    ]


def _boards(user: Any) -> list[dict[str, Any]]:
    return [
        {"title": board.title, "icon": board.icon, "link": reverse("board", args=[board.name])}
        for board in BOARDS
        if user.has_perm(board.permission)
    ]
