"""Agencies and outlets are known by their names, wherever those stand in a mention."""

from __future__ import annotations

from claims.extraction.channels import is_agency, is_outlet
from tests.extraction.readings import read, speakers


def test_an_agency_is_an_outlet_and_a_newspaper_no_agency() -> None:
    (passage,) = read("Reuters reported it, and Ann Pope denied it.", "en")
    agency, person = passage.mentions[0], passage.mentions[1]
    assert (is_agency(passage, agency), is_outlet(passage, agency)) == (True, True)
    assert (is_agency(passage, person), is_outlet(passage, person)) == (False, False)


def test_a_plural_verb_of_nobodys_has_no_speaker_and_takes_nobody_from_before() -> None:
    text = "«Хлеб закончился вчера», — сказал Виктор Лаптев.\n\n«Катер уже вышел», — сообщили в пресс-службе."
    assert speakers(text, "ru") == ["Виктор Лаптев", None]


def test_an_agency_told_of_it_stands_before_who_said_it() -> None:
    text = "«Угрозы жизни нет, он идёт на поправку», — сообщила ТАСС главврач Елена Дорохова."
    assert speakers(text, "ru") == ["Елена Дорохова"]
