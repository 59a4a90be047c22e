"""Rules for verbs that give words in quotation marks, before, after and around their cue."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end, is_closed_after
from briefing.attribution.reading import Reading
from briefing.attribution.registry import rule
from briefing.attribution.scene import Draft, Scene, Spot, find_inverted
from briefing.attribution.sources import Range
from briefing.attribution.words import (
    AUXILIARY,
    FINITE,
    MODAL,
    SUBORDINATOR,
)

FAR = 40  # tokens between the halves of a quotation
VERBAL = AUXILIARY | MODAL | FINITE


def opens_quote(reading: Reading, at: int, high: int) -> bool:
    """Whether a quotation begins at the token `at`."""
    return at < high and bool(reading.quoted[at]) and reading.quotes[reading.quoted[at] - 1][0] == at


def gather_quotes(scene: Scene, at: int) -> tuple[Range, ...]:
    """The quotations that stand as sentences of their own from `at` on, as far as the paragraph goes."""
    reading = scene.reading
    found: list[Range] = []
    while opens_quote(reading, at, scene.end):
        last = reading.quotes[reading.quoted[at] - 1][1]
        if last < scene.end and not scene.is_end(last):
            break
        found.append((at, min(last, scene.end)))
        at = last
    return tuple(found)


@rule("quote.before")
def find_quote_before(scene: Scene, spot: Spot) -> Draft | None:
    """``quotation (source cue | cue source) [, quotation]`` - what a source said, in its own words."""
    if not spot.is_left_quoted or spot.left is None or (spot.that >= 0 and not spot.subject):
        return None
    hit, reading = spot.hit, scene.reading
    source = spot.subject
    at = spot.after
    if hit.is_passive:
        return None
    if not reading.quoted[spot.left[0]] and source is not None and not is_closed_after(reading, at, scene.high):
        return None  # In "The Times," he said it was ...
    if source is None or (spot.is_shared and hit.is_finite):
        inverted = find_inverted(scene, spot)
        if inverted is not None:
            source, at = inverted, inverted[1]
    if spot.is_shared and not hit.is_finite:
        return None
    content = [spot.left]
    content += _find_second_half(scene, at)
    content += gather_quotes(scene, scene.last)
    return Draft("quote.before", "quote", hit.cue.takes.get("quote", 0), hit, source, tuple(content))


def _find_second_half(scene: Scene, at: int) -> list[Range]:
    """`"…," he said [in Kyiv], ["…"]`: the quotation that goes on after the cue, past what is put in between."""
    reading = scene.reading
    others = [other.first for other in scene.hits if other.first >= at and other.is_finite]
    for index in range(at, min([scene.high, at + FAR, *others])):
        if reading.norms[index] in (",", ":") and opens_quote(reading, index + 1, scene.high + 1):
            last = reading.quotes[reading.quoted[index + 1] - 1][1]
            end = find_clause_end(reading, index + 1, scene.high, scene.stops)
            return [(index + 1, max(last, end) if last <= scene.high + 2 else last)]
    return []


def _find_joined(scene: Scene, at: int) -> tuple[Range, ...]:
    """The quotation that "and" joins to the one that ends at `at`: `told them, "…," and ["…"]`."""
    norms = scene.reading.norms
    while at < scene.high and norms[at] in (",", "and"):
        at += 1
    if norms[at - 1] not in (",", "and") or not opens_quote(scene.reading, at, scene.end):
        return ()
    return ((at, scene.reading.quotes[scene.reading.quoted[at] - 1][1]),)


@rule("quote.after")
def find_quote_after(scene: Scene, spot: Spot) -> Draft | None:
    """``source cue [: | ,] quotation`` - what a source said, in its own words, after the cue."""
    reading, hit = scene.reading, spot.hit
    at = spot.after
    if at < scene.end and reading.norms[at] in (",", ":") and opens_quote(reading, at + 1, scene.end):
        at += 1
    elif spot.has_gap or (at < scene.high and not reading.quoted[at]):
        others = [other.first for other in scene.hits if other.first >= at]
        for index in range(at, min([scene.high, at + 12, *others])):
            if reading.norms[index] in (",", ":") and opens_quote(reading, index + 1, scene.end):
                at = index + 1
                break
            if reading.quoted[index] or (reading.classes[index] & (VERBAL | SUBORDINATOR) and index > at):
                break
    if not opens_quote(reading, at, scene.end):
        return None
    last = reading.quotes[reading.quoted[at] - 1][1]
    frame = "quote"
    if at == spot.hit.last and last < scene.high - 1:
        return None  # a quotation inside a clause or phrase
    end = last
    if last < scene.high:
        end = max(last, find_clause_end(reading, at, scene.high, scene.stops))
        if at > 0 and reading.norms[at - 1] in (",", ":"):
            end = last if reading.norms[last - 2 : last - 1] in ([","], ["."], ["?"], ["!"]) else end
    source = spot.subject or find_inverted(scene, spot)
    following = _find_joined(scene, last) or gather_quotes(scene, last if last >= scene.high else scene.last)
    return Draft("quote.after", frame, hit.cue.takes.get("quote", 0), hit, source, ((at, end), *following))
