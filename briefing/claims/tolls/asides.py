"""What is put in between people and what became of them: "12 people, three of them children, were killed"."""

from __future__ import annotations

from briefing.claims.scene import Scene
from briefing.claims.tolls.counted import QUOTES, Group, Nouns, read_nouns
from briefing.pack import Pack
from briefing.text.document import Sentence

LONGEST_ASIDE = 24  # tokens between commas that may part people from what became of them
SHORT = 6  # tokens that may give ages
HELPERS = 8  # helping verbs and adverbs
PLACE = 12  # tokens that may tell where people were or who they are
APPOSITION = 12  # tokens between a name and its verb
AGES = frozenset(("and", "between", "to", ","))
ASIDES = {"(": ")", ",": ",", "-": "-", "–": "–", "—": "—"}


def reach(scene: Scene, sentence: Sentence, group: Group, pack: Pack) -> int:
    """The token after a group and what is put in before what became of it: "12 people, three of them children,"."""
    nouns, norms, at = read_nouns(pack), scene.norms, group.after
    if at < sentence.last and norms[at] in QUOTES:
        at += 1
    at = _past_ages(scene, sentence, at)
    if at >= sentence.last:
        return at
    if norms[at] in nouns.locating or norms[at] in nouns.modifying:
        return _past_place(scene, sentence, at, nouns)
    if norms[at] == "," and (group.kind == "named" or group.is_people):
        verb = _past_apposition(scene, sentence, at, nouns)
        if group.kind == "named" or verb > at:
            return verb
    closing = ASIDES.get(norms[at])
    if closing is None or (closing != ")" and not _opens_aside(scene, at + 1, nouns)):
        return at
    last = min(sentence.last, at + LONGEST_ASIDE)
    end = next((index for index in range(at + 1, last) if norms[index] == closing), None)
    return end + 1 if end is not None else at


def past_helpers(scene: Scene, sentence: Sentence, at: int, pack: Pack) -> int:
    """The token after "who have reportedly been", where that or less of it stands at `at`."""
    nouns, norms = read_nouns(pack), scene.norms
    if at < sentence.last and norms[at] in ("who", "that"):
        at += 1
    last = min(sentence.last, at + HELPERS)
    while at < last and norms[at] in nouns.fillers:
        at += 1
    return at


def _past_place(scene: Scene, sentence: Sentence, at: int, nouns: Nouns) -> int:
    """The token after "in the town of Herat" or "loyal to him", where what became of them follows; else `at`."""
    norms = scene.norms
    for index in range(at + 1, min(at + PLACE, sentence.last)):
        norm = norms[index]
        if norm in nouns.fates:
            return index
        if norm == ",":
            end = _past_apposition(scene, sentence, index, nouns)
            return end if end > index else at
        if norm in QUOTES:
            continue
        if norm in nouns.gaps or not (norm[0].isalnum() or norm == "'s") or index in scene.overlay["count"]:
            break
    return at


def _past_ages(scene: Scene, sentence: Sentence, at: int) -> int:
    """The token after "aged 7 and 9", where that stands at `at`."""
    norms, counts = scene.norms, scene.overlay["count"]
    if at >= sentence.last or norms[at] not in ("aged", "ages"):
        return at
    end = at + 1
    while end < min(sentence.last, at + SHORT) and (end in counts or norms[end].isdigit() or norms[end] in AGES):
        end += 1
    return end


def _past_apposition(scene: Scene, sentence: Sentence, at: int, nouns: Nouns) -> int:
    """After a name and a comma, the token of its verb: "the mayor, Ali Omar, was", "Ali Omar, the mayor, was"."""
    norms = scene.norms
    for index in range(at, min(at + APPOSITION, sentence.last - 1)):
        if norms[index] == "," and norms[index + 1] in nouns.verbs:
            return index + 1
    return at


def _opens_aside(scene: Scene, at: int, nouns: Nouns) -> bool:
    norms, after = scene.norms, scene.overlay["count"].get(at, at + 1)
    is_share = (at in scene.overlay["count"] or norms[at : at + 1] == ("one",)) and norms[after : after + 1] == ("of",)
    return is_share or (at < len(norms) and norms[at] in nouns.asides)
