"""The dateline at the start of a story: "BEIRUT (AFP) -", "KYIV, Ukraine (AP) —", "BAKU/YEREVAN A new wave …"."""

from __future__ import annotations

import re
from functools import cache

from briefing.sources.words import FrameWords
from briefing.values import immutable

LONGEST = 160  # characters

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.]+"
_CITY = rf"{_CAPITALS}(?:(?:\ |\ ?/\ ?|-){_CAPITALS}){{0,4}}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\ [A-ZÀ-ÖØ-Þ][\w.'’-]*){0,3}"
_TOWN = r"(?:St\.\ )?[A-ZÀ-ÖØ-Þ][\w'’-]*(?:\ [A-ZÀ-ÖØ-Þ][\w'’-]*){0,3}"
_PLAIN = re.compile(rf"({_CITY})(?:,\ ({_NAME}))?(?=\ )")
_BEGINS = re.compile(r"[\"“‘'«(\[]{0,2}[^\W_a-z]")


@immutable
class Found:
    """A dateline's parts as written, the rule that saw it, and its length with the space behind it."""

    place: str
    agency: str
    day: str
    length: int
    rule: str


@cache
def _compile(month: str, weekday: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?P<place> (?:{_CITY} | (?P<named>{_TOWN})) (?: ,\ (?!{month}\b|{weekday}\b) {_NAME} ){{0,2}} )
        (?: [.,]?\ \(?
            (?P<day> (?:{weekday}\.?,?\ )? (?:{month}\.?\ \d{{1,2}} | \d{{1,2}}\ {month}\b\.?) (?:,?\ \d{{4}})? )
            \)? )?
        (?: [.,]?\ ?
            (?: [(\[] (?P<bracketed>[^()\[\]\n]{{2,40}}) [)\]]
              | / (?P<slashed>[A-Z][\w\ -]{{1,30}}) /
              | (?P<bare>[A-Z][\w.-]{{1,20}})(?=\ [-–—]) )
            \.? )?
        (?P<dash> \s*(?:--+|—|―|–)\s* | \s*[-:]\s+ )?
        """,
        re.VERBOSE,
    )


def find_dateline(text: str, whole: str, words: FrameWords) -> Found | None:
    """The dateline `text` begins with; None where it begins without one. `whole` is the article it comes from."""
    text = text[:LONGEST]
    match = _compile(words.month, words.weekday).match(text)
    if match and (found := _check(match, text, words)):
        return found
    return _find_plain(text, whole, words)


def _check(match: re.Match[str], text: str, words: FrameWords) -> Found | None:
    """Grammar: dateline = place ["," region] ["," day] ["(" agency ")"] dash; a known agency needs no dash."""
    place, day = match["place"], match["day"] or ""
    place = place.rstrip(".") if place.count(".") == 1 and "," not in place else place
    written = (match["bracketed"] or match["slashed"] or match["bare"] or "").strip()
    agency = words.agencies.get(written, "")
    if match["bare"] and not agency:
        return None
    dash = (match["dash"] or "").strip()
    length = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    if place.upper() in words.labels or not _BEGINS.match(text, length):
        return None
    if agency and (dash or written in (match["bracketed"], match["slashed"])):
        return Found(place, agency, day, length, "dateline.agency")
    if match["named"] or not dash or dash == ":" or len(place) < 3:
        return None
    if written and not written[0].isupper():
        return None
    return Found(place, written, day, length, "dateline.dash")


def _find_plain(text: str, whole: str, words: FrameWords) -> Found | None:
    """Grammar: dateline = place in capitals; then comes a capitalised word.

    "BAGHDAD Nearly 120 people", but not "NATO Secretary-General": a place is a capital of a state, or one the article
    itself is somewhere "in" or "near", or stands before a word that hardly ever follows a name.
    """
    match = _PLAIN.match(text)
    if not match:
        return None
    for place, region, end in _readings(match):
        rest = text[end:].lstrip()
        next_word = rest.split(" ", 1)[0]
        if not _BEGINS.match(rest) or (next_word.isupper() and len(next_word) > 1 and "." not in next_word):
            continue
        if place.upper() in words.labels or place.capitalize() in words.leads:
            continue
        parts = [part.strip() for part in re.split(r"[/,]", place)]
        is_known = any(part in words.capitals or _is_visited(part, whole) for part in parts)
        if is_known or (len(place) > 3 and next_word in words.leads):
            full = f"{place}, {region}" if region else place
            return Found(full, "", "", end + len(text[end:]) - len(rest), "dateline.capitals")
    return None


def _readings(match: re.Match[str]) -> list[tuple[str, str, int]]:
    """Every way to end the place, longest first: "WASHINGTON U.S. President" is Washington."""
    place, region = match[1], match[2]
    readings = [(place, region, match.end())] if region else []
    readings += [(place[:end], "", match.start(1) + end) for end in _ends(place)]
    return readings


def _ends(place: str) -> list[int]:
    return [len(place), *sorted((found.start() for found in re.finditer(" ", place)), reverse=True)]


def _is_visited(place: str, whole: str) -> bool:
    """Whether the article is somewhere "in Aleppo," or "near Aleppo.": then "ALEPPO" is no abbreviation."""
    name = re.escape(place.title())
    return re.search(rf"\b(?:in|near|outside|around)\ {name}[.,;:)]", whole) is not None
