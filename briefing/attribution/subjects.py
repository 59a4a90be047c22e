"""The subject of each cue: its source where it stands on the left, or the subject of its main clause."""

from __future__ import annotations

from briefing.attribution.agreement import find_plural, is_plural
from briefing.attribution.groups import Hit
from briefing.attribution.noun_phrase import start_phrase
from briefing.attribution.sources import CLOSES_APPOSITION, Range, find_left, skip_time_left
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    AUXILIARY,
    CAPITAL,
    CARRIER,
    CAUSING,
    CONJUNCTION,
    DASHES,
    DETERMINER,
    JOINING,
    MARK,
    MODAL,
    OBJECT,
    PAST,
    PLURAL,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    VERBAL,
)

INVERTING = 75  # cues this sure beside a quotation may stand before their source: "…, said Mr Lavrov"
RELATIVE = frozenset(("who", "which", "that"))
NOUNY = MARK | DETERMINER | PREPOSITION | CONJUNCTION
SUBORDINATING = frozenset(("who", "which", "that", "whom", "whose", "where", "what", "how", "why", "whether"))
ACTING = frozenset(("he", "she", "they", "we", "i"))  # never anything but subjects
Subject = tuple[Range | None, bool]


def find_subjects(table: TokenTable, low: int, hits: tuple[Hit, ...]) -> tuple[Subject, ...]:
    """For each cue its source on the left, and whether it has to share that of the main clause or the cue before."""
    subjects: list[Subject] = []
    norms, floor = table.norms, low
    antecedent: Range | None = None
    for hit in hits:
        if hit.cue.kind in ("verb", "adjective"):
            end = skip_time_left(table, low, hit.first)
            start = low if end > low and norms[end - 1] in CLOSES_APPOSITION else floor
            subject = _find_subject(table, low, start, hit, end)
            if antecedent is not None and hit.is_finite and subject == (None, False) and norms[hit.first] != "be":
                subject = (antecedent, False)  # "Kyiv, which says it won, has threatened"
            subjects.append(subject)
            if hit.first - 2 > low and norms[hit.first - 1] in ("who", "which"):
                antecedent = subject[0]
            if not _is_modifier(table, low, hit):
                floor = hit.last
        else:
            subjects.append((None, False))
            if hit.cue.kind == "phrase":
                floor = hit.last
    return tuple(subjects)


def _find_subject(table: TokenTable, low: int, floor: int, hit: Hit, end: int) -> Subject:
    """The subject of `hit` from `floor` on; `end` is that of what stands before the adverbs and times before it."""
    norms, classes = table.norms, table.classes
    before = hit.first - 1
    if before < low:
        bits = classes[hit.first]
        if bits & SUBJECT and bits & (AUXILIARY | MODAL):  # "he's calling"
            return (hit.first, hit.first + 1), False
        return None, not hit.is_finite
    bits = classes[hit.first]
    if bits & SUBJECT and bits & (AUXILIARY | MODAL):
        return (hit.first, hit.first + 1), False
    word = norms[before]
    if hit.is_infinitive:
        found = _find_led(table, floor, hit.first)
        return found, found is None
    if not hit.is_finite:
        if word == "," or classes[before] & (PREPOSITION | SUBORDINATOR | CONJUNCTION | AUXILIARY) or word in DASHES:
            return None, True
        if table.quoted[before]:
            return None, True
        found = find_left(table, floor, hit.first)
        if found is not None and _is_issued(table, low, found):
            return None, True
        return found, found is None
    relative = end - 1
    if relative > low and norms[relative] in RELATIVE and not classes[relative] & CAPITAL:
        before, word = relative, norms[relative]  # "who in January said"
    if word in RELATIVE and not classes[before] & CAPITAL:
        opening = before
        if opening > floor and norms[opening - 1] == ",":
            opening -= 1
        found = find_left(table, floor, opening) if opening > floor else None
        if found is not None:
            return found, False
        return ((before, before + 1) if word != "that" else None), False
    if word == "whom" and before - 2 > low and norms[before - 1] == "of":
        return (before - 2, before + 1), False  # "both of whom"
    if (classes[end - 1] & CONJUNCTION and not classes[end - 1] & CAPITAL) or (  # "but on Tuesday wrote"
        "then" in (word, norms[hit.first]) and (word == "then" or classes[before] & MARK)
    ):
        return None, True
    found = find_left(table, floor, hit.first)
    if table.quoted[before]:
        return found, False
    if found is not None and _is_joined_phrase(table, low, found):
        return None, True
    if found is None and word == "," and hit.cue.kind == "verb" and hit.cue.takes.get("quote", 0) < INVERTING:
        return None, True  # "Moscow raises toll to 89, blames phones"
    if found is not None and hit.form == "base" and hit.first == hit.core and not is_plural(norms[found[1] - 1]):
        head = find_plural(table, floor, hit.first)
        start = _start_far(table, floor, head) if head >= 0 and not classes[found[1] - 1] & PLURAL else None
        if start is not None and start < found[0]:
            return (start, found[1]), False  # "[others involved in the talks] say"
    if found is not None and found[0] == floor + 1 > low + 1 and classes[floor] & JOINING:
        return find_left(table, low, hit.first) or found, False  # "comments [posted on social media] accused"
    return found, False


