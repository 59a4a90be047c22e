"""Changes to the text of a YAML file that touch the bytes concerned and no others.

Text of a person's is never reformatted: comments, blank lines, the order of keys, quotation marks and line ends stay
as they are. What is written anew looks as `write_yaml` writes it. Each change is read back before it is given out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.yamlfile.node import Listing, Mapped, Node, Scalar, YamlFile
from briefing.yamlfile.read import read_yaml
from briefing.yamlfile.write import Plain, write_entry, write_in_brackets, write_item, write_value, write_yaml

Steps = Sequence[str | int]
Data = str | list["Data"] | dict[str, "Data"]  # what a file says, every scalar as text

_BLOCK = re.compile(r"[|>][-+0-9]*")
_BLOCK_KEEPING = re.compile(r"[|>][0-9]?\+")
_CONTENT = re.compile(r"^\s*[^\s#]", re.MULTILINE)
_COMMENT = re.compile(r"(?:[ \t]+|^)#[^\r\n]*", re.MULTILINE)


class EditError(ValueError):
    """A file that cannot be changed in place: its syntax is broken, or its layout is one that we cannot splice."""


def to_data(node: Node) -> Data:
    """What a node says, without its places."""
    match node:
        case Scalar(text):
            return text
        case Listing(items):
            return [to_data(item) for item in items]
        case Mapped(entries):
            return {key.text: to_data(value) for key, value in entries}


def put(text: str, steps: Steps, value: Plain, order: Sequence[str] = ()) -> str:
    """The file with `value` at `steps`, ``("evidence", 0, "quote")``.

    A key that is missing comes after the nearest of those that stand before it in `order`, at the end where `order`
    does not know it; an index that is the list's length appends. What `steps` pass through and is missing is made. A
    list of one that is written as its only item is one (index 0), and becomes a list when another is added.

    Raises:
        EditError: see there.
    """
    file = _read(text)
    expected = _put_data(to_data(file.root), steps, _as_data(value))
    return _checked(_Splice(file).put([*steps], value, order), expected)


def drop(text: str, steps: Steps) -> str:
    """The file without what `steps` lead to: a key with its value, or an item of a list.

    The last item takes the list with it, the last field a record. Comments in it stay, on lines of their own.

    Raises:
        EditError: see there, or `steps` lead nowhere.
    """
    file = _read(text)
    expected = _drop_data(to_data(file.root), steps)
    return _checked(_Splice(file).drop([*steps]), expected)


def list_comments(text: str) -> tuple[str, ...]:
    """The comments of a file in their order, each from its # on; none of one that cannot be read."""
    splice = _Splice(read_yaml(text))
    return tuple(comment.strip() for comment in splice.list_comments())


def add_comments(text: str, lines: Iterable[str]) -> str:
    """The file with these lines as comments behind all else.

    Raises:
        EditError: see there.
    """
    file = _read(text)
    splice = _Splice(file)
    added = "".join(f"#{' ' if line else ''}{line}{splice.newline}" for line in lines)
    end = "" if not text or text.endswith("\n") else splice.newline
    return _checked(text + end + added, to_data(file.root))


def _read(text: str) -> YamlFile:
    file = read_yaml(text)
    if file.problems and _CONTENT.search(text):
        raise EditError(f"line {file.problems[0].line}: {file.problems[0].message}")
    return file


def _checked(text: str, expected: Data) -> str:
    file = read_yaml(text)
    if (file.problems and expected != {}) or to_data(file.root) != expected:
        raise EditError("the file is laid out in a way that cannot be changed in place")
    return text


def _as_data(value: Plain) -> Data:
    return to_data(read_yaml(write_yaml({"value": value})).root.entries[0][1])


def _put_data(data: Data | None, steps: Steps, value: Data) -> Data:
    """What the file is to say after `put`."""
    if not steps:
        return value
    first, rest = steps[0], steps[1:]
    if isinstance(first, str):
        entries = dict(data) if isinstance(data, dict) else {}
        entries[first] = _put_data(entries.get(first), rest, value)
        return entries
    if isinstance(data, (str, dict)) and first == 0:
        return _put_data(data, rest, value)
    items: list[Data] = list(data) if isinstance(data, list) else []
    if isinstance(data, (str, dict)):
        items = [data]
    if first > len(items):
        raise EditError(f"the list has no place {first}")
    items[first : first + 1] = [_put_data(items[first] if first < len(items) else None, rest, value)]
    return items


