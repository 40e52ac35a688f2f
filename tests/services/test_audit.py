"""Every write leaves who, what and why; two people never overwrite each other."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from claims.models import Speaker, User
from claims.services.audit import AlreadyChanged, Forbidden, acting, locked, require, unversioned
from claims.services.speakers import create_speaker
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db


def last_event(speaker: Speaker) -> Any:
    events: Any = apps.get_model("claims", "SpeakerEvent")._default_manager
    return events.filter(pgh_obj=speaker).latest("pgh_id")


def test_a_persons_write_names_person_action_and_reason(ana: User) -> None:
    speaker = SpeakerFactory.create()
    with acting(actor=ana, action="rename", reason="a slip"):
        Speaker.objects.filter(pk=speaker.pk).update(name="Mara Lupu")
    context = last_event(speaker).pgh_context.metadata
    assert context == {"user": ana.pk, "action": "rename", "reason": "a slip"}


def test_a_machines_write_names_its_rule() -> None:
    speaker = SpeakerFactory.create()
    with acting(actor=None, action="load_speakers", rule="starter list"):
        Speaker.objects.filter(pk=speaker.pk).update(name="Mara Lupu")
    context = last_event(speaker).pgh_context.metadata
    assert context["rule"] == "starter list" and "user" not in context


def test_raw_sql_leaves_a_trace_without_a_name() -> None:
    speaker = SpeakerFactory.create()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_speaker SET name = 'Changed' WHERE id = %s", [speaker.pk])
    event = last_event(speaker)
    assert (event.name, event.pgh_context) == ("Changed", None)


def test_a_write_that_fails_leaves_nothing(ana: User) -> None:
    with pytest.raises(ZeroDivisionError), acting(actor=ana, action="fail"):
        SpeakerFactory.create()
        raise ZeroDivisionError
    assert not Speaker.objects.exists()


def test_who_lacks_the_permission_is_forbidden(ana: User, carol: User) -> None:
    require(ana, "claims.add_speaker")
    with pytest.raises(Forbidden):
        require(carol, "claims.add_speaker")


def test_who_left_the_newsroom_is_forbidden(ana: User) -> None:
    ana.is_active = False
    with pytest.raises(Forbidden):
        create_speaker(name="Mara Lupu", kind="person", aliases=[], actor=ana)


def test_a_locked_row_moves_on_by_one_version() -> None:
    speaker = SpeakerFactory.create(version=3)
    assert locked(Speaker, speaker.pk, 3).version == 4
    assert locked(Speaker, speaker.pk, None).version == 4


@pytest.mark.parametrize("version", [0, 2])
def test_a_row_that_moved_on_or_is_gone_is_a_conflict(version: int) -> None:
    speaker = SpeakerFactory.create()
    with pytest.raises(AlreadyChanged):
        locked(Speaker, speaker.pk, version)
    with pytest.raises(AlreadyChanged):
        locked(Speaker, speaker.pk + 1, None)


def test_a_row_without_version_is_there_or_raises() -> None:
    speaker = SpeakerFactory.create()
    assert unversioned(Speaker, speaker.pk) == speaker
    with pytest.raises(Speaker.DoesNotExist):
        unversioned(Speaker, speaker.pk + 1)
