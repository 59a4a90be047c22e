"""A sentence with its cues, and what stands around each of them: what the rules look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from briefing.attribution.adjuncts import find_that, skip_adjuncts, skip_hearer
from briefing.attribution.attribution import Grounds
from briefing.attribution.contents import trim_left
from briefing.attribution.followers import find_right
from briefing.attribution.groups import Hit
from briefing.attribution.sources import Range
from briefing.attribution.subjects import Subject, find_main_subject
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    AUXILIARY,
    DASHES,
    MODAL,
    PAUSES,
    PREPOSITION,
)
from briefing.values import immutable

LONGEST_TAIL = 15  # tokens of "in a letter to the council" after a cue
CLOSES_CLAUSE = DASHES | {",", "?", "!"}
LONGEST_SCARE = 7  # tokens of a quotation that only sets off a word, marks included
ENDS_QUOTE = PAUSES | {"?", "!", ".", "...", "'"}


@dataclass(slots=True)
class Draft:
    """An attribution in tokens, as a rule proposes it. `sure` is the cue's grade in this frame, out of a hundred.

    The one thing here that changes: what it stands on, and the statements inside it, are filled in once it is accepted.
    """

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
    about: Draft | None = None  # what this one denies or repeats: "dismissed [accusations by Y that …]"
    inner: list[Draft] = field(default_factory=list)  # the statements its content tells of
    grounds: Grounds | None = None
    goes_on: bool = False  # the source is that of the last statement


@immutable
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


@immutable
class Frame:
    """The paragraph around a sentence: the tokens ``[start, end)``, where sentences end, and if it has quotations."""

    start: int
    end: int
    ends: tuple[int, ...]
    has_quotes: bool


@immutable
class Passage:
    """One sentence being read. `high` leaves out its final mark. `drafts` grows as the rules speak."""

    table: TokenTable
    low: int
    high: int
    last: int  # where the sentence ends, its final mark included
    frame: Frame
    hits: tuple[Hit, ...]
    subjects: tuple[Subject, ...]
    stops: tuple[int, ...]
    drafts: list[Draft] = field(default_factory=list)

    def spot(self, index: int) -> Spot:
        """What stands around the cue `index`."""
        hit = self.hits[index]
        table, low = self.table, self.low
        subject, shared = self.subjects[index]
        if shared:
            subject = self.find_shared(hit)
        if subject is not None and subject[1] - subject[0] == 1:
            word = table.norms[subject[0]]
            if word in ("there", "there's") or (word in ("it", "it's") and hit.cue.kind == "adjective"):
                subject, shared = None, True  # "it is clear that"
        edge = subject[0] if subject is not None and not shared else hit.first
        after = hit.last
        if hit.cue.has_hearer and not hit.is_passive:
            after = skip_hearer(table, after, self.high)
            if hit.last < after < self.high and table.classes[after] & (AUXILIARY | MODAL):
                after = hit.last  # "warned [the town could fall]"
        after = skip_adjuncts(table, after, self.high)
        told = self.find_told(edge) if after >= self.high else None
        left, quoted = _find_stretch_left(table, self._floor(index, told), edge, after >= self.high)
        if left is not None and quoted and self.frame.start < left[0] < low:
            before = bisect_right(self.frame.ends, left[0]) - 1  # the quotation may have begun inside a sentence before
            left = (self.frame.ends[before] if before >= 0 else self.frame.start, left[1])
        that = after if after < self.high and table.norms[after] == "that" else -1
        if that < 0 and hit.cue.kind == "verb" and after < self.high and table.classes[after] & PREPOSITION:
            that = find_that(table, after, self.high)
        return Spot(hit, subject, shared, edge, left, quoted, after, that, after > hit.last)

    def is_end(self, at: int) -> bool:
        """Whether a sentence of the paragraph ends at `at`."""
        place = bisect_left(self.frame.ends, at)
        return place < len(self.frame.ends) and self.frame.ends[place] == at

    def find_shared(self, hit: Hit) -> Range | None:
        """The source of the last statement of the sentence, else the subject of its main clause."""
        for draft in reversed(self.drafts):
            if draft.source is not None and draft.hit is not None and draft.hit.is_finite:
                return draft.source
        found = find_main_subject(self.table, self.low, hit.first)
        if found is None:
            for earlier, (subject, shared) in zip(self.hits, self.subjects, strict=True):
                if earlier.first < hit.first and earlier.is_finite and subject is not None and not shared:
                    found = subject
        if found is None and not hit.is_finite:  # "Promising help, Mr Kerry said"
            for later, (subject, shared) in zip(self.hits, self.subjects, strict=True):
                if later.first > hit.first and later.is_finite and subject is not None and not shared:
                    return subject
        return found

    def find_told(self, at: int) -> Draft | None:
        """The statement that ends before `at`, which what follows passes on: "[the army denied it], Reuters said"."""
        for draft in reversed(self.drafts):
            parts = [*draft.content, *draft.cue]
            parts += [draft.source] if draft.source is not None else []
            parts += [(draft.hit.first, draft.hit.last)] if draft.hit is not None else []
            gap = at - max((last for _, last in parts if last <= at), default=self.low)
            if gap <= 1 or (gap <= LONGEST_TAIL and draft.hit is not None and draft.content[0][0] < draft.hit.first):
                return draft  # also `"…," he said in a letter, Reuters said`
        return None

    def _floor(self, index: int, told: Draft | None) -> int:
        """Where the last statement of the sentence ended that is as sure as this one and is not `told` by it."""
        floor = self.low
        if not self.drafts:
            return floor
        takes = self.hits[index].cue.takes
        sure = max(takes.get("left", 0), takes.get("quote", 0))
        for draft in self.drafts:
            if draft.sure < sure or draft is told:
                continue
            for _first, last in (*draft.content, *draft.cue):
                if last <= self.hits[index].first:
                    floor = max(floor, last)
        return floor


def _find_stretch_left(table: TokenTable, floor: int, edge: int, is_bare: bool) -> tuple[Range | None, bool]:
    at = edge - 1
    norms, quoted = table.norms, table.quoted
    if at > floor and norms[at] in ("as", "so", "because") and table.norms[at - 1] == ",":
        at -= 1
    if at >= 0 and quoted[at] and (at < floor or not quoted[edge]):
        first, last = table.quotes[quoted[at] - 1]
        if (
            last != at + 1
            or last - first < 3
            or (norms[at - 1] not in ENDS_QUOTE and not (is_bare and last - first > LONGEST_SCARE))
            or (at < floor and norms[at - 1] == "." and not is_bare)
        ):
            return None, False
        start = min(floor, first)
        return (min(trim_left(table, start, at + 1), first), at + 1), True
    if at < floor:
        return None, False
    if ";" in norms[floor + 1 : at]:
        ends = [index + 1 for index in range(floor + 1, at) if norms[index] == ";" and not quoted[index]]
        floor = ends[-1] if ends else floor
    if norms[at] in CLOSES_CLAUSE and at > floor:
        closing = at
        if quoted[at - 1]:
            first = table.quotes[quoted[at - 1] - 1][0]
            start = min(floor, first)
            return (trim_left(table, min(start, first), at), at), True
        return (trim_left(table, floor, closing), closing), False
    return None, False


def find_inverted(passage: Passage, spot: Spot) -> Range | None:
    """The source right of its cue: "said Mr Lavrov"."""
    at = spot.hit.last
    return find_right(passage.table, at, passage.high)
