"""A field that cards of this kind do not have, most often a slip of the pen.

Wrong:

    sttaus: reviewed

Right:

    status: reviewed

What has no field of its own goes to `notes`.

`--fix` corrects a name in which only capitals, hyphens or underscores are wrong (`Claimed-by`), if the field is not
there already. A misspelt one it leaves to you: it could be another field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.kinds import Field
from briefing.cards.sheet import Sheet
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, rename_key
from briefing.values.slug import slug
from briefing.yamlfile import Listing, Mapped, Node, Steps

CHECK = "unknown-field"
PARTS = {
    "count": ("min", "max", "modifier", "as_written"),
    "when": ("date", "part", "possible", "as_written"),
    "evidence": ("source", "quote", "prefix", "suffix"),
}


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:
    """The field's own name where it is written otherwise."""
    fields = desk.briefing.kinds[sheet.kind].fields
    yield from _rename(sheet, desk.briefing.files[sheet.path].root, fields, (), ("id", "title", *fields))


def _rename(
    sheet: Sheet, node: Node, fields: Mapping[str, Field], steps: Steps, names: tuple[str, ...]
) -> Iterator[Fix]:
    if isinstance(node, Listing):
        for index, item in enumerate(node.items):
            yield from _rename(sheet, item, fields, (*steps, index), names)
    if not isinstance(node, Mapped):
        return
    there = {key.text for key, _ in node.entries}
    by_slug = {slug(name): name for name in names}
    for key, value in node.entries:
        name = by_slug.get(slug(key.text))
        if key.text in names:
            inner = fields.get(key.text)
            if inner is not None and (inner.fields or inner.type in PARTS):
                parts = tuple(inner.fields) or PARTS[inner.type]
                yield from _rename(sheet, value, inner.fields, (*steps, key.text), parts)
        elif name and name not in there:
            there.add(name)
            yield Fix(sheet.path, CHECK, f"writes {name} for {key.text}", rename_key(steps, key.text, name))
