"""Receivers of webhooks."""

import factory
from factory.django import DjangoModelFactory

from claims.choices import PublicationKind
from claims.models import Webhook
from tests.factories.audit import UserFactory


class WebhookFactory(DjangoModelFactory[Webhook]):
    """Told of everything, from the first publication on."""

    class Meta:
        model = Webhook

    name = factory.Sequence(lambda n: f"Aggregator {n}")
    contact = "desk@aggregator.test"
    url = "https://aggregator.test/hooks"
    kinds = [*PublicationKind]
    salt = factory.Sequence(lambda n: f"{n:032x}")
    created_by = factory.SubFactory(UserFactory)
