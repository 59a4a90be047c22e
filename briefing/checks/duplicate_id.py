"""Two cards of one kind with the same id, or an id that is one card's now and was another's before (`formerly`).

A reference could mean either. Give one of them another id, or put them together in one file.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.values import Problem
from briefing.yamlfile import Listing, Node, Scalar, YamlFile

CHECK = "duplicate-id"


def check(briefing: Briefing) -> Iterator[Problem]:
    """A problem at each id that another file of the kind has as well; the first in the folder keeps it."""
    taken: dict[tuple[str, str], YamlFile] = {}
    for file in briefing.files.values():
        kind = file.path.split("/")[-2]
        for node in _ids(file):
            first = taken.setdefault((kind, node.text), file)
            if first is not file:
                message = f"{first.path} has the id {node.text} as well"
                yield file.problem(node, CHECK, message, "give one of them another id, and rename its file")


def _ids(file: YamlFile) -> Iterator[Scalar]:
    """The id, then the former ones."""
    former = file.root.get("formerly")
    nodes: tuple[Node | None, ...] = former.items if isinstance(former, Listing) else (former,)
    for node in (file.root.get("id"), *nodes):
        if isinstance(node, Scalar) and not node.is_absent:
            yield node
