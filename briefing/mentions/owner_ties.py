"""The owner that the words around an aircraft tie it to: "Russian Su-24s", "operated by Saha Airlines"."""

from __future__ import annotations

from briefing.mentions.owner_marks import ONE, POSSESSIVES, Scene

STOPS = ONE | POSSESSIVES | frozenset(
    ["the", "and", "or", "in", "on", "at", "with", "from", "to", "by", "for", "as", "that", "which", "was", "were",
    "is", "are", "had", "has", "have", "said", "of", "into", "over", "against", "between", "including", "includes",
    "include", "but"]
)  # fmt: skip
BROUGHT = frozenset(["delivered", "brought", "sent", "shipped", "transported", "supplied", "airlifted"])
ELSEWHERE = frozenset(["on", "in", "at", "over", "near", "to", "into"])  # behind these an owner is that of another noun
REACH = 6  # how many words before a designation can belong to it
SENTENCE = 60  # how many words of a sentence count, however long it is
FAR = 12  # how many words after it its owner may come


def find_operator(scene: Scene, start: int, end: int, first: int, last: int) -> str:
    """The first answer of: the words before the designation, the words after it, the subject of the verb."""
    tied = find_before(scene, start, first) or find_after(scene, end, last) or find_subject(scene, start, first)
    return tied or find_dropping(scene, start, first)


def find_before(scene: Scene, start: int, first: int) -> str:
    """The owner named before ("Russian Su-24s") or, with "its", the state or airline the sentence began with."""
    norms = scene.document.norms
    if norms[first - 1] in ONE and norms[first - 2] in ("in", "aboard", "on", "by"):
        at = first - 3  # "delivered from Russia in an Il-76"
        if at > start + 1 and at in scene.states and norms[at - 1] == "from" and norms[at - 2] in BROUGHT:
            return scene.states[at]
        return ""
    for at in range(first - 1, max(start, first - REACH) - 1, -1):
        norm = norms[at]
        if at in scene.companies:
            return scene.companies[at]
        if at in scene.states:
            return scene.states[at]
        if norm in POSSESSIVES:
            near = range(max(start, at - SENTENCE), at)
            companies = [scene.companies[place] for place in near if place in scene.companies]
            return companies[-1] if companies else next((scene.states[p] for p in near if p in scene.states), "")
        if norm in ONE and at > start and norms[at - 1] == ",":
            continue  # "its last flight, an Airbus A400M"
        if norm == "," and norms[at + 1] in ONE:
            continue
        if norm in STOPS or not (scene.document.is_word(at) or norm in ("-", "'s", '"')):
            return ""
    return ""


def find_after(scene: Scene, end: int, last: int) -> str:
    """The owner named after, "belonging to the Iranian military", "in Iran's fleet", unless that is hearsay."""
    norms, owned_by = scene.document.norms, scene.catalogue.owned_by
    for at in range(last, min(end - 2, last + 3)):
        is_within = norms[at] in ("in", "of", "from") and at + 1 in scene.states
        if is_within and not scene.catalogue.words["fleets"].isdisjoint(norms[at + 2 : at + 5]):
            return scene.states[at + 1]
    for at in range(last, min(end - 1, last + FAR)):
        norm = norms[at]
        if norm in scene.catalogue.words["hearsay"] or norm in (".", ";", "and") or norm in ELSEWHERE:
            break  # "from a C-130 on caves used by Islamic State"
        if (norm, norms[at + 1]) not in owned_by or (norm == "of" and at > last + 1):
            continue
        for place in range(at + 2, min(end, at + 6)):
            if place in scene.companies:
                return scene.companies[place]
            if place in scene.states:
                return scene.states[place]
        return ""
    for at in range(last, min(end - 2, last + FAR)):  # "drones that Russia launched"
        if norms[at] in ("that", "which") and at + 1 in scene.states:
            return scene.states[at + 1] if norms[at + 2] in scene.catalogue.words["launching"] else ""
    return ""


def find_subject(scene: Scene, start: int, first: int) -> str:
    """The state or airline that is the verb's subject: "The Russian deployment includes Su-24M bombers"."""
    norms, verbs = scene.document.norms, scene.catalogue.words["operating"]
    verb = next((at for at in range(first - 1, max(start, first - 24) - 1, -1) if norms[at] in verbs), None)
    if verb is not None and not scene.catalogue.words["hostile"].isdisjoint(norms[verb:first]):
        return ""  # "it had destroyed 45 Shahed-136 drones"
    if verb is None or any(at in scene.states for at in range(verb + 1, first)):
        return ""
    if verb - 1 > start and norms[verb - 1] in ("and", "but", ","):  # "it flies Boeing 707s, but uses 747s"
        return find_subject(scene, start, verb - 1)
    for at in range(verb - 1, max(start, verb - 9) - 1, -1):
        norm = norms[at]
        if norm == "it":
            near = range(at - 1, max(start, at - SENTENCE) - 1, -1)
            company = next((scene.companies[place] for place in near if place in scene.companies), "")
            return company or next((scene.states[place] for place in near if place in scene.states), "")
        if at in scene.companies:
            return scene.companies[at]
        if at in scene.states:
            return scene.states[at]
        if norm in (".", ";", "that", "which", "who", '"', "“", "”", ":"):
            return ""
    return ""


def find_dropping(scene: Scene, start: int, first: int) -> str:
    """The state that dropped or fired something from it: "the United States dropped the bomb from an MC-130"."""
    norms, launching = scene.document.norms, scene.catalogue.words["launching"]
    at = first - 1
    at -= norms[at] in ONE or norms[at] in POSSESSIVES
    if norms[at] != "from":
        return ""
    near = range(at - 1, max(start, at - SENTENCE) - 1, -1)
    verb = next((place for place in near if norms[place] in launching or norms[place] == "dropped"), start)
    subject = range(verb - 1, max(start, verb - 4) - 1, -1)
    return next((scene.states[place] for place in subject if place in scene.states), "")
