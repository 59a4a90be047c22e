"""What reading YAML gives: nodes whose scalars are text, each with its place in the file."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.values import Problem, Severity, immutable

LONGEST_EXCERPT = 400  # characters of a line that a terminal can still show with a caret below


@immutable
class Scalar:
    """Text. `start` and `end` are the code points of the file it stands on, quotation marks included.

    `is_plain` is True without quotation marks or block style; a plain scalar without text is an absent value.
    """

    text: str
    start: int
    end: int
    is_plain: bool = True

    @property
    def is_absent(self) -> bool:
        """Whether nothing is written here (``key:`` alone), or an unquoted null (``~``)."""
        return self.is_plain and self.text in ("", "~", "null")


@immutable
class Listing:
    """A list of nodes."""

    items: tuple[Node, ...]
    start: int
    end: int


@immutable
class Mapped:
    """Keys with their nodes, in the order of the file; no key comes twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int

    def get(self, key: str) -> Node | None:
        """The node under `key`, None where the key is missing."""
        return next((node for name, node in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself, as it stands in the file."""
        return next((name for name, _ in self.entries if name.text == key), None)


Node = Scalar | Listing | Mapped


@immutable
class YamlFile:
    """One file as read: its text, the mapping at its top (empty where there is none) and the problems of its syntax.

    A file with a syntax error still gives the entries that can be read.
    """

    path: str
    text: str
    root: Mapped
    problems: tuple[Problem, ...] = ()

    def find(self, steps: Sequence[str | int]) -> Node:
        """The node that `steps` lead to, ``("evidence", 0, "quote")``; the last one met where they lead nowhere."""
        node: Node = self.root
        for step in steps:
            match node:
                case Mapped() if isinstance(step, str) and (found := node.get(step)):
                    node = found
                case Listing(items) if isinstance(step, int) and step < len(items):
                    node = items[step]
                case Mapped() | Listing():
                    break
                case Scalar():  # a list of one may be written as its only item
                    continue
        return node

    def problem(
        self,
        node: Node | None,
        check: str,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """A problem at `node` with its line and caret; of the file as a whole where there is no node."""
        if node is None or (node is self.root and not self.root.entries):
            return Problem(self.path, 0, 0, check, message, hint, severity=severity)
        if isinstance(node, Mapped) and node.entries:
            node = node.entries[0][0]
        return self.problem_at(node.start, node.end, check, message, hint, severity)

    def problem_at(
        self,
        start: int,
        end: int,
        check: str,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """A problem at the code points ``[start, end)`` of the file; the caret stays on the first line."""
        start = min(start, len(self.text))
        line_start = self.text.rfind("\n", 0, start) + 1
        line_end = self.text.find("\n", start)
        line_end = len(self.text) if line_end < 0 else line_end
        return Problem(
            path=self.path,
            line=self.text.count("\n", 0, start) + 1,
            column=start - line_start + 1,
            check=check,
            message=message,
            hint=hint,
            excerpt=self.text[line_start:line_end].rstrip("\r") if line_end - line_start <= LONGEST_EXCERPT else "",
            length=max(1, min(end, line_end) - start),
            severity=severity,
        )

    def words_at(self, node: Node, words: str) -> tuple[int, int]:
        """Where `words` stand in `node`, as code points of the file; the whole node where they don't."""
        at = self.text.find(words, node.start, node.end) if words else -1
        return (at, at + len(words)) if at >= 0 else (node.start, node.end)
