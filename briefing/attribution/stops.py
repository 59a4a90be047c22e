"""Where a content that runs rightwards has to end, because the reporter or another source takes over."""

from __future__ import annotations

from briefing.attribution.answered import ACTS, find_opening
from briefing.attribution.groups import Hit
from briefing.attribution.subjects import INVERTING, Subject
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ASIDE,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    MODAL,
    NUMBER,
    PAST,
    PAUSES,
    SUBJECT,
    VERDICT,
)

JOINED = 80  # how sure a cue has to be to end a content by "and" alone: "said A and denied B"
DOING = 62  # the same where the cue does more than state
SPEAKING = frozenset(("demands", "accuses", "denies", "warns", "promises"))
CONTRASTING = frozenset(("while", "as", "although", "whereas", "though"))
CONDITIONS = frozenset(("only", "if", "not"))
LONGEST_ASIDE = 20  # tokens
LEAST = 50  # how sure a cue has to be to end the content of another


def find_asides(table: TokenTable, low: int, high: int) -> list[int]:
    """The commas after which the reporter seems to go on in his own voice: ", but the", ", as it"."""
    norms, classes, quoted = table.norms, table.classes, table.quoted
    found: list[int] = []
    at = low
    while True:
        try:
            at = norms.index(",", at + 1, high - 2)
        except ValueError:
            return found
        after = at + 1
        if quoted[at]:  # a comma at the end of a quotation: "…," but
            after = table.quotes[quoted[at] - 1][1]
            if after != at + 2 or after + 1 >= high:
                continue
        if norms[after] in ("which", "who") and _closes(table, after + 1, high):
            continue
        if norms[after] == "but" and (norms[after + 1] in CONDITIONS or opens_clause(table, after + 1, high)):
            continue  # "would accept a truce, but only if", "said A, but that B"
        if norms[after] in ("a", "an") and classes[after + 1] & VERDICT:
            found.append(at)  # "…, a claim the army rejects"
            continue
        following = classes[after + 1]
        speaks_on = following & SUBJECT and not following & DETERMINER
        if classes[after] & ASIDE or (norms[after] in ("as", "and") and speaks_on):
            found.append(at if after == at + 1 else after)


def _find_closing(table: TokenTable, start: int, high: int) -> list[int]:
    """The comma that closes a relative clause before the verb of the main one: "Kyiv, which says it won[,] has"."""
    norms, classes = table.norms, table.classes
    for index in range(start + 1, min(high - 1, start + LONGEST_ASIDE)):
        if norms[index] == "," and not table.quoted[index] and classes[index + 1] & (AUXILIARY | MODAL | FINITE):
            return [index]
    return []


def opens_clause(table: TokenTable, at: int, high: int) -> bool:
    """Whether a "that" opens another clause of what is said: "and [that] the road", not "and [that] road"."""
    if table.norms[at] != "that" or at + 1 >= high:
        return False
    return bool(table.quoted[at + 1] or table.classes[at + 1] & (DETERMINER | CAPITAL | SUBJECT | NUMBER))


def _closes(table: TokenTable, start: int, high: int) -> bool:
    """Whether a comma before a verb closes what opened at `start`: "the road, which is new, was hit"."""
    norms, classes = table.norms, table.classes
    for index in range(start, min(high - 1, start + LONGEST_ASIDE)):
        if norms[index] == "," and not table.quoted[index]:
            return bool(classes[index + 1] & (AUXILIARY | MODAL | FINITE | PAST))
    return False


def _needs(hit: Hit) -> int:
    """How sure a cue has to be to end by "and" alone what its own source says: less for "… and demanded it"."""
    is_bare = hit.is_finite and hit.first == hit.core and not hit.is_passive and hit.form in ("past", "s")
    return DOING if is_bare and (hit.cue.act in SPEAKING or hit.form == "s") else JOINED


def _holds_cue(hits: tuple[Hit, ...], first: int, last: int) -> bool:
    """Whether a cue stands in the tokens ``[first, last)``, of which `last` begins one."""
    for other in hits:
        if other.first >= last:
            return False
        if first <= other.first and other.last <= last:
            return True
    return False


def find_stops(
    table: TokenTable, low: int, high: int, hits: tuple[Hit, ...], subjects: tuple[Subject, ...]
) -> tuple[int, ...]:
    """Where a content that runs rightwards has to end, because another statement of the reporter begins."""
    stops: list[int] = []
    norms, classes = table.norms, table.classes
    for hit, (subject, shared) in zip(hits, subjects, strict=True):
        sure = hit.cue.best
        if (
            hit.cue.kind == "noun"
            or sure < LEAST
            or (hit.is_infinitive and hit.first > low and classes[hit.first - 1] & CONJUNCTION)
        ):
            continue
        if subject is None and not shared and hit.cue.kind == "verb" and hit.cue.takes.get("quote", 0) < INVERTING:
            continue
        if hit.first == hit.core and hit.form in ("past", "participle") and norms[hit.last : hit.last + 1] == ("by",):
            continue  # "the soldiers, identified by their boots, fired"
        at = hit.first if subject is None or shared else subject[0]
        if subject is not None and not shared and hit.cue.act in ACTS:
            opened = find_opening(table, low, hits, subject)
            if opened is not None:
                stops.append(opened[0])  # "accused Moscow of arming them, a charge the Kremlin denies"
        if subject is not None and _holds_cue(hits, subject[1], hit.first):
            stops.append(hit.first)  # "a man who asked for water said"
        is_telling = hit.cue.takes.get("quote", 0) >= INVERTING
        if is_telling and at < hit.first - 1 > low and norms[hit.first - 1] in PAUSES:
            stops.append(hit.first - 1)  # "Mr X -- a man who seemed tired -- said"
        if at - 1 > low and classes[at - 1] & CONJUNCTION and opens_clause(table, at, high):
            continue  # "said A and that B"
        if hit.first - 2 > low and norms[hit.first - 1] in ("who", "which") and norms[hit.first - 2] == ",":
            stops += _find_closing(table, hit.last, high)
        joined = False
        while at - 1 > low and (classes[at - 1] & CONJUNCTION or norms[at - 1] in CONTRASTING):
            at -= 1
            joined = True
        if at - 1 > low and (norms[at - 1] in PAUSES or table.quoted[at - 1]):
            stops.append(at - 1 if not table.quoted[at - 1] else at)
        elif (joined and sure >= (_needs(hit) if shared or norms[at] == "and" else LEAST)) or hit.cue.kind == "phrase":
            stops.append(at)
    stops += find_asides(table, low, high)
    if ";" in norms[low + 1 : high]:
        stops += [at for at in range(low + 1, high) if norms[at] == ";" and not table.quoted[at]]
    stops.sort()
    return tuple(stops)
