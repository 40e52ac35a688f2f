"""Verdict scales, reviews in every state of the workflow, and their evidence."""

import factory
from factory.django import DjangoModelFactory

from claims.choices import CorrectionKind, RevisionState, Stance
from claims.models import Evidence, Review, ReviewRevision, Verdict, VerdictScale
from tests.factories.articles import A_MORNING
from tests.factories.audit import UserFactory
from tests.factories.claims import ClaimFactory

DORNA = "dorna-scale"
DORNA_SCALE = {"false": ("Fals", 1), "true": ("Adevărat", 5), "unverifiable": ("Neverificabil", None)}


class VerdictScaleFactory(DjangoModelFactory[VerdictScale]):
    class Meta:
        model = VerdictScale
        django_get_or_create = ("slug",)

    slug = DORNA
    labels = {"en": "Dorna scale", "ro": "Scara Dornei"}


def verdict(key: str = "false") -> Verdict:
    """A step of the Dorna scale, which goes from 1 to 5: false, true, or unverifiable beside them."""
    steps = Verdict.objects.filter(scale__slug=DORNA, key=key)
    if (found := steps.first()) is None:
        make_dorna_scale()
        found = steps.get()
    return found


def make_dorna_scale() -> None:
    scale = VerdictScaleFactory.create()
    Verdict.objects.bulk_create(
        Verdict(
            scale=scale,
            key=key,
            position=position,
            rating_value=value,
            labels={"en": key.title(), "ro": ro},
        )
        for position, (key, (ro, value)) in enumerate(DORNA_SCALE.items())
    )


class ReviewFactory(DjangoModelFactory[Review]):
    class Meta:
        model = Review

    claim = factory.SubFactory(ClaimFactory)


class ReviewRevisionFactory(DjangoModelFactory[ReviewRevision]):
    """A draft that could be submitted but for its evidence; traits take it on through the states."""

    class Meta:
        model = ReviewRevision

    class Params:
        in_review = factory.Trait(state=RevisionState.IN_REVIEW, submitted_at=A_MORNING)
        approved = factory.Trait(
            state=RevisionState.APPROVED, approved_by=factory.SubFactory(UserFactory), approved_at=A_MORNING
        )
        published = factory.Trait(approved=True, state=RevisionState.PUBLISHED, published_at=A_MORNING)
        superseded = factory.Trait(published=True, state=RevisionState.SUPERSEDED, ended_at=A_MORNING)
        retracted = factory.Trait(
            published=True,
            state=RevisionState.RETRACTED,
            ended_at=A_MORNING,
            retraction_note="The plan that we read was not the final one.",
        )
        correcting = factory.Trait(
            correction_kind=CorrectionKind.CLARIFICATION, public_note="We name the month."
        )

    review = factory.SubFactory(ReviewFactory)
    number = 1
    language = "en"
    verdict = factory.LazyFunction(verdict)
    title = "The bridge opens in June, not in May"
    summary = "The contract names 30 June as the day of opening."
    explanation = "The **contract** was signed on 2 March."
    created_by = factory.SubFactory(UserFactory)
    created_at = A_MORNING


class EvidenceFactory(DjangoModelFactory[Evidence]):
    class Meta:
        model = Evidence

    revision = factory.SubFactory(ReviewRevisionFactory)
    position = factory.Sequence(int)
    title = factory.Sequence(lambda n: f"Contract, annex {n}")
    url = factory.Sequence(lambda n: f"https://city.test/contracts/{n}")
    excerpt = "Opening: 30 June 2026."
    stance = Stance.REFUTES


def draft(evidence: int = 2, **columns: object) -> ReviewRevision:
    """A draft with its evidence, under a claim that one confirmed statement makes."""
    revision: ReviewRevision = ReviewRevisionFactory.create(**columns)
    EvidenceFactory.create_batch(evidence, revision=revision)
    return revision
