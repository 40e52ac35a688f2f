"""manage.py load_speakers: lists from JSON and CSV, and errors that say where."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from claims.models import Speaker

pytestmark = pytest.mark.django_db

CSV = """name,kind,wikidata,country,aliases,title_en,title_ro,organisation,since,until,forms_ro
Dorna,organisation,,RO,Primăria Dorna|Dorna City Hall,,,,,,
Mara Lupu,person,Q101,RO,Marei Lupu,Mayor,primar,Dorna,2024-06,,primarul Dornei|primarul
Mara Lupu,person,Q101,RO,,Deputy mayor,viceprimar,Dorna,2020,2024-06,
"""


def load(tmp_path: Path, name: str, content: str | bytes) -> str:
    path, out = tmp_path / name, StringIO()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    call_command("load_speakers", str(path), stdout=out)
    return out.getvalue()


def test_the_starter_list_loads_twice_and_the_second_time_changes_nothing() -> None:
    out = StringIO()
    starter = str(settings.BASE_DIR / "claims/fixtures/starter_speakers.json")
    call_command("load_speakers", starter, stdout=out)
    count = Speaker.objects.count()
    assert out.getvalue() == f"{count} new, 0 with something new, 0 known already\n"
    again = StringIO()
    call_command("load_speakers", starter, stdout=again)
    assert again.getvalue().startswith("0 new, 0 with something new, ")
    assert Speaker.objects.count() == count


def test_a_csv_has_a_line_for_each_office(tmp_path: Path) -> None:
    assert load(tmp_path, "list.csv", CSV) == "2 new, 1 with something new, 0 known already\n"
    mara = Speaker.objects.get(name="Mara Lupu")
    assert [alias.name for alias in mara.aliases.all()] == ["Marei Lupu"]
    mayor, deputy = mara.roles.order_by("-since")
    assert (mayor.title, str(mayor.organisation)) == ({"en": "Mayor", "ro": "primar"}, "Dorna")
    assert mayor.printed_forms == {"ro": ["primarul Dornei", "primarul"]}
    assert (deputy.since, deputy.until) == ("2020", "2024-06")
    assert load(tmp_path, "list.csv", CSV).startswith("0 new, 0 with")


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.json", '[\n{"name": "A",\n}]', "a.json: line 3: "),
        ("a.json", '{"name": "A"}', "must hold a list"),
        ("a.json", "[1]", "entry 1: This must be an object"),
        ("a.json", '[{"name": "A B"}, {"name": "C D", "kind": "dog"}]', r"entry 2 \(C D\): kind: "),
        ("a.json", '[{"name": "A B", "party": "X"}]', r"entry 1 \(A B\): party: There is no such field"),
        ("a.json", '[{"name": "A B", "aliases": "C"}]', r"entry 1 \(A B\): aliases: This must be a list"),
        ("a.json", '[{"name": "A B", "aliases": [1]}]', r"aliases: This must be a list of texts"),
        ("a.json", '[{"name": 7}]', "entry 1.*: name: This must be text"),
        (
            "a.json",
            '[{"name": "A B", "roles": [{"title": {"en": "x"}, "since": "May"}]}]',
            r"entry 1 \(A B\): since: Write a year",
        ),
        ("a.json", '[{"name": "A B", "roles": [{}]}]', r"roles\[0\]: title: An office needs a title"),
        ("a.csv", "name,colour\nA B,red\n", "line 1: colour: There is no such column"),
        ("a.csv", "name,kind\nA B,person,more\n", "line 2: There are more cells"),
        ("a.csv", "name,kind\nA B,person\nC D,dog\n", "line 3: kind: "),
        ("a.csv", "name,since\nA B,2019\n", "line 2: title_en: An office needs a title"),
        ("a.csv", 'name,kind\nC D,person\n"A B,person\n', "line [23]: unexpected end of data"),
        ("a.txt", "", "must end in .json or .csv"),
        ("a.json", b"\xff", "not UTF-8 at byte 0"),
    ],
)
def test_what_is_wrong_is_named_by_place_and_field(
    tmp_path: Path, name: str, content: str | bytes, complaint: str
) -> None:
    with pytest.raises(CommandError, match=complaint):
        load(tmp_path, name, content)
    assert not Speaker.objects.exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_speakers", str(tmp_path / "gone.json"))


def test_null_is_nothing(tmp_path: Path) -> None:
    role = {"title": {"en": "Mayor"}, "organisation": None, "country": None, "since": None, "until": None}
    entry = {"name": "A B", "wikidata": None, "country": None, "aliases": None, "roles": [role]}
    assert load(tmp_path, "a.json", json.dumps([entry])).startswith("1 new")
    assert Speaker.objects.get().roles.get().since == ""