def _start_far(table: TokenTable, low: int, head: int) -> int | None:
    """Where the phrase of a plural head begins, also "[the US and] others"."""
    if not table.classes[head] & SUBJECT or table.classes[head] & DETERMINER:
        return start_phrase(table, low, head + 1)
    before = start_phrase(table, low, head - 1) if head - 2 >= low and table.norms[head - 1] == "and" else None
    return head if before is None else before


def _is_modifier(table: TokenTable, low: int, hit: Hit) -> bool:
    """Whether what looks like a cue stands inside a noun phrase: "the [planning] director", "the [state] bank"."""
    if hit.first < hit.core or hit.form not in ("base", "ing"):
        return False
    before = table.classes[hit.first - 1] if hit.first > low else MARK
    opens = MARK | PREPOSITION | SUBORDINATOR | CONJUNCTION | AUXILIARY
    return hit.form == "base" or not (before & opens or table.quoted[hit.first - 1])


def _is_issued(table: TokenTable, low: int, found: Range) -> bool:
    """Whether a phrase is the vehicle of what its issuer says: "Kyiv sent [a letter] urging"."""
    first, last = found
    if first <= low or not any(bits & CARRIER for bits in table.classes[first:last]):
        return False
    return bool(table.classes[first - 1] & (VERBAL | PAST))


def _is_joined_phrase(table: TokenTable, low: int, found: Range) -> bool:
    """Whether a phrase hangs on a preposition after "and": "he left and in [a statement] blamed"."""
    first = found[0]
    if first - 2 <= low or not table.classes[first - 1] & PREPOSITION:
        return False
    return table.norms[first - 2] in ("and", "but")


def _find_led(table: TokenTable, low: int, at: int) -> Range | None:
    """The one made to do it: "led [Mr X] to say", "time for [Kyiv] to say"."""
    found = find_left(table, low, at)
    if found is None:
        return None
    for index in range(found[1] - 1, found[0], -1):
        if table.norms[index] == "for":
            return (index + 1, found[1])
    if found[0] <= low:
        return None
    return found if table.classes[found[0] - 1] & CAUSING else None


def find_main_subject(table: TokenTable, low: int, high: int) -> Range | None:
    """The subject of the last finite verb before `high` that stands in no relative clause; None where none is seen."""
    classes, norms = table.classes, table.norms
    found: Range | None = None
    is_sure = False
    for index in range(low + 1, high):
        bits = classes[index]
        if table.quoted[index] or bits & (MARK | CONJUNCTION):
            continue
        acts = norms[index - 1] in ACTING
        if acts:
            subject: Range | None = (index - 1, index)
        elif bits & VERBAL or (bits & PAST and (norms[index - 1] == "," or not classes[index - 1] & NOUNY)):
            subject = find_left(table, low, index)
        else:
            continue
        if subject is None or (subject[0] > low and norms[subject[0] - 1] in SUBORDINATING):
            continue
        sure = acts or bool(bits & VERBAL) or (index + 1 < high and bool(classes[index + 1] & (DETERMINER | OBJECT)))
        if sure or not is_sure:
            found, is_sure = subject, sure
    return found
