from functools import partial
from typing import Any

import pytest
from django.test import Client

from claims.models import Speaker, Statement
from claims.services.speakers import create_speaker
from tests.admin.conftest import Enter
from tests.admin.pages import enter_through
from tests.factories.audit import UserFactory
from tests.waiting import behind

pytestmark = pytest.mark.django_db
BY_HAND: dict[str, Any] = {
    "words": "We shall open the bridge in May.",
    "said": "2026-01-08",
    "language": "en",
    "wording": "original",
    "kind": "factual",
    "medium": "television",
    "place_note": "Studio Dorna",
    "primary_source": "none",
    "grade": "explicit",
}


def test_a_new_speaker_is_named_in_the_same_form_and_keeps_the_printed_name(desk: Client) -> None:
    new = {"new_speaker": "Dan Rusu", "printed_name": "consilierul Rusu"}
    enter_through(desk, Statement, "record", **BY_HAND, **new)
    speaker = Statement.objects.get().speaker
    assert (speaker.name, speaker.aliases.get().name) == ("Dan Rusu", "consilierul Rusu")
    again = enter_through(desk, Statement, "record", **BY_HAND, **new)
    assert "Dan Rusu is known already" in again.content.decode()
    assert Statement.objects.count() == 1


def test_who_may_enter_no_speaker_chooses_one(contributor: Client) -> None:
    answer = enter_through(contributor, Statement, "record", **BY_HAND, new_speaker="Dan Rusu")
    door = answer.context["doors"]["record"]
    assert door.errors.keys() == {"speaker"}
    assert "new_speaker" not in door.fields


@pytest.mark.django_db(transaction=True)
def test_of_two_who_name_one_speaker_at_once_the_second_has_the_firsts_chosen(
    migrated_rows: None, enter: Enter
) -> None:
    ana, besa = UserFactory.create_batch(2, is_superuser=True, is_staff=True)
    desk, answers = enter(ana), []
    typed = {**BY_HAND, "new_speaker": "dan  RUSU"}
    behind(
        partial(create_speaker, name="Dan Rusu", kind="person", aliases=[], actor=besa),
        lambda: answers.append(enter_through(desk, Statement, "record", **typed)),
    )
    door = answers[0].context["doors"]["record"]
    assert "Dan Rusu is known already" in str(door.errors)
    assert door["speaker"].value() == str(Speaker.objects.get().pk)
    assert door["new_speaker"].value() == ""
