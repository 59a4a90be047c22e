"""One sentence: its cues, and what the rules make of them."""

from __future__ import annotations

from briefing.attribution import acted, answered, carried, estimated, passive, phrased, preceded, quoted, spoken  # noqa: F401 - they register the rules
from briefing.attribution.finish import finish_draft
from briefing.attribution.groups import Hit
from briefing.attribution.passage import Draft, Frame, Passage
from briefing.attribution.registry import Rulebook
from briefing.attribution.sources import Range
from briefing.attribution.stops import find_stops
from briefing.attribution.subjects import find_subjects
from briefing.attribution.table import TokenTable
from briefing.attribution.weights import weigh

MOST_LEVELS = 3
INNER_NEEDS = 50  # how sure a cue has to be inside what another says
FINAL = frozenset((".", "!", "?", "…"))


def read_passage(
    table: TokenTable,
    low: int,
    high: int,
    last: int,
    frame: Frame,
    hits: list[Hit],
) -> Passage:
    """The passage of the sentence ``[low, last)`` as far as `high`, without a final mark outside quotations."""
    while high > low + 1 and table.norms[high - 1] in FINAL and not table.quoted[high - 1]:
        high -= 1
    found = tuple(hits)
    subjects = find_subjects(table, low, found)
    stops = find_stops(table, low, high, found, subjects)
    return Passage(table, low, high, last, frame, found, subjects, stops)


def read_drafts(passage: Passage, book: Rulebook, level: int = 1) -> list[Draft]:
    """The drafts of one sentence: for each cue outside earlier content, what the first rule that speaks finds.

    Each has the statements its own content tells of, read in the same way ("Reuters said [the army denied it]").
    """
    drafts = passage.drafts
    least = book.least if level == 1 else max(book.least, INNER_NEEDS)
    cited: list[tuple[Hit, Range]] = []
    spoken_for = passage.low
    for index, hit in enumerate(passage.hits):
        choice = book.choose(hit)
        if choice.limit < least or hit.core < spoken_for or _is_covered(hit, drafts):
            continue
        named = carried.find_cited(passage, hit)
        if named is not None:
            cited.append((hit, named))
            continue
        spot = passage.spot(index)
        for rule in choice.rules:
            draft = rule.find(passage, spot)
            if draft is not None:
                sure, needs = weigh(draft, passage.table, book.weights), max(rule.needs, least)
                if sure >= needs and not _is_taken(draft, drafts):
                    if draft.rule in carried.RULES:
                        spoken_for = max(draft.content[0][0], hit.last + 2, *(last for _, last in draft.via))
                    if draft.about is not None:
                        drafts.append(draft.about)
                    if drafts and draft.content[0][0] < hit.first:
                        _drop_covered(drafts, draft)
                    finish_draft(passage, spot, draft, sure, needs)
                    drafts.append(draft)
                break
    for hit, named in cited:
        carried.pass_on(drafts, hit, named)
    if level < MOST_LEVELS:
        for draft in drafts:
            _read_inner(passage, draft, book, level + 1)
    return drafts


def _read_inner(passage: Passage, draft: Draft, book: Rulebook, level: int) -> None:
    """Adds to the draft the statements that its content tells of in the reporter's words."""
    inner = draft.inner
    for first, last in draft.content:
        hits = [hit for hit in passage.hits if first <= hit.first and hit.last <= last]
        if hits:
            if max([book.choose(hit).limit for hit in hits]) < INNER_NEEDS:
                continue
            within = Frame(first, last, (), passage.frame.has_quotes)
            clause = read_passage(passage.table, first, last, last, within, hits)
            inner += read_drafts(clause, book, level)
        elif inner and inner[-1].rule == "quote.before" and passage.table.quoted[first]:
            inner[-1].content = (*inner[-1].content, (first, last))  # "…," X said, Y reported. "…"


def _is_covered(hit: Hit, drafts: list[Draft]) -> bool:
    core = hit.core
    for draft in drafts:
        for first, last in draft.content:
            if first <= core < last:
                return True
    return False


def _is_taken(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the quotation it gives is another's already: `"…," said Ann Lee, who made the forecast, "…"`."""
    if draft.frame != "quote" or draft.hit is None or draft.content[0][0] < draft.hit.first:
        return False
    return any(draft.content[0] in other.content for other in drafts)


def _drop_covered(drafts: list[Draft], draft: Draft) -> None:
    """Takes away the drafts whose cue stands inside the content of a surer one: "… hopes to win, he said"."""
    drafts[:] = [
        other
        for other in drafts
        if other.hit is None or not any(first <= other.hit.core < last for first, last in draft.content)
    ]
