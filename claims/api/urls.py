"""Doors of the API. A version is a folder."""

from django.urls import path, re_path

from claims.api import problems, schema
from claims.api.v1 import claims, publications

urlpatterns = [
    path("v1/claims/", claims.ClaimList.as_view(), name="api-claims"),
    path("v1/claims/<uuid:public_id>/", claims.ClaimDetail.as_view(), name="api-claim"),
    path(
        "v1/claims/<uuid:public_id>/claimreview/",
        claims.ClaimReviewDetail.as_view(),
        name="api-claim-claimreview",
    ),
    path("v1/publications/", publications.EventList.as_view(), name="api-publications"),
    path("schema/", schema.Schema.as_view(), name="api-schema"),
    path("docs/", schema.Docs.as_view(), name="api-docs"),
    path("problems/", schema.problem_kinds, name="api-problems"),
    re_path("", problems.not_found),
]
