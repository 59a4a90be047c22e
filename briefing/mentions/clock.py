"""Times of day without a day: "around midnight", "4:00 A.M. local time", "shortly before dawn"."""

from __future__ import annotations

import re

from briefing.mentions.date_reading import Page, Reading

HOUR = re.compile(r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(am|pm)?", re.ASCII)
FOUR_DIGITS = re.compile(r"[0-2]\d[0-5]\d", re.ASCII)
MOST_BEFORE = 3  # words before a time that belong to it: "shortly before dawn"


def read_clock(page: Page, at: int) -> Reading | None:
    """Grammar: clock = {"shortly" | "around" | …} ("dawn" | hour "a.m." | digits zone) ["local time"].

    Its value stays open: the words tell no day.
    """
    norms, lists = page.norms, page.calendar.lists
    norm, last = norms[at], at + 1
    after = norms[last] if last < len(norms) else ""
    if norm in lists["clock_words"]:
        if not at or norms[at - 1] not in lists["clock_before"]:
            return None
    elif match := HOUR.fullmatch(norm):
        if not match[1] and after in lists["clock_after"]:
            last += 1
        elif not match[1] and not (":" in norm and at and norms[at - 1] in lists["clock_before"]):
            return None
    elif FOUR_DIGITS.fullmatch(norm) and after in lists["clock_zones"]:
        last += 1
    else:
        return None
    if norms[last : last + 2] == ("local", "time"):
        last += 2
    elif last < len(norms) and norms[last] in lists["clock_zones"]:
        last += 1
    first = at
    while first and at - first < MOST_BEFORE and norms[first - 1] in lists["clock_before"] and norms[first - 1] != "at":
        first -= 1
    return Reading(first, last, None, "unknown", "date.clock")
