"""Rules for words that reach us through another's: "quoted X as saying", "rejected the accusations that"."""

from __future__ import annotations

from briefing.attribution.adjuncts import skip_adjuncts
from briefing.attribution.contents import find_clause_end, find_phrase_end, has_verb, trim_left
from briefing.attribution.followers import find_right
from briefing.attribution.groups import Hit
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.registry import rule
from briefing.attribution.sources import Range
from briefing.attribution.table import TokenTable
from briefing.attribution.words import CONJUNCTION, MARK, PREPOSITION, SUBORDINATOR

RULES = frozenset(("quoted.active", "quoted.passive", "noun.after_verb"))  # words up to their content are theirs
SAYING = frozenset(
    (
        "saying",
        "telling",
        "having",
        "stating",
        "claiming",
        "reporting",
        "confirming",
        "warning",
        "calling",
        "describing",
        "adding",
    )
)
FAR = 12
NOUN_FAR = 4
ABOUT = frozenset(("about", "for", "of", "over", "at", "with", "against"))


def _find_saying(passage: Passage, at: int) -> Range | None:
    """Where "as saying" stands, also without "as"; None where it does not come soon."""
    norms, has_comma = passage.table.norms, False
    for index in range(at, min(passage.high, at + FAR)):
        if norms[index] == "as" and index + 1 < passage.high and norms[index + 1] in SAYING:
            return (index, index + 2)
        if norms[index] == "saying" and not has_comma:
            return (index, index + 1)
        if norms[index] in (";", ":"):
            return None
        has_comma = has_comma or norms[index] == ","
    return None


def _close(table: TokenTable, end: int) -> int:
    """The end of a source without the comma after its apposition."""
    return end - 1 if table.norms[end - 1] == "," else end


def _cites(hit: Hit) -> bool:
    return hit.cue.words in ("quote", "cite")


@rule("quoted.active", fits=lambda hit: _cites(hit) and not hit.is_passive, grades=_cites)
def find_quoted(passage: Passage, spot: Spot) -> Draft | None:
    """``carrier "quoted" source "as saying" ["that"] clause``."""
    hit, table = spot.hit, passage.table
    saying = _find_saying(passage, hit.last + 1)
    if saying is not None and saying[1] >= passage.high and spot.left is not None:  # "…, Interfax quoted X as saying."
        via = (spot.subject,) if spot.subject is not None else ()
        return Draft(
            "quoted.active",
            "quote",
            100,
            hit,
            (hit.last, _close(table, saying[0])),
            (spot.left,),
            act="states",
            via=via,
        )
    if saying is None or saying[1] >= passage.high:
        return None
    start = skip_adjuncts(table, saying[1], passage.high)
    link = None
    if start < passage.high and table.norms[start] == "that":
        link, start = (start, start + 1), start + 1
    if start < passage.high and table.norms[start] in (",", ":"):
        start += 1
    end = find_clause_end(table, start, passage.high, tuple(stop for stop in passage.stops if stop > start))
    if end <= start:
        return None
    via = (spot.subject,) if spot.subject is not None else ()
    return Draft(
        "quoted.active",
        "quote",
        100,
        hit,
        (hit.last, _close(table, saying[0])),
        ((start, end),),
        act="states",
        link=link,
        via=via,
    )


@rule("quoted.passive", fits=lambda hit: _cites(hit) and hit.is_passive, grades=_cites)
def find_quoted_passive(passage: Passage, spot: Spot) -> Draft | None:
    """``source "was quoted as saying" ["by" carrier] content`` or ``content "," source "was quoted as saying"``."""
    hit, table = spot.hit, passage.table
    if spot.subject is None:
        return None
    at = hit.last
    via: tuple[Range, ...] = ()
    carrier = find_right(table, at + 1, passage.high) if table.norms[at : at + 1] in (("by",), ("in",)) else None
    if carrier is not None:
        via, at = (carrier,), carrier[1]
    if at + 1 >= passage.high + 1 or table.norms[at] != "as" or table.norms[at + 1] not in SAYING:
        return None
    start = at + 2
    if start < passage.high and table.norms[start] in ("by", "in"):
        carrier = find_right(table, start + 1, passage.high)
        if carrier is not None:
            via, start = (carrier,), carrier[1]
    start = skip_adjuncts(table, start, passage.high)
    link = None
    if start < passage.high and table.norms[start] == "that":
        link, start = (start, start + 1), start + 1
    elif start < passage.high and table.norms[start] in (",", ":") and spot.left is None:
        start += 1
    if spot.left is not None and link is None:
        content: tuple[Range, ...] = ((trim_left(table, passage.low, spot.left[1]), spot.left[1]),)
    else:
        end = find_clause_end(table, start, passage.high, tuple(stop for stop in passage.stops if stop > start))
        if end <= start:
            return None
        content = ((start, end),)
    return Draft("quoted.passive", "quote", 100, hit, spot.subject, content, act="states", link=link, via=via)