def _drop_data(data: Data, steps: Steps) -> Data:
    """What the file is to say after `drop`."""
    if not steps:
        return ""
    first, rest = steps[0], steps[1:]
    if isinstance(first, str):
        if not isinstance(data, dict) or first not in data:
            raise EditError(f"there is no {first}")
        inner = _drop_data(data[first], rest)
        kept = {key: inner if key == first else value for key, value in data.items()}
        if not inner:
            del kept[first]
        return kept
    if not isinstance(data, list):
        if first == 0:
            return _drop_data(data, rest)
        raise EditError(f"the list has no place {first}")
    if first >= len(data):
        raise EditError(f"the list has no place {first}")
    inner = _drop_data(data[first], rest)
    return [*data[:first], *([inner] if inner else []), *data[first + 1 :]]


class _Splice:
    """One change to one file. The last node of a path stands under the last step; the first is the whole file."""

    def __init__(self, file: YamlFile) -> None:
        self.root = file.root
        self.text = file.text
        self.newline = "\r\n" if "\r\n" in file.text else "\n"

    def put(self, steps: list[str | int], value: Plain, order: Sequence[str]) -> str:
        """See the function of that name."""
        path = self._walk(steps)
        is_absent = isinstance(path[-1], Scalar) and path[-1].is_absent
        # More than the last node is missing: make what it stands in.
        while len(path) < len(steps) or (is_absent and len(path) == len(steps) and isinstance(steps[-1], str)):
            step = steps.pop()
            value = {step: value} if isinstance(step, str) else [value]
        if len(path) > len(steps):
            return self._replace(path, steps, value)
        step = steps[-1]
        if isinstance(step, str):
            return self._insert(path, step, value, order)
        return self._append(path, steps, value)

    def drop(self, steps: list[str | int]) -> str:
        """See the function of that name."""
        path = self._walk(steps)
        while len(steps) > 1 and (
            path[-2] is path[-1] or _count(path[-2]) == 1
        ):  # nothing would be left: the whole goes
            path.pop()
            steps.pop()
        if self._is_in_brackets(path):
            return self._drop_from_brackets(path, steps[-1])
        return self._drop_lines(path[-2], self._mark(path[-2], steps[-1]), path[-1])

    def list_comments(self) -> list[str]:
        """See the function of that name."""
        return [comment for _, comment in self._comments(0, len(self.text), self.root)]

    def _walk(self, steps: Sequence[str | int]) -> list[Node]:
        """The nodes that `steps` lead through, as far as they are there; an only item is the list and its item."""
        path: list[Node] = [self.root]
        for step in steps:
            node = path[-1]
            if isinstance(step, int):
                found = _item(node, step)
            elif isinstance(node, Scalar) and node.is_absent:
                break
            elif isinstance(node, Mapped):
                found = node.get(step)
            else:
                raise EditError(f"{step} can only stand in a mapping")
            if found is None:
                break
            path.append(found)
        return path

    def _replace(self, path: list[Node], steps: list[str | int], value: Plain) -> str:
        node = path[-1]
        if self._is_in_brackets(path):
            space = " " if self.text[node.start - 1 : node.start] == ":" else ""
            return self._splice(node.start, node.end, space + write_in_brackets(value))
        while len(steps) > 1 and path[-2] is node:  # the only item stands in the place of its list
            path.pop()
            steps.pop()
        entry = self._mark(path[-2], steps[-1])
        if isinstance(steps[-1], int):
            indent = self._column(entry)
            return self._exchange(entry, entry + 1, node, write_item(value, indent)[indent + 1 :])
        key = _key(path[-2], steps[-1])
        colon = self.text.index(":", key.end)
        return self._exchange(
            entry, colon + 1, node, write_value(value, self._column(colon) + 1, self._column(key.start))
        )

    def _exchange(self, entry: int, start: int, node: Node, written: str) -> str:
        """The text with `written` for all of an entry from `start`, behind its colon or dash.

        Comments in the entry's first line stay there; others go above the entry.
        """
        stop = self._end(node, start)
        comments = self._comments(start, stop, node)
        line_end = self._line_end(start)
        beside = "".join(comment for at, comment in comments if at < line_end)
        first, mark, rest = written.removesuffix("\n").partition("\n")
        above = [comment for at, comment in comments if at >= line_end]
        last = "\n" if mark and stop == len(self.text) else ""  # a block at the end of a file needs its line end
        text = self.text[:start] + self._lines(first + beside + mark + rest + last) + self.text[stop:]
        return self._put_above(text, entry, above)

    def _insert(self, path: list[Node], key: str, value: Plain, order: Sequence[str]) -> str:
        """The text with a key that the mapping at the path's end lacks."""
        node = path[-1]
        if not isinstance(node, Mapped):
            raise EditError(f"{key} can only stand in a mapping")
        names = [name.text for name, _ in node.entries]
        before = order[: order.index(key)] if key in order else names
        after = next((index for index in reversed(range(len(names))) if names[index] in before), None)
        first = node.entries[0][0].start if node.entries else node.start + 1
        if self._is_in_brackets([*path, node]):
            entry = write_in_brackets({key: value})[1:-1]
            if after is not None:
                return self._splice(node.entries[after][1].end, node.entries[after][1].end, f", {entry}")
            return self._splice(first, first, f"{entry}, " if node.entries else entry)
        if not node.entries:  # of all mappings without brackets only an empty file's has none
            return self.text + self._missing_newline(len(self.text)) + self._lines(write_entry(key, value, 0))
        indent = self._column(first)
        if after is None:
            return self._splice(first, first, self._lines(write_entry(key, value, indent)[indent:]) + " " * indent)
        return self._add_line(node.entries[after][1], write_entry(key, value, indent))

    def _append(self, path: list[Node], steps: list[str | int], value: Plain) -> str:
        """The text with another item behind those of the list at the path's end, or behind its only item."""
        node, added = path[-1], write_in_brackets(value)
        if isinstance(node, Listing):
            if not self._is_in_brackets([*path, node]):
                return self._add_line(node, write_item(value, self._column(node.start)))
            at = node.items[-1].end if node.items else node.start + 1
            return self._splice(at, at, f", {added}" if node.items else added)
        raw = self.text[node.start : node.end]
        if isinstance(node, Scalar):
            if not self._is_in_brackets(path) and (node.is_absent or "\n" in raw):
                return self._replace(path, steps[:-1], [value] if node.is_absent else [node.text, value])
            raw = write_in_brackets(node.text) if node.is_plain else raw
        if isinstance(node, Scalar) or self._is_in_brackets([*path, node]):
            return self._splice(node.start, node.end, f"[{raw}, {added}]")
        shifted = self._splice(node.start, node.end, "- " + re.sub(r"\n(?=[^\r\n])", "\n  ", raw))
        return put(shifted, steps, value)

    def _drop_lines(self, parent: Node, entry: int, node: Node) -> str:
        """The text without the lines of the entry that begins at `entry`, its key or dash."""
        stop = self._after(node, entry)
        comments = [comment for _, comment in self._comments(entry, stop, node)]
        if not self.text[self._line(entry) : entry].strip():
            return self._put_above(self.text[: self._line(entry)] + self.text[stop:], entry, comments)
        # It stands beside the dash of an item, and what comes next takes its place there.
        if isinstance(parent, Mapped):
            following = min(key.start for key, _ in parent.entries if key.start > entry)
        else:
            following = self._mark(parent, 1)
        between = self._comments(stop, following, node)
        text = self.text[:entry] + self.text[following:]
        return self._put_above(text, entry, [*comments, *(comment for _, comment in between)])

    def _drop_from_brackets(self, path: list[Node], step: str | int) -> str:
        parent, node = path[-2], path[-1]
        entries = [(key.start, value.end) for key, value in parent.entries] if isinstance(parent, Mapped) else []
        items = [(item.start, item.end) for item in parent.items] if isinstance(parent, Listing) else entries
        start = _key(parent, step).start if isinstance(step, str) else node.start
        at = next(index for index, (first, _) in enumerate(items) if first == start)
        if at:
            return self._splice(items[at - 1][1], max(node.end, start), "")
        return self._splice(start, items[1][0], "") if len(items) > 1 else self._splice(start, node.end, "")

    # ── where things stand ───────────────────────────────────────────────────────────────────────────────────────────

    def _is_in_brackets(self, path: Sequence[Node]) -> bool:
        """Whether the last node of `path` stands between brackets."""
        parents = (node for node in path[:-1] if not isinstance(node, Scalar))
        return any(self.text[node.start : node.start + 1] in ("{", "[") for node in parents)

    def _mark(self, parent: Node, step: str | int) -> int:
        """Where an entry begins: its key, or its dash."""
        if isinstance(step, str):
            return _key(parent, step).start
        assert isinstance(parent, Listing)
        if not step:
            return parent.start
        dash = f"\n{' ' * self._column(parent.start)}-"
        at = self.text.rfind(dash, parent.items[step - 1].start, parent.items[step].start + 1)
        if at < 0:
            raise EditError("the list's dashes do not stand below each other")
        return at + len(dash) - 1

    def _line(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _column(self, at: int) -> int:
        return at - self._line(at)

    def _line_end(self, at: int) -> int:
        """Where the line of `at` ends, without its line end."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def _next_line(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def _end(self, node: Node, floor: int) -> int:
        """Where the last line of a node that begins behind `floor` ends, without its line end."""
        end = self._line_end(max(node.end, floor))
        last = _last_scalar(node)
        if last and _BLOCK_KEEPING.match(self.text, last.start):  # the blank lines after it are its own
            while not self.text[end : self._line_end(self._next_line(end))].strip() and end < len(self.text):
                end = self._line_end(self._next_line(end))
        return end

    def _after(self, node: Node, floor: int) -> int:
        """Where the line behind a node begins."""
        return self._next_line(self._end(node, floor))

    def _comments(self, start: int, stop: int, node: Node) -> list[tuple[int, str]]:
        """The comments between `start` and `stop` that are in no scalar of `node`, with the spaces before them."""
        found: list[tuple[int, str]] = []
        at = start
        for scalar in sorted(_scalars(node), key=lambda scalar: scalar.start):
            found += [(match.start(), match.group()) for match in _COMMENT.finditer(self.text, at, scalar.start)]
            header = _BLOCK.match(self.text, scalar.start) if not scalar.is_plain else None
            if header:
                end = self._line_end(header.end())
                found += [(match.start(), match.group()) for match in _COMMENT.finditer(self.text, header.end(), end)]
            at = max(at, scalar.end)
        return [*found, *((match.start(), match.group()) for match in _COMMENT.finditer(self.text, at, stop))]

    # ── what is written ──────────────────────────────────────────────────────────────────────────────────────────────

    def _splice(self, start: int, stop: int, new: str) -> str:
        return self.text[:start] + new + self.text[stop:]

    def _lines(self, text: str) -> str:
        return text.replace("\n", self.newline)

    def _missing_newline(self, at: int) -> str:
        return self.newline if at and self.text[at - 1] != "\n" else ""

    def _add_line(self, node: Node, written: str) -> str:
        at = self._after(node, 0)
        return self._splice(at, at, self._missing_newline(at) + self._lines(written))

    def _put_above(self, text: str, entry: int, comments: Iterable[str]) -> str:
        """The text with comments on lines of their own above the entry at `entry`."""
        line = self._line(entry)
        indent = len(self.text[line:]) - len(self.text[line:].lstrip(" "))
        lines = "".join(f"{' ' * indent}{comment.strip()}{self.newline}" for comment in comments)
        return text[:line] + lines + text[line:]


def _item(node: Node, index: int) -> Node | None:
    if isinstance(node, Listing):
        return node.items[index] if index < len(node.items) else None
    return node if index == 0 else None


def _key(parent: Node, name: str) -> Scalar:
    key = parent.key(name) if isinstance(parent, Mapped) else None
    assert key is not None
    return key


def _count(node: Node) -> int:
    match node:
        case Listing(items):
            return len(items)
        case Mapped(entries):
            return len(entries)
        case Scalar():
            return 1


def _scalars(node: Node) -> Iterator[Scalar]:
    pending = [node]
    while pending:
        match pending.pop():
            case Scalar() as scalar:
                yield scalar
            case Listing(items):
                pending += items
            case Mapped(entries):
                pending += [part for entry in entries for part in entry]


def _last_scalar(node: Node) -> Scalar | None:
    return max(_scalars(node), key=lambda scalar: scalar.start, default=None)
