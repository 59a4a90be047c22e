"""Who wrote it: "By Jane Doe and John Roe, Reuters"."""

from __future__ import annotations

import re

from briefing.sources.words import FrameWords

LONGEST = 200
_PART = re.compile(r"\s*(?:,|;|\||/|•|\band\b|\bAND\b|&|\bwith\b)\s*")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_PARTICLE = r"(?:al|el|bin|ibn|de|del|der|van|von|da|di|la|le|abu)\b[\w'’-]*"
_PERSON = re.compile(rf"{_NAME}(?: (?:{_PARTICLE}|{_NAME})){{1,4}}")
_PLACE = re.compile(r"\s+(?:in|IN|at)\s+[A-Z].*")


def read_byline(line: str, words: FrameWords) -> tuple[tuple[str, ...], str] | None:
    """The authors and the agency a byline names; None where the line is none."""
    if len(line) > LONGEST:
        return None
    if line.strip("()[]. ") in words.agencies:
        return (), words.agencies[line.strip("()[]. ")]
    match = words.byline.fullmatch(line)
    if not match:
        return None
    people: list[str] = []
    agency = ""
    for part in _PART.split(_PLACE.sub("", match["who"])):
        name = part.strip("() ")
        if not name:
            continue
        known = words.agencies.get(name.rstrip("."), "")
        if known:
            agency = agency or known
        elif not name[0].isupper() or (name.endswith(".") and len(name.split()) > 3):
            if not _is_office(name, words):
                return None
        elif _PERSON.fullmatch(name) and not _is_office(name, words):
            people.append(name)
    return (tuple(people), agency) if people or agency else None


def _is_office(name: str, words: FrameWords) -> bool:
    """Whether this is what somebody is rather than a name: "Middle East correspondent"."""
    return any(word.lower() in words.offices for word in name.split())
