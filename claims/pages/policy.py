"""What a browser may do on our pages: show them. No script, no frame, nothing from elsewhere."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware. The desk needs scripts and has its own rules; a view may set another policy for itself."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not request.path.startswith("/admin/"):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return respond


def site(_request: HttpRequest) -> dict[str, str]:
    """Context processor: what every page says of the house."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "corrections_email": settings.CORRECTIONS_EMAIL,
    }
