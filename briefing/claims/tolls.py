"""The tolls of a sentence: the rules' matches, what is counted along with them, and the parts of a total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing.claims.counted import STATES, Group, find_groups, reach
from briefing.claims.scene import Scene
from briefing.claims.toll import Toll
from briefing.claims.toll_guards import tells_toll
from briefing.claims.toll_parts import join_listed, take_parts
from briefing.pack import Pack
from briefing.rules.rule import Found, RuleSet, read_words
from briefing.text.document import Sentence
from briefing.values import Count

FIXED = {"none": 0}
POSSIBLE = {"group": {0: 1}, **{state: {0: 1} for state in STATES}}  # for rules that need people in the text


def find_tolls(scene: Scene, sentence: Sentence, rules: RuleSet, names: Mapping[int, int], pack: Pack) -> list[Toll]:
    """The tolls in one sentence, in its order; the first rule that sees people keeps them."""
    groups = find_groups(scene, sentence, names, pack)
    overlay = _overlay(scene, sentence, groups, pack)
    found: dict[int, Toll] = {}
    late: list[Found] = []
    for match in rules.find(scene.norms, sentence.first, sentence.last, overlay):
        if match.rule.gives.get("needs") == "old":
            late.append(match)
        else:
            _take(scene, sentence, match, groups, found, pack)
    for match in late:
        _take_old(match, groups, found)
    listed = join_listed(scene, sentence, groups, found, pack)
    told = take_parts(scene, sentence, groups, listed, pack)
    return [_with_who(told, toll) for _, toll in sorted(told.items())]


def _overlay(scene: Scene, sentence: Sentence, groups: Mapping[int, Group], pack: Pack) -> dict[str, dict[int, int]]:
    """The groups for the rules, each with what is put in behind it; those called wounded, missing, … also as such."""
    overlay: dict[str, dict[int, int]] = {"group": {}}
    for first, group in groups.items():
        overlay["group"][first] = reach(scene, sentence, group, pack)
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
        if not any(toll.first < match.last and match.first < toll.last for toll in found.values()):
            found[first] = _toll(group, match)
        return
    group = groups[match.parts["group"][0]]
    if group.first in found or not tells_toll(scene, sentence, match, group, groups, pack):
        return
    toll = _toll(group, match)
    if gives["outcome"] == "same":
        outcome = _outcome_before(scene, sentence, found, match, pack)
        if not outcome:
            return
        toll = replace(toll, outcome=outcome)
    found[group.first] = toll
    if "old" in match.parts:
        old = groups[match.parts["old"][0]]
        found[old.first] = replace(toll, group=old, count=old.count)
        found[group.first] = replace(toll, revises=old.first)


def _toll(group: Group, match: Found) -> Toll:
    gives = match.rule.gives
    return Toll(group, gives["outcome"], match.rule.id, match.first, match.last, group.count, gives, group.who)


def _outcome_before(scene: Scene, sentence: Sentence, found: Mapping[int, Toll], match: Found, pack: Pack) -> str:
    """What a bare "figure" counts: as the toll before in the sentence, else the dead where it speaks of death."""
    before = [toll for first, toll in found.items() if first < match.first]
    if before:
        return max(before, key=lambda toll: toll.first).outcome
    words = read_words(pack, "casualty_words")
    index = scene.document.sentence_index(sentence.span) or 0
    spoken = [sentence, *scene.document.sentences[max(0, index - 1) : index]]
    deadly = words["killed"] | words["kill"] | words["died"] | words["deaths"] | words["dead"]
    near = (s for s in spoken if s.paragraph == sentence.paragraph)
    return "killed" if any(not deadly.isdisjoint(scene.norms[s.first : s.last]) for s in near) else ""


def _take_old(match: Found, groups: Mapping[int, Group], found: dict[int, Toll]) -> None:
    """Adds the figure that a toll before in the sentence takes the place of: "35 killed, up from 21"."""
    old = groups[match.parts["group"][0]]
    newer = [toll for first, toll in found.items() if first < old.first]
    if old.first in found or not newer:
        return
    new = max(newer, key=lambda toll: toll.group.first)
    found[new.group.first] = replace(new, revises=old.first)
    found[old.first] = replace(_toll(old, match), outcome=new.outcome)


def _with_who(found: Mapping[int, Toll], toll: Toll) -> Toll:
    """The toll with who is counted, of a number alone those before it: "12 soldiers were killed and 30 hurt"."""
    if toll.who is not None or toll.group.kind == "share" or toll.count.high == 0:
        return toll
    first = toll.group.first
    named = [other for other in found.values() if other.group.who and other.part_of is None]
    named = [other for other in named if other.group.kind != "named"]
    before = [other for other in named if other.group.first < first]
    revised = [other for other in named if other.revises == first or toll.revises == other.group.first]
    near = before or revised
    if not near:
        return toll
    last = max(near, key=lambda other: other.group.first)
    alike = [other for other in near if other is not last and other.outcome == last.outcome and other.who != last.who]
    return toll if alike else replace(toll, who=last.who)
