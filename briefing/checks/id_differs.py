"""A card whose `id` is not the name of its file.

The file's name is what other cards refer to, and the page's address. To rename a card, change both, and list the old id
in `formerly`:

    # docs/cards/actor/sergei-lavrov.yml
    id: sergei-lavrov
    formerly: [lavrov]

`--fix` writes the name of the file into `id`, as all references and addresses go by that name already. To rename the
card instead, rename the file first.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.sheet import Sheet
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, set_value

CHECK = "id-differs"


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:  # noqa: ARG001 (every fix is given the desk)
    """The file's name for the id."""
    yield Fix(sheet.path, CHECK, f"writes id: {sheet.stem}", set_value(("id",), sheet.stem))
