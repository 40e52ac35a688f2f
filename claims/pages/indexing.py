"""What search engines may read, and where everything is."""

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import PublicClaim, PublicSpeaker, PublicTopic
from claims.models.public_role import public_read

CHUNK = 5_000  # addresses in one file; engines take up to ten times as many
MOST_FILES = 50_000
XML = "application/xml"
FIXED = ("home", "claims", "speakers", "topics", "corrections", "methodology", "data")
CLOSED = ("/admin/", "/report/", "/subscribe/", "/unsubscribe/")


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    closed = "".join(f"Disallow: {path}\n" for path in CLOSED)
    text = f"User-agent: *\n{closed}\nSitemap: {settings.SITE_URL}{reverse('sitemap')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def icon(_request: HttpRequest) -> HttpResponse:
    """Where programs look that read no page."""
    return redirect(static("claims/icon.svg"))


def listed() -> dict[str, QuerySet[Model]]:
    """What has a page each, by the name of its address; new ones go to the end, so that files keep theirs."""
    return {
        "claim": PublicClaim.objects.standing().in_order("published_at"),
        "speaker": PublicSpeaker.objects.order_by("pk"),
        "topic": PublicTopic.objects.order_by("pk"),
    }


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The files with addresses, each named with what it lists and its number."""
    with public_read():
        counts = {kind: rows.count() for kind, rows in listed().items()}
    files = [
        f"{settings.SITE_URL}{reverse('sitemap-file', args=[kind, number])}"
        for kind, count in counts.items()
        for number in range(1, -(-count // CHUNK) + 1)
    ]
    fixed = f"{settings.SITE_URL}{reverse('sitemap-file', args=['page', 1])}"
    return render(request, "claims/sitemap_index.xml", {"files": [fixed, *files]}, content_type=XML)


@require_safe
def sitemap_file(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    pages = fixed_pages() if (kind, number) == ("page", 1) else pages_of(kind, number)
    return render(request, "claims/sitemap.xml", {"pages": pages}, content_type=XML)


def fixed_pages() -> list[dict[str, object]]:
    return [{"address": f"{settings.SITE_URL}{reverse(name)}"} for name in FIXED]


def pages_of(kind: str, number: int) -> list[dict[str, object]]:
    rows = listed().get(kind)
    if rows is None or not 1 <= number <= MOST_FILES:
        raise Http404
    start = (number - 1) * CHUNK
    with public_read():
        found = list(rows.values_list("slug", "updated_at")[start : start + CHUNK])
    if not found:
        raise Http404
    return [
        {"address": f"{settings.SITE_URL}{reverse(kind, args=[slug])}", "updated_at": at}
        for slug, at in found
    ]
