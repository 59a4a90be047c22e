"""What is told along with a toll: people listed with it, and the parts a total is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from briefing.claims.scene import Scene
from briefing.claims.tolls.counted import Group
from briefing.claims.tolls.toll import Toll
from briefing.pack import Pack
from briefing.rules.pattern import Words
from briefing.rules.rule import read_words
from briefing.text.document import Sentence

FAR = 14  # tokens between people and others who suffered the same elsewhere
SHORT = 4  # tokens between two people of a list, or before a part


def join_listed(
    scene: Scene,
    sentence: Sentence,
    groups: Mapping[int, Group],
    ends: Mapping[int, int],
    found: Mapping[int, Toll],
    pack: Pack,
) -> dict[int, Toll]:
    """The tolls with those of a list that share a verb: "12 soldiers and a civilian were killed"."""
    words = read_words(pack, "casualty_words")
    told, ordered = dict(found), [groups[first] for first in sorted(groups)]
    for one, other in pairwise(ordered):  # "killing 12 soldiers and a civilian"
        toll = told.get(one.first)
        if (
            toll
            and other.first not in told
            and toll.is_verb_first
            and _are_listed(scene, one, ends[one.first], other, words)
        ):
            told[other.first] = _like(toll, other)
        if toll and other.first not in told and _is_elsewhere_too(scene, sentence, one, other, words):
            told[other.first] = _like(toll, other)  # "six were killed in Aleppo and four in Idlib"
        if toll and other.first not in told and _is_added(scene, one, other, words):
            told[other.first] = _like(toll, other)  # "six were killed, he said, and two of the guards"
    for other, one in pairwise(reversed(ordered)):
        toll = told.get(other.first)
        if (
            toll is None
            or one.first in told
            or toll.is_verb_first
            or not _are_listed(scene, one, ends[one.first], other, words)
        ):
            continue
        if one.first == sentence.first or scene.norms[one.first - 1] in words["clause"]:
            told[one.first] = _like(toll, one)
    return told


def _are_listed(scene: Scene, one: Group, end: int, other: Group, words: Words) -> bool:
    """Whether two groups of people stand in one list; what is put in after the first ends before the token `end`."""
    between = scene.norms[end : other.first]
    if "named" in (one.kind, other.kind) and "and" not in between:
        return False  # "killed nine people, Mr Haddad said"
    if not other.is_people or not (one.is_people or one.who is None) or len(between) > SHORT:
        return False
    if scene.norms[other.after : other.after + 1] and scene.norms[other.after] in words["sayers"]:
        return False  # "wounding 30, an official said"
    return bool(between) and words["joints"].issuperset(between)


def _is_elsewhere_too(scene: Scene, sentence: Sentence, one: Group, other: Group, words: Words) -> bool:
    """Whether a number after "and" has only a place of its own, and what became of them was told before."""
    at = other.after
    if other.who or other.kind != "counted" or at + 1 >= sentence.last or other.first - one.after > FAR:
        return False
    is_placed = scene.norms[at] in words["locating"] and scene.document.texts[at + 1][0].isupper()
    return is_placed and scene.norms[other.first - 1] in ("and", ",")


def _is_added(scene: Scene, one: Group, other: Group, words: Words) -> bool:
    """Whether people at the end of a clause are added to those told of before who speaks."""
    between, after = scene.norms[one.after : other.first], scene.norms[other.after : other.after + 1]
    is_last = other.is_people and bool(after) and not after[0][0].isalnum() and len(between) <= FAR
    return is_last and between[-2:] == (",", "and") and not words["sayers"].isdisjoint(between)


def _like(toll: Toll, group: Group) -> Toll:
    return replace(toll, group=group, count=group.count, who=group.who, revises=None)


def take_parts(
    scene: Scene, sentence: Sentence, groups: Mapping[int, Group], found: Mapping[int, Toll], pack: Pack
) -> dict[int, Toll]:
    """The tolls with the parts of each: "including three children", "two of them children", "30: 18 nurses and …"."""
    words = read_words(pack, "casualty_words")
    told = dict(found)
    is_part: dict[int, int] = {}  # a part's first token → its total's
    nearest: Group | None = None
    total: int | None = None  # the last toll that is no part
    for first in sorted(groups):
        group = groups[first]
        whole = _total_of(scene, nearest, total, group, is_part, words) if nearest and total is not None else None
        own = told.get(first)
        if whole is not None and (own is None or (own.outcome == told[whole].outcome and not own.is_verb_first)):
            part = own or _part(scene, sentence, group, told[whole], words)
            if part is not None:
                told[first] = replace(part, part_of=whole)
                is_part[first] = whole
        if first in told and first not in is_part:
            total = first
        nearest = group
    return told


def _total_of(
    scene: Scene, nearest: Group, total: int, group: Group, is_part: Mapping[int, int], words: Words
) -> int | None:
    """The first token of the total that a group is said to be a part of; `nearest` is the group before it."""
    norms = scene.norms
    if group.kind == "share" or norms[max(0, group.first - 2) : group.first] in (("of", "whom"), ("of", "them")):
        return is_part.get(nearest.first, total) if nearest.first != total else total
    if not group.is_people:
        return None
    lead = norms[max(nearest.after, group.first - SHORT) : group.first]
    if not words["including"].isdisjoint(lead):
        return total
    gap = norms[nearest.after : group.first]
    if nearest.first in is_part and len(gap) <= SHORT and gap and words["joints"].issuperset(gap):
        return is_part[nearest.first]
    if nearest.first == total and gap[-1:] and gap[-1] in words["list_marks"] and len(gap) <= SHORT:
        return total
    return None


def _part(scene: Scene, sentence: Sentence, group: Group, total: Toll, words: Words) -> Toll | None:
    """The toll of a part that has no verb of its own; None where nothing says who it is."""
    who = group.who
    if who is None or not group.is_people:
        at = group.after
        while at < sentence.last and scene.norms[at] in words["filler"] | words["small"]:
            at += 1
        end = at
        while end < min(sentence.last, at + SHORT) and scene.norms[end] not in words["stops"]:
            if not scene.norms[end][0].isalnum():
                break
            end += 1
        nouns = [index for index in range(at, end) if scene.norms[index] in words["people"] | words["person"]]
        if not nouns:
            return None
        who = (at, nouns[-1] + 1)
    return replace(
        total, group=group, count=group.count, who=who, first=group.first, last=group.after, rule="part.of_total",
        revises=None, gives={},
    )  # fmt: skip
