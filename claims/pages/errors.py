"""Pages for what is not there and for what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/404.html", status=404)


def bad_request(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/400.html", status=400)


def too_many(request: HttpRequest) -> HttpResponse:
    """For forms; reading has no limit."""
    response = render(request, "claims/429.html", status=429)
    response["Retry-After"] = "3600"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/500.html", status=500)
