"""The shapes of v1 and the documents that the services write have to agree, field by field."""

from collections.abc import Iterator
from typing import Any

import pytest
from rest_framework import serializers

from claims.api.v1.documents import ClaimDocument, Shape, Tombstone
from claims.api.v1.nouns import NOUNS
from claims.api.v1.projection import Computed, projected
from claims.choices import CorrectionKind, SpeakerKind
from claims.models import CommentRequest, Correction, ReviewRevision
from claims.models.publications import PublicDocument
from claims.services import public_documents
from tests.factories.articles import A_MORNING
from tests.factories.claims import TopicFactory
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.reviews import verdict
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
NOT_SERVED = {"retracted_at", "retraction_note"}  # of a standing claim: both say nothing


def full_document() -> dict[str, Any]:
    """A public document in which nothing is missing."""
    party = SpeakerFactory.create(kind=SpeakerKind.PARTY)
    statement = StatementFactory.create(speaker=SpeakerRoleFactory.create(organisation=party).speaker)
    occurrence_in_article(statement)
    published_claim(
        statements=[statement], topics=[TopicFactory.create()], sources_waiver="One register only."
    )
    revision = ReviewRevision.objects.get()
    Correction.objects.create(
        revision=revision, kind=CorrectionKind.TYPO, note="A letter.", old_verdict=verdict(),
        new_verdict=verdict(), corrected_at=A_MORNING,
    )  # fmt: skip
    CommentRequest.objects.create(
        review=revision.review, speaker=statement.speaker, channel="press@city.test",
        asked_at=A_MORNING, noted_at=A_MORNING,
    )  # fmt: skip
    return public_documents.claim_document(revision, A_MORNING, A_MORNING)


def differences(shape: Any, document: Any, where: str) -> Iterator[str]:
    """Names on one side only, all the way down."""
    if isinstance(shape, serializers.ListSerializer):
        assert document, f"{where} is empty: nothing is compared"
        yield from differences(shape.child, document[0], f"{where}[]")
    elif isinstance(shape, serializers.Serializer) and document is not None:
        declared = {name for name, field in shape.fields.items() if not isinstance(field, Computed)}
        yield from (f"{where}.{name}" for name in declared ^ document.keys())
        for name in declared & document.keys():
            yield from differences(shape.fields[name], document[name], f"{where}.{name}")


def without_computed(served: Any) -> Any:
    if isinstance(served, list):
        return [without_computed(part) for part in served]
    if not isinstance(served, dict):
        return served
    return {
        name: without_computed(part)
        for name, part in served.items()
        if name not in {"label", "claim_review_url"}
    }


def test_shape_and_document_have_the_same_fields() -> None:
    found = set(differences(ClaimDocument(), full_document(), "claim"))
    assert found == {f"claim.{name}" for name in NOT_SERVED}


def test_shape_and_tombstone_have_the_same_fields() -> None:
    assert set(differences(Tombstone(), retracted_claim().document, "tombstone")) == set()


@pytest.mark.parametrize(("shape", "model"), [(noun.entry, noun.model) for noun in NOUNS])
def test_shapes_and_documents_of_what_claims_mention_agree(
    shape: type[Shape], model: type[PublicDocument]
) -> None:
    full_document()
    document = model._default_manager.values_list("document", flat=True)[0]
    assert set(differences(shape(), document, "document")) == set()


def test_values_pass_through_unchanged() -> None:
    document = full_document()
    served = without_computed(projected(ClaimDocument, document))
    assert served == {name: document[name] for name in document if name not in NOT_SERVED}


def test_what_the_shape_does_not_name_is_left_out() -> None:
    document = {**full_document(), "editor": "ana"}
    document["statements"][0]["score"] = 0.9
    served = projected(ClaimDocument, document)
    assert "editor" not in served
    assert "score" not in served["statements"][0]
