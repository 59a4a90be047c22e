"""Which states, bodies, groups and offices of several articles are the same one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.links.comparison import Comparison, name_of
from briefing.links.entity import Actor
from briefing.links.spelling import plain_name

BODIES = frozenset(["government", "organization", "armed_group"])  # one body may be called any of them
NEAR = 31  # days between two articles in which an office alone ("the Iraqi prime minister") is still one person
SHORTEST, LONGEST = 3, 7  # letters of an acronym


def join_offices(comparison: Comparison) -> None:
    """The same words for an office or a group of a state; for one person only in articles of about the same time."""
    buckets: dict[tuple[str, ...], list[int]] = {}
    for at, (_, actor) in enumerate(comparison.nodes):
        if actor.named == "role-only" and actor.country:
            buckets.setdefault((actor.type, actor.country, _bare(comparison, actor.name, actor.country)), []).append(at)
    for (kind, country, words), bucket in buckets.items():
        note = f"the {words} of {country}"
        days = sorted(bucket, key=lambda at: (comparison.day(at), at))
        for one, other in pairwise(days):
            if kind != "person" or comparison.day(other) - comparison.day(one) <= NEAR:
                comparison.joining.join(one, other, "link.same_office", note)


def join_unnamed(comparison: Comparison) -> None:
    """The unnamed of one text that several articles carry: whoever the agency's "military source" is, it is one."""
    buckets: dict[tuple[str, ...], list[int]] = {}
    for at, (reading, actor) in enumerate(comparison.nodes):
        if actor.named != "named":
            buckets.setdefault((comparison.texts[reading], actor.type, name_of(actor)), []).append(at)
    for (_, _, words), bucket in buckets.items():
        for one, other in pairwise(bucket):
            if comparison.nodes[one][0] != comparison.nodes[other][0]:
                comparison.joining.join(one, other, "link.same_text", f"the {words} of one text that both carry")


def join_by_name(comparison: Comparison) -> None:
    """The same name; what every state has (an army, a defence ministry) only where the state is the same."""
    buckets: dict[tuple[str, ...], list[int]] = {}
    for at, (_, actor) in enumerate(comparison.nodes):
        for key in _keys(comparison, at, actor):
            buckets.setdefault(key, []).append(at)
    for key, bucket in buckets.items():
        if len(bucket) > 1:
            for members in _by_country(comparison, bucket) if key[0] == "name" else [bucket]:
                of = f", both of {key[1]}" if key[0] == "form" else ""
                _join_all(comparison, members, "link.same_name", f"both are called “{key[-1]}”{of}")


def join_by_acronym(comparison: Comparison) -> None:
    """An acronym to the only name that an article gives it with, or else whose initials it is."""
    given: dict[str, dict[int, None]] = {}
    initials: dict[str, dict[int, None]] = {}
    alone: list[tuple[int, str]] = []
    for at, (_, actor) in enumerate(comparison.nodes):
        if actor.named != "named" or actor.type not in BODIES:
            continue
        if _is_acronym(actor.name):
            alone.append((at, actor.name))
            continue
        for alias in filter(_is_acronym, actor.aliases):
            given.setdefault(alias, {})[at] = None
        words = actor.name.replace("-", " ").split()
        for letters in {
            "".join(word[0] for word in some).upper() for some in (words, [w for w in words if w[0].isupper()])
        }:
            initials.setdefault(letters, {})[at] = None
    for at, letters in alone:
        for rule, known in (("link.acronym", given), ("link.initials", initials)):
            roots = list(dict.fromkeys(map(comparison.joining.find, known.get(letters, ()))))
            fitting = [other for other in roots if _may_be_of_one_state(comparison, at, other)]
            if len(fitting) == 1 and not comparison.joining.are_told_apart(at, fitting[0]):
                name = comparison.nodes[fitting[0]][1].name
                comparison.joining.join(at, fitting[0], rule, f"“{letters}” is {name}")
            if roots:
                break


def _keys(comparison: Comparison, at: int, actor: Actor) -> Iterator[tuple[str, ...]]:
    """What another actor must share one of to be the same."""
    if actor.named != "named" or actor.type == "person":
        return
    name = name_of(actor)
    if actor.type not in BODIES:
        yield "name", actor.type, name
        return
    if not _is_common(comparison, name):
        yield "name", "body", name
    if country := actor.country or (comparison.home(at) if _is_common(comparison, name) else ""):
        for form in (actor.name, *actor.aliases):
            words = _bare(comparison, form, country)
            if form == actor.name or " " in words or _is_common(comparison, words):
                yield "form", country, words


def _bare(comparison: Comparison, name: str, country: str) -> str:
    """The name without the state's: "Russia's Defense Ministry" and "Russian Defence Ministry" share what is left."""
    states = comparison.names.states
    return " ".join(
        word for word in plain_name(name.removesuffix(f" ({country})")).split() if states.get(word) != country
    )


def _is_common(comparison: Comparison, name: str) -> bool:
    """Whether the name is only the word for a kind of body, of which a state has one: not "ministry", it has many."""
    return "noun" in comparison.names.senses_of(name)


def _by_country(comparison: Comparison, bucket: Sequence[int]) -> list[list[int]]:
    """The members by country; those of none go with the others where these have just one."""
    countries: dict[str, list[int]] = {}
    for at in bucket:
        countries.setdefault(comparison.nodes[at][1].country, []).append(at)
    if len(countries) == 2 and "" in countries:
        return [list(bucket)]
    return list(countries.values())


def _join_all(comparison: Comparison, members: Sequence[int], rule: str, note: str) -> None:
    """Join each with the first that nobody keeps it apart from."""
    heads: list[int] = []
    for at in members:
        if not any(_join_one(comparison, head, at, rule, note) for head in heads):
            heads.append(at)


def _join_one(comparison: Comparison, one: int, other: int, rule: str, note: str) -> bool:
    """Whether two are joined; not where one has no country and an article has both."""
    lacks = not (comparison.nodes[one][1].country and comparison.nodes[other][1].country)
    apart = lacks and comparison.joining.are_told_apart(one, other)
    return not apart and comparison.joining.join(one, other, rule, note)


def _may_be_of_one_state(comparison: Comparison, one: int, other: int) -> bool:
    countries = {comparison.joining.country(one), comparison.joining.country(other)} - {""}
    return len(countries) < 2


def _is_acronym(name: str) -> bool:
    return SHORTEST <= len(name) <= LONGEST and name.isalpha() and name.isupper()
