"""Speakers with spellings and offices."""

import factory
from factory.django import DjangoModelFactory

from claims.models import Speaker, SpeakerAlias, SpeakerRole


class SpeakerFactory(DjangoModelFactory[Speaker]):
    class Meta:
        model = Speaker

    name = factory.Sequence(lambda n: f"Speaker Number{n}")
    slug = factory.Sequence(lambda n: f"speaker-{n}")


class SpeakerAliasFactory(DjangoModelFactory[SpeakerAlias]):
    class Meta:
        model = SpeakerAlias

    speaker = factory.SubFactory(SpeakerFactory)
    name = factory.Sequence(lambda n: f"Spelling {n}")


class SpeakerRoleFactory(DjangoModelFactory[SpeakerRole]):
    class Meta:
        model = SpeakerRole

    speaker = factory.SubFactory(SpeakerFactory)
    title = {"en": "Mayor of Dorna", "ro": "primarul Dornei"}
    country = "RO"
    since = "2024"
