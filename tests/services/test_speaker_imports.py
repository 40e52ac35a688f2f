"""A list is looked at before it is loaded, and what is loaded is what was looked at."""

import json
from typing import Any

import pytest
from django.db import transaction

from claims.formats import lists
from claims.formats.cells import BYTE_ORDER_MARK, csv_text
from claims.formats.lists import keys_of
from claims.models import Speaker, SpeakerRole, User
from claims.services import speaker_imports
from claims.services.audit import Forbidden, Refused
from claims.services.plans import Plan
from claims.services.speaker_imports import PlannedRow, import_speakers, plan_import
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db

LIST = """name,kind,wikidata,aliases,organisation,since,until,title_en
Mara Lupu,person,Q101,dna Lupu,Town of Dorna,2024,,Mayor
Ion Popa,person,,,,,,
Toma Brad,dog,,,,,,
Ana Pop,person,,,,in spring,,Minister
"""


def plan(actor: User, text: str = LIST, suffix: str = ".csv") -> Plan[PlannedRow]:
    return plan_import(text=text, suffix=suffix, actor=actor)


def test_a_plan_says_what_each_line_would_bring_and_writes_nothing(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    ion = SpeakerFactory.create(name="Ion Popa")
    rows = plan(ana).rows
    assert [(row.place, row.name, row.outcome) for row in rows] == [
        ("line 2", "Mara Lupu", "changed"),
        ("line 3", "Ion Popa", "unchanged"),
        ("line 4", "Toma Brad", "refused"),
        ("line 5", "Ana Pop", "refused"),
        ("line 2", "Town of Dorna", "created"),
    ]
    assert rows[0].news == (
        "Wikidata: Q101",
        "office: Mayor · Town of Dorna · 2024–…",
        "spelling: dna Lupu",
    )
    assert "kind" in rows[2].news[0]
    assert "since" in rows[3].news[0]
    assert set(Speaker.objects.values_list("name", flat=True)) == {"Mara Lupu", ion.name}


def test_what_was_seen_is_loaded_without_the_refused(ana: User) -> None:
    seen = plan(ana)
    done = import_speakers(text=LIST, suffix=".csv", digest=seen.digest, actor=ana)
    assert (done.rows, done.count("created")) == (seen.rows, 3)
    assert set(Speaker.objects.values_list("name", flat=True)) == {"Mara Lupu", "Ion Popa", "Town of Dorna"}
    assert Speaker.objects.get(name="Mara Lupu").roles.get().since == "2024"


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_another_list_than_the_one_seen_loads_nothing(ana: User, suffix: str) -> None:
    seen = plan(ana)
    with pytest.raises(Refused):
        import_speakers(text=LIST.replace("Ion", "Jon"), suffix=suffix, digest=seen.digest, actor=ana)
    assert not Speaker.objects.exists()


def test_nothing_is_loaded_when_somebody_was_entered_meanwhile(ana: User) -> None:
    seen = plan(ana)
    SpeakerFactory.create(name="Mara Lupu")
    with pytest.raises(Refused, match="look at it again"):
        import_speakers(text=LIST, suffix=".csv", digest=seen.digest, actor=ana)
    assert Speaker.objects.count() == 1


def test_json_is_read_entry_by_entry(ana: User) -> None:
    text = '[{"name": "A B"}, {"name": "C D", "age": 7}, {"name": ""}]'
    rows = plan(ana, text, ".json").rows
    assert [row.outcome for row in rows] == ["created", "refused", "refused"]


@pytest.mark.parametrize(
    ("text", "suffix"), [("[", ".json"), ("{}", ".json"), ("nose\n", ".csv"), ("", ".txt")]
)
def test_a_file_that_is_no_list_is_refused(ana: User, text: str, suffix: str) -> None:
    with pytest.raises(Refused):
        plan(ana, text, suffix)


def test_a_list_may_not_be_endless(ana: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaker_imports, "MOST_ROWS", 3)
    with pytest.raises(Refused, match="3 entries"):
        plan(ana)


def test_what_was_exported_is_known_and_makes_the_same_elsewhere(ana: User) -> None:
    text = LIST.replace("Ion Popa", "=Ion Popa").partition("Toma")[0]
    import_speakers(text=text, suffix=".csv", digest=plan(ana, text).digest, actor=ana)
    table = lists.speakers(Speaker.objects.all())
    body = "".join(csv_text(table.header(), table.cells(keys_of(Speaker.objects.order_by("pk")))))
    text = body.removeprefix(BYTE_ORDER_MARK)
    known = plan(ana, text)
    assert {row.outcome for row in known.rows} == {"unchanged"}, known.rows
    before = facts()
    with transaction.atomic():
        SpeakerRole.objects.all().delete()
        Speaker.objects.all().delete()
        import_speakers(text=text, suffix=".csv", digest=plan(ana, text).digest, actor=ana)
    assert facts() == before


def facts() -> list[tuple[object, ...]]:
    return [
        (
            *(one.name, one.kind, one.wikidata_id, one.country),
            [alias.name for alias in one.aliases.all()],
            [(role.title, str(role.organisation), role.since, role.until) for role in one.roles.all()],
        )
        for one in Speaker.objects.order_by("name")
    ]


def test_an_outsider_plans_and_loads_nothing(carol: User) -> None:
    with pytest.raises(Forbidden):
        plan(carol)
    with pytest.raises(Forbidden):
        import_speakers(text=LIST, suffix=".csv", digest="", actor=carol)


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "Mara\0"},
        {"name": "Mara\ud800"},
        {"aliases": ["dna \0Lupu"]},
        {"aliases": ["Lupu " * 100]},
        {"country": "\0"},
        {"wikidata": "\0"},
        {"roles": [{"title": {"en": "May\0or"}}]},
        {"roles": [{"title": {"e\0n": "Mayor"}}]},
        {"roles": [{"title": {"en": "Mayor"}, "printed_forms": {"en": ["\udc00"]}}]},
        {"roles": [{"title": {"en": "Mayor"}, "organisation": "Dorna\0"}]},
    ],
)
def test_an_entry_that_cannot_be_stored_leaves_the_others(facts: dict[str, Any], ana: User) -> None:
    text = json.dumps([{"name": "Ion Popa"}, {"name": "Mara Lupu", **facts}])
    rows = plan(ana, text, ".json").rows
    assert [row.outcome for row in rows] == ["created", "refused"]
    "".join(rows[1].news).encode()


def test_json_without_end_is_refused(ana: User) -> None:
    with pytest.raises(Refused, match="nested"):
        plan(ana, "[" * 100_000, ".json")
