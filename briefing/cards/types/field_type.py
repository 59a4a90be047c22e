"""What every field type is made of."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from difflib import get_close_matches

from briefing.cards.card import Value
from briefing.cards.kinds import Field
from briefing.values import Problem, immutable
from briefing.yamlfile import Mapped, Node, Plain, Scalar, YamlFile


@dataclass(slots=True)
class Report:
    """The problems found while one file is read, in the order they were met."""

    file: YamlFile
    problems: list[Problem] = field(default_factory=list)

    def add(self, check: str, node: Node | None, message: str, hint: str = "") -> None:
        """Note a problem at `node`."""
        self.problems.append(self.file.problem(node, check, message, hint))

    def wrong(self, node: Node, message: str, hint: str = "") -> None:
        """Note a value that its field's type cannot take."""
        self.add("wrong-type", node, message, hint)


@immutable
class FieldType:
    """How values of one type are read and written."""

    parse: Callable[[Node, Field, Report], Value | None]
    format: Callable[[Value, Field], Plain]


def did_you_mean(word: str, words: Collection[str]) -> str:
    """A hint that names the word most like `word`, "" where none is like it."""
    plain = {known.casefold(): known for known in words}
    close = get_close_matches(word.casefold()[:80], plain, n=1, cutoff=0.6)
    return f"did you mean {plain[close[0]]}?" if close else ""


def read_word(node: Node, name: str, report: Report) -> str | None:
    """The text of a scalar; anything else is reported."""
    if isinstance(node, Scalar):
        return node.text
    what = "fields of its own" if isinstance(node, Mapped) else "a list"
    hint = "put text that has a colon or brackets in quotation marks"
    report.wrong(node, f"{name} is text, but this is {what}", hint)
    return None


def read_parts(node: Mapped, names: Collection[str], what: str, report: Report) -> dict[str, Node]:
    """The nodes of a small mapping by name, absent ones left out; a name it does not have is reported."""
    parts: dict[str, Node] = {}
    for key, value in node.entries:
        if key.text not in names:
            hint = did_you_mean(key.text, names) or f"{what} has {', '.join(names)}"
            report.add("unknown-field", key, f"{what} has no {key.text}", hint)
        elif not (isinstance(value, Scalar) and value.is_absent):
            parts[key.text] = value
    return parts
