"""The edge to git: a revision → the files in it, without touching the working tree."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


class RevisionError(Exception):
    """A revision that cannot be had; the message says why."""


def read_revision(folder: Path, revision: str, paths: Sequence[str]) -> dict[str, bytes]:
    """The files at or below `paths` as they are in `revision`, by their paths; paths start from `folder`.

    `folder` is any folder of a git repository. A path that the revision does not have gives nothing.

    Raises:
        RevisionError: git is not there, or the folder is in no repository, or there is no such revision.
    """
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise RevisionError(f"{folder} is in no git repository")
    named = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if named.returncode:
        raise RevisionError(f"git knows no revision called '{revision}' here")
    commit = named.stdout.decode().strip()
    listed = _git(folder, "ls-tree", "-r", "-z", commit, "--", *paths)
    if listed.returncode:
        raise RevisionError(listed.stderr.decode(errors="replace").strip())
    objects: dict[str, str] = {}
    for entry in filter(None, listed.stdout.decode("utf-8", "surrogateescape").split("\0")):
        head, _, path = entry.partition("\t")
        mode, _, name = head.split(" ")
        if mode.startswith("100"):  # an ordinary file
            objects[path] = name
    return dict(zip(objects, _read_objects(folder, list(objects.values())), strict=True))


def write_revision(folder: Path, revision: str, paths: Sequence[str], place: Path) -> None:
    """Write what `read_revision` gives below the folder `place`; files that would lie outside it are left out.

    Raises:
        RevisionError: as in `read_revision`.
    """
    for path, data in read_revision(folder, revision, paths).items():
        if ".." not in Path(path).parts:
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(data)


def _read_objects(folder: Path, names: Sequence[str]) -> list[bytes]:
    """What the objects of these names hold, all asked for in one go."""
    answer = _git(folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode()).stdout
    found, at = [], 0
    for name in names:  # each answered as "<name> blob <size>\n<contents>\n"
        head, _, _ = answer[at : at + 200].partition(b"\n")
        try:
            size = int(head.split(b" ")[2])
        except (IndexError, ValueError) as error:
            raise RevisionError(f"git does not give the file {name}: {head.decode(errors='replace')}") from error
        at += len(head) + 1
        found.append(answer[at : at + size])
        at += size + 1
    return found


def _git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise RevisionError("git is not installed") from error
