"""What migrations made is kept between sessions only as long as they are the same."""

from pathlib import Path

from tests.migrated import MADE_OF, ROOT, fingerprint


def test_a_changed_or_new_migration_is_another_database(tmp_path: Path) -> None:
    folder = tmp_path / "claims/migrations"
    folder.mkdir(parents=True)
    found = [fingerprint(tmp_path)]
    for name, text in (("0001_initial.py", "a"), ("0001_initial.py", "b"), ("0002_more.py", "b")):
        (folder / name).write_text(text)
        found.append(fingerprint(tmp_path))
    assert len(set(found)) == 4
    assert fingerprint(tmp_path) == found[-1]


def test_everything_that_it_is_made_of_is_there() -> None:
    assert all(list(ROOT.glob(pattern)) for pattern in MADE_OF)
