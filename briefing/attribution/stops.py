"""Where a content that runs rightwards has to end, because the reporter or another source takes over."""

from __future__ import annotations

from briefing.attribution.groups import Hit
from briefing.attribution.reading import Reading
from briefing.attribution.subjects import Subject
from briefing.attribution.words import ASIDE, CONJUNCTION, DETERMINER, SUBJECT, SUBORDINATOR

INVERTING = 75  # cues this sure before or after a quotation stand before their source too: "said Mr Lavrov"


def find_asides(reading: Reading, low: int, high: int) -> list[int]:
    """The commas after which the reporter seems to go on in his own voice: ", but the", ", as it"."""
    norms, classes, quoted = reading.norms, reading.classes, reading.quoted
    found: list[int] = []
    at = low
    while True:
        try:
            at = norms.index(",", at + 1, high - 2)
        except ValueError:
            return found
        if not quoted[at]:
            bits = classes[at + 1]
            after = classes[at + 2]
            if bits & ASIDE or (norms[at + 1] in ("as", "and") and after & SUBJECT and not after & DETERMINER):
                found.append(at)


def find_stops(
    reading: Reading, low: int, high: int, hits: tuple[Hit, ...], subjects: tuple[Subject, ...]
) -> tuple[int, ...]:
    """Where a content that runs rightwards has to end, because another statement of the reporter begins."""
    stops: list[int] = []
    norms, classes = reading.norms, reading.classes
    for hit, (subject, shared) in zip(hits, subjects, strict=True):
        sure = max(hit.cue.takes.values(), default=0)
        if hit.cue.kind == "noun" or sure < 50:
            continue
        if subject is None and not shared and hit.cue.kind == "verb" and hit.cue.takes.get("quote", 0) < INVERTING:
            continue
        at = hit.first if subject is None or shared else subject[0]
        joined = False
        while (
            at - 1 > low
            and classes[at - 1] & (CONJUNCTION | SUBORDINATOR)
            and norms[at - 1] not in ("that", "if", "what", "how")
        ):
            at -= 1
            joined = True
        if at - 1 > low and (norms[at - 1] in (",", ";", "-", "–", "—") or reading.quoted[at - 1]):
            stops.append(at - 1 if not reading.quoted[at - 1] else at)
        elif (joined and (sure >= 70 or not shared)) or hit.cue.kind == "phrase":
            stops.append(at)
    stops += find_asides(reading, low, high)
    stops.sort()
    return tuple(stops)
