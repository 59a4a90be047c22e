"""Which people of several articles are the same one: by name and country, by spelling, by surname alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.links.comparison import Comparison, name_of
from briefing.links.spelling import sound_name

MOST_NAMESAKES = 20  # people of one name that are looked at: among more, the right one cannot be told
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])  # what tells a son from his father


def join_by_name(comparison: Comparison) -> None:
    """The same name in the same country; a full name without a country, where the articles have something in common."""
    buckets: dict[str, list[int]] = {}
    for at in _people(comparison):
        name = name_of(comparison.nodes[at][1])
        if " " in name or comparison.nodes[at][1].country:
            buckets.setdefault(name, []).append(at)
    for name, bucket in buckets.items():
        if len(bucket) > 1:
            _join_bucket(comparison, bucket, "link.same_name", f"both are called “{name}”")


def join_by_spelling(comparison: Comparison) -> None:
    """Full names that are two spellings of one: "Volodymyr Zelensky", "Volodymyr Zelenskiy"."""
    buckets: dict[str, dict[str, list[int]]] = {}
    for at in _people(comparison):
        name = name_of(comparison.nodes[at][1])
        if " " in name:
            buckets.setdefault(sound_name(name, comparison.pack), {}).setdefault(name, []).append(at)
    for names in buckets.values():
        if len(names) > 1:
            roots = dict.fromkeys(comparison.joining.find(at) for bucket in names.values() for at in bucket)
            said = " and ".join(f"“{name}”" for name in sorted(names))
            _join_bucket(comparison, list(roots), "link.spelling", f"{said} are spellings of one name")


def join_by_longer_name(comparison: Comparison) -> None:
    """A name to the only longer one that has all its words: "Vladimir Putin", "Vladimir Vladimirovich Putin"."""
    by_key: dict[tuple[str, str], dict[int, list[str]]] = {}
    short: dict[int, list[str]] = {}
    for at in _people(comparison):
        words = sound_name(name_of(comparison.nodes[at][1]), comparison.pack).split()
        if len(words) < 2 or words[-1] in SUFFIXES:
            continue
        short.setdefault(comparison.joining.find(at), words)
        for word in words[:-1]:
            for key in ((words[-1], word), (words[-1], word[0])):
                by_key.setdefault(key, {}).setdefault(comparison.joining.find(at), words)
    for at, words in short.items():
        near = min((by_key.get((words[-1], word), {}) for word in words[:-1]), key=len)
        fitting = (other for other, more in near.items() if len(more) > len(words) and _has_all(more, words))
        _join_only(comparison, at, fitting, "link.longer_name", "the one name has all words of the other")


def join_by_surname(comparison: Comparison) -> None:
    """A surname alone to the only person of that surname in a country its article speaks of."""
    full: dict[str, dict[str, dict[int, None]]] = {}
    single: list[tuple[int, str]] = []
    for at in _people(comparison):
        words = sound_name(name_of(comparison.nodes[at][1]), comparison.pack).split()
        if len(words) == 1:
            single.append((at, words[0]))
            continue
        root, country = comparison.joining.find(at), comparison.joining.country(at)
        first = comparison.nodes[at][1].name.split()[0]
        last = words[-2] if words[-1] in SUFFIXES else words[-1]
        for surname in {last, *(words[:1] if first in comparison.names.family_first else ())}:
            full.setdefault(surname, {}).setdefault(country, {})[root] = None
    for at, surname in single:
        if surname in full:
            fitting = _of_countries(comparison, at, full[surname])
            _join_only(comparison, at, fitting, "link.surname", f"nobody else here is called “{surname}”")


def _people(comparison: Comparison) -> Iterator[int]:
    for at, (_, actor) in enumerate(comparison.nodes):
        if actor.type == "person" and actor.named == "named":
            yield at


def _of_countries(comparison: Comparison, at: int, full: Mapping[str, Mapping[int, None]]) -> Iterator[int]:
    """The people of one surname who may be meant: those of the country, or of any that the article speaks of.

    Those of no country come after them, and where there are none at all, all others.
    """
    own = comparison.joining.country(at)
    likely = [country for country in ([own] if own else sorted(comparison.setting(at).countries)) if country in full]
    for country in likely:
        yield from full[country]
    yield from full.get("", ())
    if not own and not likely:
        for country, people in full.items():
            if country:
                yield from people


def _join_only(comparison: Comparison, at: int, fitting: Iterable[int], rule: str, note: str) -> None:
    """Join a person with the only one of `fitting` that it has something in common with; two of them are too many."""
    found: dict[int, str] = {}
    seen: set[int] = set()
    for other in fitting:
        root = comparison.joining.find(other)
        if root in seen or _are_unlike(comparison, at, other):
            continue
        seen.add(root)
        if common := comparison.common(at, root):
            found[root] = common
        if len(found) > 1 or len(seen) > MOST_NAMESAKES:
            return
    for root, common in found.items():
        comparison.joining.join(at, root, rule, f"{note}; in common: {common}")


def _are_unlike(comparison: Comparison, one: int, other: int) -> bool:
    return {comparison.standing(one), comparison.standing(other)} == {"public", "private"}


def _has_all(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether a name ends as a shorter one does and has its other words in their order, or as initials."""
    rest = iter(long[:-1])
    return all(
        any(word == given or (len(word) == 1 and given.startswith(word)) for given in rest) for word in short[:-1]
    )


