"""Who said it: the speakers of public claims, and one with every statement that was checked."""

import itertools
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Max
from django.db.models.fields.json import KT
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.choices import SpeakerKind
from claims.models import PublicClaim, PublicScale, PublicSpeaker, PublicStatement
from claims.models.public_role import public_read
from claims.pages import shown
from claims.pages.languages import alternates

PAGE, MOST_PAGES, LONGEST_NAME = 100, 1000, 100
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


@require_safe
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    number = page_number(request)
    with public_read():
        row = PublicSpeaker.objects.filter(slug=slug).first()
        if row is None:
            raise Http404
        statements = checked_statements(row, number)
        claims, counts = verdict_counts(row)
    context = {
        "speaker": {**row.document, "kind": SpeakerKind(row.document["kind"]).label},
        "statements": statements[:STATEMENTS],
        "earlier": number + 1 if len(statements) > STATEMENTS else None,
        "claims": claims,
        "counts": counts,
        "enough": ENOUGH,
    }
    address = f"{settings.SITE_URL}{reverse('speaker', args=[slug])}"
    links = alternates(request, address, f"page={number}" if number > 1 else "")
    return render(request, "claims/speaker.html", {**context, **links})


def page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= MOST_PAGES):
        raise Http404
    return int(text)


def checked_statements(row: PublicSpeaker, number: int) -> list[dict[str, Any]]:
    """The page's statements and one more, the latest first; each with every claim that it makes."""
    said = PublicStatement.objects.filter(speaker_id=row.pk)
    latest_first = (
        said.values("statement_id")
        .annotate(latest=Max("said_not_after"))
        .order_by(F("latest").desc(nulls_last=True), "-statement_id")
    )
    start = (number - 1) * STATEMENTS
    wanted = [found["statement_id"] for found in latest_first[start : start + STATEMENTS + 1]]
    rows = said.filter(statement_id__in=wanted).select_related("claim").order_by("statement_id", "-claim_id")
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
        {"label": shown.localised(step["labels"]), "count": counted[scale["slug"], step["key"]]}
        for scale in scales
        for step in scale["verdicts"]
        if (scale["slug"], step["key"]) in counted
    ]
