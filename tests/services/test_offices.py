"""A doubt about an office is said only where the records can know better."""

import pytest

from claims.models import PartialDate, Speaker
from claims.services.offices import office_doubt, printed_office_doubt
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara(db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu")
    SpeakerRoleFactory.create(
        speaker=speaker, since="2020-06", until="2024-05", printed_forms={"ro": ["edilul-șef", "primar"]}
    )
    return speaker


def doubt(speaker: Speaker, day: str, role: str) -> str:
    return office_doubt(speaker=speaker, said=PartialDate.parse(day), role=role)


@pytest.mark.parametrize("role", ["mayor", "Mayor of Dorna", "primarul orașului", "primar", "edilul șef"])
def test_an_office_held_on_that_day_raises_no_doubt_in_any_form(mara: Speaker, role: str) -> None:
    assert doubt(mara, "2023-07-03", role) == ""


@pytest.mark.parametrize("role", ["mayor", "primarul Dornei", "Minister of Transport"])
def test_an_office_not_held_then_is_doubted_by_day_and_name(mara: Speaker, role: str) -> None:
    assert doubt(mara, "2025-07-03", role) == (
        f"On 3 July 2025 the records show no such office for Mara Lupu: {role}."
    )


@pytest.mark.parametrize("day", ["2024", "2024-05", "", "2020-06-01"])
def test_a_date_that_may_lie_within_the_office_raises_none(mara: Speaker, day: str) -> None:
    assert doubt(mara, day, "mayor") == ""


def test_without_dated_offices_or_without_a_role_nothing_is_doubted(mara: Speaker) -> None:
    unknown = SpeakerFactory.create()
    SpeakerRoleFactory.create(speaker=unknown, since="", until="")
    assert doubt(unknown, "2025-07-03", "Minister") == ""
    assert doubt(SpeakerFactory.create(), "2025-07-03", "Minister") == ""
    assert doubt(mara, "2025-07-03", " ") == ""


def test_a_printed_name_is_doubted_for_an_office_of_another_time_only(mara: Speaker) -> None:
    def printed(mention: str, day: str = "2025-07-03") -> str:
        return printed_office_doubt(speaker=mara, said=PartialDate.parse(day), mention=mention)

    assert "primarul" in printed("primarul Mara Lupu")
    assert printed("primarul Mara Lupu", "2023-07-03") == ""
    for harmless in ("Mara Lupu", "doamna Lupu", "Lupu", ""):
        assert printed(harmless) == "", harmless
