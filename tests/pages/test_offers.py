import pytest
from django.utils import translation

from claims.pages import offers
from tests.factories.claims import TopicFactory
from tests.factories.publications import published_claim
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def test_only_what_is_public_is_on_offer() -> None:
    SpeakerFactory.create()
    TopicFactory.create()
    assert (offers.speakers(), offers.topics(), offers.verdicts()) == ([], [], [])


def test_speakers_come_by_name_and_labels_in_the_readers_language() -> None:
    statements = [StatementFactory.create(speaker__name=name) for name in ("Toma Rus", "ana Pop")]
    published_claim(statements=statements, topics=[TopicFactory.create(slug="roads")])
    assert [name for _identity, name in offers.speakers()] == ["ana Pop", "Toma Rus"]
    with translation.override("ro"):
        assert offers.topics() == [("roads", "Transporturi")]
        assert ("false", "Fals") in offers.verdicts()