def _join_bucket(comparison: Comparison, bucket: Sequence[int], rule: str, note: str) -> None:
    """Join people of one name: first those of one country, then the others where only one of these can be meant.

    One who holds an office and one who keeps a shop are two.
    """
    cells: dict[tuple[str, str], list[int]] = {}
    for at in bucket:
        cells.setdefault((comparison.joining.country(at), comparison.standing(at)), []).append(at)
    for (country, _), members in cells.items():
        if country:
            _join_all(comparison, members, rule, f"{note}, both of {country}")
    for country in {country: None for country, _ in cells if country}:
        _join_cells(comparison, [cells.get((country, s), []) for s in ("", "public", "private")], rule, note)
    for standing in ("public", "private", ""):
        lacking = cells.get(("", standing), [])
        known = {comparison.joining.find(at) for (country, _), cell in cells.items() if country for at in cell[:1]}
        left = [at for at in lacking if not _join_known(comparison, at, sorted(known), rule, note)]
        _join_sharing(comparison, left, rule, note)
    _join_cells(comparison, [cells.get(("", s), []) for s in ("", "public", "private")], rule, note)


def _join_cells(comparison: Comparison, cells: Sequence[Sequence[int]], rule: str, note: str) -> None:
    """Join those of whom nothing is said with those of the one standing that there is."""
    plain, *told = cells
    others = [cell for cell in told if cell]
    if plain and len(others) == 1:
        for at in plain:
            _join_only(comparison, at, others[0][:1], rule, note)


def _join_known(comparison: Comparison, at: int, known: Iterable[int], rule: str, note: str) -> bool:
    """Whether one without a country goes to the only one of those who have one that it has something in common with."""
    fitting = [
        (other, common)
        for other in known
        if not _are_unlike(comparison, at, other) and (common := comparison.common(at, other))
    ]
    if len(fitting) != 1:
        return False
    other, common = fitting[0]
    return comparison.joining.join(at, other, rule, f"{note}; in common: {common}")


def _join_all(comparison: Comparison, members: Sequence[int], rule: str, note: str) -> None:
    """Join each with the first that nobody keeps it apart from."""
    heads: list[int] = []
    for at in members:
        if not any(_join_one(comparison, head, at, rule, note) for head in heads):
            heads.append(at)


def _join_one(comparison: Comparison, one: int, other: int, rule: str, note: str) -> bool:
    apart = rule != "link.same_name" and comparison.joining.are_told_apart(one, other)
    return not apart and comparison.joining.join(one, other, rule, note)


def _join_sharing(comparison: Comparison, members: Sequence[int], rule: str, note: str) -> None:
    """Join those whose articles name something in common."""
    naming: dict[str, int] = {}
    for at in members if len(members) > 1 else ():
        own = name_of(comparison.nodes[at][1])
        for name in sorted(comparison.setting(at).names):
            first = naming.setdefault(name, at)
            if first != at and name != own and not comparison.joining.are_told_apart(first, at):
                comparison.joining.join(first, at, rule, f"{note}; in common: {name}")
