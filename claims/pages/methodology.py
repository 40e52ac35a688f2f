"""How we work, and what each verdict means."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import PublicScale
from claims.models.public_role import public_read
from claims.pages import shown
from claims.pages.languages import alternates
from claims.pages.speakers import ENOUGH


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    with public_read():
        documents = list(PublicScale.objects.values_list("document", flat=True))
    context = {"scales": [shown.scale(document) for document in documents], "enough": ENOUGH}
    links = alternates(request, f"{settings.SITE_URL}{reverse('methodology')}")
    return render(request, "claims/methodology.html", {**context, **links})
