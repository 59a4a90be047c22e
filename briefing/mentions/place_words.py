"""The words around a name that say it is a place: "in Homs", "Idlib province", "the occupation of Afghanistan"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from briefing.mentions.mention import PlaceKind
from briefing.pack import Pack
from briefing.text.document import Token

LISTS = (
    *("in", "at", "moves", "strikes", "flights", "of", "verbs", "verbs_for_towns", "directions", "between"),
    *("before_name", "inner", "not_places", "may_follow", "part_of", "done_to", "end", "american"),
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
REACH = 5  # how many words before "to" a verb of motion may stand


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`place_words.yml`, compiled; `kinds` maps one or more norms to the kind of place they name."""

    lists: Mapping[str, frozenset[str]]
    kinds: Mapping[tuple[str, ...], PlaceKind]
    kind_heads: frozenset[str]
    skip: frozenset[str]  # capitalised words at which no unknown name begins
    kept: Mapping[str, PlaceKind]
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
        kept={word: kind for kind, words in data["kept"].items() for word in words},
        names_around={first: tuple(names) for first, names in around.items()},
    )


def find_cue(tokens: Sequence[Token], first: int, last: int, words: PlaceWords, is_state: bool) -> Cue | None:
    """The cue beside the name at tokens ``[first, last)``, the nearest first; `is_state` asks for a surer one."""
    if is_state and is_adjective(tokens, first, last):
        return None
    after = None if is_state else kind_after(tokens, last, words)
    return after or cue_before(tokens, first, last, words, is_state) or cue_after(tokens, last, words, is_state)


def cue_after(tokens: Sequence[Token], last: int, words: PlaceWords, is_state: bool) -> Cue | None:
    """The cue in the words after a name: a part it has ("Beirut's southern suburbs") or what was done to it."""
    if last >= len(tokens) or tokens[last].norm not in AFTER:
        return None
    after = [token.norm for token in tokens[last : last + 5]]
    if after[0] == "'s":
        part = next((norm for norm in after[1:] if norm in words.lists["part_of"]), "")
        between = after[1 : after.index(part)] if part else []
        known = all(
            norm in words.lists["directions"] or tokens[last + 1 + i].text[0].isupper()
            for i, norm in enumerate(between)
        )
        return Cue("place.part_of", None, last) if part and known else None
    if not is_state:
        done = not words.lists["done_to"].isdisjoint(after[1:3]) or after[1:3] == ["under", "attack"]
        return Cue("place.done_to", None, last) if done or after[1:3] == ["under", "fire"] else None
    return None


def is_adjective(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an abbreviation only describes the noun after it: "in U.S. history", not "in the US after"."""
    if last != first + 1 or not tokens[first].text.isupper() or last >= len(tokens):
        return False
    after = tokens[last]
    return after.text[0].isalpha() and after.norm not in FUNCTION and (first == 0 or tokens[first - 1].norm != "the")


def kind_after(tokens: Sequence[Token], last: int, words: PlaceWords) -> Cue | None:
    """The kind of place named right after: "Idlib province", "the Khurais oil field"."""
    if last >= len(tokens) or tokens[last].norm not in words.kind_heads:
        return None
    for size in (3, 2, 1):
        norms = tuple(token.norm for token in tokens[last : last + size])
        if len(norms) == size and norms in words.kinds:
            return Cue("place.kind_after", words.kinds[norms], last)
    return None


def cue_before(tokens: Sequence[Token], first: int, last: int, words: PlaceWords, is_state: bool) -> Cue | None:
    """The cue in the words before a name: a preposition, a direction, a kind of place, a verb of motion or attack."""
    lists = words.lists
    at = first - 1
    direction = False
    while at >= 0 and (tokens[at].norm in lists["between"] or tokens[at].norm in lists["directions"]):
        direction = direction or tokens[at].norm in lists["directions"]
        if tokens[at].norm == "former":
            return None
        at -= 1
    if direction:
        return Cue("place.direction", None, at + 1)
    if at < 0:
        return None
    norm = tokens[at].norm
    owned = is_state and last < len(tokens) and tokens[last].norm in ("'s", "'")
    if norm in lists["in"]:
        return None if owned else Cue("place.in", None, at)
    if norm == "of":
        return cue_of(tokens, at, words)
    if norm == "on":
        near = tokens[max(0, at - 2) : at]
        return Cue("place.strikes_on", None, at) if any(token.norm in lists["strikes"] for token in near) else None
    if norm in lists["at"]:
        return None if owned else cue_at(tokens, at, words, is_state)
    if norm in lists["verbs"] and not (is_state and norm in lists["verbs_for_towns"]) and not owned:
        return Cue("place.verb", None, at)
    if not is_state and norm in lists["before_name"]:
        return Cue("place.kind_before", words.kinds.get((norm,)), at)
    if norm == "," and at and tokens[at - 1].norm in lists["before_name"]:
        return Cue("place.apposition", words.kinds.get((tokens[at - 1].norm,)), at)
    return None


def cue_of(tokens: Sequence[Token], at: int, words: PlaceWords) -> Cue | None:
    """The cue of an "of", which the word before it decides: "the village of", "north of", "the occupation of"."""
    if not at:
        return None
    before, lists = tokens[at - 1].norm, words.lists
    kind = words.kinds.get((before,))
    if kind:
        return Cue("place.kind_of", kind, at - 1)
    if before in lists["directions"] or before in ("north", "south", "east", "west", "outskirts", "suburbs"):
        return Cue("place.direction_of", None, at - 1)
    if before in ("inside", "outside"):
        return Cue("place.in", None, at - 1)
    return Cue("place.of", None, at - 1) if before in lists["of"] else None


def cue_at(tokens: Sequence[Token], at: int, words: PlaceWords, is_state: bool) -> Cue | None:
    """A preposition that needs more before a state: "fled to Jordan", "shot down over Iraq"."""
    norm, lists = tokens[at].norm, words.lists
    if is_state and norm in ("to", "over", "at"):
        near = {token.norm for token in tokens[max(0, at - REACH) : at]}
        if near.isdisjoint(lists["moves"] if norm == "to" else lists["flights"]):
            return None
    return Cue("place.at", None, at)
