"""Who said it: the speakers of public claims, and one with every statement that was checked."""

import datetime as dt
import itertools
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.fields.json import KT
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.choices import SpeakerKind
from claims.models import PublicClaim, PublicScale, PublicSpeaker, PublicStatement
from claims.models.forwarding import public_row
from claims.models.public_role import public_read
from claims.pages import shown
from claims.pages.feeds import feed
from claims.pages.languages import alternates

PAGE, LONGEST_NAME = 100, 100
STATEMENTS = 20  # on one page of a speaker
# Below it, a count says more about what we happened to check than about the speaker.
ENOUGH = 10


@require_safe
def speaker_list(request: HttpRequest) -> HttpResponse:
    """By name as it stands in their addresses. No counts: a list of people is no league table."""
    name, after = (request.GET.get(key, "").replace("\0", "")[:LONGEST_NAME] for key in ("name", "after"))
    with public_read():
        rows = PublicSpeaker.objects.filter(slug__gt=after).order_by("slug")
        if name:
            rows = rows.annotate(name=KT("document__name")).filter(name__unaccent__icontains=name)
        documents = list(rows.values_list("document", flat=True)[: PAGE + 1])
    more = documents[PAGE - 1]["slug"] if len(documents) > PAGE else ""
    context = {"speakers": documents[:PAGE], "name": name, "more": more}
    links = {} if name or after else alternates(request, f"{settings.SITE_URL}{reverse('speakers')}")
    return render(request, "claims/speakers.html", {**context, **links})


@dataclass(frozen=True)
class Place:
    """The last statement of a page: its latest possible day, if it has one, and its id."""

    latest: dt.date | None
    statement_id: UUID

    def __str__(self) -> str:
        return f"{self.latest or 'undated'}_{self.statement_id.hex}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """:raises ValueError: for anything that is not the text of a place"""
        day, _, identity = text.partition("_")
        place = cls(None if day == "undated" else dt.date.fromisoformat(day), UUID(hex=identity))
        if str(place) != text:
            raise ValueError("not a place")
        return place

    def beyond(self) -> Q:
        """What comes after it, the latest first and the undated last."""
        if self.latest is None:
            return Q(latest=None, statement_id__lt=self.statement_id)
        same_day = Q(latest=self.latest, statement_id__lt=self.statement_id)
        return Q(latest__lt=self.latest) | same_day | Q(latest=None)


@require_safe
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    place = place_in(request)
    with public_read():
        row = public_row(PublicSpeaker, slug=slug)
        if row is None:
            raise Http404
        if row.slug != slug:
            return redirect("speaker", row.slug, permanent=True)
        places = statement_places(row, place)
        statements = checked_statements(row, places[:STATEMENTS])
        claims, counts = verdict_counts(row)
    context = {
        "speaker": {**row.document, "kind": SpeakerKind(row.document["kind"]).label},
        "statements": statements,
        "earlier": places[STATEMENTS - 1] if len(places) > STATEMENTS else None,
        "later": place,
        "claims": claims,
        "counts": counts,
        "enough": ENOUGH,
        "feed": feed("feed-speaker", row.document["name"], slug),
    }
    address = f"{settings.SITE_URL}{reverse('speaker', args=[slug])}"
    links = alternates(request, address, f"before={place}" if place else "")
    return render(request, "claims/speaker.html", {**context, **links})


def place_in(request: HttpRequest) -> Place | None:
    text = request.GET.get("before")
    if text is None:
        return None
    try:
        return Place.parse(text)
    except ValueError as problem:
        raise Http404 from problem


def statement_places(row: PublicSpeaker, place: Place | None) -> list[Place]:
    """Where the page's statements stand and one more, the latest first and the undated last."""
    found: QuerySet[Any, Any] = (
        PublicStatement.objects.filter(speaker_id=row.pk)
        .values("statement_id")
        .annotate(latest=Max("said_not_after"))
        .order_by(F("latest").desc(nulls_last=True), "-statement_id")
    )
    rest = found.filter(place.beyond()) if place else found
    return [
        Place(latest=found["latest"], statement_id=found["statement_id"]) for found in rest[: STATEMENTS + 1]
    ]


def checked_statements(row: PublicSpeaker, places: list[Place]) -> list[dict[str, Any]]:
    """The statements at those places, each with every claim that it makes."""
    wanted = [place.statement_id for place in places]
    rows = (
        PublicStatement.objects.filter(speaker_id=row.pk, statement_id__in=wanted)
        .select_related("claim")
        .order_by("statement_id", "-claim_id")
    )
    shown_by_id = {
        identity: statement_with_claims(list(group))
        for identity, group in itertools.groupby(rows, key=lambda found: found.statement_id)
    }
    return [shown_by_id[identity] for identity in wanted]


def statement_with_claims(rows: list[PublicStatement]) -> dict[str, Any]:
    claims = [shown.summary(row.claim.document) for row in rows]
    return {**shown.statement(rows[0].document), "claims": claims}


def verdict_counts(row: PublicSpeaker) -> tuple[int, list[dict[str, Any]]]:
    """How many claims of the speaker were checked, and how many had each verdict, scale by scale.

    Each claim counts once, however often it was made. Fewer than ENOUGH are not broken down.
    """
    claims = PublicClaim.objects.standing().saying(row.pk).order_by()
    counted = {
        (scale, verdict): count
        for scale, verdict, count in claims.values_list("scale", "verdict").annotate(count=Count("pk"))
    }
    total = sum(counted.values())
    if total < ENOUGH:
        return total, []
    scales = PublicScale.objects.values_list("document", flat=True)
    return total, [
        {"label": step["label"], "tone": step["tone"], "count": counted[scale["slug"], step["key"]]}
        for scale in map(shown.scale, scales)
        for step in scale["verdicts"]
        if (scale["slug"], step["key"]) in counted
    ]