def find_cited(passage: Passage, hit: Hit) -> Range | None:
    """Whom a carrier names as its source: "Reuters, citing [a military source], said"; None for "citing a lack of"."""
    table = passage.table
    if not _cites(hit) or hit.form != "ing" or hit.first < hit.core:
        return None
    found = find_right(table, hit.last, passage.high)
    if found is None or _find_saying(passage, hit.last + 1) is not None:
        return None
    return found if any(found[0] <= start and end == found[1] for end, start in _ends(table, found)) else None


def _ends(table: TokenTable, within: Range) -> list[Range]:
    """Where mentions of actors end in `within`, each with its start."""
    return [(end, table.actors[end]) for end in range(within[0] + 1, within[1] + 1) if end in table.actors]


def pass_on(drafts: list[Draft], hit: Hit, cited: Range) -> None:
    """Gives the statement of the one who cites at `hit` to the one `cited`, as a level of its own."""
    own = [draft for draft in drafts if draft.source is not None and draft.source[1] <= hit.first]
    after = [draft for draft in own if draft.hit is not None and draft.hit.first > hit.last]
    if not own:
        return
    draft = after[0] if after else own[-1]
    told = Draft("cited", "quote", 100, draft.hit, cited, draft.content, act=draft.act, cue=((hit.first, hit.last),))
    draft.inner.append(told)


def find_noun(passage: Passage, hit: Hit) -> Hit | None:
    """The noun after a light verb that carries the meaning: "expressed [doubts]"."""
    for other in passage.hits:
        if hit.last <= other.first <= hit.last + NOUN_FAR and other.cue.kind == "noun":
            between = passage.table.classes[hit.last : other.first]
            if not any(bits & (MARK | PREPOSITION | CONJUNCTION | SUBORDINATOR) for bits in between):
                return other
    return None


def _is_light(hit: Hit) -> bool:
    return hit.cue.is_light and not hit.is_passive


@rule("noun.after_verb", fits=_is_light, grades=_is_light)
def find_noun_after_verb(passage: Passage, spot: Spot) -> Draft | None:
    """``source verb noun ["by" other] (["that"] clause | preposition phrase)`` - "expressed doubts that".

    With a verb of denial there are two statements: one denies what the other accuses of.
    """
    hit, table = spot.hit, passage.table
    noun = find_noun(passage, hit)
    if noun is None:
        return None
    at = noun.last
    other: Range | None = None
    if at + 1 < passage.high and table.norms[at] in ("by", "from"):
        other = find_right(table, at + 1, passage.high)
        if other is not None:
            at = other[1]
    if at + 1 >= passage.high or any(other.first == at and other.form == "ing" for other in passage.hits):
        return None  # "issued a statement saying": the last word decides
    link = None
    start = at
    if table.norms[at] == "that":
        link, start = (at, at + 1), at + 1
    elif table.norms[at] == "after" and noun.cue.act == "expresses":
        return _make(spot, noun, other, (at, find_clause_end(table, at, passage.high, passage.stops)), None)
    elif table.norms[at] in ABOUT:
        end = find_phrase_end(table, at + 1, passage.high, tuple(stop for stop in passage.stops if stop > at + 1))
        return _make(spot, noun, other, (at + 1, end), None) if end > at + 1 else None
    elif table.classes[at] & (MARK | PREPOSITION | SUBORDINATOR | CONJUNCTION):
        return None
    end = find_clause_end(table, start, passage.high, tuple(stop for stop in passage.stops if stop > start))
    if end <= start or (link is None and not has_verb(table, start + 1, end)):
        return None
    return _make(spot, noun, other, (start, end), link)


def _make(spot: Spot, noun: Hit, other: Range | None, content: Range, link: Range | None) -> Draft:
    hit = spot.hit
    is_denied = hit.cue.act == "denies"
    if is_denied and noun.cue.act == "demands" and link is None:
        content = (noun.first, content[1])  # "rejected [calls for a truce]"
    about = None
    if is_denied and other is not None:
        about = Draft("noun.that", "that", 100, noun, other, (content,), act=noun.cue.act, link=link)
    return Draft(
        rule="noun.after_verb",
        frame="noun",
        sure=100,
        hit=hit,
        source=spot.subject,
        content=(content,),
        act=hit.cue.act if is_denied else noun.cue.act,
        link=link,
        about=about,
        cue=((hit.first, noun.last),),
    )
