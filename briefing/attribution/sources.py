"""Where the source stands: the noun phrase left of a cue, right of an inverted one, or after "by"."""

from __future__ import annotations

from briefing.attribution.reading import Reading
from briefing.attribution.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    ING,
    JOINING,
    MARK,
    MODAL,
    NEGATION,
    NUMBER,
    OBJECT,
    PAST,
    PREPOSITION,
    QUESTION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
)

Range = tuple[int, int]

LONGEST_SOURCE = 40
VERBAL = AUXILIARY | MODAL | FINITE
INNER_MARKS = frozenset(["&", ".", "(", ")", "/", "'"])
CLAUSAL = frozenset(["who", "whom", "whose", "which", "that", "when", "where"])


def find_left(reading: Reading, low: int, at: int) -> Range | None:
    """The noun phrase that ends before `at`, within the tokens ``[low, at)``; None where there is none.

    ``phrase (time | adverb)* | phrase "," apposition ","``
    """
    low = max(low, at - LONGEST_SOURCE)
    classes, norms = reading.classes, reading.norms
    end = skip_time_left(reading, low, at)
    if end <= low:
        return None
    bits = classes[end - 1]
    if bits & SUBJECT and not bits & DETERMINER:
        return (end - 1, end)
    if norms[end - 1] in (",", "-", "–", "—", ")", "."):
        return _find_with_apposition(reading, low, end)
    start = _chunk_left(reading, low, end)
    return (start, end) if start is not None else None


def skip_time_left(reading: Reading, low: int, at: int) -> int:
    """The end of what stands before adverbs and times: "Russia [on Thursday]"."""
    classes, norms = reading.classes, reading.norms
    end = at
    while end > low:
        bits = classes[end - 1]
        if bits & CAPITAL and not bits & (TIME | ADVERB):
            break
        if (
            bits & TIME
            or (bits & ADVERB and not bits & CONJUNCTION)
            or (bits & NUMBER and end - 1 > low and classes[end - 2] & TIME)
            or (
                end < at
                and classes[end] & (TIME | NUMBER)
                and norms[end - 1] in ("on", "in", "at", "late", "this", "during")
            )
        ):
            end -= 1
        else:
            break
    is_that_time = end < at and end - 3 > low and norms[end - 1] in ("same", "previous", "following", "next", "other")
    if is_that_time and classes[end - 2] & DETERMINER and classes[end - 3] & PREPOSITION:  # "on the same day"
        end -= 3
    if end < at and end > low and classes[end - 1] & DETERMINER and not classes[end - 1] & SUBJECT:
        return at  # "the day", "a week": a noun phrase of its own
    if end == low or classes[end - 1] & PREPOSITION:
        return at
    return end


def _find_with_apposition(reading: Reading, low: int, end: int) -> Range | None:
    norms, classes = reading.norms, reading.classes
    mark = norms[end - 1]
    if mark == "." and classes[end - 2] & CAPITAL:  # "Donald Jr. said"
        start = _chunk_left(reading, low, end - 1)
        return (start, end) if start is not None else None
    opening = "(" if mark == ")" else mark
    at = end - 2
    while at > low and norms[at] != opening:
        if reading.quoted[at] and not reading.quoted[end - 1]:
            return None
        at -= 1
    if at <= low:
        return None
    start = _chunk_left(reading, low, at)
    if start is None:
        return None
    inner = classes[at + 1]
    word = norms[at + 1]
    if word in CLAUSAL or (inner & (SUBORDINATOR | ING | PAST) and not inner & DETERMINER):
        return (start, at)
    if inner & (PREPOSITION | ADVERB | CONJUNCTION | TIME):
        return (start, at)
    if inner & SUBJECT and not inner & DETERMINER:
        return None
    return (start, end - 1 if mark != ")" else end)


