"""The catalogue of aircraft types, and how their designations are spelled and read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from briefing.pack import Pack
from briefing.values import immutable

# "Su-24M", "F/A-18E", "TB2", "An-26": letters, a number, and an ending that names the variant.
CODE = re.compile(r"(?P<letters>[a-z]{1,9}(?:/[a-z])?)[- ]?(?P<number>\d{1,4})(?P<ending>(?:-?[a-z0-9]{1,5}){0,2})")


@immutable
class AircraftType:
    """One type of the catalogue; `names` are its type names and its NATO reporting name."""

    key: str
    family: str
    role: str
    maker: str
    origin: str
    nato: str
    names: tuple[str, ...]
    variants: tuple[str, ...]
    needs_context: bool


@immutable
class Prefix:
    """The letters of a designation as a card spells them ("Su-"); `is_sure` when they mean nothing but aircraft."""

    write: str
    is_sure: bool


# First word → phrases that tell what happens to an aircraft, longest first, with the word for it.
Fates = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@immutable
class Catalogue:
    """The types, indexed by what articles write.

    `codes` maps a designation without hyphens and spaces ("su24", "boeing707") to its type, `names` a type name to its
    types, `names_of` a type to the names that may follow its designation. `heads` are the words at which a
    designation or name without digits can begin.
    """

    types: Mapping[str, AircraftType]
    codes: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    sure: frozenset[str]
    names_of: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    makers: Mapping[str, str]
    prefixes: Mapping[str, Prefix]
    alone: Mapping[str, str]  # makers whose name alone means an aircraft, by the form written
    words: Mapping[str, frozenset[str]]
    owned_by: frozenset[tuple[str, ...]]
    fates_behind: Fates
    fates_before: Fates


@immutable
class Designation:
    """A designation as a card shows it, and its type's key ("" if the catalogue does not know the type)."""

    text: str
    key: str
    is_sure: bool


@cache
def read_catalogue(pack: Pack) -> Catalogue:
    """The packaged catalogue, with a project's own types laid over it."""
    data: Mapping[str, Any] = pack.read("lexicons/aircraft")
    words: Mapping[str, Any] = pack.read("lexicons/aircraft_words")
    types: dict[str, AircraftType] = {}
    codes: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    names_of: dict[str, frozenset[str]] = {}
    sure: set[str] = set()
    heads: set[str] = {*words["makers"], *words["numbered"], *words["prefixes"], *words["alone"]}
    never_alone = frozenset(words["never_alone"])
    for key, entry in data.items():
        own = (*entry.get("names", ()), *entry.get("sure", ()))
        nato = entry.get("nato", "")
        types[key] = AircraftType(
            key=key,
            family=entry.get("family", key),
            role=entry.get("role", ""),
            maker=entry.get("maker", ""),
            origin=entry.get("origin", ""),
            nato=nato,
            names=(*own, nato) if nato and nato not in own else own,
            variants=tuple(entry.get("variants", ())),
            needs_context=entry.get("context", "no") == "yes",
        )
        for code in (key, *entry.get("also", ())):
            if code == key or compact(code) not in codes:
                codes[compact(code)] = key
            heads.add(first_word(code))
        for name in own if any(letter.isdigit() for letter in key) else (*own, key):
            if name.casefold() not in never_alone:
                keys = names.setdefault(name.casefold(), [])
                keys += [] if key in keys else [key]
                heads |= {first_word(name), first_word(name) + "s"}
        sure.update(name.casefold() for name in entry.get("sure", ()))
        if " " in key:
            sure.add(key.casefold())
        names_of[key] = frozenset(name.casefold() for name in (*own, nato) if name)
    lists = ("aircraft", "flying", "other", "before", "operating", "hearsay", "operators", "airlines",
             "denying", "leaving_open", "hostile", "bodies", "fleets",
             "air_forces", "launching", "turns", "companies", "supplying", "raids")  # fmt: skip
    return Catalogue(
        types=types,
        codes=codes,
        names={name: tuple(keys) for name, keys in names.items()},
        sure=frozenset(sure),
        names_of=names_of,
        heads=frozenset(heads),
        makers=dict(words["makers"]),
        prefixes={
            letters: Prefix(prefix["write"], prefix.get("sure", "no") == "yes")
            for letters, prefix in words["prefixes"].items()
        },
        alone=dict(words["alone"]),
        words={name: frozenset(words[name]) for name in lists},
        owned_by=frozenset(tuple(phrase.split()) for phrase in words["owned_by"]),
        fates_behind=_index_fates(words["fates"], "behind"),
        fates_before=_index_fates(words["fates"], "before"),
    )


def _index_fates(fates: Mapping[str, Mapping[str, list[str]]], side: str) -> Fates:
    """The phrases of one side by their first words."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for what, phrases in fates.items():
        for phrase in phrases[side]:
            norms = tuple(phrase.split())
            found.setdefault(norms[0], []).append((norms, what))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for first, group in found.items()}


def compact(text: str) -> str:
    """`text` in small letters without hyphens, spaces and slashes: "F/A-18" → "fa18"."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def first_word(text: str) -> str:
    """What stands before the first hyphen or space, in small letters."""
    return re.split(r"[- ]", text.casefold(), maxsplit=1)[0]


def read_designation(written: str, catalogue: Catalogue) -> Designation | None:
    """The designation `written` spells ("SU 24Ms" → "Su-24M"); None where it spells none."""
    text = written[:-1] if written.endswith("s") and (written[-2:-1].isdigit() or written[-2:-1].isupper()) else written
    code = compact(text)
    if key := catalogue.codes.get(code):
        kind = catalogue.types[key]
        spelled = key if compact(key) == code else text
        return Designation(spelled, key, not kind.needs_context)
    match = CODE.fullmatch(text.casefold())
    if match is None:
        return None
    letters, number, ending = match["letters"], match["number"], match["ending"]
    letters = catalogue.makers.get(letters, letters)
    for cut in range(len(ending) + 1):  # the longest known designation first: "Tu-22M3" is a Tu-22M, not a Tu-22
        stem, rest = ending[: len(ending) - cut], ending[len(ending) - cut :]
        key = catalogue.codes.get(compact(letters + number + stem))
        if key and not (rest and stem and rest[0].isdigit() and not catalogue.types[key].variants):
            kind = catalogue.types[key]
            base = key if compact(key) == compact(letters + number + stem) else text[: len(text) - len(rest)]
            return Designation(base + spell_variant(rest, text, kind), key, not kind.needs_context)
    prefix = catalogue.prefixes.get(letters)
    if prefix is None or "-" not in text or len(number) > 3 or len(ending) > 3:
        return None
    return Designation(prefix.write + number + text[len(text) - len(ending) :] * bool(ending), "", prefix.is_sure)


def spell_variant(ending: str, text: str, kind: AircraftType) -> str:
    """The variant as the catalogue spells it, else as written."""
    known = next((variant for variant in kind.variants if variant.casefold() == ending), "")
    return known or (text[len(text) - len(ending) :] if ending else "")
