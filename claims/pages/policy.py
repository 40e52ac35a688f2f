"""What a browser may do on our pages: show them. No script, no frame, nothing from elsewhere.

The desk runs scripts, those of its own files: none that stands in a page.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# The desk's frame reads what its attributes say with Alpine, which makes functions of them, and sets styles.
DESK = "/admin/"
DESK_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware. A view may set another policy for itself."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        policy = DESK_POLICY if request.path_info.startswith(DESK) else POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return respond


def site(_request: HttpRequest) -> dict[str, str]:
    """Context processor: what every page says of the house."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "corrections_email": settings.CORRECTIONS_EMAIL,
    }
