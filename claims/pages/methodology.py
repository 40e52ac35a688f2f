"""How we work, and what each verdict means."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import PublicScale
from claims.models.public_role import public_read
from claims.pages.languages import alternates
from claims.pages.markdown import rendered
from claims.pages.shown import localised, tone
from claims.pages.speakers import ENOUGH


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    with public_read():
        documents = list(PublicScale.objects.values_list("document", flat=True))
    context = {"scales": [scale(document) for document in documents], "enough": ENOUGH}
    links = alternates(request, f"{settings.SITE_URL}{reverse('methodology')}")
    return render(request, "claims/methodology.html", {**context, **links})


def scale(document: dict[str, Any]) -> dict[str, Any]:
    values = [step["rating_value"] for step in document["verdicts"] if step["rating_value"] is not None]
    ends = {"worst_rating": min(values, default=None), "best_rating": max(values, default=None)}
    return {
        "slug": document["slug"],
        "label": localised(document["labels"]) or document["slug"],
        "methodology": rendered(document["methodology"]),
        "verdicts": [step(verdict, ends) for verdict in document["verdicts"]],
        **ends,
    }


def step(verdict: dict[str, Any], ends: dict[str, int | None]) -> dict[str, Any]:
    return {
        **verdict,
        "label": localised(verdict["labels"]),
        "definition": localised(verdict["definitions"]),
        "tone": tone({**verdict, **ends}),
    }
