"""The words around a name that say it is a place: "in Homs", "Idlib province", "the occupation of Afghanistan"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from briefing.mentions.mention import PlaceKind
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import immutable

LISTS = (
    *("in", "at", "moves", "strikes", "flights", "of", "verbs", "verbs_for_towns", "directions", "between"),
    *(
        "before_name",
        "inner",
        "from_states",
        "describing",
        "not_places",
        "may_follow",
        "part_of",
        "done_to",
        "end",
        "american",
        "fleeing",
        "sites",
    ),
)
FUNCTION = frozenset(
    (
        "and",
        "or",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "after",
        "before",
        "since",
        "as",
        "is",
        "was",
        "has",
        "had",
        "but",
    )
)
AFTER = frozenset(("'s", "was", "were", "is", "has", "had", "came"))  # words at which a cue behind a name begins
HOLDING = frozenset(("held", "occupied", "controlled", "annexed", "administered", "run"))
REACH = 5  # how many words before "to" a verb of motion may stand


@immutable
class PlaceWords:
    """`place_words.yml`, compiled; `kinds` maps one or more norms to the kind of place they name."""

    lists: Mapping[str, frozenset[str]]
    kinds: Mapping[tuple[str, ...], PlaceKind]
    kind_heads: frozenset[str]
    skip: frozenset[str]  # capitalised words at which no unknown name begins
    kept: Mapping[str, PlaceKind]
    begun: Mapping[str, PlaceKind]  # first words of names that tell the kind: "Camp Shaheen"
    names_around: Mapping[str, tuple[tuple[str, ...], ...]]


class Cue(NamedTuple):
    """What says that a name is a place: the rule, the kind of place the words name, and where the cue begins."""

    rule: str
    kind: PlaceKind | None
    first: int


@cache
def read_place_words(pack: Pack) -> PlaceWords:
    """The compiled lexicon of words around places."""
    data: Mapping[str, Any] = pack.read("lexicons/place_words")
    around: dict[str, list[tuple[str, ...]]] = {}
    for name in data["names_around"]:
        norms = tuple(name.casefold().split())
        around.setdefault(norms[0], []).append(norms)
    lists = {name: frozenset(word.casefold() for word in data[name]) for name in LISTS}
    kinds: dict[tuple[str, ...], PlaceKind] = {
        tuple(word.split()): kind for kind, words in data["kinds"].items() for word in words
    }
    return PlaceWords(
        lists=lists,
        kinds=kinds,
        kind_heads=frozenset(words[0] for words in kinds),
        skip=lists["not_places"] | lists["in"] | lists["at"] | lists["directions"],
        begun={word: kind for kind, words in data["begun"].items() for word in words},
        kept={word: kind for kind, words in data["kept"].items() for word in words},
        names_around={first: tuple(names) for first, names in around.items()},
    )


def find_cue(document: Document, first: int, last: int, words: PlaceWords, is_state: bool) -> Cue | None:
    """The cue beside the name at tokens ``[first, last)``, the nearest first; `is_state` asks for a surer one."""
    norms = document.norms
    if is_state and is_adjective(document, first, last):
        return None
    after = None if is_state else kind_after(norms, last, words)
    return after or cue_before(norms, first, last, words, is_state) or cue_after(document, last, words, is_state)


def cue_after(document: Document, last: int, words: PlaceWords, is_state: bool) -> Cue | None:
    """The cue in the words after a name: a part it has ("Beirut's southern suburbs") or what was done to it."""
    norms, texts = document.norms, document.texts
    if last >= len(norms) or norms[last] not in AFTER:
        return None
    after = norms[last : last + 5]
    if after[0] == "'s":
        part = next((norm for norm in after[1:] if norm in words.lists["part_of"]), "")
        between = after[1 : after.index(part)] if part else []
        known = all(
            norm in words.lists["directions"] or texts[last + 1 + i][0].isupper() for i, norm in enumerate(between)
        )
        return Cue("place.part_of", None, last) if part and known else None
    if not is_state:
        done = not words.lists["done_to"].isdisjoint(after[1:3]) or after[1:3] == ("under", "attack")
        return Cue("place.done_to", None, last) if done or after[1:3] == ("under", "fire") else None
    return None


def is_adjective(document: Document, first: int, last: int) -> bool:
    """Whether an abbreviation only describes the noun after it: "in U.S. history", not "in the US after"."""
    norms, texts = document.norms, document.texts
    if last != first + 1 or not texts[first].isupper() or last >= len(norms):
        return False
    return texts[last][0].isalpha() and norms[last] not in FUNCTION and (first == 0 or norms[first - 1] != "the")


def kind_after(norms: tuple[str, ...], last: int, words: PlaceWords) -> Cue | None:
    """The kind of place named right after: "Idlib province", "the Severny military airfield"."""
    for at in range(last, min(last + 3, len(norms))):
        for size in (3, 2, 1) if norms[at] in words.kind_heads else ():
            kind = words.kinds.get(norms[at : at + size])
            if kind:
                return Cue("place.kind_after", kind, last)
        if norms[at] not in words.lists["inner"]:
            return None
    return None


def cue_before(norms: Sequence[str], first: int, last: int, words: PlaceWords, is_state: bool) -> Cue | None:
    """The cue in the words before a name: a preposition, a direction, a kind of place, a verb of motion or attack."""
    lists = words.lists
    at = first - 1
    direction = False
    while at >= 0 and (norms[at] in lists["between"] or norms[at] in lists["directions"] or is_held(norms[at])):
        direction = direction or norms[at] in lists["directions"]
        if norms[at] == "former":
            return None
        at -= 1
    if direction:
        return Cue("place.direction", None, at + 1)
    if at < 0:
        return None
    norm = norms[at]
    owned = is_state and last < len(norms) and norms[last] in ("'s", "'")
    if norm in lists["in"]:
        return None if owned else Cue("place.in", None, at)
    if norm == "of":
        return cue_of(norms, at, words)
    if norm == "with":  # "the border with Chad"
        return Cue("place.border_with", None, at) if norms[at - 1] in ("border", "borders", "frontier") else None
    if norm == "on":
        near = norms[max(0, at - 2) : at]
        return None if lists["strikes"].isdisjoint(near) else Cue("place.strikes_on", None, at)
    if norm in lists["at"]:
        return None if owned else cue_at(norms, at, words, is_state)
    if norm in lists["verbs"] and not (is_state and norm in lists["verbs_for_towns"]) and not owned:
        return Cue("place.verb", None, at)
    if not is_state and norm in lists["before_name"]:
        return Cue("place.kind_before", words.kinds.get((norm,)), at)
    if norm == "," and at and norms[at - 1] in lists["before_name"]:
        return Cue("place.apposition", words.kinds.get((norms[at - 1],)), at)
    return None


def is_held(norm: str) -> bool:
    """Whether a word says who holds a place: "Israeli-occupied"."""
    return "-" in norm and norm.rpartition("-")[2] in HOLDING


def cue_of(norms: Sequence[str], at: int, words: PlaceWords) -> Cue | None:
    """The cue of an "of", which the word before it decides: "the village of", "north of", "the occupation of"."""
    if not at:
        return None
    before, lists = norms[at - 1], words.lists
    kind = words.kinds.get((before,))
    if kind:
        return Cue("place.kind_of", kind, at - 1)
    if before in lists["directions"] or before in ("north", "south", "east", "west", "outskirts", "suburbs"):
        return Cue("place.direction_of", None, at - 1)
    if before in ("inside", "outside"):
        return Cue("place.in", None, at - 1)
    return Cue("place.of", None, at - 1) if before in lists["of"] else None


def cue_at(norms: Sequence[str], at: int, words: PlaceWords, is_state: bool) -> Cue | None:
    """A preposition that needs more before a state: "fled to Jordan", "shot down over Iraq"."""
    norm, lists = norms[at], words.lists
    if is_state and norm in ("to", "over", "at"):
        needed = lists["moves"] if norm == "to" else lists["flights"]
        if needed.isdisjoint(norms[max(0, at - REACH) : at]):
            return None
    if is_state and norm == "from":  # "came from Iran", but not "objections from Iran"
        near = norms[max(0, at - REACH) : at]
        if lists["moves"].isdisjoint(near) and lists["from_states"].isdisjoint(near):
            return None
    return Cue("place.at", None, at)
