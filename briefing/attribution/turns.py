"""Words given without a verb: "Kerry: Ceasefire Near", quotations after a colon, or that go on in a new paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.attribution.agreement import is_plural
from briefing.attribution.passage import Draft
from briefing.attribution.quoted import opens_quote
from briefing.attribution.sources import Range, find_left
from briefing.attribution.subjects import find_main_subject
from briefing.attribution.table import TokenTable
from briefing.attribution.words import CAPITAL, MARK, PLURAL, PREPOSITION, RUBRIC, VERBAL
from briefing.text.document import Sentence

SHORTEST_QUOTE = 5  # tokens, marks included
LONGEST_NAME = 6  # tokens before the colon
NAMES_LAST = frozenset((":", "-", "–", "—"))
FINAL = frozenset((".", "!", "?", "…"))
ENDS = FINAL | {",", ":", "-", "–", "—"}


def find_named_turn(table: TokenTable, start: int, end: int, is_headline: bool) -> Draft | None:
    """``name ":" clause`` - a headline, or a turn in an interview ("TAPPER: Do you think …")."""
    name = table.norms[start : min(end, start + LONGEST_NAME + 1)]
    if ":" not in name:
        return None
    colon = start + name.index(":")
    if colon == start or colon + 2 >= end or not table.classes[start] & CAPITAL:
        return None
    names = table.document.texts[start:colon]
    if all(len(name) == 1 for name in names):
        return None  # "Q:"
    if not is_headline and not all(name.isupper() for name in names):
        return None
    if any(bits & (MARK | VERBAL | RUBRIC) for bits in table.classes[start:colon]):
        return None
    source_end = next((index for index in range(start, colon) if table.norms[index] in ("to", "on")), colon)
    last = end
    while last > colon + 2 and table.norms[last - 1] in FINAL and not table.quoted[last - 1] and is_headline:
        last -= 1
    return Draft(
        "colon.name",
        "quote",
        100,
        None,
        (start, source_end),
        ((colon + 1, last),),
        act="states",
        cue=((colon, colon + 1),),
    )


def find_named_last(table: TokenTable, start: int, end: int) -> Draft | None:
    """``clause (":" | dash) source`` - a headline that ends with who says so: "Nine killed in blast: officials"."""
    marks = [
        at for at in range(max(start + SHORTEST_QUOTE, end - LONGEST_NAME), end - 1) if table.norms[at] in NAMES_LAST
    ]
    if not marks or any(table.quoted[marks[-1] : end]):
        return None
    mark = marks[-1]
    is_actor = table.actors.get(end, end) == mark + 1
    bits = table.classes[mark + 1 : end]
    if any(each & (MARK | VERBAL | PREPOSITION) for each in bits) or not (
        is_actor or is_plural(table.norms[end - 1]) or bits[-1] & PLURAL
    ):
        return None
    cue = ((mark, mark + 1),)
    return Draft("colon.name_last", "quote", 100, None, (mark + 1, end), ((start, mark),), act="states", cue=cue)


def find_introduced(table: TokenTable, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> list[Draft]:
    """``clause ":" quotation`` - quotations of a paragraph that a colon alone gives to the one named before it."""
    end = sentences[-1].last
    found: list[Draft] = []
    for sentence in sentences:
        for colon in range(sentence.first + 1, min(sentence.last, end - 1)):
            if table.norms[colon] != ":" or table.quoted[colon]:
                continue
            first = colon + 1
            last = table.quotes[table.quoted[first] - 1][1] if opens_quote(table, first, end) else 0
            if last - first < SHORTEST_QUOTE or any(a <= first < b for draft in drafts for a, b in draft.content):
                continue
            source = _find_introducer(table, sentence.first, colon)
            if source is not None:
                content = ((first, min(last, end)),)
                cue = ((colon, first),)
                found.append(Draft("colon.quote", "quote", 100, None, source, content, act="states", cue=cue))
    return found


def _find_introducer(table: TokenTable, low: int, colon: int) -> Range | None:
    """The name before the colon, else the subject of the clause: "not so [Mr Shaw]:", "[he] was less sure:"."""
    named = find_left(table, low, colon)
    if named is not None and any(bits & CAPITAL for bits in table.classes[named[0] : named[1]]):
        return named
    return find_main_subject(table, low, colon)


def find_going_on(table: TokenTable, start: int, end: int) -> Draft | None:
    """A paragraph that is one quotation goes on with the last speaker."""
    if not table.quoted[start]:
        return None
    first, last = table.quotes[table.quoted[start] - 1]
    if first != start or (last >= end and table.norms[last - 2] not in ENDS):
        return None  # "'Better sense'" over a section
    content = [(start, min(last, end))]
    at = last
    while at < end:
        if table.quoted[at]:
            first, last = table.quotes[table.quoted[at] - 1]
            content.append((at, min(last, end)))
            at = last
        elif table.classes[at] & MARK:
            at += 1
        else:
            return None
    return Draft("quote.goes_on", "quote", 100, None, None, tuple(content), act="states", goes_on=True)
