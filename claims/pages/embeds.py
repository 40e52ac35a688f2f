"""A claim as a card that other sites may show in a frame."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from claims.models import PublicClaim
from claims.models.public_role import public_read
from claims.pages import shown
from claims.pages.policy import POLICY

# Anybody may frame it: nothing on it can be pressed but a link that leads to us.
FRAMED_ANYWHERE = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")


@require_safe
@xframe_options_exempt
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """A retracted claim says so, wherever its card was put."""
    with public_read():
        document = PublicClaim.objects.filter(slug=slug).values_list("document", flat=True).first()
    if document is None:
        raise Http404
    retracted = bool(document["retracted_at"])
    claim = shown.tombstone(document) if retracted else shown.summary(document)
    status = 410 if retracted else 200
    response = render(request, "claims/embed.html", {"claim": claim, "retracted": retracted}, status=status)
    response["Content-Security-Policy"] = FRAMED_ANYWHERE
    return response
