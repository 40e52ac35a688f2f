from typing import Any

import pytest
from rest_framework import serializers

from claims.api.v1.documents import SparseShape
from claims.api.v1.projection import Computed, projected


class Length(Computed, serializers.IntegerField):
    def read(self, document: dict[str, Any]) -> int:
        return len(document["name"])


class Part(serializers.Serializer[Any]):
    name = serializers.CharField()


class Whole(serializers.Serializer[Any]):
    name = serializers.CharField()
    note = serializers.CharField(required=False)
    length = Length()
    part = Part(allow_null=True)
    parts = Part(many=True)


class Sparse(SparseShape, Whole):
    """The same, with nothing promised."""


DOCUMENT = {
    "name": "ab",
    "part": {"name": "c", "secret": 1},
    "parts": [{"name": "d", "secret": 2}],
    "secret": 3,
}


def test_named_fields_pass_and_no_others_at_any_depth() -> None:
    assert projected(Whole, DOCUMENT) == {
        "name": "ab", "length": 2, "part": {"name": "c"}, "parts": [{"name": "d"}],
    }  # fmt: skip
    assert projected(Whole, {**DOCUMENT, "part": None})["part"] is None


def test_only_what_is_wanted_is_there() -> None:
    assert projected(Whole, DOCUMENT, {"length", "secret"}) == {"length": 2}


def test_promised_field_that_is_missing_is_a_bug_and_a_sparse_one_is_not() -> None:
    with pytest.raises(KeyError):
        projected(Whole, {"name": "ab", "parts": []})
    assert projected(Sparse, {"name": "ab"}) == {"name": "ab", "length": 2}
