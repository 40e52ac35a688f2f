"""claims.search and claims.imageSearch."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.addresses import is_ours
from claims.api.factchecktools.errors import Unimplemented
from claims.api.factchecktools.frame import GoogleView, PagedQuery, optional_number, optional_text
from claims.formats import factchecktools
from claims.models import PublicClaim
from claims.models.finding import Found, counted
from claims.models.publications import PublicClaimQuerySet

BCP_47 = r"^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$"
# Any older claim is older than the press; the largest int32 would fall out of the calendar.
OLDEST_DAYS = 200_000


class SearchParameters(PagedQuery):
    query = optional_text(max_length=1000)
    languageCode = serializers.RegexField(  # noqa: N815
        BCP_47, required=False, allow_blank=True, max_length=35
    )
    reviewPublisherSiteFilter = optional_text(max_length=300)  # noqa: N815
    maxAgeDays = optional_number()  # noqa: N815

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs.get("query") and not attrs.get("reviewPublisherSiteFilter"):
            raise serializers.ValidationError({"query": "Give it, or reviewPublisherSiteFilter."})
        return attrs


class ClaimSearch(GoogleView):
    """Newest first. A retracted verdict is not found any more."""

    query = SearchParameters
    binding = ("query", "languageCode", "reviewPublisherSiteFilter", "maxAgeDays", "pageSize", "offset")

    def get(self, _request: Request) -> HttpResponseBase:
        rows, token = self.rows(self.matching())
        claims = [factchecktools.claim(document, publisher=settings.SITE_NAME) for (document,) in rows]
        return Response(factchecktools.filled({"claims": claims, "nextPageToken": token}))

    def matching(self) -> Found:
        """Just the words of the query: the answer has no place to say that others were taken for them."""
        query, found = self.parameters.get("query"), self.standing()
        return counted(found, query) if query else Found(found)

    def standing(self) -> PublicClaimQuerySet:
        given = self.parameters
        found = PublicClaim.objects.standing()
        if given.get("languageCode"):
            found = found.filter(language=given["languageCode"].partition("-")[0].lower())
        if given.get("maxAgeDays"):
            oldest = timezone.now() - dt.timedelta(days=min(given["maxAgeDays"], OLDEST_DAYS))
            found = found.filter(published_at__gte=oldest)
        site = given.get("reviewPublisherSiteFilter")
        return found if not site or is_ours(site) else found.none()


class ImageParameters(PagedQuery):
    imageUri = optional_text()  # noqa: N815
    languageCode = optional_text()  # noqa: N815


class ImageSearch(GoogleView):
    """We compare no images, and "nobody has checked this one" would be more than we know."""

    query = ImageParameters

    def get(self, _request: Request) -> HttpResponseBase:
        raise Unimplemented
