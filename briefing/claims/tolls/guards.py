"""Whether the words a casualty rule matched tell a toll: what could happen, did not, or is of things tells none."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.claims.scene import Scene
from briefing.claims.tolls.counted import Group
from briefing.pack import Pack
from briefing.rules.pattern import Words
from briefing.rules.rule import Found, read_words
from briefing.text.document import Sentence

BEFORE_VERB = 4  # tokens before a verb among which "could", "to" or "not" stands
CLAUSE = 14  # tokens back in which an "if" governs
FEW = 20  # fewer who "fled" without a word for people may be anybody


def tells_toll(
    scene: Scene, sentence: Sentence, match: Found, group: Group, groups: Mapping[int, Group], pack: Pack
) -> bool:
    """Whether a match of a rule holds: its verb is a passive or active one, and `group` is what the rule needs."""
    words, gives = read_words(pack, "casualty_words"), match.rule.gives
    if group.count.high == 0 and group.who is None and match.rule.id.endswith("active"):
        return False
    if scene.aircraft.overlapping(scene.document.span_of(group.first, group.after)):
        return False  # "lost one MiG-29 fighter"
    is_beside = gives.get("needs") == "beside"
    if group.who is None and group.count.high == 1 and gives["outcome"] in ("captured", "displaced") and not is_beside:
        return False  # "one captured by a camera"
    if _is_conditional(scene, sentence, min(match.first, group.first), words):
        return False
    if gives.get("verb") == "passive" and not _is_passive(scene, sentence, match, group, groups, words):
        return False
    if gives.get("verb") == "active" and _is_hypothetical(scene, sentence, match, words):
        return False
    return _meets(scene, match, group, words)


def _is_conditional(scene: Scene, sentence: Sentence, at: int, words: Words) -> bool:
    """Whether an "if" stands before in the same clause: "if 12 people are killed"."""
    for index in range(at - 1, max(sentence.first, at - CLAUSE) - 1, -1):
        if scene.norms[index] in (",", '"', ";", ":"):
            return False
        if scene.norms[index] in words["conditions"]:
            return True
    return False


def _is_passive(
    scene: Scene, sentence: Sentence, match: Found, group: Group, groups: Mapping[int, Group], words: Words
) -> bool:
    """Whether the verb at the end of a match is suffered: nobody stands after it whom it is done to."""
    norms, after = scene.norms, match.last
    between = norms[group.after : match.last]
    if not words["be"].isdisjoint(between):
        return True
    if norms[match.last - 2] in words["have"] or "who" in between or "that" in between:
        return False  # "has captured", "an officer who shot and killed a man"
    if after >= sentence.last:
        return True
    if after in groups or norms[after] in words["objects"] or norms[after].endswith("-year-old"):
        return False
    is_over = norms[after] in words["stops"] or norms[after] in words["moments"]
    return is_over or not norms[after][0].isalpha() or norms[after].endswith("ly")


def _is_hypothetical(scene: Scene, sentence: Sentence, match: Found, words: Words) -> bool:
    """Whether the verb that begins a match is only wanted, possible or denied: "to kill 12", "could have killed 12"."""
    norms, first = scene.norms, match.first
    if first > sentence.first and norms[first - 1] in words["undone"]:
        return True
    if norms[first] in words["bare"]:
        return first > sentence.first and not words["hypothetical"].isdisjoint(
            norms[max(sentence.first, first - 2) : first]
        )
    before = norms[max(sentence.first, first - BEFORE_VERB) : first]
    governed = [at for at, norm in enumerate(before) if norm in words["have"] or norm in ("be", "been")]
    if not governed:
        return False
    return not words["unreal"].isdisjoint(before[: governed[-1] + 1]) or not words["negating"].isdisjoint(before)


def _meets(scene: Scene, match: Found, group: Group, words: Words) -> bool:
    """Whether the people are such as the rule needs."""
    match match.rule.gives.get("needs", ""):
        case "people":
            return group.is_people
        case "somebody":
            return group.is_people or group.who is None
        case "unnamed":
            return group.kind != "named" and (group.is_people or group.who is None)
        case "several":
            return group.is_people and group.kind == "counted"
        case "number":
            return group.kind == "counted" and (group.who is None or group.is_people)
        case "counted":
            return group.kind != "named"
        case "captives":
            called = {group.head, scene.norms[match.last - 1]}
            return group.is_people and not called.isdisjoint(words["captives"])
        case "victims":
            return group.head in words["victims"]
        case "hurt":
            return group.kind == "counted" and group.head in words["wounded"]
        case "unarmed":
            if group.who is None:
                return (group.count.low or group.count.high or 0) >= FEW
            return group.is_people and group.kind == "counted" and group.head not in words["armed"]
        case "driven":
            is_certain = scene.norms[match.first] in words["displace"] or match.last > group.after
            return is_certain and (group.is_people or group.who is None)
    return True
