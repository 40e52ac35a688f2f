from typing import Any

import pytest
from popolo_data.importer import Popolo

from claims.formats.popolo import Spoken, container
from tests.formats import schemas

Document = dict[str, Any]


def speaker(name: str, kind: str = "person", wikidata_id: str = "") -> Document:
    return {"id": name[:1], "slug": name, "name": name, "kind": kind, "wikidata_id": wikidata_id}


MARA, ION = speaker("Mara Lupu", wikidata_id="Q42"), speaker("Ion Rusu")
PARTY, COUNCIL = speaker("Partidul Verde", "party", "Q7"), speaker("Consiliul Dornei", "organisation")


def exported(*speakers: Document, spoken: list[Spoken] | None = None) -> Document:
    found = container(speakers, spoken or [])
    for members, listed in found.items():
        for member in listed:
            schemas.popolo(members.removesuffix("s")).validate(member)
    return found


def test_persons_and_organisations_are_told_apart() -> None:
    found = exported(MARA, PARTY, COUNCIL)
    assert [person["name"] for person in found["persons"]] == ["Mara Lupu"]
    assert found["organizations"] == [
        {
            "id": "P",
            "name": "Partidul Verde",
            "classification": "party",
            "identifiers": [{"scheme": "wikidata", "identifier": "Q7"}],
            "links": [{"url": "https://www.wikidata.org/wiki/Q7", "note": "wikidata"}],
        },
        {"id": "C", "name": "Consiliul Dornei"},
    ]


def test_printed_names_are_other_names() -> None:
    spoken = [Spoken("M", name, "") for name in ("M. Lupu", "Mara Lupu", "", "M. Lupu")]
    (person,) = exported(MARA, spoken=spoken)["persons"]
    assert person["other_names"] == [{"name": "M. Lupu", "note": "as printed"}]


def test_each_role_is_a_membership_and_no_date_is_guessed() -> None:
    spoken = [Spoken("M", name, role) for name in ("", "M. Lupu") for role in ("mayor", "", "deputy")]
    assert exported(MARA, ION, spoken=spoken)["memberships"] == [
        {"person_id": "M", "role": "deputy"},
        {"person_id": "M", "role": "mayor"},
    ]


def test_role_of_an_organisation_is_nobodys_office() -> None:
    assert exported(PARTY, spoken=[Spoken("P", "", "governing party")])["memberships"] == []


def test_role_was_held_for_the_party_of_the_day() -> None:
    spoken = [Spoken("M", "", "deputy", "P", "Partidul Verde"), Spoken("M", "", "deputy")]
    found = exported(MARA, PARTY, spoken=spoken)
    assert found["memberships"] == [
        {"person_id": "M", "role": "deputy"},
        {"person_id": "M", "role": "deputy", "on_behalf_of_id": "P"},
    ]
    assert [known["name"] for known in found["organizations"]] == ["Partidul Verde"]


def test_party_without_a_role_is_a_membership_of_it() -> None:
    spoken = [Spoken("M", "", "", "P", "Partidul Verde")]
    assert exported(MARA, spoken=spoken)["memberships"] == [{"person_id": "M", "organization_id": "P"}]


def test_party_that_said_nothing_itself_is_an_organisation_all_the_same() -> None:
    spoken = [Spoken(who, "", "deputy", "P", "Partidul Verde") for who in "MI"]
    found = exported(MARA, ION, spoken=spoken)
    assert found["organizations"] == [{"id": "P", "name": "Partidul Verde", "classification": "party"}]
    assert Popolo(found).memberships.first.on_behalf_of.name == "Partidul Verde"


def test_everypolitician_reads_it() -> None:
    spoken = [Spoken("M", "M. Lupu", "mayor")]
    read = Popolo(exported(MARA, ION, PARTY, COUNCIL, spoken=spoken))
    person = read.persons.first
    assert (person.name, person.wikidata) == ("Mara Lupu", "Q42")
    assert person.other_names[0]["name"] == "M. Lupu"
    assert (read.memberships.first.person, read.memberships.first.role) == (person, "mayor")
    assert [found.classification for found in read.organizations] == ["party", None]


@pytest.mark.parametrize("broken", [{"identifiers": [{"scheme": "wikidata"}]}, {"name": 7}])
def test_schema_would_notice(broken: Document) -> None:
    assert list(schemas.popolo("person").iter_errors({"id": "M", **broken}))
