"""Pages for what is not there and for what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/404.html", status=404)


def bad_request(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/400.html", status=400)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (called by name)
    """A form came back without the mark that it was given; what the check found is nobody's business."""
    return render(request, "claims/stale_form.html", status=403)


def forbidden(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/403.html", status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """For forms; reading has no limit."""
    response = render(request, "claims/429.html", status=429)
    response["Retry-After"] = "3600"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/500.html", status=500)
