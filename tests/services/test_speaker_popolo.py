from claims.services.speaker_lists import RoleEntry, each_of_json
from claims.services.speaker_popolo import is_popolo, plain_objects

DOCUMENT = {
    "persons": [
        {
            "id": "p1",
            "name": "Mara Lupu",
            "identifiers": [{"scheme": "wikidata", "identifier": "Q101"}],
            "other_names": [{"name": "Mara Lupu"}, {"name": "dna Lupu"}],
            "memberships": [{"organization_id": "o1", "role": "leader", "start_date": "2019"}],
        },
        "nobody",
    ],
    "organizations": [{"id": "o1", "name": "Orchard Party", "classification": "party"}],
    "memberships": [{"person_id": "p1", "organization_id": "gone", "end_date": "2018-05"}],
}


def test_people_parties_and_posts_are_read() -> None:
    party, mara = plain_objects(DOCUMENT)
    assert (party["name"], party["kind"]) == ("Orchard Party", "party")
    assert (mara["wikidata"], mara["aliases"]) == ("Q101", ["dna Lupu"])
    assert [(role["title"], role["organisation"]) for role in mara["roles"]] == [
        ({"en": "member"}, None),
        ({"en": "leader"}, "Orchard Party"),
    ]


def test_a_popolo_file_is_a_list_of_speakers_like_any_other() -> None:
    text = '{"persons": [{"id": 1, "name": "A B", "memberships": [{"role": "chair"}]}, {"id": 2}]}'
    good, nameless = each_of_json(text)
    assert getattr(good, "roles", None) == [RoleEntry({"en": "chair"})]
    assert getattr(nameless, "name", None) == ""


def test_other_documents_are_none() -> None:
    assert is_popolo(DOCUMENT)
    assert not is_popolo([{"name": "A"}])
    assert not is_popolo({"name": "A"})


def test_who_has_no_id_holds_no_posts_of_others() -> None:
    document = {
        "persons": [
            {"name": "Mara Lupu", "memberships": [{"role": "mayor"}]},
            {"name": "Ion Popa", "memberships": [{"role": "clerk"}]},
            {"name": "Ana Pop"},
        ],
        "organizations": [{"name": "Town"}, {"name": "Port"}],
        "memberships": [{"role": "king"}],
    }
    town, port, mara, ion, ana = plain_objects(document)
    assert (town["name"], port["name"]) == ("Town", "Port")
    roles = [[role["title"]["en"] for role in person["roles"]] for person in (mara, ion, ana)]
    assert roles == [["mayor"], ["clerk"], []]


def test_an_id_that_is_no_plain_one_is_none() -> None:
    person = {
        "id": [1],
        "name": "A B",
        "identifiers": [{"scheme": {}}],
        "memberships": [{"organization_id": {}}],
    }
    found = plain_objects({"persons": [person], "organizations": [{"id": {}, "name": "Town"}]})
    assert [entry["name"] for entry in found] == ["Town", "A B"]
