"""References to a card led to another id: in every card, in decisions, and in the links of notes and pages."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing.cards.decisions import SIDE
from briefing.cards.merge.base import WAS
from briefing.cards.references import Reference, find_references
from briefing.cards.renames import Key
from briefing.editing.fields import list_texts
from briefing.editing.workspace import EditingError, Workspace
from briefing.yamlfile import Listing, Mapped, Scalar, YamlFile

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def lead_all(workspace: Workspace, old: Key, new: Key) -> None:
    """Let what leads to `old` lead to `new`, in cards and pages. In a list that has both, one is left.

    Raises:
        EditingError: a file that names the card cannot be read, or not be changed in place.
    """
    for key, path in workspace.places.items():
        if key != old and workspace.read(path) is not None and _may_name(workspace.read(path) or b"", old[1]):
            _lead_in_card(workspace, key, path, old, new)
    for page in find_pages(workspace):
        _lead_in_page(workspace, page, old, new)


def list_referring(workspace: Workspace, card: Key) -> Iterator[tuple[Key, Reference]]:
    """Every reference in another card to this one; cards that cannot be read have none."""
    for key, path in workspace.places.items():
        data = workspace.read(path)
        if key != card and data is not None and _may_name(data, card[1]):
            try:
                root = workspace.file(path).root
            except EditingError:
                continue
            for reference in find_references(root, workspace.kinds[key[0]]):
                if reference.id == card[1] and card[0] in reference.kinds:
                    yield key, reference


def lead_references(workspace: Workspace, key: Key, old: Key, new: Key, *, is_edit: bool = False) -> None:
    """Let the references in one card to `old` lead to `new`; one that would lead to the card itself goes.

    The card's merge base follows, unless this `is_edit`: a decision of the person's on what this card means.
    """
    for line in _lead_in_file(workspace, workspace.card_path(key), key, old, new):
        workspace.tell(line)
    parsers = workspace.parsers_key(key)
    if is_edit or parsers is None or not _may_name(workspace.read(workspace.base_path(parsers)) or b"", old[1]):
        return
    with contextlib.suppress(EditingError):  # a base that nobody can read says nothing
        _lead_in_file(workspace, workspace.base_path(parsers), key, old, new)
        _lead_in_was(workspace, workspace.base_path(parsers), key[0], old, new)


def _lead_in_file(workspace: Workspace, path: Path, key: Key, old: Key, new: Key) -> list[str]:
    """Lead the references in a file; a line on each."""
    file = workspace.file(path)
    drops, said = [], []
    for reference in find_references(file.root, workspace.kinds[key[0]]):
        if reference.id != old[1] or old[0] not in reference.kinds:
            continue
        place = f"{_place(file, reference.node.start)}: {_name(reference)}"
        is_there = isinstance(reference.steps[-1], int) and _has(file, reference, new)
        if is_there or (key == new and reference.steps[-1] != "source"):
            drops.append(reference.steps)
            said.append(f"{place}: - {reference.node.text}")
        else:
            text = reference.prefix + new[1]
            workspace.put(path, reference.steps, text)
            said.append(f"{place}: {reference.node.text} → {text}")
    for steps in reversed(drops):
        workspace.drop(path, steps)
    return said


def _lead_in_was(workspace: Workspace, path: Path, kind: str, old: Key, new: Key) -> None:
    """Let what a merge base says of earlier references say it of the new id."""
    file = workspace.file(path)
    listed = file.root.get(WAS)
    for number, entry in enumerate(listed.items if isinstance(listed, Listing) else ()):
        at = list_texts(entry.get("at")) if isinstance(entry, Mapped) else []
        field = workspace.kinds[kind].fields.get(at[0]) if at else None
        if field is None or field.type != "ref" or not {old[0], "any"} & set(field.of):
            continue
        names = ("/".join(old), "/".join(new)) if "any" in field.of else (old[1], new[1])
        for name in ("at", "value", "mine"):
            node = file.find([WAS, number, name, len(at) - 1] if name == "at" else [WAS, number, name])
            if isinstance(node, Scalar) and node.text == names[0]:
                steps = (WAS, number, name, *([len(at) - 1] if name == "at" else []))
                workspace.put(path, steps, names[1])


def lead_decisions(workspace: Workspace, change: Callable[[str, str, str], tuple[str, str, str]]) -> None:
    """Let each side of the decisions be what `change` makes of its kind, id and source ("" for none)."""
    path = workspace.decisions
    if not workspace.read(path):
        return
    file = workspace.file(path)
    listed = file.root.get("decisions")
    for number, decision in enumerate(listed.items if isinstance(listed, Listing) else ()):
        for name, sides in decision.entries if isinstance(decision, Mapped) else ():
            for at, side in enumerate(sides.items if isinstance(sides, Listing) else ()):
                match = SIDE.fullmatch(side.text) if isinstance(side, Scalar) else None
                if match is None or name.text not in ("same", "not_same"):
                    continue
                told = (match[1], match[2], match[3] or "")
                kind, card, source = change(*told)
                if (kind, card, source) != told:
                    text = f"{kind}/{card}" + (f" in {source}" if source else "")
                    steps = ("decisions", number, name.text, at)
                    workspace.put(path, steps, text)
                    workspace.tell(f"{_place(file, side.start)}: {name.text}: {match[0].strip()} → {text}")


def find_pages(workspace: Workspace) -> Iterator[Path]:
    """The pages that people write beside the cards."""
    cards, root = workspace.cards, workspace.settings.root
    folder = cards.parent if cards.parent != root else root / "docs"
    for path in sorted(folder.rglob("*.md")):
        inner = path.relative_to(folder)
        if cards not in path.parents and not any(part.startswith(".") for part in inner.parts):
            yield path


def _lead_in_card(workspace: Workspace, key: Key, path: Path, old: Key, new: Key) -> None:
    data = workspace.read(path) or b""
    if b"card:" in data:
        file = workspace.file(path)
        text = _lead_links(file.text, old, new)
        if text != file.text:
            for line, before in _changed_lines(file.text, text):
                workspace.tell(f"{workspace.show(path)}:{line}: {before}")
            workspace.edit(path, lambda _: text)
    lead_references(workspace, key, old, new)


def _lead_in_page(workspace: Workspace, path: Path, old: Key, new: Key) -> None:
    data = workspace.read(path) or b""
    if f"card:{old[0]}/{old[1]}".encode() not in data:
        return
    text = data.decode("utf-8", "surrogateescape")
    lines = text.splitlines(keepends=True)
    fence = ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence:
            lines[at] = _lead_links(line, old, new)
    changed = "".join(lines)
    if changed != text:
        for line_number, before in _changed_lines(text, changed):
            workspace.tell(f"{workspace.show(path)}:{line_number}: {before}")
        workspace.write(path, changed.encode("utf-8", "surrogateescape"))


def _lead_links(text: str, old: Key, new: Key) -> str:
    """Markdown with its links to one card leading to another; code is no link."""
    link = re.compile(rf"`[^`\n]+`|(\]\(\s*<?|\]:\s*<?)card:{re.escape('/'.join(old))}(?=[)>\s#]|$)")
    return link.sub(lambda match: f"{match[1]}card:{'/'.join(new)}" if match[1] else match[0], text)


def _changed_lines(before: str, after: str) -> Iterator[tuple[int, str]]:
    for number, (one, other) in enumerate(zip(before.split("\n"), after.split("\n"), strict=True), 1):
        if one != other:
            yield number, f"link → {other.strip()}"


def _may_name(data: bytes, name: str) -> bool:
    """Whether a file can have this id in it: to the letter, or behind an escape."""
    return name.encode() in data or b"\\" in data


def _has(file: YamlFile, reference: Reference, new: Key) -> bool:
    """Whether the list that a reference stands in has the other card already."""
    items = file.find(reference.steps[:-1])
    texts = {item.text for item in items.items if isinstance(item, Scalar)} if isinstance(items, Listing) else set()
    return bool(texts & {new[1], "/".join(new)})


def _place(file: YamlFile, at: int) -> str:
    return file.problem_at(at, at + 1, "", "").place.rpartition(":")[0]


def _name(reference: Reference) -> str:
    return " ".join(str(step) for step in reference.steps if isinstance(step, str))
