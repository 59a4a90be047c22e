"""Two cards for one actor, place, event, … become one, and stay so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from briefing.cards.decisions import KINDS, Side
from briefing.cards.kinds import Field, Kind
from briefing.cards.merge import Was, add_was
from briefing.cards.merge.base import Path, read_base
from briefing.cards.merge.leaves import freeze, identify, list_items, read_leaf
from briefing.cards.references import Steps, find_references
from briefing.cards.renames import Key
from briefing.editing.deciding import Ruling, decide, read_ruled
from briefing.editing.fields import NAMES, list_order, list_texts, read_plain, read_quote, show_node
from briefing.editing.following import lead_all, lead_decisions
from briefing.editing.rename import change_names
from briefing.editing.workspace import MisuseError, Workspace
from briefing.values import immutable
from briefing.yamlfile import (
    Data,
    Listing,
    Mapped,
    Node,
    Plain,
    Scalar,
    YamlFile,
    add_comments,
    drop,
    list_comments,
    put,
    read_yaml,
    to_data,
    write_yaml,
)


@immutable
class _Addition:
    """A value of the other card's that the card is to have, at these steps."""

    steps: Steps
    value: Plain
    order: tuple[str, ...]


def needs_ruling(workspace: Workspace, card: Key, other: Key) -> bool:
    """Whether a decision must tell the parser that the two are one: it makes both."""
    return workspace.parsers_key(card) is not None and workspace.parsers_key(other) is not None


def merge(workspace: Workspace, card: Key, other: Key, ruling: Ruling | None) -> None:
    """Let `other` go into `card`: what it alone says is added, and all that leads to it leads there.

    Where both say something else of one thing, the card's stands, and the other's is kept in a comment, as its comments
    are. A `ruling` is needed where the parser makes both cards.

    Raises:
        MisuseError: the two cannot be one.
        EditingError: see there.
    """
    kind_name = card[0]
    if card == other:
        raise MisuseError(f"{'/'.join(card)} is one card already")
    if kind_name != other[0]:
        raise MisuseError(f"a card of {kind_name} and one of {other[0]} cannot be one")
    if kind_name == "source":
        raise MisuseError("two articles stay two sources; where one has the other's text, say so: `carries: its id`")
    kind, path, other_path = workspace.kinds[kind_name], workspace.card_path(card), workspace.card_path(other)
    parsers, other_parsers = workspace.parsers_key(card), workspace.parsers_key(other)
    united = _Uniting(kind, workspace.file(path), _without_each_other(workspace, card, other))
    workspace.edit(path, lambda text: united.write(text, "/".join(other)))
    workspace.tell(f"{workspace.show(other_path)} → {workspace.show(path)}")
    for line in united.said:
        workspace.tell(f"{workspace.show(path)}: {line}")
    _keep_former(workspace, card, other, kind)
    lead_all(workspace, other, card)
    workspace.write(other_path, None)
    if parsers is not None and other_parsers is not None:
        assert ruling is not None
        _tell_parser(workspace, card, other, united, ruling)
    elif other_parsers is not None:  # the card is a person's own: the parser's goes on under its id
        change_names(workspace, workspace.base_path(other_parsers), other, card[1])
        workspace.remember({**workspace.renames, other_parsers: card[1]})
        workspace.rename_conflicting(other, card[1])


def _without_each_other(workspace: Workspace, card: Key, other: Key) -> YamlFile:
    """The other card without what leads to the two themselves."""
    file = workspace.file(workspace.card_path(other))
    text = file.text
    found = list(find_references(file.root, workspace.kinds[card[0]]))
    for reference in reversed(found):
        if reference.id in (card[1], other[1]) and card[0] in reference.kinds and reference.steps[-1] != "source":
            text = drop(text, reference.steps)
    return read_yaml(text, file.path)


def _keep_former(workspace: Workspace, card: Key, other: Key, kind: Kind) -> None:
    path, order = workspace.card_path(card), list_order(kind)
    there = list_texts(workspace.file(path).root.get("formerly"))
    had = list_texts(workspace.file(workspace.card_path(other)).root.get("formerly"))
    for name in [other[1], *had]:
        if name not in there and name != card[1]:
            workspace.put(path, ["formerly", len(there)], name, order)
            workspace.tell(f"{workspace.show(path)}: formerly: + {name}")
            there.append(name)