def _chunk_left(reading: Reading, low: int, end: int) -> int | None:
    """The start of the noun phrase that ends at `end`."""
    norms, classes, quoted = reading.norms, reading.classes, reading.quoted
    inside = quoted[end - 1]
    at = end
    has_noun = False
    if norms[end - 1] == ")":  # "Ed Jones (D)"
        while at > low and norms[at - 1] != "(":
            at -= 1
        at -= 1
        if at <= low:
            return None
    while at > low:
        mention = reading.actors.get(at, at)
        if low <= mention < at:
            at, has_noun = mention, True
            continue
        bits, word = classes[at - 1], norms[at - 1]
        if quoted[at - 1] != inside:
            if inside or (not has_noun and at != end):
                break
            if (
                quoted[at - 1]
                and at - 1 > low
                and reading.quotes[quoted[at - 1] - 1][0] > low
                and at - reading.quotes[quoted[at - 1] - 1][0] < 6
            ):
                at = reading.quotes[quoted[at - 1] - 1][0]
                continue
            break
        if bits & MARK:
            if word in INNER_MARKS and has_noun and at - 1 > low and not (word == "'" and not inside):
                at -= 1
                continue
            if word == "," and _is_list(reading, low, at):
                at -= 1
                continue
            break
        if bits & CAPITAL:
            if (
                bits & (SUBORDINATOR | PREPOSITION | CONJUNCTION | QUESTION | SUBJECT)
                and not bits & DETERMINER
                and (at - 1 == low or classes[at - 2] & MARK)
            ):
                break
            has_noun = True
            at -= 1
            continue
        if bits & JOINING and has_noun and at - 1 > low:
            before = classes[at - 2]
            if (
                before & (MARK | VERBAL | CONJUNCTION | PREPOSITION | ADVERB | OBJECT)
                and word != "of"
                and not before & DETERMINER
            ):
                break
            if word in ("to", "with", "on", "from", "at", "in", "over", "near", "against") and before & PAST:
                at -= 1  # "officials briefed on the matter"
                continue
            at -= 1
            continue
        if word == "and" and has_noun and at - 1 > low and _joins_nouns(reading, low, at):
            at -= 1
            continue
        if word == "that" and has_noun and at < end and classes[at] & (CAPITAL | DETERMINER | NUMBER):
            break  # "said [that] Mr Kerry"
        if bits & DETERMINER:
            if bits & SUBJECT and not has_noun:
                return at - 1
            has_noun = True
            at -= 1
            if (
                at > low
                and norms[at - 1] not in ("of", "for", "in", "at", "from", "and", "to", "with", "on")
                and (norms[at - 1] == "that" or not classes[at - 1] & DETERMINER)
            ):
                break
            continue
        if bits & (VERBAL | SUBJECT | SUBORDINATOR | CONJUNCTION | PREPOSITION | NEGATION | OBJECT):
            break
        if (
            bits & PAST
            and at - 1 > low
            and not classes[at - 2] & (DETERMINER | JOINING)
            and norms[at - 2] not in ("'s", "and")
        ) and not (has_noun and classes[at] & JOINING):
            break
        has_noun = True
        at -= 1
    while at < end and (
        (classes[at] & (CONJUNCTION | ADVERB | JOINING) and not classes[at] & (CAPITAL | DETERMINER))
        or norms[at] in (",", "'s", ")", "/", ".")
    ):
        at += 1
    return at if at < end and has_noun else None


def _is_list(reading: Reading, low: int, at: int) -> bool:
    """Whether the comma before `at` joins names: "Britain, France and Germany"."""
    classes, norms = reading.classes, reading.norms
    if at >= len(classes) or not classes[at] & CAPITAL or at - 2 < low or not classes[at - 2] & CAPITAL:
        return False
    return any(norms[next_] == "and" for next_ in range(at, min(at + 4, len(norms))))


def _joins_nouns(reading: Reading, low: int, at: int) -> bool:
    classes = reading.classes
    before, after = classes[at - 2], classes[at]
    if before & (MARK | VERBAL | ADVERB | PREPOSITION | OBJECT) or (after & (SUBJECT) and not after & DETERMINER):
        return False
    look = at - 2
    while look >= low and look > at - 8:
        bits = classes[look]
        if bits & (MARK | SUBORDINATOR):
            return True
        if bits & VERBAL or bits & PAST:
            return False
        look -= 1
    return True
