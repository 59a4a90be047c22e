"""The tolls of a sentence: the rules' matches, what is counted along with them, and the parts of a total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.claims.scene import Scene
from briefing.claims.tolls.asides import past_helpers, reach
from briefing.claims.tolls.counted import STATES, Group, Names, find_groups
from briefing.claims.tolls.guards import tells_toll
from briefing.claims.tolls.parts import join_listed, take_parts
from briefing.claims.tolls.toll import Toll
from briefing.pack import Pack
from briefing.rules.rule import Found, RuleSet, read_words
from briefing.text.document import Sentence
from briefing.values import Count

NEAR = 20  # tokens before a bare "figure" that tell what it counts
FIXED = {"none": 0}
POSSIBLE = {
    "group": {0: 1},
    "people": {0: 1},
    **{state: {0: 1} for state in STATES},
}  # for rules that need people in the text


def may_tell_toll(scene: Scene, sentence: Sentence, rules: RuleSet) -> bool:
    """Whether a sentence has the words of some rule, whoever is counted in it."""
    return bool(rules.select(scene.norms[sentence.first : sentence.last], POSSIBLE.keys()))


def find_tolls(scene: Scene, sentence: Sentence, rules: RuleSet, names: Names, pack: Pack) -> list[Toll]:
    """The tolls in one sentence, in its order; the first rule that sees people keeps them."""
    groups = find_groups(scene, sentence, names, pack)
    if not groups and read_words(pack, "casualty_words")["naught"].isdisjoint(
        scene.norms[sentence.first : sentence.last]
    ):
        return []
    overlay = _overlay(scene, sentence, groups, pack)
    found: dict[int, Toll] = {}
    late: list[Found] = []
    for match in rules.find(scene.norms, sentence.first, sentence.last, overlay):
        if match.rule.gives.get("needs") in ("old", "beside"):
            late.append(match)
        else:
            _take(scene, sentence, match, groups, found, pack)
    _take_old([match for match in late if match.rule.gives["needs"] == "old"], groups, found)
    for match in late if found else ():
        if match.rule.gives["needs"] == "beside":
            _take(scene, sentence, match, groups, found, pack)
    listed = join_listed(scene, sentence, groups, overlay["group"], found, pack)
    told = take_parts(scene, sentence, groups, listed, pack)
    return _name_all(told)


def _overlay(scene: Scene, sentence: Sentence, groups: Mapping[int, Group], pack: Pack) -> dict[str, dict[int, int]]:
    """The groups for the rules, as `pack/rules/casualties.yml` says; those called wounded, missing, … also as such."""
    overlay: dict[str, dict[int, int]] = {"group": {}, "people": {}}
    for first, group in groups.items():
        overlay["group"][first] = end = reach(scene, sentence, group, pack)
        overlay["people"][first] = past_helpers(scene, sentence, end, pack)
        if group.state:
            overlay.setdefault(group.state, {})[first] = group.after
    return overlay


def _take(
    scene: Scene,
    sentence: Sentence,
    match: Found,
    groups: Mapping[int, Group],
    found: dict[int, Toll],
    pack: Pack,
) -> None:
    """Adds what a match tells, if it tells a toll and nothing else has told the fate of those people."""
    gives = match.rule.gives
    if "group" not in match.parts:
        first, after = match.parts["count"]
        written = scene.document.words_of(first, after)
        count = Count(FIXED[gives["count"]], FIXED[gives["count"]], "", written)
        group = Group(first, after, (first, after), None, count, "counted")
        found.setdefault(first, _toll(group, match))
        return
    group = groups[match.parts["group"][0]]
    if group.first in found or not tells_toll(scene, sentence, match, group, groups, pack):
        return
    toll = _toll(group, match)
    if gives["outcome"] == "same":
        outcome = _outcome_before(scene, sentence, match, pack)
        if not outcome:
            return
        toll = replace(toll, outcome=outcome)
    found[group.first] = toll
    if "old" in match.parts:
        old = groups[match.parts["old"][0]]
        found[old.first] = replace(toll, group=old, count=old.count)
        found[group.first] = replace(toll, revises=old.first)


def _toll(group: Group, match: Found) -> Toll:
    gives, who = match.rule.gives, match.parts.get("who") or group.who
    return Toll(group, gives["outcome"], match.rule.id, match.first, match.last, group.count, gives, who)


def _outcome_before(scene: Scene, sentence: Sentence, match: Found, pack: Pack) -> str:
    """What a bare "figure" counts: the dead, where it or the sentence before speaks of death."""
    words = read_words(pack, "casualty_words")
    deadly = words["killed"] | words["kill"] | words["died"] | words["deaths"] | words["dead"] | {"toll"}
    index = scene.document.sentence_index(sentence.span) or 0
    earlier = scene.document.sentences[max(0, index - 1) : index]
    near = [(s.first, s.last) for s in earlier if s.paragraph == sentence.paragraph]
    near.append((max(sentence.first, match.first - NEAR), match.first))
    return "killed" if any(not deadly.isdisjoint(scene.norms[first:last]) for first, last in near) else ""


def _take_old(matches: Sequence[Found], groups: Mapping[int, Group], found: dict[int, Toll]) -> None:
    """Adds the figures that tolls before them in the sentence take the place of: "52 killed, up from 40"."""
    firsts = sorted(found)
    for match in matches:
        old = groups[match.parts["group"][0]]
        place = bisect_left(firsts, old.first)
        if old.first in found or not place:
            continue
        new = found[firsts[place - 1]]
        found[new.group.first] = replace(new, revises=old.first)
        found[old.first] = replace(_toll(old, match), outcome=new.outcome)


def _name_all(found: Mapping[int, Toll]) -> list[Toll]:
    """The tolls in order, each number alone with who was counted before it: "12 soldiers were killed and 30 hurt".

    Where two kinds of people were listed before it, it may be either's, and nobody is named.
    """
    told: list[Toll] = []
    last: Toll | None = None
    is_mixed = False
    for _, toll in sorted(found.items()):
        group = toll.group
        if toll.who is None and group.kind != "share" and toll.count.high != 0 and last and not is_mixed:
            toll = replace(toll, who=last.who)
        elif group.who and toll.part_of is None and group.kind == "counted" and group.count.high != 1:
            is_mixed = last is not None and last.outcome == toll.outcome and last.rule == toll.rule
            last = toll
        told.append(toll)
    return told
