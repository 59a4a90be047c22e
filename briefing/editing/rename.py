"""A card gets another id: its file, what leads to it, and what the parser remembers follow."""

from __future__ import annotations

from pathlib import Path

from briefing.cards.references import find_references
from briefing.cards.renames import Key
from briefing.editing.fields import list_order, list_texts
from briefing.editing.following import lead_all, lead_decisions, lead_references
from briefing.editing.workspace import MisuseError, Workspace
from briefing.values.slug import slug


def rename(workspace: Workspace, card: Key, new_id: str) -> None:
    """Give a card another id. Its old one becomes a former one, so that links from elsewhere still lead to it.

    A source's article keeps its file: the parser is told that the card has another id than the file.

    Raises:
        MisuseError: the id cannot be one, or is another card's.
        EditingError: see there.
    """
    kind, old_id = card
    new_id = new_id.removeprefix(f"{kind}/")
    check_new_id(workspace, kind, new_id, card)
    new, path = (kind, new_id), workspace.card_path(card)
    target = path.with_name(new_id + path.suffix)
    parsers = workspace.parsers_key(card)
    references = list(find_references(workspace.file(path).root, workspace.kinds[kind]))
    workspace.tell(f"{workspace.show(path)} → {workspace.show(target)}")
    for line in change_names(workspace, path, card, new_id):
        workspace.tell(f"{workspace.show(target)}: {line}")
    if parsers is not None:
        change_names(workspace, workspace.base_path(parsers), card, new_id, is_own=parsers == new)
    if any(reference.id == old_id and kind in reference.kinds for reference in references):
        lead_references(workspace, card, card, new)
    lead_all(workspace, card, new)
    workspace.write(target, workspace.read(path))
    workspace.write(path, None)
    lead_decisions(workspace, lambda *side: _follow(side, card, new_id))
    if parsers is not None:
        renames = {key: name for key, name in workspace.renames.items() if key != parsers}
        workspace.remember(renames if parsers == new else {**renames, parsers: new_id})
        workspace.rename_conflicting(card, new_id)


def change_names(workspace: Workspace, path: Path, card: Key, new_id: str, *, is_own: bool = False) -> list[str]:
    """Let a card's file or its base have the new id, and the old one among the former ones; a line on each.

    The parser knows of no former ids of a card that has its `own` id.
    """
    kind, old_id = card
    order = list_order(workspace.kinds[kind])
    former = list_texts(workspace.file(path).root.get("formerly"))
    workspace.put(path, ["id"], new_id, order)
    if new_id in former:
        workspace.drop(path, ["formerly", former.index(new_id)])
        former.remove(new_id)
    if old_id in former or is_own:
        return []
    workspace.put(path, ["formerly", len(former)], old_id, order)
    return [f"formerly: + {old_id}"]


def check_new_id(workspace: Workspace, kind: str, new_id: str, card: Key | None = None) -> None:
    """See that an id can be a new card's, or the new one of `card`.

    Raises:
        MisuseError: it cannot be one, or another card has it, had it, or had it until a person deleted it.
    """
    key = kind, new_id
    if not new_id or slug(new_id) != new_id:
        raise MisuseError(f"'{new_id}' cannot be an id: write it as {slug(new_id)}")
    if key == card:
        raise MisuseError(f"that is the id it has: {new_id}")
    if key in workspace.places:
        raise MisuseError(f"there is a card {kind}/{new_id} already; to make the two one: briefing merge")
    holder = find_former(workspace, key)
    if holder is not None and holder != card:
        raise MisuseError(f"{new_id} was an id of {kind}/{holder[1]}: links to it lead there")
    if workspace.base_path(key).is_file() and (card is None or workspace.parsers_key(card) != key):
        raise MisuseError(f"the parser calls another card {kind}/{new_id} that was deleted or renamed: take another id")


def find_former(workspace: Workspace, key: Key) -> Key | None:
    """The card that had this id before."""
    for other, path in workspace.places.items():
        data = (workspace.read(path) or b"") if other[0] == key[0] else b""
        is_near = key[1].encode() in data and b"formerly" in data
        if is_near and key[1] in list_texts(workspace.file(path).root.get("formerly")):
            return other
    return None


def _follow(side: tuple[str, str, str], old: Key, new_id: str) -> tuple[str, str, str]:
    kind, card, source = side
    if old[0] == "source" and source == old[1]:
        source = new_id
    return (kind, new_id, source) if (kind, card) == old else (kind, card, source)
