import pytest

from claims.admin.suggestions import speaker_choices
from tests.factories.candidates import a_candidate
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db


def test_each_person_is_offered_once_the_machines_own_choice_first() -> None:
    lupu, rusu = SpeakerFactory.create(name="Mara Lupu"), SpeakerFactory.create(name="Dan Rusu")
    candidate = a_candidate(
        speaker=lupu,
        speaker_basis="full_name: Mara Lupu",
        alternatives=[
            {"name": "Dan Rusu", "rule": "surname", "score": 0.4},
            {"name": "Mara Lupu", "rule": "printed", "score": 0.9},
            {"name": "Dan Rusu", "rule": "similar", "score": 0.2},
        ],
    )
    found = [(choice.value, choice.name, choice.note) for choice in speaker_choices(candidate)]
    assert found == [
        (str(lupu.pk), "Mara Lupu", "the full name: Mara Lupu"),
        (str(rusu.pk), "Dan Rusu", "the surname, 0.40"),
    ]


def test_namesakes_are_two_choices_and_the_merged_is_none() -> None:
    one, two = SpeakerFactory.create_batch(2, name="Mara Lupu")
    SpeakerFactory.create(name="Mara Lupu", merged_into=one)
    candidate = a_candidate(alternatives=[{"name": "Mara Lupu", "rule": "surname", "score": 0.5}])
    assert [choice.value for choice in speaker_choices(candidate)] == [str(one.pk), str(two.pk)]


def test_a_name_that_nobody_has_is_offered_as_new() -> None:
    candidate = a_candidate(
        mention="dna Lupu", alternatives=[{"name": "Ana Pop", "rule": "printed", "score": 0.3}]
    )
    assert [choice.value for choice in speaker_choices(candidate)] == ["new:Ana Pop", "new:dna Lupu"]


def test_an_office_or_a_pronoun_is_nobodys_name() -> None:
    assert speaker_choices(a_candidate(mention="the minister", grade="role")) == []


def test_markup_in_a_name_stays_words() -> None:
    candidate = a_candidate(mention="<b>Lupu</b>")
    assert "<b>" not in speaker_choices(candidate)[0].label
