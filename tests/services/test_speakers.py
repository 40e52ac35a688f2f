"""Speakers are recognised, added to and never overwritten."""

import datetime as dt

import pytest

from claims.matching.types import KnownRole, KnownSpeaker
from claims.models import Speaker, SpeakerRole, User
from claims.services.audit import Forbidden, Refused
from claims.services.speaker_lists import RoleEntry, SpeakerEntry
from claims.services.speakers import (
    LoadReport,
    create_speaker,
    known_speakers,
    load_speakers,
    role_at,
)
from tests.factories.speakers import SpeakerAliasFactory, SpeakerFactory, SpeakerRoleFactory

pytestmark = pytest.mark.django_db

MAYOR = RoleEntry({"en": "Mayor", "ro": "primar"}, "Dorna", "RO", "2024-06", "", {"ro": ["primarul Dornei"]})
LIST = [
    SpeakerEntry("Mara Lupu", "person", "Q101", "RO", ["Marei Lupu"], [MAYOR], "entry 1"),
    SpeakerEntry("Dorna", "organisation", place="entry 2"),
]


def test_a_list_is_loaded_with_spellings_and_offices() -> None:
    assert load_speakers(entries=LIST, actor=None) == LoadReport(created=2, changed=0, unchanged=0)
    mara = Speaker.objects.get(wikidata_id="Q101")
    assert (mara.name, mara.slug, mara.country) == ("Mara Lupu", "mara-lupu", "RO")
    assert [alias.name for alias in mara.aliases.all()] == ["Marei Lupu"]
    role = mara.roles.get()
    assert role.organisation == Speaker.objects.get(name="Dorna")
    assert (role.since, role.printed_forms) == ("2024-06", {"ro": ["primarul Dornei"]})


def test_loading_twice_changes_nothing() -> None:
    load_speakers(entries=LIST, actor=None)
    assert load_speakers(entries=LIST, actor=None) == LoadReport(created=0, changed=0, unchanged=2)
    assert (Speaker.objects.count(), SpeakerRole.objects.count()) == (2, 1)


def test_a_longer_list_adds_and_overwrites_nothing() -> None:
    load_speakers(entries=LIST, actor=None)
    ended = RoleEntry(MAYOR.title, "", "RO", "2024-06", "2028", {"sq": ["kryetarja e Dornës"]})
    more = SpeakerEntry("M. Lupu", "person", "Q101", "MD", ["Mara Lupu-Ene"], [ended])
    assert load_speakers(entries=[more], actor=None).changed == 1
    mara = Speaker.objects.get(wikidata_id="Q101")
    assert (mara.name, mara.country) == ("Mara Lupu", "RO")
    assert {alias.name for alias in mara.aliases.all()} == {"Marei Lupu", "M. Lupu", "Mara Lupu-Ene"}
    role = mara.roles.get()
    assert role.until == "2028"
    assert role.printed_forms == {"ro": ["primarul Dornei"], "sq": ["kryetarja e Dornës"]}


def test_a_namesake_with_another_wikidata_id_is_somebody_else() -> None:
    load_speakers(entries=[SpeakerEntry("Ion Popa", wikidata_id="Q1")], actor=None)
    load_speakers(entries=[SpeakerEntry("Ion Popa", wikidata_id="Q2")], actor=None)
    assert list(Speaker.objects.order_by("pk").values_list("slug", flat=True)) == ["ion-popa", "ion-popa-2"]


def test_an_organisation_that_only_an_office_names_is_entered_once() -> None:
    chair = RoleEntry({"en": "Chair"}, "Port of Dorna")
    entries = [SpeakerEntry("A B", roles=[chair]), SpeakerEntry("C D", roles=[chair])]
    assert load_speakers(entries=entries, actor=None).created == 3
    port = Speaker.objects.get(kind="organisation")
    assert (port.name, port.posts.count()) == ("Port of Dorna", 2)
    assert load_speakers(entries=entries, actor=None) == LoadReport(0, 0, 2)


