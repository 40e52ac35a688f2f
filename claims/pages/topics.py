"""What claims are about: every topic, and one with its claims."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import PublicClaim, PublicTopic
from claims.models.finding import Found
from claims.models.public_role import public_read
from claims.pages import offers, shown
from claims.pages.feeds import feed
from claims.pages.languages import alternates
from claims.pages.listing import listing, place


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """By name in the reader's language. There are as many as an editor can oversee."""
    with public_read():
        topics = sorted(offers.topics(), key=lambda pair: pair[1].casefold())
    links = alternates(request, f"{settings.SITE_URL}{reverse('topics')}")
    return render(request, "claims/topics.html", {"topics": topics, **links})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    with public_read():
        document = PublicTopic.objects.filter(slug=slug).values_list("document", flat=True).first()
        if document is None:
            raise Http404
        page = listing(request, Found(PublicClaim.objects.standing().filter(topics__contains=[slug])))
    label = shown.localised(document["labels"]) or slug
    links = alternates(request, f"{settings.SITE_URL}{reverse('topic', args=[slug])}", place(request))
    context = {"topic": label, "slug": slug, "page": page, "feed": feed("feed-topic", label, slug)}
    return render(request, "claims/topic.html", {**context, **links})