def _tell_parser(workspace: Workspace, card: Key, other: Key, united: _Uniting, ruling: Ruling) -> None:
    """Write the decision, so that the parser gives the one card its id, and let the merge base be the one card's."""
    one, two = workspace.parsers_key(card), workspace.parsers_key(other)
    assert one is not None
    assert two is not None
    kind = card[0]
    is_named_before = _name_first(workspace, kind, one[1], two[1]) != one[1]
    base, other_base = workspace.read(workspace.base_path(one)) or b"", workspace.read(workspace.base_path(two)) or b""
    if other != two:  # decisions that call it by a person's id would lose it
        lead_decisions(workspace, lambda k, name, source: (k, two[1] if (k, name) == other else name, source))
    if kind in KINDS:
        decide(workspace, (Side(*card), Side(*two)), ruling, is_same=True, is_first=is_named_before)
    workspace.write(workspace.base_path(two), None)
    workspace.write(workspace.base_path(one), add_was(base, united.list_decided(base, other_base)))
    workspace.remember({key: name for key, name in workspace.renames.items() if key != two})


def _name_first(workspace: Workspace, kind: str, one: str, two: str) -> str:
    """The id that the parser would give the card by the decisions there are: that which one of them names first."""
    held = [decision for decision in read_ruled(workspace).of(kind) if decision.is_same]
    groups = [{side.id for side in decision.sides} for decision in held] + [{one, two}]
    whole = {one, two}
    while more := set(chain.from_iterable(group for group in groups if group & whole)) - whole:
        whole |= more
    return next((decision.sides[0].id for decision in held if decision.sides[0].id in whole), one)


