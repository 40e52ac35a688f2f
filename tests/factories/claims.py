"""Claims, topics and links."""

import factory
from factory.django import DjangoModelFactory

from claims.models import Claim, StatementLink, Topic
from tests.factories.articles import A_MORNING
from tests.factories.audit import UserFactory
from tests.factories.statements import StatementFactory


class TopicFactory(DjangoModelFactory[Topic]):
    class Meta:
        model = Topic

    slug = factory.Sequence(lambda n: f"topic-{n}")
    labels = {"en": "Transport", "ro": "Transporturi"}


class ClaimFactory(DjangoModelFactory[Claim]):
    class Meta:
        model = Claim

    text = "The bridge over the Dorna opens in May 2026."
    language = "en"
    slug = factory.Sequence(lambda n: f"claim-{n}")
    created_by = factory.SubFactory(UserFactory)


class StatementLinkFactory(DjangoModelFactory[StatementLink]):
    """Proposed by one person; `confirmed=True` adds another who confirmed it."""

    class Meta:
        model = StatementLink

    class Params:
        confirmed = factory.Trait(
            confirmed_by=factory.SubFactory(UserFactory),
            confirmed_at=A_MORNING,
        )

    claim = factory.SubFactory(ClaimFactory)
    statement = factory.SubFactory(StatementFactory)
    proposed_by = factory.SubFactory(UserFactory)
    proposed_at = A_MORNING
