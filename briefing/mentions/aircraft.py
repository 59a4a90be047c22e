"""Aircraft types, by their designation, their number or their name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.mentions.aircraft_counts import is_listed
from briefing.mentions.catalogue import Catalogue, read_catalogue, read_designation
from briefing.mentions.fates import find_fates
from briefing.mentions.mention import AircraftMention
from briefing.mentions.owners import find_owners
from briefing.mentions.spots import spot_words
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import immutable

NUMBER = re.compile(r"(?P<letter>a?)(?P<number>\d{3})(?P<ending>(?:-?[a-z0-9]{1,5})??)s?")
VARIANT = re.compile(r"-\d00(?:er|lr|f)?")
MOST_TOKENS = 3  # the longest designation or name: "F" "/" "A-18"
FAR = 40  # how many words off, in the same sentence, one still tells that an ambiguous designation is an aircraft
NEAR = 3  # how many words on a word for aircraft still goes with a name: "Predator and Reaper drones"
COUNTED = frozenset(("a", "an", "the", "its", "another", "one", "two", "three", "four", "five", "six", "several"))
SPACED = frozenset(("su", "mig", "tu", "yak", "il", "mi", "ka", "mq", "rq"))  # "Su 24", but never "An 18" or "F 16"


@immutable
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
    fates = find_fates(document, [(one.first, one.last) for one in sightings], catalogue)
    return tuple(
        AircraftMention(
            span=document.span_of(one.first, one.last),
            designation=one.designation,
            rule=one.rule,
            entry=one.entry,
            operator=owner.operator,
            count=owner.count,
            fates=told,
        )
        for one, owner, told in zip(sightings, owners, fates, strict=True)
    )


def spot_aircraft(document: Document, catalogue: Catalogue) -> list[Sighting]:
    """The aircraft types of a document in order. One that was introduced is found again by its number or name alone."""
    texts, norms = document.texts, document.norms
    heads, numerals = catalogue.heads, set(document.numerals)
    openings = [at for at in document.capitals if norms[at] in heads or at in numerals]
    openings += [at for at in document.numerals if len(texts[at]) > 6 and is_opening(texts[at])]
    # Before one is introduced, only a capital or "737-800" can begin one: most articles are done with here.
    if not any(read_aircraft(document, at, catalogue, {}) for at in openings if is_opening(texts[at])):
        return []
    found: list[Sighting] = []
    introduced: dict[str, str] = {}  # "707" → "Boeing 707", "reaper" → "MQ-9"
    free = 0
    for index in sorted({*spot_words(document, heads), *numerals}):
        if index < free or not (introduced or is_opening(texts[index])):
            continue
        sighting = read_aircraft(document, index, catalogue, introduced)
        if sighting is None and found and is_listed(norms, found[-1].last, index, catalogue):
            sighting = read_listed(document, index, catalogue)
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


def is_opening(text: str) -> bool:
    """Whether a token can begin an aircraft that was not introduced."""
    return text[0].isupper() or (len(text) > 6 and text[3] == "-")


def read_aircraft(document: Document, at: int, catalogue: Catalogue, introduced: dict[str, str]) -> Sighting | None:
    """The aircraft type that begins at token `at`; None if none does."""
    for read in (read_number, read_code, read_name, read_maker):
        if sighting := read(document, at, catalogue, introduced):
            return sighting
    return None


def read_number(document: Document, at: int, catalogue: Catalogue, introduced: dict[str, str]) -> Sighting | None:
    """Grammar: number = ("Boeing" | "Airbus") digits ["MAX" [digit]] | digits or A-digits introduced before."""
    norms = document.norms
    maker = norms[at]
    place = at + 1 if maker in ("boeing", "airbus") else at
    match = NUMBER.fullmatch(norms[place]) if place < len(norms) else None
    if match is None:
        return None
    number, ending = match["number"], match["ending"]
    if place == at:
        key = introduced.get(match["letter"] + number)
        if key is None and not match["letter"] and VARIANT.fullmatch(ending) and "Boeing " + number in catalogue.types:
            key = "Boeing " + number  # "a 737-800"
            if not is_near_aircraft(norms, at, at + 1, catalogue) and (at == 0 or norms[at - 1] not in COUNTED):
                return None
            return Sighting(at, at + 1, key + ending, key, "aircraft.number")
        if key is None and not (match["letter"] and "Airbus A" + number in catalogue.types):
            return None
        key = key or "Airbus A" + number
        if key not in introduced.values() and not is_near_aircraft(norms, at, at + 1, catalogue):
            return None
        if place + 1 < len(norms) and norms[place + 1] in catalogue.words["other"]:
            return None
    else:
        key = f"Boeing {number}" if maker == "boeing" else f"Airbus A{number}"
        if key not in catalogue.types:
            return None
    last = place + 1
    designation = key + ending
    if last < len(norms) and norms[last] == "max" and not ending:
        last += 1
        if last < len(norms) and norms[last] in ("7", "8", "9", "10"):
            last += 1
        designation = f"{key} {document.words_of(place + 1, last)}"
    return Sighting(at, last, designation, key, "aircraft.number" if place == at else "aircraft.maker_and_number")


def read_code(document: Document, at: int, catalogue: Catalogue, introduced: dict[str, str]) -> Sighting | None:
    """Grammar: code = designation [type name]; "Su-24M", "F/A-18", "Wing Loong II", "MQ-9 Reaper"."""
    norms = document.norms
    for size in range(min(MOST_TOKENS, len(norms) - at), 0, -1):
        last = at + size
        if size > 1 and not is_joined(document, at, last, catalogue):
            continue
        written = document.words_of(at, last)
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
        if last < len(norms) and norms[last] in catalogue.words["other"]:
            return None
        rule = "aircraft.designation" if designation.key else "aircraft.unknown_type"
        return Sighting(at, end, f"{designation.text} {name}".rstrip(), designation.key, rule)
    return None


def is_joined(document: Document, first: int, last: int, catalogue: Catalogue) -> bool:
    """Whether several tokens may spell one designation: "F/A-18", "Su 24", "Mirage 2000", "Wing Loong"."""
    norms = document.norms
    if norms[first + 1] == "/":
        return len(norms[first]) == 1 and last == first + 3 and len(document.words_of(first, last)) < 8
    if any(not document.is_word(at) and norms[at] != "-" for at in range(first, last)):
        return False
    letters = norms[first]
    if len(letters) > 3 or letters in SPACED or letters in catalogue.makers:
        return True
    return letters in ("md", "atr", "pzl", "iar", "bae", "jas")


def read_type_name(document: Document, at: int, key: str, catalogue: Catalogue) -> tuple[int, str]:
    """The token after the type name that follows a designation, and the name as written; ``(at, "")`` if none does."""
    names, norms = catalogue.names_of.get(key, frozenset()), document.norms
    for size in range(min(MOST_TOKENS, len(norms) - at), 0, -1) if names else ():
        words = " ".join(norms[at : at + size])
        if words in names or words.removesuffix("s") in names:
            written = document.words_of(at, at + size)
            return at + size, written if words in names else written[:-1]
    return at, ""


def read_name(document: Document, at: int, catalogue: Catalogue, introduced: dict[str, str]) -> Sighting | None:
    """Grammar: name = type name (beside a word for aircraft, or introduced before, or one that means nothing else)."""
    norms = document.norms
    if not document.texts[at][0].isupper():
        return None
    for size in range(min(MOST_TOKENS, len(norms) - at), 0, -1):
        words = " ".join(norms[at : at + size])
        name = words if words in catalogue.names or words in introduced else words.removesuffix("s")
        keys = catalogue.names.get(name, ())
        last = at + size
        if not keys and name not in introduced:
            continue
        is_told = name in catalogue.sure or is_near_aircraft(norms, at, last, catalogue)
        if keys and (is_told or (at > 0 and norms[at - 1] in catalogue.words["air_forces"])):
            key = introduced.get(name) or (keys[0] if len(keys) == 1 else "")
        elif name in introduced and size == 1 and name in catalogue.names and is_alone(document, at):
            key = introduced[name]
        else:
            continue
        written = document.words_of(at, last)
        return Sighting(at, last, written if name == words else written[:-1], key, "aircraft.name")
    return None


def read_listed(document: Document, at: int, catalogue: Catalogue) -> Sighting | None:
    """A type name in a list with an aircraft before it: "the MQ-9 Reaper and the older Predator"."""
    name = document.norms[at]
    keys = catalogue.names.get(name) or catalogue.names.get(name.removesuffix("s"), ())
    if not keys or not document.texts[at][0].isupper() or not is_alone(document, at, is_listed=True):
        return None
    written, key = document.texts[at], keys[0] if len(keys) == 1 else ""
    return Sighting(at, at + 1, written if name in catalogue.names else written[:-1], key, "aircraft.name")


def read_maker(document: Document, at: int, catalogue: Catalogue, introduced: dict[str, str]) -> Sighting | None:
    """Grammar: maker = ("a" | "the" | number …) maker's name: "a MiG"; with "the" the one type of it named before."""
    maker = catalogue.alone.get(document.norms[at])
    if maker is None or at == 0 or not document.texts[at][0].isupper():
        return None
    after = document.texts[at + 1] if at + 1 < len(document.texts) else "."
    before = document.norms[at - 1]
    is_counted = before in COUNTED or before.isdigit() or is_near_aircraft(document.norms, at, at + 1, catalogue)
    if (
        not is_counted
        or after in catalogue.words["companies"]
        or after[0].isupper()
        or after[0].isdigit()
        or after in ("'s", "’s", "-")
    ):
        return None
    known = {
        key for key in introduced.values() if catalogue.types[key].maker.startswith(("Mikoyan", maker)[maker != "MiG"])
    }
    key = known.pop() if len(known) == 1 and before in ("the", "its") else ""
    return Sighting(at, at + 1, key or maker, key, "aircraft.maker")


