from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefing.yamlfile import disk, read_bytes, remove_file, write_bytes


def test_writes_a_new_file_and_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "x.yml"
    assert write_bytes(path, b"a: b\n", only_if=None)
    assert path.read_bytes() == b"a: b\n"
    assert [p.name for p in path.parent.iterdir()] == ["x.yml"]


@pytest.mark.parametrize(("there", "only_if"), [(b"edited", b"old"), (b"edited", None), (None, b"old")])
def test_leaves_a_file_that_changed_meanwhile(tmp_path: Path, there: bytes | None, only_if: bytes | None) -> None:
    path = tmp_path / "x.yml"
    if there is not None:
        path.write_bytes(there)
    assert not write_bytes(path, b"new", only_if=only_if)
    assert read_bytes(path) == there
    assert list(tmp_path.iterdir()) == ([path] if there else [])


def test_removes_only_what_it_knows(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"edited")
    assert not remove_file(path, only_if=b"old")
    assert remove_file(path, only_if=b"edited")
    assert not path.exists()


def test_keeps_the_old_file_when_replacing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        write_bytes(path, b"new", only_if=b"old")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX")
def test_keeps_mode_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yml", tmp_path / "x.yml"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    assert write_bytes(link, b"new", only_if=b"old")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
