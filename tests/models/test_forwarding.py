import uuid

import pytest

from claims.models import PublicMerge, PublicSpeaker, PublicTopic
from claims.models.forwarding import public_row
from claims.models.identity import new_public_id
from claims.models.public_role import public_read
from tests.factories.publications import published_claim

pytestmark = pytest.mark.django_db


def a_former(slug: str = "lupu-m", leads_to: uuid.UUID | None = None) -> PublicMerge:
    target = leads_to or PublicSpeaker.objects.get().pk
    return PublicMerge.objects.create(pk=new_public_id(), slug=slug, speaker_id=target)


def test_a_former_slug_and_a_former_id_lead_to_the_speaker_of_today() -> None:
    published_claim()
    today, former = PublicSpeaker.objects.get(), a_former()
    with public_read():
        assert public_row(PublicSpeaker, slug="lupu-m") == today
        assert public_row(PublicSpeaker, pk=former.pk) == today
        assert public_row(PublicSpeaker, slug=today.slug) == today


def test_it_leads_nowhere_when_nobody_is_public_there() -> None:
    a_former(leads_to=new_public_id())
    assert public_row(PublicSpeaker, slug="lupu-m") is None
    assert public_row(PublicTopic, slug="lupu-m") is None