def is_alone(document: Document, at: int, *, is_listed: bool = False) -> bool:
    """Whether a name is part of no longer one and follows an article or number, or a list: "the Reaper was"."""
    before = document.norms[at - 1] if at else ""
    is_end = at + 1 >= len(document.texts)
    return (is_listed or before in ("the", "a", "an", "its", "their", "two", "three", "four")) and (
        is_end or not document.texts[at + 1][0].isupper()
    )


def is_meant(document: Document, first: int, last: int, key: str, catalogue: Catalogue) -> bool:
    """Whether words for aircraft stand beside an ambiguous designation or, for a known type, in its sentence."""
    norms = document.norms
    if is_near_aircraft(norms, first, last, catalogue):
        return True
    sentence = document.sentence_with(first) if key else None
    if sentence is None:
        return False
    around = {*norms[max(sentence.first, first - FAR) : min(sentence.last, last + FAR)]}
    return not around.isdisjoint(catalogue.words["aircraft"]) or not around.isdisjoint(catalogue.words["flying"])


def is_near_aircraft(norms: Sequence[str], first: int, last: int, catalogue: Catalogue) -> bool:
    """Whether a word for aircraft stands right before, or a few words on before the clause turns."""
    words = catalogue.words["aircraft"]
    if first and norms[first - 1] in words:
        return True
    for norm in norms[last : last + NEAR]:
        if norm in words:
            return True
        if norm in (".", "'s", ";", ":", "in", "on", "at", "with", "for", "from", "was", "is", "said", "has"):
            return False
    return False
