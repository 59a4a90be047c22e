"""Rules for verbs that give words in quotation marks, before, after and around their cue."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end, has_verb, is_closed_after
from briefing.attribution.passage import Draft, Passage, Spot, find_inverted
from briefing.attribution.registry import is_active, rule
from briefing.attribution.sources import Range
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    ING,
    PAST,
    PREPOSITION,
    SUBORDINATOR,
    VERBAL,
)

FAR = 40  # tokens between the halves of a quotation
BEHIND = 12  # tokens from a cue to its quotation


def opens_quote(table: TokenTable, at: int, high: int) -> bool:
    """Whether a quotation begins at the token `at`."""
    return at < high and bool(table.quoted[at]) and table.quotes[table.quoted[at] - 1][0] == at


def gather_quotes(passage: Passage, at: int) -> tuple[Range, ...]:
    """The quotations that stand as sentences of their own from `at` on, as far as the paragraph goes."""
    table = passage.table
    found: list[Range] = []
    while opens_quote(table, at, passage.frame.end):
        last = table.quotes[table.quoted[at] - 1][1]
        if last < passage.frame.end and not passage.is_end(last):
            break
        found.append((at, min(last, passage.frame.end)))
        at = last
    return tuple(found)


@rule("quote.before", fits=is_active)
def find_quote_before(passage: Passage, spot: Spot) -> Draft | None:
    """``quotation (source cue | cue source) [, quotation]`` - what a source said, in its own words."""
    if not spot.is_left_quoted or spot.left is None or (spot.that >= 0 and not spot.subject):
        return None
    hit, table = spot.hit, passage.table
    source = spot.subject
    at = spot.after
    if not table.quoted[spot.left[0]] and source is not None and not is_closed_after(table, at, passage.high):
        return None  # In "The Times," he said it was ...
    if source is None or (spot.is_shared and hit.is_finite):
        inverted = find_inverted(passage, spot)
        if inverted is not None:
            source, at = inverted, inverted[1]
    if spot.is_shared and not hit.is_finite:
        return None
    content = [spot.left]
    content += _find_second_half(passage, at)
    content += gather_quotes(passage, passage.last)
    return Draft("quote.before", "quote", hit.cue.takes.get("quote", 0), hit, source, tuple(content))


def _find_second_half(passage: Passage, at: int) -> list[Range]:
    """`"…," he said [in Kyiv], ["…"]`: the quotation that goes on after the cue, past what is put in between."""
    table = passage.table
    others = [other.first for other in passage.hits if other.first >= at and other.is_finite]
    for index in range(at, min([passage.high, at + FAR, *others])):
        if table.norms[index] in (",", ":") and opens_quote(table, index + 1, passage.high + 1):
            last = table.quotes[table.quoted[index + 1] - 1][1]
            end = find_clause_end(table, index + 1, passage.high, passage.stops)
            return [(index + 1, max(last, end) if last <= passage.high + 2 else last)]
    return []


def _find_joined(passage: Passage, at: int) -> tuple[Range, ...]:
    """The quotation that "and" joins to the one that ends at `at`: `told them, "…," and ["…"]`."""
    norms = passage.table.norms
    while at < passage.high and norms[at] in (",", "and"):
        at += 1
    if norms[at - 1] not in (",", "and") or not opens_quote(passage.table, at, passage.frame.end):
        return ()
    return ((at, passage.table.quotes[passage.table.quoted[at] - 1][1]),)


def _ends_clause(passage: Passage, spot: Spot, at: int) -> bool:
    """Whether a quotation only ends what stands before the cue: `The talks go on, he said, "for now"`."""
    table, left = passage.table, spot.left
    if left is None or spot.is_left_quoted or spot.subject is None or spot.is_shared:
        return False
    opens_apart = table.classes[left[0]] & (PREPOSITION | SUBORDINATOR | ING | PAST | ADVERB)
    is_new = at + 1 < passage.frame.end and not table.document.texts[at + 1][0].islower()
    return not opens_apart and not is_new and has_verb(table, *left)


@rule("quote.after")
def find_quote_after(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue [: | ,] quotation`` - what a source said, in its own words, after the cue."""
    table, hit = passage.table, spot.hit
    if not passage.frame.has_quotes:
        return None
    at = spot.after
    if not any(table.quoted[at : at + BEHIND + 2]):
        return None
    if at < passage.frame.end and table.norms[at] in (",", ":") and opens_quote(table, at + 1, passage.frame.end):
        at += 1
    elif spot.has_gap or (at < passage.high and not table.quoted[at]):
        others = [other.first for other in passage.hits if other.first >= at]
        for index in range(at, min([passage.high, at + BEHIND, *others])):
            if table.norms[index] in (",", ":") and opens_quote(table, index + 1, passage.frame.end):
                at = index + 1
                break
            if table.quoted[index] or (table.classes[index] & (VERBAL | SUBORDINATOR) and index > at):
                break
    if not opens_quote(table, at, passage.frame.end):
        return None
    if table.norms[at - 1] == "," and _ends_clause(passage, spot, at):
        return None
    last = table.quotes[table.quoted[at] - 1][1]
    frame = "quote"
    if at == spot.hit.last and last < passage.high - 1:
        return None  # a quotation inside a clause or phrase
    end = last
    if last < passage.high:
        end = max(last, find_clause_end(table, at, passage.high, passage.stops))
        if at > 0 and table.norms[at - 1] in (",", ":"):
            end = last if table.norms[last - 2] in (",", ".", "?", "!") else end
    source = spot.subject or find_inverted(passage, spot)
    following = _find_joined(passage, last) or gather_quotes(passage, last if last >= passage.high else passage.last)
    return Draft("quote.after", frame, hit.cue.takes.get("quote", 0), hit, source, ((at, end), *following))
