"""How tolls stand to each other, in one article and across articles: parts, repeats, revisions, contradictions.

Only tolls of the same event are set beside each other, and only where that is plain: the same outcome and scope, the
same people, one place, days that agree. Undecided is no relation. Tolls of different scope never meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefing.claims.fact import Casualty, Relations
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.values import Count, immutable

NEAR_DAYS = 7  # between the days of two articles that may tell of the same event
LONG_DAYS = 60  # the same for what a war or an operation counts
HAPPENED = 1  # days by which two tellings may differ on when it happened
FEW = 5  # fewer dead than this are told of many events: the day must be given and be the same
ALIKE = 20  # a toll so many times as large as another is of something else
NEAR_TEXT = 1_500  # characters between two tolls of an article of which only one says when
MOST = 12  # tolls of one event looked at before the one in hand, the latest first
ROUGH = 0.1  # by how much "about 100" may be off


@immutable
class _Seen:
    """A toll with what it is compared by."""

    index: int
    toll: Casualty
    article: str
    day: date | None  # of its article
    who: frozenset[str]
    voices: frozenset[str]  # who says it; empty for the article itself
    camps: frozenset[str]  # who stands behind them


def relate_tolls(
    tolls: Sequence[Casualty], days: Mapping[str, str], camps: Mapping[str, str], pack: Pack
) -> tuple[Relations, ...]:
    """The relations of each toll; `days` are the articles' (ISO), `camps` who stands behind each claimant.

    The work grows with the number of tolls: each is looked at beside a handful of those it could be one with.
    """
    at_span = {(toll.article, toll.span): index for index, toll in enumerate(tolls)}
    olds = [(toll.article, toll.revises) for toll in tolls if toll.revises is not None]
    revised = {at_span[old] for old in olds if old in at_span}
    places: dict[tuple[str, ...], list[_Seen]] = {}
    repeats: dict[int, int] = {}
    supersedes: dict[int, int] = {}
    opposed: dict[int, set[int]] = {}
    order = sorted(range(len(tolls)), key=lambda i: (days.get(tolls[i].article) or "9999", tolls[i].article, i))
    for index in order:
        one = _see(index, tolls[index], days, camps, pack)
        near = places.setdefault(_key(one), [])
        same = [other for other in near[: -MOST - 1 : -1] if _is_same_event(one, other)]
        is_old = index in revised  # "up from 36": the figure is older than its article
        first = next((other for other in same if _is_same_figure(one, other, is_old)), None)
        if first is not None:
            repeats[index] = first.index
            continue
        near.append(one)
        older = next((other for other in same if _is_revised(one, other)), None)
        if older is not None and not is_old:
            supersedes[index] = older.index
        gone = set(supersedes.values())
        for other in _list_opposed(one, same) if not is_old else ():
            if other.index not in gone and other.index not in revised:
                opposed.setdefault(index, set()).add(other.index)
                opposed.setdefault(other.index, set()).add(index)
    for index, toll in enumerate(tolls):  # what the text itself says is revised
        old = at_span.get((toll.article, toll.revises)) if toll.revises else None
        if old is not None and old != index:
            supersedes[repeats.get(index, index)] = repeats.get(old, old)
    return tuple(
        Relations(
            part_of=_resolve(at_span.get((toll.article, toll.part_of)) if toll.part_of else None, index, repeats),
            repeats=repeats.get(index),
            supersedes=_resolve(supersedes.get(index), index, repeats),
            contradicts=tuple(sorted(opposed.get(index, ()))),
        )
        for index, toll in enumerate(tolls)
    )


def _resolve(found: int | None, index: int, repeats: Mapping[int, int]) -> int | None:
    """The toll itself or the first that gives its figure; None where that would be the toll in hand."""
    if found is None:
        return None
    found = repeats.get(found, found)
    return found if found != repeats.get(index, index) else None


def _key(one: _Seen) -> tuple[str, ...]:
    """What tolls of one event have in common to the letter; without a place only those of one article meet."""
    toll = one.toll
    is_part = "part" if toll.part_of else ""
    return (toll.outcome, toll.scope, is_part, toll.where or f"in {toll.article}")


def _see(index: int, toll: Casualty, days: Mapping[str, str], camps: Mapping[str, str], pack: Pack) -> _Seen:
    day = days.get(toll.article, "")
    voices = frozenset(toll.claimed_by) or frozenset([toll.source.casefold()] if toll.source else ())
    return _Seen(
        index=index,
        toll=toll,
        article=toll.article,
        day=date.fromisoformat(day) if len(day) == len("2015-10-01") else None,
        who=_read_who(toll.who, pack),
        voices=voices,
        camps=frozenset(camps.get(name, name) for name in voices),
    )


def _read_who(who: str, pack: Pack) -> frozenset[str]:
    """The words that tell who is counted, in the singular; none for people of any kind."""
    words = read_words(pack, "casualty_words")
    told = [word.strip("\"'“”‘’.,").casefold() for word in who.split()]
    return frozenset(word.removesuffix("s") for word in told if word not in words["those"] | words["anybody"])


def _is_same_event(one: _Seen, other: _Seen) -> bool:
    """Whether two tolls of one outcome, scope and place count the same people of the same event."""
    is_sibling = one.article == other.article and one.toll.part_of == other.toll.part_of is not None
    if one.who != other.who or is_sibling:
        return False
    if one.article != other.article:
        if one.day is None or other.day is None:
            return False
        apart = abs((one.day - other.day).days)
        if apart > (NEAR_DAYS if one.toll.scope in ("event", "day") else LONG_DAYS):
            return False
    sizes = sorted((one.toll.count.size, other.toll.count.size))
    if (sizes[0] == 0) != (sizes[1] == 0) or sizes[1] > max(sizes[0], 1) * ALIKE:
        return False
    return _is_same_time(one, other, is_few=sizes[0] < FEW)


def _is_same_time(one: _Seen, other: _Seen, *, is_few: bool) -> bool:
    """Whether what is said of when agrees; a few dead need a day, for many events have a few."""
    first, second = one.toll.when, other.toll.when
    if first and second and first.day and second.day:
        return abs((first.day - second.day).days) <= HAPPENED
    if first and second:
        return (first.value or first.as_written) == (second.value or second.as_written)
    if is_few:
        return False
    if one.article != other.article:
        return one.day is not None and other.day is not None and abs((one.day - other.day).days) <= NEAR_DAYS // 2
    return (first is None and second is None) or abs(one.toll.span.start - other.toll.span.start) <= NEAR_TEXT


def _is_same_figure(one: _Seen, other: _Seen, is_old: bool) -> bool:
    """Whether two tolls give one figure, and the same ones say so; an old one may have lost its "at least"."""
    first, second = one.toll.count, other.toll.count
    if is_old and one.article != other.article:
        return first.size == second.size and one.voices == other.voices
    same = (first.low, first.high) == (second.low, second.high)
    return same and one.voices == other.voices and (first.modifier == second.modifier or one.article != other.article)


def _is_revised(one: _Seen, other: _Seen) -> bool:
    """Whether the later toll takes the place of the earlier one: the same side says so, on a later day."""
    if one.day is None or other.day is None or one.day <= other.day:
        return False
    if (one.toll.count.low, one.toll.count.high) == (other.toll.count.low, other.toll.count.high):
        return False
    return bool(one.camps & other.camps) or not (one.voices or other.voices)


def _list_opposed(one: _Seen, same: Sequence[_Seen]) -> Iterator[_Seen]:
    """The tolls of others that cannot be so if this one is; of each of them only the latest figure."""
    heard: set[frozenset[str]] = set()
    for other in same:
        if other.voices in heard or not (one.voices and other.voices):
            continue
        heard.add(other.voices)
        if one.camps.isdisjoint(other.camps) and not _may_agree(one.toll.count, other.toll.count):
            yield other


def _may_agree(one: Count, other: Count) -> bool:
    """Whether one number can be meant by both, "about 100" being anything near it."""
    return _loosen(one).overlaps(_loosen(other))


def _loosen(count: Count) -> Count:
    is_rough = count.low == count.high and count.modifier
    if not is_rough or count.low is None:
        return count
    return Count(round(count.low * (1 - ROUGH)), round(count.low * (1 + ROUGH)))
