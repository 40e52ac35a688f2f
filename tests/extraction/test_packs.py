"""A pack is a folder of words: every shipped one is sound, a bad one says where, a new one needs no code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from claims.extraction.packs import BASE, FOLDER, SCHEMA, BadPack, available, load_base, load_pack
from claims.extraction.types import CueKind


def write_pack(folder: Path, code: str = "xx", toml: str = 'name = "Test"\n', **files: str) -> Path:
    (folder / code).mkdir(parents=True, exist_ok=True)
    (folder / code / "pack.toml").write_text(toml, encoding="utf-8")
    for name, words in files.items():
        (folder / code / f"{name}.txt").write_text(words, encoding="utf-8")
    return folder


@pytest.mark.parametrize("code", available())
def test_every_shipped_pack_has_what_the_stages_need(code: str) -> None:
    pack = load_pack(code)
    kinds = {found[1].kind for word in pack.cues.first_words() if (found := pack.cues.at([word], 0))}
    assert CueKind.SAY in kinds
    assert len(pack.function_words) > 40
    assert len(pack.dates.months) >= 12
    assert set(pack.dates.weekdays.values()) == set(range(1, 8))
    assert {"that", "conjunction", "preposition", "pronoun", "naming"} <= set(pack.words)


def test_the_base_has_marks_and_no_words() -> None:
    assert load_base().pairs
    assert len(load_base().cues) == 0


def test_a_pack_version_changes_with_its_words(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "packs")
    before = load_pack("ro", tmp_path / "packs").version
    shutil.copytree(tmp_path / "packs", tmp_path / "other")
    with (tmp_path / "other" / "ro" / "cues.txt").open("a", encoding="utf-8") as cues:
        cues.write("\nșopti = șoptește\n")
    after = load_pack("ro", tmp_path / "other").version
    assert before.split("+")[0] == after.split("+")[0]
    assert before != after


def test_an_unknown_pack_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        load_pack("xx", tmp_path)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("name = 3", "xx/pack.toml: name: str expected, not int"),
        ("[marks]\nsingle = []", "xx/pack.toml: marks.single: no such key"),
        ("[grammer]\n", "xx/pack.toml: grammer: no such table"),
        ('[marks]\npairs = ["«"]', "marks.pairs: '«' is not an opening and a closing mark"),
        ('[names]\nendings = ["ului"]', "names.endings: 'ului' is not 'old>new'"),
        ("[dates.months]\nmay = 13", "dates.months.may: a number from 1 to 12 expected"),
        ('extends = "zz"', "xx/pack.toml: extends: there is no pack 'zz'"),
        ("name = ", "xx/pack.toml"),
    ],
)
def test_a_bad_setting_names_file_and_key(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(BadPack) as refusal:
        load_pack("xx", write_pack(tmp_path, toml=toml))
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"cues": "[shout]\nyell = yells\n"}, "cues.txt: [shout]: no such kind of cue"),
        ({"cues": "[say]\nsay =\n"}, "xx/cues.txt:2: an entry needs a head and at least one form"),
    ],
)
def test_a_bad_word_list_names_file_and_line(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(BadPack) as refusal:
        load_pack("xx", write_pack(tmp_path, **files))
    assert message in str(refusal.value)


def test_a_pack_takes_over_what_it_extends(tmp_path: Path) -> None:
    write_pack(tmp_path, BASE, toml='[marks]\npairs = ["«»"]\n', cues="[say]\nsay = says\n")
    pack = load_pack("xx", write_pack(tmp_path, toml='extends = "_base"\n', cues="[say]\ntell = tells\n"))
    assert pack.pairs == (("«", "»"),)
    assert "says" in pack.cues
    assert "tells" in pack.cues


def test_every_setting_is_in_the_guide() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "languages.md").read_text(encoding="utf-8")
    for table, keys in SCHEMA.items():
        for key in keys:
            assert f"`{f'{table}.{key}'.lstrip('.')}`" in guide, f"{table}.{key}"
