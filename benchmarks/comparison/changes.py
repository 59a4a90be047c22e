"""What one export has and the other has not, claim by claim: values in, values out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

Item = Mapping[str, str]  # one claim, actor, … with its fields in words
Export = Mapping[str, Sequence[Item]]  # the items of one article by kind

FEWEST_WORDS = 2  # of a quote that can be told to be a part of another

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Kind:
    """How the items of one kind are told apart.

    Two items are about the same where the words of their `key` fields overlap by at least `overlap` (Dice), or where
    those of one are a part of the other's `words`; they differ where any of `fields` does. `words` is the quote whose
    first and last words are shown when its bounds move.
    """

    name: str
    key: tuple[str, ...]
    fields: tuple[str, ...]
    overlap: float = 1.0
    words: str = ""


KINDS = (
    Kind("claims", ("quote",), ("claimant", "stance", "mode", "quote"), 0.5, "quote"),
    Kind("attributions", ("content",), ("source", "cue", "content"), 0.5, "content"),
    Kind("actors", ("name",), ("name", "type", "aliases")),
    Kind("aircraft", ("designation",), ("designation", "count", "operator")),
    Kind(
        "casualties",
        ("min", "max", "kind", "quote"),
        ("min", "max", "kind", "who", "where", "claimed_by", "quote"),
        0.5,
        "quote",
    ),
    Kind("figures", ("count", "what", "quote"), ("count", "what", "claimed_by", "quote"), 0.5, "quote"),
    Kind("disputes", ("sides",), ("question", "sides"), 0.5),
    Kind("places", ("name",), ("name", "country")),
    Kind("events", ("quote",), ("date", "quote"), 0.5, "quote"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """An item that is in both exports, and not the same in both; `fields` are those that differ."""

    before: Item
    after: Item
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of the items of one kind; `before` and `after` count them."""

    before: int
    after: int
    gained: tuple[Item, ...] = ()
    lost: tuple[Item, ...] = ()
    changed: tuple[Change, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.gained or self.lost or self.changed)


@dataclass(frozen=True, slots=True)
class Total:
    """The sums over all articles; `fields` counts the changed items by the field that differs."""

    before: int = 0
    after: int = 0
    gained: int = 0
    lost: int = 0
    changed: int = 0
    fields: Mapping[str, int] = field(default_factory=dict)


def compare_exports(before: Export, after: Export, kinds: Iterable[Kind] = KINDS) -> dict[str, Difference]:
    """What differs in one article, by kind; a kind that is missing from an export has no items there."""
    return {kind.name: compare_items(before.get(kind.name, ()), after.get(kind.name, ()), kind) for kind in kinds}


def compare_items(before: Sequence[Item], after: Sequence[Item], kind: Kind) -> Difference:
    """What differs between two lists of items; the order of the lists says nothing.

    Equal items are taken away first. The rest is paired one to one, those that overlap most before the others; what
    finds no partner is lost or gained.
    """
    both = Counter(_fields_of(item, kind) for item in before) & Counter(_fields_of(item, kind) for item in after)
    old, new = _leave_out(before, both, kind), _leave_out(after, both, kind)
    pairs = _pair(old, new, kind)
    return Difference(
        len(before),
        len(after),
        gained=tuple(item for at, item in enumerate(new) if at not in pairs.values()),
        lost=tuple(item for at, item in enumerate(old) if at not in pairs),
        changed=tuple(_change(old[at], new[pairs[at]], kind) for at in sorted(pairs)),
    )


def add_up(differences: Iterable[Difference]) -> Total:
    """The sums over the differences of one kind in many articles."""
    listed = list(differences)
    changes = [change for difference in listed for change in difference.changed]
    return Total(
        sum(difference.before for difference in listed),
        sum(difference.after for difference in listed),
        sum(len(difference.gained) for difference in listed),
        sum(len(difference.lost) for difference in listed),
        len(changes),
        dict(sorted(Counter(name for change in changes for name in change.fields).items())),
    )


def find_edges(before: str, after: str) -> list[tuple[str, str, str]]:
    """The words that stand around what two quotes share: (edge, words only before, words only after).

    The edges are "start" and "end"; one where nothing differs is left out.
    """
    old, new = before.split(), after.split()
    shared = SequenceMatcher(None, old, new, autojunk=False).find_longest_match()
    edges = [
        ("start", old[: shared.a], new[: shared.b]),
        ("end", old[shared.a + shared.size :], new[shared.b + shared.size :]),
    ]
    return [(edge, " ".join(lost), " ".join(won)) for edge, lost, won in edges if lost or won]


def _fields_of(item: Item, kind: Kind) -> tuple[str, ...]:
    return tuple(item.get(name, "") for name in kind.fields)


def _leave_out(items: Sequence[Item], both: Counter[tuple[str, ...]], kind: Kind) -> list[Item]:
    """The items without those of `both`, of equal ones the first."""
    left, rest = Counter(both), []
    for item in items:
        fields = _fields_of(item, kind)
        if left[fields]:
            left[fields] -= 1
        else:
            rest.append(item)
    return rest


def _pair(old: Sequence[Item], new: Sequence[Item], kind: Kind) -> dict[int, int]:
    """Which of `old` became which of `new`."""
    old_words, new_words = ([_words_of(item, kind) for item in items] for items in (old, new))
    candidates = []
    for i, one in enumerate(old_words):
        for j, other in enumerate(new_words):
            overlap = 2 * (one & other).total() / ((one.total() + other.total()) or 1)
            if overlap >= kind.overlap or _is_part(old[i], new[j], kind) or _is_part(new[j], old[i], kind):
                alike = len(kind.fields) - len(_change(old[i], new[j], kind).fields)
                # The last two are the same whichever list comes first, so that swapping the lists swaps the outcome.
                candidates.append((-overlap, -alike, min(i, j), max(i, j), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _is_part(item: Item, other: Item, kind: Kind) -> bool:
    """Whether the other's quote holds all of the item's, and more words around it."""
    words, longer = (" ".join(one.get(kind.words, "").split()) for one in (item, other))
    return words.count(" ") >= FEWEST_WORDS - 1 and f" {words} " in f" {longer} "


def _words_of(item: Item, kind: Kind) -> Counter[str]:
    return Counter(_WORD.findall(" ".join(item.get(name, "") for name in kind.key).casefold()))


def _change(before: Item, after: Item, kind: Kind) -> Change:
    return Change(before, after, tuple(name for name in kind.fields if before.get(name, "") != after.get(name, "")))
