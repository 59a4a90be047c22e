"""A sentence with its cues, and what stands around each of them: what the rules look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.attribution.contents import find_that, skip_adjuncts, skip_hearer, trim_left
from briefing.attribution.groups import Hit
from briefing.attribution.reading import Reading
from briefing.attribution.sources import Range, find_left, find_right
from briefing.attribution.words import (
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
    SUBORDINATOR,
)

VERBAL = AUXILIARY | MODAL | FINITE
TELLING = frozenset("tell inform remind notify brief assure ask warn reassure convince persuade advise".split())
ENDS_QUOTE = frozenset((",", "?", "!", ".", "...", "-", "–", "—", "'", ";"))
RELATIVE = frozenset(("who", "which", "that"))


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in tokens, as a rule proposes it. `sure` is the cue's grade in this frame, out of a hundred."""

    rule: str
    frame: str
    sure: int
    hit: Hit | None
    source: Range | None
    content: tuple[Range, ...]
    act: str = ""
    link: Range | None = None  # "that"
    target: Range | None = None  # "accused [Moscow] of"
    via: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    goes_on: bool = False  # the source is that of the last statement
    is_inner: bool = False  # stands inside another's content


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands around a cue.

    `subject` is its source where one stands on the left (`is_shared`: taken over from the main clause or the cue
    before). `left` is the stretch on its left that could be content, with its comma or quotation mark before the
    source. `after` is where content on its right would begin, `that` the "that" there (-1: none).
    """

    hit: Hit
    subject: Range | None
    is_shared: bool
    edge: int
    left: Range | None
    is_left_quoted: bool
    after: int
    that: int
    has_gap: bool  # something stands between cue and `after`


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence being read. `high` leaves out its final mark. `drafts` grows as the rules speak."""

    reading: Reading
    low: int
    high: int
    start: int  # of the paragraph
    end: int
    ends: frozenset[int]  # where the paragraph's sentences end
    hits: tuple[Hit, ...]
    subjects: tuple[tuple[Range | None, bool], ...]
    stops: tuple[int, ...]
    is_headline: bool
    drafts: list[Draft] = field(default_factory=list)

    def spot(self, index: int) -> Spot:
        """What stands around the cue `index`."""
        hit = self.hits[index]
        reading, low = self.reading, self.low
        subject, shared = self.subjects[index]
        if shared:
            subject = self._find_shared(hit)
        edge = subject[0] if subject is not None and not shared else hit.first
        left, quoted = _find_stretch_left(reading, self._floor(index), low, edge)
        if left is not None and quoted and left[0] < low and left[0] > self.start and left[0] not in self.ends:
            opening = max((end for end in self.ends if end <= left[0]), default=self.start)
            left = (opening, left[1])  # the quotation began inside the sentence before
        after = hit.last
        words = hit.cue.words
        if words in TELLING and not hit.is_passive:
            after = skip_hearer(reading, after, self.high)
        after = skip_adjuncts(reading, after, self.high)
        that = after if after < self.high and reading.norms[after] == "that" else -1
        if that < 0 and hit.cue.kind == "verb" and after < self.high and reading.classes[after] & PREPOSITION:
            that = find_that(reading, after, self.high)
        return Spot(hit, subject, shared, edge, left, quoted, after, that, after > hit.last)

    def _find_shared(self, hit: Hit) -> Range | None:
        """The source of the last statement of the sentence, else the subject of its main clause."""
        for draft in reversed(self.drafts):
            if draft.source is not None and draft.hit is not None and draft.hit.is_finite:
                return draft.source
        found = find_main_subject(self.reading, self.low, hit.first)
        if found is None and not hit.is_finite:  # "Promising help, Mr Kerry said"
            for later, (subject, shared) in zip(self.hits, self.subjects, strict=True):
                if later.first > hit.first and later.is_finite and subject is not None and not shared:
                    return subject
        return found

    def _floor(self, index: int) -> int:
        """Where the last statement of the sentence ended that is as sure as this one."""
        floor = self.low
        takes = self.hits[index].cue.takes
        sure = max(takes.get("left", 0), takes.get("quote", 0))
        for draft in self.drafts:
            if draft.sure < sure:
                continue
            for first, last in (*draft.content, *draft.cue):
                if last <= self.hits[index].first:
                    floor = max(floor, last)
        return floor


