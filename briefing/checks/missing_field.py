"""A field that every card of its kind must have, and this one has not: the card is not shown until it does.

Every card needs `id`, `title`, `status` and `evidence`: nothing stands on the site without words of a source.

`--fix` adds an `id` (the name of the file) and a `status` (`candidate`: nobody has read it yet). Anything else is for
whoever knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.sheet import Sheet
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, set_value
from briefing.values.slug import slug
from briefing.yamlfile import Scalar

CHECK = "missing-field"


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:
    """An id and a status where there is none."""
    root = desk.briefing.files[sheet.path].root
    order = ("id", "title", *desk.briefing.kinds[sheet.kind].fields)
    for name, value in (("id", sheet.stem), ("status", "candidate")):
        node = root.get(name)
        is_written_otherwise = any(slug(key.text) == name != key.text for key, _ in root.entries)
        if (node is None and not is_written_otherwise) or (isinstance(node, Scalar) and node.is_absent):
            yield Fix(sheet.path, CHECK, f"adds {name}: {value}", set_value((name,), value, order))
