"""YAML text → nodes and every problem of its syntax. Nothing is guessed: each scalar stays the text it is.

Anchors, aliases, tags, several documents and keys that are not text are refused: a card needs none of them, and
aliases can blow a small file up to gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from briefing.values import Problem
from briefing.yamlfile.fault import Fault, describe, find_unreadable
from briefing.yamlfile.node import Listing, Mapped, Node, Scalar, YamlFile

CHECK = "syntax"
MOST_CHARACTERS = 2_000_000
MOST_PROBLEMS = 50  # of one file: a binary file has thousands, and nobody reads them
DEEPEST = 16

_Loader = getattr(yaml, "CLoader", yaml.Loader)
_TOP_KEY = re.compile(r"^(?=[^\s#\-\]}])", re.MULTILINE)

_EMPTY = Mapped((), 0, 0)


def read_yaml(text: str, path: str = "") -> YamlFile:
    """The file's top mapping with all its problems; after a syntax error, the entries that can still be read."""
    file = YamlFile(path, text, _EMPTY)
    if len(text) > MOST_CHARACTERS:
        message = f"the file is too large for a card: {len(text):,} characters, at most {MOST_CHARACTERS:,} are read"
        return YamlFile(path, text, _EMPTY, (Problem(path, 0, 0, CHECK, message),))
    faults = find_unreadable(text, MOST_PROBLEMS)
    root: Node | None = None
    if not faults:
        root, faults, is_whole = _read_nodes(text, 0, len(text))
        if not is_whole:
            root, faults = _read_entries(text, faults)
    if not faults and not isinstance(root, Mapped):
        faults = [Fault(0, len(text.split("\n", 1)[0]), *_not_a_mapping(root))]
    faults.sort(key=lambda fault: fault.start)
    problems = tuple(
        file.problem_at(fault.start, fault.end, CHECK, fault.message, fault.hint) for fault in faults[:MOST_PROBLEMS]
    )
    return YamlFile(path, text, root if isinstance(root, Mapped) else _EMPTY, problems)


def _not_a_mapping(root: Node | None) -> tuple[str, str]:
    if root is None or (isinstance(root, Scalar) and root.is_absent):
        return "the file is empty", "write a card as lines of `field: value`, or delete the file"
    return "the file is not a list of fields", "write one `field: value` per line"


def _read_entries(text: str, faults: list[Fault]) -> tuple[Mapped, list[Fault]]:
    """The entries of a broken file, each read on its own, so that one fault does not hide the others.

    Falls back on the faults of the whole file where every entry can be read by itself.
    """
    starts = [match.start() for match in _TOP_KEY.finditer(text)]
    entries: dict[str, tuple[Scalar, Node]] = {}
    found: list[Fault] = []
    for start, end in pairwise([*starts, len(text)]):
        node, own, _ = _read_nodes(text, start, end)
        found += own
        if isinstance(node, Mapped):
            for key, value in node.entries:
                if entries.setdefault(key.text, (key, value))[0] is not key:
                    found.append(_twice(key, entries[key.text][0], text))
        elif not own:
            line = text[start:end].split("\n", 1)[0]
            hint = "write `field: value`; indent a line that goes on with the text above it"
            found.append(Fault(start, start + len(line.rstrip()), "this line is not a field", hint))
        if len(found) >= MOST_PROBLEMS:
            break
    return Mapped(tuple(entries.values()), 0, len(text)), found or faults


def _read_nodes(text: str, start: int, end: int) -> tuple[Node | None, list[Fault], bool]:
    """The node in ``text[start:end]``, its faults, and whether it could be read to its end."""
    builder = _Builder(text, start)
    try:
        is_whole = builder.build(yaml.parse(text[start:end], Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        builder.faults.append(describe(error, text, start))
        is_whole = False
    except yaml.YAMLError as error:
        builder.faults.append(Fault(start, start + 1, f"this cannot be read as YAML: {error}"))
        is_whole = False
    return builder.root, builder.faults, is_whole


def _twice(key: Scalar, first: Scalar, text: str) -> Fault:
    line = text.count("\n", 0, first.start) + 1
    return Fault(key.start, key.end, f"{key.text} is written twice", f"the first is in line {line}; keep one of them")


class _Open:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("entries", "is_mapping", "items", "key", "seen", "start")

    def __init__(self, start: int, is_mapping: bool) -> None:
        self.start = start
        self.is_mapping = is_mapping
        self.items: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.seen: dict[str, Scalar] = {}
        self.key: Node | None = None


class _Builder:
    """Nodes from the parser's events, without recursion: no depth of brackets can exhaust the stack."""

    def __init__(self, text: str, shift: int) -> None:
        self.text = text
        self.shift = shift
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.open: list[_Open] = []
        self.last = shift  # where the last node ended: the parser's own ends take in trailing blank lines

    def build(self, events: Iterator[yaml.Event]) -> bool:
        """Whether the events could be read to their end."""
        documents = 0
        for event in events:
            start, end = self._range(event)
            if isinstance(event, yaml.ScalarEvent):
                self._note(event, start)
                if event.style in ("|", ">"):  # the mark lies behind the blank lines after the block
                    end = start + len(self.text[start:end].rstrip())
                self.last = end
                self._add(Scalar(event.value, start, end, not event.style))
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._note(event, start)
                if len(self.open) >= DEEPEST:
                    self.faults.append(
                        Fault(start, start + 1, "this is nested too deeply", "no field needs that depth")
                    )
                    return False
                self.last = start + 1
                self.open.append(_Open(start, isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                if end > start:  # a closing bracket
                    self.last = end
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                hint = "put the text in quotation marks if it begins with *"
                self.faults.append(Fault(start, end, "an alias (*name) is not read in cards", hint))
                self.last = end
                self._add(Scalar(self.text[start:end], start, end, is_plain=False))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "one file holds one card; take the --- away"
                    self.faults.append(Fault(start, start + 3, "a second document begins here", hint))
                    return True
        return True

    def _range(self, event: yaml.Event) -> tuple[int, int]:
        start, end = event.start_mark, event.end_mark
        return self.shift + (start.index if start else 0), self.shift + (end.index if end else 0)

    def _note(self, event: yaml.NodeEvent, start: int) -> None:
        tag: str | None = getattr(event, "tag", None)
        if event.anchor is not None:
            hint = "put the text in quotation marks if it begins with &"
            end = start + 1 + len(event.anchor)
            self.faults.append(Fault(start, end, "an anchor (&name) is not read in cards", hint))
        elif tag is not None:
            hint = "put the text in quotation marks if it begins with !"
            self.faults.append(Fault(start, start + len(tag), "a tag (!name) is not read in cards", hint))

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        frame = self.open[-1]
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            key, frame.key = frame.key, None
            if not isinstance(key, Scalar):
                self.faults.append(Fault(key.start, key.end, "a field's name must be plain text"))
            elif key.text in frame.seen:
                self.faults.append(_twice(key, frame.seen[key.text], self.text))
            else:
                frame.seen[key.text] = key
                frame.entries.append((key, node))

    def _close(self) -> None:
        frame = self.open.pop()
        end = max(self.last, frame.start)
        if frame.is_mapping:
            self._add(Mapped(tuple(frame.entries), frame.start, end))
        else:
            self._add(Listing(tuple(frame.items), frame.start, end))
