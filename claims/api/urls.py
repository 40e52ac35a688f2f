"""Doors of the API. A version is a folder."""

from django.urls import path, re_path

from claims.api import problems, schema
from claims.api.v1 import claims, corrections, publications, scales, sources, speakers, topics

urlpatterns = [
    path("v1/claims/", claims.ClaimList.as_view(), name="api-claims"),
    path("v1/claims/<uuid:public_id>/", claims.ClaimDetail.as_view(), name="api-claim"),
    path(
        "v1/claims/<uuid:public_id>/claimreview/",
        claims.ClaimReviewDetail.as_view(),
        name="api-claim-claimreview",
    ),
    path("v1/publications/", publications.EventList.as_view(), name="api-publications"),
    path("v1/speakers/", speakers.SpeakerList.as_view(), name="api-speakers"),
    path("v1/speakers/<uuid:public_id>/", speakers.SpeakerDetail.as_view(), name="api-speaker"),
    path("v1/topics/", topics.TopicList.as_view(), name="api-topics"),
    path("v1/topics/<uuid:public_id>/", topics.TopicDetail.as_view(), name="api-topic"),
    path("v1/scales/", scales.ScaleList.as_view(), name="api-scales"),
    path("v1/scales/<uuid:public_id>/", scales.ScaleDetail.as_view(), name="api-scale"),
    path("v1/sources/", sources.SourceList.as_view(), name="api-sources"),
    path("v1/sources/<uuid:public_id>/", sources.SourceDetail.as_view(), name="api-source"),
    path("v1/corrections/", corrections.CorrectionList.as_view(), name="api-corrections"),
    path("v1/corrections/<int:seq>/", corrections.CorrectionDetail.as_view(), name="api-correction"),
    path("schema/", schema.Schema.as_view(), name="api-schema"),
    path("docs/", schema.Docs.as_view(), name="api-docs"),
    path("problems/", schema.problem_kinds, name="api-problems"),
    re_path("", problems.not_found),
]
