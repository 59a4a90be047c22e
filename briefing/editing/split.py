"""One card that is two becomes two: some of its evidence goes into a card of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.cards.decisions import BY_SOURCE, Side
from briefing.cards.kinds import Field
from briefing.cards.merge.leaves import identify, list_items, read_leaf
from briefing.cards.renames import Key
from briefing.cards.types.field_type import did_you_mean
from briefing.cards.write import head_card
from briefing.editing.deciding import Ruling, decide, read_ruled
from briefing.editing.fields import read_plain, read_quote, read_source, show_node
from briefing.editing.following import lead_references, list_referring
from briefing.editing.new import make_id
from briefing.editing.rename import check_new_id
from briefing.editing.workspace import MisuseError, Workspace
from briefing.values import immutable
from briefing.values.slug import LONGEST
from briefing.yamlfile import Node, Plain, Scalar, add_comments, write_yaml

# What a person said of the card as a whole, and what it was called, does not go into a part of it.
OF_THE_WHOLE = ("status", "status_reason", "credibility", "grade", "assessment", "notes", "formerly", "tags")


@immutable
class Part:
    """What is to be taken out of a card: pieces of its evidence by their places, and the sources that go as a whole.

    `is_ruled` where a decision can tell the parser so: what these sources tell is not the same as the rest.
    """

    card: Key
    places: tuple[int, ...]
    sources: tuple[str, ...]
    is_ruled: bool


def choose_part(workspace: Workspace, card: Key, sources: Sequence[str], numbers: Sequence[int]) -> Part:
    """The part of a card that is told by `sources`, or in the pieces of evidence with these numbers, from 1.

    Raises:
        MisuseError: there is nothing of the kind, or nothing would be left.
        EditingError: the card cannot be read.
    """
    items = list_items(workspace.file(workspace.card_path(card)).root.get("evidence"))
    there = [read_source(item) for _, item in items]
    if not sources and not numbers:
        listed = "".join(f"\n  {n}  {read_source(item)}: {show_node(item)}" for n, (_, item) in enumerate(items, 1))
        raise MisuseError(f"say which evidence goes into the new card, with --source or --evidence:{listed}")
    for source in sources:
        if source not in there:
            hint = did_you_mean(source, there) or f"it has {', '.join(dict.fromkeys(there))}"
            raise MisuseError(f"{'/'.join(card)} has no evidence from {source}: {hint}")
    for number in numbers:
        if not 0 < number <= len(items):
            raise MisuseError(f"{'/'.join(card)} has {len(items)} pieces of evidence, no number {number}")
    moved = {at for at, source in enumerate(there) if source in sources or at + 1 in numbers}
    if len(moved) == len(items):
        raise MisuseError("nothing would be left of the card: to give it another id: briefing rename")
    left = {source for at, source in enumerate(there) if at not in moved}
    whole = tuple(dict.fromkeys(there[at] for at in sorted(moved) if there[at] not in left))
    is_ruled = bool(sources) and not numbers and card[0] in BY_SOURCE and workspace.parsers_key(card) is not None
    return Part(card, tuple(items[at][0] for at in sorted(moved)), whole, is_ruled)


def list_movable(workspace: Workspace, part: Part) -> tuple[Key, ...]:
    """The cards that lead to the card and stand on nothing but the sources that go: they may well mean the new one."""
    found = []
    for key in dict.fromkeys(key for key, _ in list_referring(workspace, part.card)):
        items = list_items(workspace.file(workspace.card_path(key)).root.get("evidence"))
        sources = {read_source(item) for _, item in items}
        if sources and sources <= set(part.sources):
            found.append(key)
    return tuple(found)


def split(
    workspace: Workspace, part: Part, moving: Collection[Key], ruling: Ruling | None, title: str = "", own_id: str = ""
) -> Key:
    """Let the part be a card of its own; the cards of `moving` lead there, all others to the old one as before.

    What the new card says is what the old one does, as far as it is about sources' words: those that are in its quotes.
    A `ruling` is needed where the part is ruled.

    Raises:
        MisuseError: the new card's id cannot be one, or is another card's.
        EditingError: see there.
    """
    kind_name, own = part.card
    kind, path = workspace.kinds[kind_name], workspace.card_path(part.card)
    parsers = workspace.parsers_key(part.card)
    parsers_id = _name_part(workspace, part, parsers) if part.is_ruled and parsers else ""
    root = workspace.file(path).root
    old_title = root.get("title")
    called = title or (old_title.text if isinstance(old_title, Scalar) else "") or own
    name = own_id.removeprefix(f"{kind_name}/")
    if not name:
        name = make_id(workspace, kind, called) if title or not parsers_id else parsers_id
    check_new_id(workspace, kind_name, name)
    items = dict(list_items(root.get("evidence")))
    quotes = [read_quote(items[at]) for at in part.places]
    rest = [read_quote(item) for at, item in items.items() if at not in part.places]
    data: dict[str, Plain] = {"id": name, "title": called}
    drops: list[tuple[str, int]] = []
    for field_name, field in kind.fields.items():
        node = root.get(field_name)
        if field_name == "evidence":
            data[field_name] = [read_plain(items[at], field) for at in part.places]
        elif field_name == "status":
            data[field_name] = "candidate"
        elif node is not None and field_name not in OF_THE_WHOLE:
            _share(field, node, quotes, rest, data, drops)
    new, target = (kind_name, name), workspace.cards / kind_name / f"{name}.yml"
    origin = f"split from {'/'.join(part.card)}"
    workspace.write(target, add_comments(head_card(kind) + write_yaml(data), [origin]).encode())
    numbers = " and ".join(str(at + 1) for at in part.places)
    workspace.tell(f"{workspace.show(target)}: {origin}, with its evidence {numbers}")
    drops += [("evidence", at) for at in part.places]
    for name_of, at in sorted(drops, key=lambda drop: (drop[0], -drop[1])):
        item = dict(list_items(root.get(name_of)))[at]
        workspace.tell(f"{workspace.show(path)}: {name_of}: - {show_node(item)}")
        workspace.drop(path, (name_of, at))
    for key in moving:
        lead_references(workspace, key, part.card, new, is_edit=True)
    if part.is_ruled and parsers is not None:
        assert ruling is not None
        if isinstance(old_title, Scalar):  # a title that is given is the person's own
            data["title"] = old_title.text
        base = head_card(kind) + write_yaml(data)
        _tell_parser(workspace, part, (kind_name, parsers_id), new, base, ruling)
    for key, reference in list_referring(workspace, part.card):
        if key not in moving and key != new:
            workspace.tell(f"{workspace.show(workspace.card_path(key))}: {reference.steps[0]}: still leads to {own}")
    return new


def _share(
    field: Field,
    node: Node,
    quotes: Sequence[str],
    rest: Sequence[str],
    data: dict[str, Plain],
    drops: list[tuple[str, int]],
) -> None:
    """Give the new card its share of a field: words only where its quotes have them."""
    if not field.is_many:
        data[field.name] = read_plain(node, field)
        return
    is_words = bool(field.words) or any(inner.words for inner in field.fields.values())
    shared = []
    for at, item in list_items(node):
        name = identify(read_leaf(item, field), field)
        if not is_words or any(name in quote for quote in quotes):
            shared.append(read_plain(item, field))
            if is_words and not any(name in quote for quote in rest):
                drops.append((field.name, at))
    if shared:
        data[field.name] = shared


def _name_part(workspace: Workspace, part: Part, parsers: Key) -> str:
    """The id that the parser will give what the sources tell."""
    article = {file: own for (kind, own), file in workspace.renames.items() if kind == "source"}
    return min(Side(*parsers, article.get(source, source)).split_id for source in part.sources)[:LONGEST].strip("-")


def _tell_parser(workspace: Workspace, part: Part, future: Key, new: Key, base: str, ruling: Ruling) -> None:
    """Write the decisions, and let the parser go on with the new card where the part goes on."""
    whole, own = Side(*part.card), tuple(Side(*part.card, source) for source in part.sources)
    for decision in read_ruled(workspace).of(part.card[0]):
        if decision.is_same and workspace.parsers_key(part.card) in {(side.kind, side.id) for side in decision.sides}:
            sides = " and ".join(map(str, decision.sides))
            workspace.tell(f"{workspace.show(workspace.decisions)} also says that {sides} are the same")
    for side in own:
        decide(workspace, (whole, side), ruling, is_same=False)
    if len(own) > 1:
        decide(workspace, own, ruling, is_same=True)
    workspace.write(workspace.base_path(future), base.encode())
    if future != new:
        workspace.remember({**workspace.renames, future: new[1]})