class _Uniting:
    """What one card takes from another of its kind, and what it does not."""

    def __init__(self, kind: Kind, card: YamlFile, other: YamlFile) -> None:
        self.kind = kind
        self.card = card
        self.other = other
        self.added: list[_Addition] = []
        self.differing: dict[Path, Data] = {}
        self.said: list[str] = []
        self._unite_title()
        fields = {name: field for name, field in kind.fields.items() if name != "formerly"}
        self._unite_fields(fields, card.root, other.root, (), ())

    def write(self, text: str, name: str) -> str:
        """The card's text with what it takes, and comments with what it does not take of `name`."""
        for addition in self.added:
            text = put(text, addition.steps, addition.value, addition.order)
        lines = [
            line
            for path, value in self.differing.items()
            for line in write_yaml({" ".join(path): value}).rstrip("\n").split("\n")
        ]
        comments = [comment for comment in list_comments(self.other.text) if "yaml-language-server:" not in comment]
        lines += [comment.removeprefix("#").removeprefix(" ") for comment in comments]
        return add_comments(text, [f"{name} also said:", *(f"  {line}" for line in lines)]) if lines else text

    def list_decided(self, base: bytes, other_base: bytes) -> dict[Path, Was[Plain]]:
        """What the parser may say of the one card that a person decided on by making the two one.

        Values in which the two differ, where the card's is the parser's own, and items that a person had taken out of
        the other card.
        """
        own, others = read_base(base).root, read_base(other_base).root
        found: dict[Path, Was[Plain]] = {}
        for path, value in self.differing.items():
            mine, theirs = _at(self.card.root, path), _at(others, path)
            if path == ("title",) and not self._is_quoted(mine):
                continue  # made up of several things, and to be made up anew
            if mine is not None and _says(mine) == _says(_at(own, path)):
                found[path] = Was(value if theirs is None else to_data(theirs), to_data(mine))
        for name, field in self.kind.fields.items():
            if field.is_many and name != "formerly":
                here = {*_identities(self.card.root, field), *_identities(own, field)}
                kept = _identities(self.other.root, field)
                for item, node in _identities(others, field).items():
                    if item not in kept and item not in here:
                        found[name, item] = Was(to_data(node), None)
        return found

    def _is_quoted(self, node: Node | None) -> bool:
        """Whether the words in `node` are some quote's of the card."""
        quotes = [read_quote(item) for _, item in list_items(self.card.root.get("evidence"))]
        return isinstance(node, Scalar) and any(node.text in quote for quote in quotes)

    def _unite_title(self) -> None:
        """The other title is a name as well, if its words call it so; else it only differs."""
        mine, theirs = self.card.root.get("title"), self.other.root.get("title")
        if not isinstance(mine, Scalar) or not isinstance(theirs, Scalar) or mine.text == theirs.text:
            return
        names = {mine.text, *list_texts(self.card.root.get("aliases")), *list_texts(self.other.root.get("aliases"))}
        quotes = [read_quote(item) for _, item in list_items(self.other.root.get("evidence"))]
        field = self.kind.fields.get("aliases")
        if field is not None and theirs.text not in names and any(theirs.text in quote for quote in quotes):
            self._add(("aliases", _end(self.card.root.get("aliases"))), theirs.text, list_order(self.kind))
            self.said.append(f"aliases: + {theirs.text}")
        elif theirs.text not in names:
            self._differ(("title",), theirs)

    def _unite_fields(
        self, fields: Mapping[str, Field], mine: Mapped, theirs: Mapped, steps: Steps, path: Path
    ) -> None:
        order = (*NAMES, *fields)
        for name, field in fields.items():
            here, there = mine.get(name), theirs.get(name)
            if there is None or (isinstance(there, Scalar) and there.is_absent):
                continue
            to, known = (*steps, name), (*path, name)
            is_missing = here is None or (isinstance(here, Scalar) and here.is_absent)
            if field.is_many:
                self._unite_list(field, here, there, to, known, order)
            elif is_missing:
                self._add(to, read_plain(there, field), order)
                self._say(known, there)
            elif _says(here) == _says(there):
                continue
            elif field.type == "record" and isinstance(here, Mapped) and isinstance(there, Mapped):
                self._unite_fields(field.fields, here, there, to, known)
            elif field.type == "markdown" and isinstance(here, Scalar) and isinstance(there, Scalar):
                self._add(to, f"{here.text.rstrip()}\n\n{there.text.rstrip()}\n", order)
                self._say(known, there)
            elif freeze(read_leaf(here, field)) != freeze(read_leaf(there, field)):
                self._differ(known, there)

    def _unite_list(
        self, field: Field, mine: Node | None, theirs: Node, steps: Steps, path: Path, order: Sequence[str]
    ) -> None:
        here = {identify(read_leaf(node, field), field): (at, node) for at, node in list_items(mine)}
        title = self.card.root.get("title")
        named = {title.text} if field.name == "aliases" and isinstance(title, Scalar) else set()
        end = _end(mine) + sum(addition.steps[:-1] == steps for addition in self.added)
        for _, node in list_items(theirs):
            name = identify(read_leaf(node, field), field)
            if name in here:
                at, own = here[name]
                if isinstance(own, Mapped) and isinstance(node, Mapped) and field.type == "record":
                    self._unite_fields(field.fields, own, node, (*steps, at), (*path, name))
            elif name not in named:
                self._add((*steps, end), read_plain(node, field), order)
                self._say(path, node)
                here[name] = (end, node)
                end += 1

    def _add(self, steps: Steps, value: Plain, order: Sequence[str]) -> None:
        self.added.append(_Addition(steps, value, tuple(order)))

    def _say(self, path: Path, node: Node) -> None:
        self.said.append(f"{' '.join(path)}: + {show_node(node)}")

    def _differ(self, path: Path, node: Node) -> None:
        self.differing[path] = to_data(node)
        self.said.append(f"{' '.join(path)}: kept in a comment: {show_node(node)}")


def _identities(root: Mapped, field: Field) -> dict[str, Node]:
    return {identify(read_leaf(node, field), field): node for _, node in list_items(root.get(field.name))}


def _at(root: Mapped, path: Path) -> Node | None:
    """The node under names of fields; of what stands in a list none."""
    node: Node | None = root
    for name in path:
        node = node.get(name) if isinstance(node, Mapped) else None
    return node


def _end(node: Node | None) -> int:
    return len(node.items) if isinstance(node, Listing) else len(list_items(node))


def _says(node: Node | None) -> Data | None:
    return None if node is None else to_data(node)
