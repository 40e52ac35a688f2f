"""What claims are about: one topic and its claims."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import PublicClaim, PublicTopic
from claims.models.public_role import public_read
from claims.pages import shown
from claims.pages.languages import alternates
from claims.pages.listing import listing, place


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    with public_read():
        document = PublicTopic.objects.filter(slug=slug).values_list("document", flat=True).first()
        if document is None:
            raise Http404
        page = listing(request, PublicClaim.objects.standing().filter(topics__contains=[slug]))
    label = shown.localised(document["labels"]) or slug
    links = alternates(request, f"{settings.SITE_URL}{reverse('topic', args=[slug])}", place(request))
    return render(request, "claims/topic.html", {"topic": label, "slug": slug, "page": page, **links})
