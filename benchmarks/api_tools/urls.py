"""The project's doors, and those of the hand-written peer."""

from django.urls import include, path

from benchmarks.api_tools import peer

urlpatterns = [
    path("peer/claims/", peer.claim_list),
    path("peer/claims/<uuid:public_id>/", peer.claim),
    path("", include("tracker.urls")),
]
