"""Lists of speakers, read from JSON and CSV."""

import json

import pytest

from claims.services.audit import Refused
from claims.services.speaker_lists import RoleEntry, SpeakerEntry, entry_of, from_csv, from_json

MAYOR = {
    "title": {"en": "Mayor", "ro": "primar"},
    "organisation": "Dorna",
    "country": "RO",
    "since": "2024-06",
    "until": None,
    "printed_forms": {"ro": ["primarul Dornei"]},
}


def test_a_json_object_becomes_an_entry() -> None:
    raw = {"name": "Mara Lupu", "wikidata": "Q1", "country": "RO", "aliases": ["Lupu"], "roles": [MAYOR]}
    (entry,) = from_json(json.dumps([raw]))
    role = RoleEntry(
        {"en": "Mayor", "ro": "primar"}, "Dorna", "RO", "2024-06", "", {"ro": ["primarul Dornei"]}
    )
    assert entry == SpeakerEntry("Mara Lupu", "person", "Q1", "RO", ["Lupu"], [role], "entry 1 (Mara Lupu)")


@pytest.mark.parametrize("key", ["wikidata", "wikidata_id"])
def test_the_wikidata_id_goes_by_two_names(key: str) -> None:
    assert entry_of({"name": "A B", key: "Q7"}, 1).wikidata_id == "Q7"


def test_what_is_missing_or_null_is_nothing() -> None:
    for raw in ({"name": "A B"}, {"name": "A B", "kind": None, "aliases": None, "roles": None}):
        entry = entry_of(raw, 1)
        assert (entry.kind, entry.wikidata_id, list(entry.aliases), list(entry.roles)) == (
            "person",
            "",
            [],
            [],
        )


def test_a_csv_line_becomes_an_entry() -> None:
    text = (
        "name,kind,wikidata,country,aliases,title_en,title_ro,organisation,since,until,forms_ro\n"
        "Mara Lupu,,Q1,RO, Lupu | M. Lupu |,Mayor,primar,Dorna,2024-06,,primarul Dornei|primarul\n"
        "Dorna,organisation\n"
    )
    mara, dorna = from_csv(text)
    forms = {"ro": ["primarul Dornei", "primarul"]}
    role = RoleEntry({"en": "Mayor", "ro": "primar"}, "Dorna", "RO", "2024-06", "", forms)
    assert mara == SpeakerEntry("Mara Lupu", "person", "Q1", "RO", ["Lupu", "M. Lupu"], [role], "line 2")
    assert dorna == SpeakerEntry("Dorna", "organisation", "", "", [], [], "line 3")


def test_a_name_with_a_line_break_keeps_the_count_of_lines() -> None:
    first, second = from_csv('name,aliases\n"Mara\nLupu",x\nDorna,y\n')
    assert (first.place, second.place) == ("line 3", "line 4")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('[{"name": "A B", "roles": [{"title": {"en": 7}}]}]', "en"),
        ('[{"name": "A B", "roles": [{"title": {"en": "x"}, "printed_forms": {"ro": "y"}}]}]', "ro"),
        ('[{"name": "A B", "roles": [{"title": "Mayor"}]}]', "title"),
        ('[{"name": "A B", "roles": {"en": "x"}}]', "roles"),
        ('[{"name": "A B", "roles": [{"title": {"en": "x"}, "party": "y"}]}]', "party"),
    ],
)
def test_a_complaint_names_the_field(text: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        from_json(text)
    assert refusal.value.field == field