def test_an_office_finds_its_organisation_under_any_spelling() -> None:
    chair = RoleEntry({"en": "Chair"}, "The Port")
    entries = [SpeakerEntry("A B", roles=[chair]), SpeakerEntry("Port of Dorna", aliases=["The Port"])]
    assert load_speakers(entries=entries, actor=None).created == 2
    assert SpeakerRole.objects.get().organisation == Speaker.objects.get(name="Port of Dorna")


def test_one_entered_by_hand_receives_the_wikidata_id_of_the_list() -> None:
    SpeakerFactory.create(name="Mara Lupu")
    load_speakers(entries=LIST, actor=None)
    assert Speaker.objects.get(name="Mara Lupu").wikidata_id == "Q101"


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (SpeakerEntry("", place="line 7"), "name"),
        (SpeakerEntry("A B", kind="dog", place="line 7"), "kind"),
        (SpeakerEntry("A B", wikidata_id="101", place="line 7"), "wikidata_id"),
        (SpeakerEntry("A B", roles=[RoleEntry({"en": "x"}, since="May 2024")], place="line 7"), "since"),
    ],
)
def test_a_bad_entry_names_its_place_and_field_and_nothing_is_loaded(entry: SpeakerEntry, field: str) -> None:
    with pytest.raises(Refused, match=f"^line 7: {field}: ") as refusal:
        load_speakers(entries=[*LIST, entry], actor=None)
    assert refusal.value.field == field
    assert not Speaker.objects.exists()


def test_an_editor_creates_a_speaker_whose_slug_any_keyboard_can_write(ana: User) -> None:
    speaker = create_speaker(name=" Володимир  Зеленський ", kind="person", aliases=["Zelenskyj"], actor=ana)
    assert speaker.name == "Володимир Зеленський"
    assert speaker.slug.isascii() and speaker.slug.startswith("volodimir")
    assert [alias.name for alias in speaker.aliases.all()] == ["Zelenskyj"]


def test_a_name_is_entered_once(ana: User) -> None:
    create_speaker(name="Mara Lupu", kind="person", aliases=[], actor=ana)
    with pytest.raises(Refused) as refusal:
        create_speaker(name="mara lupu", kind="person", aliases=[], actor=ana)
    assert refusal.value.field == "name"


def test_an_outsider_creates_nobody(carol: User) -> None:
    with pytest.raises(Forbidden):
        create_speaker(name="Mara Lupu", kind="person", aliases=[], actor=carol)


def test_known_speakers_carry_names_and_offices_and_leave_out_the_merged() -> None:
    mara = SpeakerFactory.create(name="Mara Lupu", country="RO")
    SpeakerAliasFactory.create(speaker=mara, name="Lupu")
    SpeakerRoleFactory.create(speaker=mara, until="2028", printed_forms={"ro": ["primarul Dornei"]})
    SpeakerFactory.create(name="Mara L.", merged_into=mara)
    role = KnownRole("Mayor of Dorna", "RO", None, "2024", "2028", {"ro": ("primarul Dornei",)})
    assert known_speakers() == [KnownSpeaker(str(mara.pk), ("Mara Lupu", "Lupu"), "person", "RO", (role,))]


def test_the_role_at_the_time_is_the_one_office_held_on_that_day() -> None:
    mara = SpeakerFactory.create()
    SpeakerRoleFactory.create(speaker=mara, since="2024-06", until="2025")
    assert role_at(speaker=mara, day=dt.date(2025, 12, 31), language="ro") == "primarul Dornei"
    assert role_at(speaker=mara, day=dt.date(2025, 12, 31), language="sq") == "Mayor of Dorna"
    assert role_at(speaker=mara, day=dt.date(2026, 1, 1), language="ro") == ""
    assert role_at(speaker=mara, day=None, language="ro") == ""


def test_two_offices_on_one_day_give_no_role() -> None:
    mara = SpeakerFactory.create()
    SpeakerRoleFactory.create(speaker=mara)
    SpeakerRoleFactory.create(speaker=mara, title={"en": "Chair of the port"})
    assert role_at(speaker=mara, day=dt.date(2025, 1, 1), language="en") == ""
