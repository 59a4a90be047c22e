"""Aircraft types, by their designation, their number or their name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.mentions.catalogue import Catalogue, read_catalogue, read_designation
from briefing.mentions.mention import AircraftMention
from briefing.mentions.owners import find_owners
from briefing.mentions.spots import spot_words
from briefing.pack import Pack
from briefing.text.document import Document, Token
from briefing.values import Span

NUMBER = re.compile(r"(?P<letter>a?)(?P<number>\d{3})(?P<ending>(?:-?[a-z0-9]{1,5})??)s?")
MOST_TOKENS = 3  # the longest designation or name: "F" "/" "A-18"
FAR = 40  # how many words off, in the same sentence, one still tells that an ambiguous designation is an aircraft
NEAR = 3  # how many words on a word for aircraft still goes with a name: "Predator and Reaper drones"
SPACED = frozenset(("su", "mig", "tu", "yak", "il", "mi", "ka", "mq", "rq"))  # "Su 24", but never "An 18" or "F 16"


@dataclass(frozen=True, slots=True)
class Sighting:
    """An aircraft type read at tokens ``[first, last)``."""

    first: int
    last: int
    designation: str
    entry: str
    rule: str


def find_aircraft(document: Document, pack: Pack) -> tuple[AircraftMention, ...]:
    """The aircraft types a document names, with how many it speaks of and whose they are where the words say so."""
    catalogue = read_catalogue(pack)
    sightings = spot_aircraft(document, catalogue)
    if not sightings:
        return ()
    owners = find_owners(document, [(one.first, one.last, one.entry) for one in sightings], catalogue, pack)
    tokens = document.tokens
    return tuple(
        AircraftMention(
            span=Span(tokens[one.first].start, tokens[one.last - 1].end),
            designation=one.designation,
            rule=one.rule,
            entry=one.entry,
            operator=owner.operator,
            count=owner.count,
        )
        for one, owner in zip(sightings, owners, strict=True)
    )


def spot_aircraft(document: Document, catalogue: Catalogue) -> list[Sighting]:
    """The aircraft types of a document in order. One that was introduced is found again by its number or name alone."""
    tokens, norms = document.tokens, document.norms
    heads, numerals = catalogue.heads, set(document.numerals)
    openings = [at for at in document.capitals if norms[at] in heads or at in numerals]
    # Before one is introduced, only a capital can begin one: most articles are done with here.
    if not any(read_aircraft(document, at, catalogue, {}) for at in openings if tokens[at].text[0].isupper()):
        return []
    found: list[Sighting] = []
    introduced: dict[str, str] = {}  # "707" → "Boeing 707", "reaper" → "MQ-9"
    free = 0
    for index in sorted({*spot_words(document, heads), *numerals}):
        if index < free or not (tokens[index].text[0].isupper() or introduced):
            continue
        sighting = read_aircraft(document, index, catalogue, introduced)
        if sighting is None:
            continue
        found.append(sighting)
        free = sighting.last
        if sighting.entry:
            for name in catalogue.names_of.get(sighting.entry, ()):
                introduced.setdefault(name, sighting.entry)
            number = sighting.entry.rpartition(" ")[2].casefold()
            if number.removeprefix("a").isdigit():
                introduced.setdefault(number, sighting.entry)
    return found


def read_aircraft(document: Document, at: int, catalogue: Catalogue, introduced: dict[str, str]) -> Sighting | None:
    """The aircraft type that begins at token `at`; None if none does."""
    for read in (read_number, read_code, read_name):
        if sighting := read(document, at, catalogue, introduced):
            return sighting
    return None


def read_number(document: Document, at: int, catalogue: Catalogue, introduced: dict[str, str]) -> Sighting | None:
    """Grammar: number = ("Boeing" | "Airbus") digits ["MAX" [digit]] | digits or A-digits introduced before."""
    tokens = document.tokens
    maker = tokens[at].norm
    place = at + 1 if maker in ("boeing", "airbus") else at
    match = NUMBER.fullmatch(tokens[place].norm) if place < len(tokens) else None
    if match is None:
        return None
    number, ending = match["number"], match["ending"]
    if place == at:
        key = introduced.get(match["letter"] + number)
        if key is None and not (match["letter"] and "Airbus A" + number in catalogue.types):
            return None
        key = key or "Airbus A" + number
        if key not in introduced.values() and not is_near_aircraft(tokens, at, at + 1, catalogue):
            return None
        if place + 1 < len(tokens) and tokens[place + 1].norm in catalogue.words["other"]:
            return None
    else:
        key = f"Boeing {number}" if maker == "boeing" else f"Airbus A{number}"
        if key not in catalogue.types:
            return None
    last = place + 1
    designation = key + ending
    if last < len(tokens) and tokens[last].norm == "max" and not ending:
        last += 1
        if last < len(tokens) and tokens[last].norm in ("7", "8", "9", "10"):
            last += 1
        designation = f"{key} {document.text[tokens[place + 1].start : tokens[last - 1].end]}"
    return Sighting(at, last, designation, key, "aircraft.number" if place == at else "aircraft.maker_and_number")


def read_code(document: Document, at: int, catalogue: Catalogue, introduced: dict[str, str]) -> Sighting | None:
    """Grammar: code = designation [type name]; "Su-24M", "F/A-18", "Wing Loong II", "MQ-9 Reaper"."""
    tokens, text = document.tokens, document.text
    for size in range(min(MOST_TOKENS, len(tokens) - at), 0, -1):
        last = at + size
        if size > 1 and not is_joined(tokens, at, last, catalogue):
            continue
        written = text[tokens[at].start : tokens[last - 1].end]
        if len(written) > 30 or not any(letter.isdigit() for letter in written):
            continue  # designations without digits ("Rafale") are type names
        designation = read_designation(written, catalogue)
        if designation is None and size == 1 and "/" in written[2:]:  # "Mi-8/17", "An-24/26"
            designation = read_designation(written[: written.index("/", 2)], catalogue)
        if designation is None:
            continue
        end, name = read_type_name(document, last, designation.key, catalogue)
        known = designation.key in introduced.values() and not catalogue.types[designation.key].needs_context
        if not (designation.is_sure or name or known) and not is_meant(document, at, last, designation.key, catalogue):
            return None
        if last < len(tokens) and tokens[last].norm in catalogue.words["other"]:
            return None
        rule = "aircraft.designation" if designation.key else "aircraft.unknown_type"
        return Sighting(at, end, f"{designation.text} {name}".rstrip(), designation.key, rule)
    return None


def is_joined(tokens: Sequence[Token], first: int, last: int, catalogue: Catalogue) -> bool:
    """Whether several tokens may spell one designation: "F/A-18", "Su 24", "Mirage 2000", "Wing Loong"."""
    if tokens[first + 1].norm == "/":
        return len(tokens[first].norm) == 1 and last == first + 3 and tokens[last - 1].end - tokens[first].start < 8
    if any(not token.is_word and token.norm != "-" for token in tokens[first:last]):
        return False
    letters = tokens[first].norm
    if len(letters) > 3 or letters in SPACED or letters in catalogue.makers:
        return True
    return letters in ("md", "atr", "pzl", "iar", "bae", "jas")


def read_type_name(document: Document, at: int, key: str, catalogue: Catalogue) -> tuple[int, str]:
    """The token after the type name that follows a designation, and the name as written; ``(at, "")`` if none does."""
    names, tokens = catalogue.names_of.get(key, frozenset()), document.tokens
    for size in range(min(MOST_TOKENS, len(tokens) - at), 0, -1) if names else ():
        words = " ".join(token.norm for token in tokens[at : at + size])
        if words in names or words.removesuffix("s") in names:
            written = document.text[tokens[at].start : tokens[at + size - 1].end]
            return at + size, written if words in names else written[:-1]
    return at, ""


def read_name(document: Document, at: int, catalogue: Catalogue, introduced: dict[str, str]) -> Sighting | None:
    """Grammar: name = type name (beside a word for aircraft, or introduced before, or one that means nothing else)."""
    tokens = document.tokens
    if not tokens[at].text[0].isupper():
        return None
    for size in range(min(MOST_TOKENS, len(tokens) - at), 0, -1):
        words = " ".join(token.norm for token in tokens[at : at + size])
        name = words if words in catalogue.names or words in introduced else words.removesuffix("s")
        keys = catalogue.names.get(name, ())
        last = at + size
        if not keys and name not in introduced:
            continue
        if keys and (name in catalogue.sure or is_near_aircraft(tokens, at, last, catalogue)):
            key = introduced.get(name) or (keys[0] if len(keys) == 1 else "")
        elif name in introduced and size == 1 and name in catalogue.names and is_alone(tokens, at):
            key = introduced[name]
        else:
            continue
        written = document.text[tokens[at].start : tokens[last - 1].end]
        return Sighting(at, last, written if name == words else written[:-1], key, "aircraft.name")
    return None


def is_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name follows an article or number and is part of no longer name: "the Reaper was"."""
    before = tokens[at - 1].norm if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return before in ("the", "a", "an", "its", "their", "two", "three", "four") and not (
        after and after.text[0].isupper()
    )


def is_meant(document: Document, first: int, last: int, key: str, catalogue: Catalogue) -> bool:
    """Whether words for aircraft stand beside an ambiguous designation or, for a known type, in its sentence."""
    tokens = document.tokens
    if is_near_aircraft(tokens, first, last, catalogue):
        return True
    sentence = document.sentence_of(Span(tokens[first].start, tokens[first].end)) if key else None
    if sentence is None:
        return False
    norms = {token.norm for token in tokens[max(sentence.first, first - FAR) : min(sentence.last, last + FAR)]}
    return not norms.isdisjoint(catalogue.words["aircraft"]) or not norms.isdisjoint(catalogue.words["flying"])


def is_near_aircraft(tokens: Sequence[Token], first: int, last: int, catalogue: Catalogue) -> bool:
    """Whether a word for aircraft stands right before, or a few words on before the clause turns."""
    words = catalogue.words["aircraft"]
    if first and tokens[first - 1].norm in words:
        return True
    for token in tokens[last : last + NEAR]:
        if token.norm in words:
            return True
        if token.norm in (".", "'s", ";", ":", "in", "on", "at", "with", "for", "from", "was", "is", "said", "has"):
            return False
    return False
