"""Addresses as the discovery document gives them: a literal colon, no closing slash."""

from django.urls import path, re_path

from claims.api.factchecktools import claims, errors, pages

urlpatterns = [
    path("claims:search", claims.ClaimSearch.as_view(), name="factchecktools-search"),
    path("claims:imageSearch", claims.ImageSearch.as_view(), name="factchecktools-image-search"),
    path("pages", pages.PageList.as_view(), name="factchecktools-pages"),
    path("pages/<uuid:page_id>", pages.PageDetail.as_view(), name="factchecktools-page"),
    re_path("", errors.not_found),
]