def _find_stretch_left(reading: Reading, floor: int, low: int, edge: int) -> tuple[Range | None, bool]:
    at = edge - 1
    norms, quoted = reading.norms, reading.quoted
    if at > floor and norms[at] in ("as", "so", "because", "but", "and") and reading.norms[at - 1] == ",":
        at -= 1
    if at >= 0 and quoted[at] and (at < floor or not quoted[edge]):
        first, last = reading.quotes[quoted[at] - 1]
        if last != at + 1 or last - first < 3 or norms[at - 1] not in ENDS_QUOTE or at < floor and norms[at - 1] == ".":
            return None, False
        start = floor if floor <= first else first
        return (min(trim_left(reading, start, at + 1), first), at + 1), True
    if at < floor:
        return None, False
    if norms[at] in (",", "-", "–", "—", "?", "!") and at > floor:
        closing = at
        if quoted[at - 1]:
            first = reading.quotes[quoted[at - 1] - 1][0]
            start = floor if floor <= first else first
            return (trim_left(reading, min(start, first), at), at), True
        return (trim_left(reading, floor, closing), closing), False
    return None, False


def find_subjects(reading: Reading, low: int, hits: tuple[Hit, ...]) -> tuple[tuple[Range | None, bool], ...]:
    """For each cue its source on the left, and whether it has to share that of the main clause or the cue before."""
    subjects: list[tuple[Range | None, bool]] = []
    for index, hit in enumerate(hits):
        floor = hits[index - 1].last if index else low
        if hit.cue.kind in ("verb", "adjective"):
            subjects.append(_find_subject(reading, low, floor, hit))
        else:
            subjects.append((None, False))
    return tuple(subjects)


def _find_subject(reading: Reading, low: int, floor: int, hit: Hit) -> tuple[Range | None, bool]:
    norms, classes = reading.norms, reading.classes
    before = hit.first - 1
    if before < low:
        bits = classes[hit.first]
        if bits & 2 and bits & (AUXILIARY | MODAL):  # "he's calling"
            return (hit.first, hit.first + 1), False
        return None, not hit.is_finite
    bits = classes[hit.first]
    if bits & 2 and bits & (AUXILIARY | MODAL):
        return (hit.first, hit.first + 1), False
    word = norms[before]
    if hit.is_infinitive:
        return None, True
    if not hit.is_finite:
        if word == "," or classes[before] & (PREPOSITION | SUBORDINATOR | CONJUNCTION | AUXILIARY) or word in ("-", "–", "—"):
            return None, True
        if reading.quoted[before]:
            return None, True
        found = find_left(reading, floor, hit.first)
        return found, found is None
    if word in RELATIVE and not classes[before] & CAPITAL:
        end = before
        if end > floor and norms[end - 1] == ",":
            end -= 1
        found = find_left(reading, floor, end) if end > floor else None
        if found is not None:
            return found, False
        return ((before, before + 1) if word == "who" else None), False
    if classes[before] & CONJUNCTION and not classes[before] & CAPITAL or word == "then":
        return None, True
    if reading.quoted[before]:
        return None, False
    found = find_left(reading, floor, hit.first)
    if found is None and word == ",":
        return None, False
    return found, False


def find_main_subject(reading: Reading, low: int, high: int) -> Range | None:
    """The noun phrase before the first finite verb of the sentence."""
    classes, norms = reading.classes, reading.norms
    fallback = -1
    for index in range(low + 1, high):
        bits = classes[index]
        if reading.quoted[index] or not bits & (VERBAL | PAST) or norms[index - 1] in ("who", "which", "that"):
            continue
        if bits & VERBAL:
            return find_left(reading, low, index)
        before = classes[index - 1]
        if before & MARK:
            fallback = index if fallback < 0 else fallback
        elif not before & (DETERMINER | PREPOSITION | CONJUNCTION):
            return find_left(reading, low, index)
    return find_left(reading, low, fallback) if fallback > 0 else None


def find_stops(reading: Reading, low: int, hits: tuple[Hit, ...], subjects: tuple[tuple[Range | None, bool], ...]) -> tuple[int, ...]:
    """Where a content that runs rightwards has to end, because another statement of the reporter begins."""
    stops: list[int] = []
    norms, classes = reading.norms, reading.classes
    for hit, (subject, shared) in zip(hits, subjects, strict=True):
        sure = max(hit.cue.takes.values(), default=0)
        if hit.cue.kind == "noun" or sure < 50:
            continue
        at = hit.first if subject is None or shared else subject[0]
        joined = False
        while at - 1 > low and classes[at - 1] & (CONJUNCTION | SUBORDINATOR) and norms[at - 1] not in ("that", "if", "what", "how"):
            at -= 1
            joined = True
        if at - 1 > low and (norms[at - 1] in (",", ";", "-", "–", "—") or reading.quoted[at - 1]):
            stops.append(at - 1 if not reading.quoted[at - 1] else at)
        elif joined and (sure >= 85 or not shared) or hit.cue.kind == "phrase":
            stops.append(at)
    return tuple(stops)


def find_inverted(scene: Scene, spot: Spot) -> Range | None:
    """The source right of its cue: "said Mr Lavrov"."""
    at = spot.hit.last
    return find_right(scene.reading, at, scene.high)
