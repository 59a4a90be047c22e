"""What can be mended without a person, and how: each check that has a `fix` says in its manual what that does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from briefing.cards.briefing import Briefing
from briefing.cards.sheet import Sheet
from briefing.checks import (
    dangling_link,
    dangling_reference,
    id_differs,
    missing_field,
    quote_ambiguous,
    quote_moved,
    quote_not_found,
    source_missing,
    unknown_field,
    wrong_type,
)
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix
from briefing.values import Problem
from briefing.yamlfile import EditError, decode_yaml

FIXES: Mapping[str, Callable[[Desk, Sheet], Iterator[Fix]]] = {
    "unknown-field": unknown_field.fix,
    "missing-field": missing_field.fix,
    "wrong-type": wrong_type.fix,
    "id-differs": id_differs.fix,
    "dangling-reference": dangling_reference.fix,
    "dangling-link": dangling_link.fix,
    "source-missing": source_missing.fix,
    "quote-not-found": quote_not_found.fix,
    "quote-moved": quote_moved.fix,
    "quote-ambiguous": quote_ambiguous.fix,
}
BOM = b"\xef\xbb\xbf"


def find_fixes(briefing: Briefing, problems: Iterable[Problem]) -> dict[str, list[Fix]]:
    """The fixes for the problems that have one, by the files they are to."""
    desk = Desk(briefing)
    found: dict[str, list[Fix]] = {}
    spoken = {(problem.path, problem.check) for problem in problems}
    for path in dict.fromkeys(problem.path for problem in problems if problem.check in FIXES):
        if path in briefing.sheets and not briefing.files[path].problems:
            of_file = (fix(desk, briefing.sheets[path]) for check, fix in FIXES.items() if (path, check) in spoken)
            found[path] = [fix for fixes in of_file for fix in fixes]
    return {path: fixes for path, fixes in found.items() if fixes and path not in briefing.files.moved_on}


def apply_fixes(data: bytes, fixes: Iterable[Fix]) -> tuple[bytes, list[Fix]]:
    """The file with the fixes made, and those that could be: each only where the file can still be read afterwards."""
    mark = BOM if data.startswith(BOM) else b""
    text = data.removeprefix(BOM).decode("utf-8")
    made = []
    for fix in fixes:
        try:
            new = fix.change(text)
        except EditError:
            continue
        if new != text and not decode_yaml(new.encode("utf-8"), fix.path).problems:
            text = new
            made.append(fix)
    return mark + text.encode("utf-8"), made
