import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tracker.embedded import addresses
from tracker.embedded.places import EmbeddedError, make_ours, place_of, settle


@pytest.fixture
def another_tmpdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "t"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def test_a_folder_has_its_own_sockets_and_always_the_same(tmp_path: Path) -> None:
    assert place_of(tmp_path / "one") == place_of(tmp_path / "one")
    assert place_of(tmp_path / "one").sockets != place_of(tmp_path / "two").sockets


def test_asking_for_addresses_makes_nothing(tmp_path: Path) -> None:
    found = addresses(tmp_path / "var")
    assert found.database_url.startswith("postgresql://on_record@:5432/on_record?host=%2F")
    assert found.broker_url == found.redis_url.replace("unix://", "redis+socket://").replace(
        "?db", "?virtual_host"
    )
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("depth", [1, 40])
def test_socket_paths_stay_short_in_deep_folders(tmp_path: Path, another_tmpdir: Path, depth: int) -> None:
    deep = tmp_path.joinpath(*["folder"] * depth)
    deep.mkdir(parents=True)
    os.environ["TMPDIR"] = str(deep)
    tempfile.tempdir = None
    assert len(os.fsencode(place_of(deep).sockets / ".s.PGSQL.5432")) <= 103


def test_sockets_stay_where_they_are_when_tmpdir_changes(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    settled = settle_in(tmp_path / "var")
    request.getfixturevalue("another_tmpdir")
    assert place_of(tmp_path / "var").sockets == settled


def test_sockets_move_when_the_old_temporary_folder_is_gone(tmp_path: Path, another_tmpdir: Path) -> None:
    settle_in(tmp_path / "var")
    shutil.rmtree(another_tmpdir)
    tempfile.tempdir = None
    assert place_of(tmp_path / "var").sockets.parent.is_dir()


def test_a_copied_folder_does_not_use_the_sockets_of_the_original(tmp_path: Path) -> None:
    original = settle_in(tmp_path / "var")
    shutil.copytree(tmp_path / "var", tmp_path / "copy")
    assert place_of(tmp_path / "copy").sockets != original


def test_a_link_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(EmbeddedError, match="belongs to another user"):
        make_ours(tmp_path / "link")


def test_a_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    foreign = Path("/usr")
    if os.geteuid() == 0:
        foreign = tmp_path / "foreign"
        foreign.mkdir()
        os.chown(foreign, 12345, 12345)
    with pytest.raises(EmbeddedError, match="belongs to another user"):
        make_ours(foreign)


def test_a_file_in_the_place_of_the_folder_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("not a folder")
    with pytest.raises(EmbeddedError, match=r"cannot be made: .+\."):
        make_ours(tmp_path / "var")


def test_nobody_else_may_enter_the_folders(tmp_path: Path) -> None:
    assert make_ours(tmp_path / "ours").stat().st_mode & 0o777 == 0o700


def settle_in(var: Path) -> Path:
    make_ours(var / "embedded")
    sockets = settle(var).sockets
    sockets.rmdir()
    return sockets
