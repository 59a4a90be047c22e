"""The network: typed relations between actors, and aircraft, drawn and in words."""

from __future__ import annotations

from collections import Counter

from briefing.render.drawing.arcs import ROW, WIDTH, Arc, draw_arc
from briefing.render.pages.overview import Overview
from briefing.render.relations import TYPES, Relation, find_relations
from briefing.render.view import Link, Quote, Values, View
from briefing.values import immutable

PATH = "network.md"
MOST = 60  # names that are drawn; the list has all
WORDS_OF_ONE = 3  # pieces of evidence for one relation in the list


@immutable
class Name:
    """A name in the drawing; `anchor` is where its relations stand in words."""

    key: str
    link: Link
    anchor: str


@immutable
class Edge:
    """All relations of one type from one name to another, drawn as one arc; `weight` from 1 to 3 tells how many."""

    one: str
    other: str
    type: str
    mark: str
    arc: Arc
    anchor: str
    words: str
    weight: int


@immutable
class Saying:
    """A card's word for a relation, with the sentence."""

    link: Link
    quote: Quote | None


@immutable
class Tie:
    """A relation in words: its type's verb, whom it is to, and who says so."""

    type: str
    verb: str
    other: Link
    anchor: str
    sayings: tuple[Saying, ...]
    more: int


@immutable
class Person:
    """Whoever has relations, in the list: those to others in words, those from others as ways to their words."""

    link: Link
    anchor: str
    ties: tuple[Tie, ...]
    others: tuple[Link, ...]


Key = tuple[str, str, str]  # one, other, type
Tied = dict[Key, list[Relation]]


def show_network(view: View) -> Values:
    """The drawing and its list."""
    tied: Tied = {}
    for relation in sorted(find_relations(view.library), key=lambda found: found.card.key):
        tied.setdefault((relation.one, relation.other, relation.type), []).append(relation)
    degree = Counter(key for one, other, _ in tied for key in (one, other))
    keys = _put_in_order(view, degree)
    anchors = {key: f"of-{number}" for number, key in enumerate(keys, 1)}
    rank = {key: number for number, key in enumerate(keys)}
    in_order = sorted(tied, key=lambda tie: (rank[tie[0]], TYPES.index(tie[2]), rank[tie[1]]))
    numbers = {tie: f"r{number}" for number, tie in enumerate(in_order, 1)}
    most = {key for key, _ in sorted(degree.items(), key=lambda found: (-found[1], found[0]))[:MOST]}
    drawn = [key for key in keys if key in most]
    words = view.library.words
    used = {type_ for _, _, type_ in tied}
    return {
        "names": [Name(key, view.link(key), anchors[key]) for key in drawn],
        "edges": _draw(view, tied, drawn, numbers),
        "left_out": len(keys) - len(drawn),
        "height": ROW * len(drawn),
        "width": WIDTH,
        "types": [(type_, words.say("relation_types", type_)) for type_ in TYPES if type_ in used],
        "people": _people(view, keys, tied, anchors, numbers),
    }


def _put_in_order(view: View, degree: Counter[str]) -> list[str]:
    """Those who speak for the same beside each other, the most tied first; aircraft last."""
    colours = view.library.colours
    group: dict[str, tuple[int, int]] = {}
    for key in degree:
        kind, _, name = key.partition("/")
        group[key] = (kind != "actor", colours.get(name, 99))
    weight = Counter(dict.fromkeys(group.values(), 0))
    for key, of in group.items():
        weight[of] += degree[key]
    return sorted(degree, key=lambda key: (group[key][0], -weight[group[key]], group[key], -degree[key], key))


def _draw(view: View, tied: Tied, drawn: list[str], numbers: dict[Key, str]) -> list[Edge]:
    rows = {key: row for row, key in enumerate(drawn)}
    beside: Counter[frozenset[str]] = Counter()
    edges: list[Edge] = []
    for tie, anchor in numbers.items():
        one, other, type_ = tie
        if one not in rows or other not in rows:
            continue
        pair = frozenset((one, other))
        edges.append(
            Edge(
                one=one,
                other=other,
                type=type_,
                mark=view.link(one).mark,
                arc=draw_arc(rows[one], rows[other], len(drawn), beside[pair]),
                anchor=anchor,
                words=_say(view, tie),
                weight=min(3, len(tied[tie])),
            )
        )
        beside[pair] += 1
    return edges


def _people(view: View, keys: list[str], tied: Tied, anchors: dict[str, str], numbers: dict[Key, str]) -> list[Person]:
    own: dict[str, list[Tie]] = {key: [] for key in keys}
    others: dict[str, list[Link]] = {key: [] for key in keys}
    for tie, anchor in numbers.items():
        own[tie[0]].append(_tie(view, tie, tied[tie], anchor))
        others[tie[1]].append(Link(_say(view, tie), f"#{anchor}"))
    return [Person(view.link(key), anchors[key], tuple(own[key]), tuple(others[key])) for key in keys]


def _tie(view: View, tie: Key, relations: list[Relation], anchor: str) -> Tie:
    return Tie(
        type=tie[2],
        verb=view.library.words.say("relations_of_actors", tie[2]),
        other=view.link(tie[1]),
        anchor=anchor,
        sayings=tuple(_saying(view, relation) for relation in relations[:WORDS_OF_ONE]),
        more=len(relations[WORDS_OF_ONE:]),
    )


def _say(view: View, tie: Key) -> str:
    """The relation as a sentence."""
    one, other, type_ = tie
    verb = view.library.words.say("relations_of_actors", type_)
    return f"{view.link(one).text} {verb} {view.link(other).text}"


def _saying(view: View, relation: Relation) -> Saying:
    focus = str(relation.card.values.get("content", ""))
    quote = view.quote(relation.evidence, focus) if relation.evidence else None
    return Saying(view.link(relation.card.key), quote)


NETWORK = Overview(
    path=PATH,
    title="Network",
    template="overview/network.html.j2",
    show=show_network,
    about="Who belongs to whom, and who accuses, opposes or acts against whom, each with the sentence that says so.",
)
