"""Whose an aircraft is that no words tie to anyone: what the article says of other aircraft tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from briefing.mentions.owner_marks import Scene
from briefing.mentions.owner_ties import find_after, find_before, find_subject
from briefing.mentions.spots import spot_words

SENTENCE = 60  # how many words of a sentence count, however long it is


def count_owners(scene: Scene) -> Counter[str]:
    """How often a document ties aircraft under no designation to each state: "a Russian warplane", "Turkish jets"."""
    document, words = scene.document, scene.catalogue.words
    owners: Counter[str] = Counter()
    for at in spot_words(document, words["aircraft"]):
        sentence = document.sentence_with(at)
        start, end = (sentence.first, sentence.last) if sentence else (at, at + 1)
        owner = "" if is_made(scene, at) or is_supplied(scene, start, at) else find_before(scene, start, at)
        owner = owner or find_after(scene, end, at + 1) or find_subject(scene, start, at)
        if owner:
            owners[owner] += 1
    for at in spot_words(document, words["raids"]):  # "a Sudanese airstrike"
        sentence = document.sentence_with(at)
        if owner := find_before(scene, sentence.first if sentence else at, at):
            owners[owner] += 1
    return owners


def main_state(scene: Scene) -> str:
    """The state of which a document speaks most often by far; "" where there is none."""
    told = Counter(scene.states.values()).most_common(2)
    return told[0][0] if told and (len(told) == 1 or told[0][1] >= 2 * told[1][1]) else ""


def is_compared(scene: Scene, start: int, first: int) -> bool:
    """Whether the aircraft is only a measure for another: "wider than that of a Boeing 737", "the size of a Cessna"."""
    near = scene.document.norms[max(start, first - 5) : first]
    return "than" in near or "like" in near[-2:] or ("size" in near and "of" in near)


def is_supplied(scene: Scene, start: int, at: int) -> bool:
    """Whether the sentence up to here tells who sells aircraft: "Russia is the main supplier of its jets"."""
    return not scene.catalogue.words["supplying"].isdisjoint(scene.document.norms[max(start, at - SENTENCE) : at])


def is_made(scene: Scene, at: int) -> bool:
    """Whether the words before say who made it, not whose it is: "Iranian-made drones"."""
    return any(
        norm.endswith(("-made", "-built", "-supplied", "-style")) for norm in scene.document.norms[max(0, at - 3) : at]
    )


def guess_owner(scene: Scene, flown: Mapping[str, int], first: int, last: int, maker: str) -> str:
    """Whose an aircraft is that no words tie to anyone.

    That is the state nearest in its sentence of those that have aircraft in the article, or whose forces the sentence
    speaks of; else such a one of the sentence before; else the only one that has aircraft in the article. Who says to
    have destroyed it is not its owner, nor is the state that only made it.
    """
    document, words = scene.document, scene.catalogue.words
    index = document.sentence_index(document.span_of(first, last))
    if index is None:
        return ""
    if document.norms[first - 1] in words["bodies"] and (state := main_state(scene)):
        return state  # "a government F-16"
    if not words["supplying"].isdisjoint(document.norms[last : last + 4]):
        return ""  # "two Mi-35 gunships, delivered from Russia"
    foes: set[str] = set()
    lowest, highest = max(0, first - SENTENCE), last + SENTENCE
    for back in (0, 1):
        if index - back < 0:
            break
        sentence = document.sentences[index - back]
        around = range(max(sentence.first, lowest), min(sentence.last, highest))
        states = [
            at for at in around if at in scene.states and scene.states[at] != maker and not is_made(scene, at + 1)
        ]
        if is_supplied(scene, sentence.first, first):
            states = []
        if back == 0:
            verb = next(
                (
                    at
                    for at in range(first - 1, max(sentence.first, first - 12) - 1, -1)
                    if document.norms[at] in words["hostile"]
                ),
                None,
            )
            foes = {scene.states[at] for at in states if verb is not None and at < verb}
        near = sorted((at for at in states if scene.states[at] not in foes), key=lambda at: abs(at - first))
        for at in (*(at for at in near if scene.states[at] in flown), *(at for at in near if is_force(scene, at))):
            return scene.states[at]
    rest = [state for state in flown if state not in foes and state != maker]
    return rest[0] if len(rest) == 1 else ""


def is_force(scene: Scene, at: int) -> bool:
    """Whether a state's word stands before one for its forces: "the Turkish military", "Russia's air force"."""
    return not scene.catalogue.words["bodies"].isdisjoint(scene.document.norms[at + 1 : at + 4])


def is_make(scene: Scene, start: int, first: int, key: str, operator: str) -> bool:
    """Whether the adjective says who made a drone: "Russian forces launched Iranian Shahed-136 drones"."""
    kind = scene.catalogue.types.get(key)
    if kind is None or kind.origin != operator or not any(word in kind.role for word in ("drone", "munition")):
        return False
    near = range(max(start, first - SENTENCE), first)
    return any(scene.states.get(at, operator) != operator for at in near)
