"""A value that its field cannot take: a word where a date belongs, a choice that is none.

Wrong:

    when: 30/09/2015
    act: denied

Right:

    when: 2015-09-30
    act: denies

A value is never guessed at: `count: dozens` is an error, `count: {min: 12, as_written: dozens}` is not.

`--fix` writes what can mean one thing only: a choice with other capitals, spaces or hyphens (`Does not confirm`), a
date whose order is plain (`2015/9/30`, `30.9.2015`, but not `3/9/2015`), the only item of a list where no list belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from briefing.cards.kinds import Field
from briefing.cards.sheet import Sheet
from briefing.cards.types.whens import read_precision
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, set_value
from briefing.values.slug import slug
from briefing.yamlfile import Listing, Mapped, Node, Plain, Scalar, Steps

CHECK = "wrong-type"
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
MONTHS = 12


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:
    """Choices and dates as they are written here, and single values instead of lists of one."""
    root = desk.briefing.files[sheet.path].root
    for steps, field, node in _each_value(root, desk.briefing.kinds[sheet.kind].fields, ()):
        if isinstance(node, Listing):
            if len(node.items) == 1 and isinstance(node.items[0], Scalar):
                value = node.items[0].text
                yield Fix(sheet.path, CHECK, f"writes {field.name}: {value}, without a list", set_value(steps, value))
            continue
        if field.type == "when" and isinstance(node, Mapped):
            steps, node = (*steps, "date"), node.get("date") or node
        if not isinstance(node, Scalar) or node.is_absent:
            continue
        right = _right_choice(node.text, field) if field.type == "choice" else _right_date(node.text)
        if right and right != node.text:
            said = f"writes {field.name}: {right} for {node.text}"
            written: Plain = date.fromisoformat(right) if field.type == "when" else right
            yield Fix(sheet.path, CHECK, said, set_value(steps, written, old=node.text))


def _each_value(node: Node, fields: Mapping[str, Field], above: Steps) -> Iterator[tuple[Steps, Field, Node]]:
    """The nodes of choices and dates, and lists where there should be none, with the steps to them."""
    for name, field in fields.items():
        found = node.get(name) if isinstance(node, Mapped) else None
        if found is None:
            continue
        steps: Steps = (*above, name)
        if isinstance(found, Listing) and not field.is_many:
            yield steps, field, found
            continue
        items = enumerate(found.items) if isinstance(found, Listing) else ((None, found),)
        for index, item in items:
            to = steps if index is None else (*steps, index)
            if field.fields:
                yield from _each_value(item, field.fields, to)
            elif field.type in ("choice", "when"):
                yield to, field, item


def _right_choice(word: str, field: Field) -> str:
    return next((choice for choice in field.of if slug(choice) == slug(word)), "")


def _right_date(text: str) -> str:
    """The date as ISO writes it, "" where it could be another one."""
    if match := _YEAR_FIRST.fullmatch(text.strip()):
        year, month, day = match.groups()
    elif match := _YEAR_LAST.fullmatch(text.strip()):
        one, two, year = match.groups()
        if (int(one) > MONTHS) == (int(two) > MONTHS) and one != two:
            return ""
        day, month = (one, two) if int(one) > MONTHS else (two, one)
    else:
        return ""
    iso = f"{year}-{int(month):02}-{int(day):02}"
    return iso if read_precision(iso) else ""
