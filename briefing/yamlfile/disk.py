"""Reading and replacing files whole: after a kill at any moment a file is either old or new, never between."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from briefing.values import Problem
from briefing.yamlfile.exchange import exchange
from briefing.yamlfile.node import Mapped, YamlFile
from briefing.yamlfile.read import CHECK, MOST_CHARACTERS, read_yaml

try:
    import fcntl
except ImportError:  # Windows has no such lock on folders
    fcntl = None  # type: ignore[assignment]


def read_yaml_file(path: Path, shown: str) -> YamlFile:
    """The file at `path`, called `shown` in its problems; one that cannot be read is a problem, not an exception."""
    try:
        return decode_yaml(read_start(path), shown)
    except OSError as error:
        return say_unreadable(error, shown)


def read_start(path: Path | str) -> bytes:
    """The file's bytes, of one that is far too large for a card only as many as it takes to see that.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb", buffering=0) as file:
        return file.read(4 * MOST_CHARACTERS + 1)


def say_unreadable(error: OSError, shown: str) -> YamlFile:
    """An empty file with the problem that it cannot be read."""
    message = f"the file cannot be read: {error.strerror or error}"
    return YamlFile(shown, "", Mapped((), 0, 0), (Problem(shown, 0, 0, CHECK, message),))


def decode_yaml(data: bytes, shown: str) -> YamlFile:
    """The file that holds `data`, called `shown` in its problems."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"the file is not UTF-8: byte 0x{data[error.start]:02X}"
        problem = Problem(shown, line, column, CHECK, message, "save it with the encoding UTF-8")
        return YamlFile(shown, "", Mapped((), 0, 0), (problem,))
    return read_yaml(text, shown)


def write_bytes(path: Path, data: bytes, *, only_if: bytes | None, is_lasting: bool = True) -> bool:
    """Whether `path` now holds `data`; it is replaced whole, and only if it still holds `only_if` (None: is missing).

    A lasting write waits until the disk has it, so that not even a power cut brings the old file's name and an empty
    file together; what can be made again at any time need not wait.

    Raises:
        OSError: the disk is full, the folder is read-only, …; the old file is then still whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve() if path.is_symlink() else path
    temporary = _temporary(target)
    try:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
        with temporary.open("xb") as file:
            file.write(data)
            if is_lasting:
                file.flush()
                os.fsync(file.fileno())
        if only_if is not None:
            with contextlib.suppress(FileNotFoundError):
                temporary.chmod(target.stat().st_mode & 0o7777)
        if read_bytes(target) != only_if:
            return False
        return _replace(temporary, target, data, only_if)
    finally:
        temporary.unlink(missing_ok=True)


def _replace(temporary: Path, target: Path, data: bytes, was: bytes | None) -> bool:
    """Whether `target` is `temporary` now, which holds `data`; what holds something else than `was` by now stays."""
    if was is None:
        try:
            os.link(temporary, target)  # unlike replacing, it fails where somebody has just made the file
        except FileExistsError:
            return False
        except OSError:  # a disk without such links
            os.replace(temporary, target)
        return True
    if not exchange(temporary, target):
        os.replace(temporary, target)
        return True
    put, expected, is_done = data, was, True
    while (taken := read_bytes(temporary)) != expected and taken is not None:
        # Somebody saved the file in the last moment: what was taken out is newer than what was put in, and goes back.
        put, expected, is_done = taken, put, False
        exchange(temporary, target)
    return is_done


def remove_file(path: Path, *, only_if: bytes) -> bool:
    """Whether `path` is gone now; it is removed only if it still holds `only_if`."""
    if read_bytes(path) != only_if:
        return False
    aside = _temporary(path)
    with contextlib.suppress(FileNotFoundError):
        os.replace(path, aside)
    is_done = read_bytes(aside) in (only_if, None)
    if not is_done:  # somebody saved it in the last moment
        with contextlib.suppress(FileExistsError):  # and once more since
            os.link(aside, path)
    aside.unlink(missing_ok=True)
    return is_done


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


@contextlib.contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """While it lasts, whoever else holds the same folder waits; the system lets go of it should the process die."""
    folder.mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def read_bytes(path: Path) -> bytes | None:
    """What the file holds, None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
