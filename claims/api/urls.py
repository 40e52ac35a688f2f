"""Doors of the API. A version is a folder."""

from django.urls import include, path, re_path

from claims.api import problems, schema
from claims.api.v1 import claims, corrections, mentions, one_claim, publications, statements

urlpatterns = [
    path("v1/claims/", claims.ClaimList.as_view(), name="api-claims"),
    path("v1/claims/<uuid:public_id>/", one_claim.ClaimDetail.as_view(), name="api-claim"),
    path(
        "v1/claims/<uuid:public_id>/claimreview/",
        one_claim.ClaimReviewDetail.as_view(),
        name="api-claim-claimreview",
    ),
    path("v1/publications/", publications.EventList.as_view(), name="api-publications"),
    path("v1/statements/", statements.StatementList.as_view(), name="api-statements"),
    path("v1/statements/<uuid:public_id>/", statements.StatementDetail.as_view(), name="api-statement"),
    path("v1/", include(mentions)),
    path("v1/corrections/", corrections.CorrectionList.as_view(), name="api-corrections"),
    path("v1/corrections/<int:seq>/", corrections.CorrectionDetail.as_view(), name="api-correction"),
    path("schema/", schema.Schema.as_view(), name="api-schema"),
    path("docs/", schema.docs, name="api-docs"),
    path("reference/", schema.reference, name="api-reference"),
    path("problems/", schema.problem_kinds, name="api-problems"),
    re_path("", problems.not_found),
]
