import pytest
from django.test import Client

from claims.admin.desk import change_url
from claims.admin.doors import Doors, refusal
from claims.admin.merges import UndoMerge
from claims.models import SpeakerMerge, User
from tests.admin.conftest import Enter
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def merge(ana: User) -> SpeakerMerge:
    kept = SpeakerFactory.create()
    duplicate = SpeakerFactory.create(merged_into=kept)
    columns = {"duplicate": duplicate, "kept": kept, "merged_by": ana, "merged_at": kept.created_at}
    return SpeakerMerge.objects.create(**columns)


def test_the_first_thing_in_the_way_is_named_at_the_top(merge: SpeakerMerge, ana: User) -> None:
    door = UndoMerge({}, subject=merge, actor=ana)
    assert not door.is_valid()
    assert refusal(door) == "Not saved. Reason: This field is required."


def test_doors_are_found_by_verb_and_row(merge: SpeakerMerge, ana: User) -> None:
    doors = Doors([UndoMerge(subject=merge, actor=ana)])
    assert doors["undo"] is doors.get("undo") is not None
    assert doors.get("undo", merge) is None


def test_an_unknown_verb_opens_nothing(ana: User, enter: Enter) -> None:
    client: Client = enter(ana)
    assert client.post(change_url(StatementFactory.create()), {"verb": "burn"}).status_code == 403
