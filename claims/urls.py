"""The public doors."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from claims.api import problems
from claims.pages import (
    claims,
    corrections,
    data,
    digests,
    embeds,
    errors,
    health,
    indexing,
    methodology,
    reports,
    speakers,
    topics,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", claims.home, name="home"),
    path("claims/", claims.claim_list, name="claims"),
    path("claims/<slug:slug>/", claims.claim, name="claim"),
    path("speakers/", speakers.speaker_list, name="speakers"),
    path("speakers/<slug:slug>/", speakers.speaker, name="speaker"),
    path("topics/", topics.topic_list, name="topics"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("corrections/", corrections.correction_list, name="corrections"),
    path("methodology/", methodology.methodology, name="methodology"),
    path("data/", data.data, name="data"),
    path("report/<slug:slug>/", reports.report, name="report"),
    path("report/<slug:slug>/sent/", reports.sent, name="report-sent"),
    path("favicon.ico", indexing.icon, name="icon"),
    path("robots.txt", indexing.robots, name="robots"),
    path("sitemap.xml", indexing.sitemap, name="sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", indexing.sitemap_file, name="sitemap-file"),
    path("api/", include("claims.api.urls")),
    path("v1alpha1/", include("claims.api.factchecktools.urls")),
    path("", include("claims.api.exports.urls")),
    path("embed/<slug:slug>/", embeds.card, name="embed"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("subscribe/", digests.subscribe, name="subscribe"),
    path("subscribe/sent/", digests.asked, name="subscription-asked"),
    path("subscribe/confirm/<str:token>/", digests.confirm, name="confirm-subscription"),
    path("subscribe/manage/<str:token>/", digests.manage, name="manage-subscription"),
    path("unsubscribe/<str:token>/", digests.unsubscribe, name="unsubscribe"),
]


# Programs are told in their format, people in theirs.


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (called by name)
    return problems.not_found(request) if is_api(request) else errors.not_found(request)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Only the desk refuses persons; the API's views answer for themselves."""
    return errors.forbidden(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return problems.bad_request(request) if is_api(request) else errors.bad_request(request)


def server_error(request: HttpRequest) -> HttpResponse:
    return problems.server_error(request) if is_api(request) else errors.server_error(request)


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")
