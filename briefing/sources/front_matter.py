"""The YAML block between two lines of --- that a Markdown file may begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from briefing.values import Problem, immutable
from briefing.yamlfile import Listing, Node, Scalar, read_yaml

LONGEST = 50_000  # characters; a longer block is not a front matter
_FENCE = re.compile(r"---[^\S\n]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[^\S\n]*(?:\n|$)")


@immutable
class FrontMatter:
    """The fields by name (lower case, with underscores), each a list of texts, and where the body begins."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    body: int = 0

    def first(self, *names: str) -> str:
        """The first text of the first of these fields that has one."""
        return next((self.fields[name][0] for name in names if self.fields.get(name)), "")

    def all(self, *names: str) -> tuple[str, ...]:
        """The texts of the first of these fields that has any."""
        return next((self.fields[name] for name in names if self.fields.get(name)), ())


def read_front_matter(text: str, shown: str) -> FrontMatter | Problem:
    """The front matter of `text`, empty where it has none; a Problem with its place where it is no YAML."""
    match = _FENCE.match(text[:LONGEST])
    if not match:
        return FrontMatter()
    # The fence becomes a comment of the same length, so that lines and columns stay those of the file.
    file = read_yaml("#--" + text[3 : match.end("yaml")], shown)
    if file.problems:
        if not match["yaml"].strip() or ":" not in match["yaml"]:
            return FrontMatter()  # two rules across the page, with text between
        return file.problems[0]
    fields = {
        name.text.strip().lower().replace("-", "_").replace(" ", "_"): _texts(node) for name, node in file.root.entries
    }
    return FrontMatter(fields, match.end())


def _texts(node: Node) -> tuple[str, ...]:
    """The texts of a field: one, those of a list, or the names in a list of mappings (`- name: Jane Doe`)."""
    if isinstance(node, Scalar):
        text = " ".join(node.text.split())
        return () if node.is_absent or not text else (text,)
    if isinstance(node, Listing):
        return tuple(text for item in node.items for text in _texts(item)[:1])
    name = node.get("name")
    return _texts(name) if name else ()
