"""Speakers, and the offices they held on a day."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from claims.models import Speaker, SpeakerRole
from tests.factories.speakers import SpeakerAliasFactory, SpeakerFactory, SpeakerRoleFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("2019-05-20", "", "2019-05-20", True),
        ("2019-05-20", "", "2019-05-19", False),
        ("2019-05", "", "2019-05-01", True),
        ("2019", "2021", "2021-12-31", True),
        ("2019", "2021", "2022-01-01", False),
        ("", "2021-03", "2021-03-31", True),
        ("", "2021-03", "2021-04-01", False),
        ("", "", "2021-04-01", True),
    ],
)
def test_an_office_is_held_within_its_bounds(since: str, until: str, day: str, held: bool) -> None:
    role = SpeakerRoleFactory.create(since=since, until=until)
    assert (role in SpeakerRole.objects.held_on(dt.date.fromisoformat(day))) is held


@pytest.mark.parametrize("bound", ["May 2019", "2019-5", "20190520", "2019/05/20"])
def test_a_bound_is_a_date_or_the_database_refuses_it(bound: str) -> None:
    role = SpeakerRoleFactory.create()
    for column in ("since", "until"):
        with pytest.raises(IntegrityError), transaction.atomic():
            SpeakerRole.objects.filter(pk=role.pk).update(**{column: bound})


def test_a_wikidata_id_belongs_to_one_current_speaker() -> None:
    first = SpeakerFactory.create(wikidata_id="Q1")
    SpeakerFactory.create(wikidata_id="Q1", merged_into=first)
    assert list(Speaker.objects.current()) == [first]
    with pytest.raises(IntegrityError), transaction.atomic():
        SpeakerFactory.create(wikidata_id="Q1")


def test_nobody_is_merged_into_himself() -> None:
    speaker = SpeakerFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Speaker.objects.filter(pk=speaker.pk).update(merged_into=speaker)


def test_a_spelling_is_noted_once() -> None:
    alias = SpeakerAliasFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        SpeakerAliasFactory.create(speaker=alias.speaker, name=alias.name)
