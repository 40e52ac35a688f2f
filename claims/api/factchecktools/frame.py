"""The frame of the Fact Check Tools views: Google's parameters, pages and errors around our public claims."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.fields import Field
from rest_framework.response import Response

from claims.api.factchecktools import tokens
from claims.api.factchecktools.errors import error_response
from claims.api.negotiation import OneFormat
from claims.api.problems import InvalidParameters
from claims.api.public import PublicView
from claims.models.finding import Found
from claims.models.keyset import Cursor

DEFAULT_PAGE, LARGEST_PAGE = 10, 100
INT32 = 2**31 - 1
LONGEST_TEXT = 2_000

Row = tuple[Any, ...]


def optional_text(max_length: int = LONGEST_TEXT, **more: Any) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, max_length=max_length, **more)


def optional_number() -> serializers.IntegerField:
    return serializers.IntegerField(required=False, min_value=0, max_value=INT32)


class GlobalQuery(serializers.Serializer[Any]):
    """Parameters that every Google API takes. The keys are taken, not checked: what we publish is public."""

    key = optional_text()
    access_token = optional_text()
    oauth_token = optional_text()
    alt = serializers.ChoiceField(["json"], required=False)
    fields_mask = optional_text(source="mask")
    prettyPrint = serializers.BooleanField(required=False)  # noqa: N815  (Google's spelling)
    quotaUser = optional_text(max_length=40)  # noqa: N815
    uploadType = optional_text()  # noqa: N815
    upload_protocol = optional_text()

    def get_fields(self) -> dict[str, Field[Any, Any, Any, Any]]:
        """Two of the names cannot be written as attributes: one is taken, one is no identifier."""
        found = super().get_fields()
        found["fields"] = found.pop("fields_mask")
        found["$.xgafv"] = serializers.ChoiceField(["1", "2"], required=False, source="xgafv")
        return found


class PagedQuery(GlobalQuery):
    pageSize = optional_number()  # noqa: N815
    pageToken = optional_text(max_length=400)  # noqa: N815
    offset = optional_number()


class GoogleView(PublicView):
    """A method of the API. It has a description of its own, the discovery document, so ours leaves it out."""

    query = GlobalQuery
    schema = None
    checks_keys = False
    content_negotiation_class = OneFormat
    # The parameters that make a request what it is: a page token is good for no other.
    binding: ClassVar[tuple[str, ...]] = ()

    def get_exception_handler(self) -> Callable[[Exception, Mapping[str, Any]], Response | None]:
        return error_response

    def get_renderer_context(self) -> dict[str, Any]:
        pretty = self.request.GET.get("prettyPrint", "true").lower() not in {"false", "0"}
        return {**super().get_renderer_context(), "indent": 2 if pretty else None}

    def bound(self) -> dict[str, Any]:
        return {name: self.parameters[name] for name in self.binding if name in self.parameters}

    def rows(self, found: Found, *more: str) -> tuple[list[Row], str]:
        """A page of the list, each row (document, *more), and the next page's token, empty on the last."""
        size = min(self.parameters.get("pageSize") or DEFAULT_PAGE, LARGEST_PAGE)
        columns = ("published_at", "id", "document", *more)
        after = self.place()
        skip = 0 if after else self.parameters.get("offset", 0)
        rows = list(found.page(size + 1, after=after, skip=skip).values_list(*columns))
        more_follow = len(rows) > size
        token = tokens.token(Cursor(*rows[size - 1][:2]), self.bound()) if more_follow else ""
        return [row[2:] for row in rows[:size]], token

    def place(self) -> Cursor | None:
        """:raises InvalidParameters: for a token that was given for another request"""
        text = self.parameters.get("pageToken")
        if not text:
            return None
        try:
            return tokens.place(text, self.bound())
        except ValueError as problem:
            raise InvalidParameters({"pageToken": "It was not given for this request."}) from problem
