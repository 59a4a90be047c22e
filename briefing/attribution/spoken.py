"""Rules for verbs that give a clause after their cue."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end, has_verb
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.registry import is_active, rule
from briefing.attribution.words import (
    ADVERB,
    AUXILIARY,
    DETERMINER,
    ING,
    MARK,
    MODAL,
    NUMBER,
    PAST,
    PREPOSITION,
    QUESTION,
    SUBJECT,
    SUBORDINATOR,
    VERBAL,
)

TELLING = 75  # how sure a cue is before a quotation when it is a word for saying


@rule("colon.after")
def find_colon_after(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue ":" clause``."""
    table, hit = passage.table, spot.hit
    at = spot.after
    if at + 1 >= passage.high or table.norms[at] != ":":
        return None
    return Draft("colon.after", "quote", hit.cue.takes.get("quote", 0), hit, spot.subject, ((at + 1, passage.high),))


@rule("clause.that")
def find_that_clause(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue [adjunct] "that" clause``."""
    hit = spot.hit
    if spot.that < 0 or spot.that + 1 >= passage.high:
        return None
    start = spot.that + 1
    end = find_clause_end(passage.table, start, passage.high, passage.stops)
    if end <= start or _is_pronoun(passage, start):
        return None
    subject = spot.subject
    if hit.is_passive or (
        subject is not None
        and passage.table.norms[subject[0]] == "it"
        and hit.form in ("s", "past")
        and hit.cue.words in ("seem", "appear")
    ):
        subject = None
    if passage.table.classes[start] & (AUXILIARY | MODAL):  # "said [that was untrue]"
        return Draft("clause.after", "that", hit.cue.takes.get("that", 0), hit, subject, ((spot.that, end),))
    return Draft(
        "clause.that", "that", hit.cue.takes.get("that", 0), hit, subject, ((start, end),), link=(spot.that, start)
    )


def _is_pronoun(passage: Passage, at: int) -> bool:
    """Whether the "that" before `at` stands for what was said: "rejected that, saying"."""
    table = passage.table
    return table.norms[at] == "," and at + 1 < passage.high and bool(table.classes[at + 1] & ING)


@rule("clause.relative", fits=is_active)
def find_relative(passage: Passage, spot: Spot) -> Draft | None:
    """``("that" | "which" | "who") source cue verb…`` - "moves that he said improved the economy"."""
    table, hit, subject = passage.table, spot.hit, spot.subject
    if subject is None or spot.is_shared or subject[0] <= passage.low or hit.last >= passage.high:
        return None
    before = subject[0] - 1
    if table.norms[before] not in ("that", "which", "who", "what"):
        return None
    if not table.classes[hit.last] & (VERBAL | PAST | ADVERB) or table.quoted[before]:
        return None
    end = find_clause_end(table, hit.last, passage.high, passage.stops)
    sure = hit.cue.takes.get("clause", 0)
    return (
        Draft("clause.relative", "clause", sure, hit, subject, ((hit.last, end),), link=(before, subject[0]))
        if end > hit.last
        else None
    )


@rule("clause.after", fits=is_active)
def find_clause_after(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue [adjunct] clause`` - a clause without "that"."""
    table, hit = passage.table, spot.hit
    at = spot.after
    if at >= passage.high or spot.that >= 0:
        return None
    bits, word = table.classes[at], table.norms[at]
    if word == ",":
        return _find_after_comma(passage, spot)
    is_amount = (
        bits & PREPOSITION
        and table.classes[at + 1 : at + 2]
        and (table.classes[at + 1] & NUMBER or table.norms[at + 1] in ("half", "a", "one", "two", "three"))
        and word in ("about", "around", "over", "under", "up", "like")
    ) or (word == "at" and table.norms[at + 1 : at + 2] in (("least",), ("most",)))
    if (
        bits & (MARK | PREPOSITION)
        and not is_amount
        and not table.quoted[at]
        and word not in ("(", "$", "[", "#", "@", "£")
    ):
        if not (
            bits & PREPOSITION
            and spot.has_gap is False
            and hit.cue.words == "say"
            and word not in ("of", "about", "to", "on", "so", "as")
        ):
            return None
        if word in (
            "in",
            "at",
            "during",
            "after",
            "before",
            "on",
            "through",
            "via",
            "by",
            "from",
            "to",
            "with",
            "for",
            "as",
            "like",
        ):
            return None
    if word in ("and", "but", "or", "to", "of", "by", "as") or (word == "about" and not is_amount):
        return None
    if bits & QUESTION and not table.quoted[at]:
        is_telling = hit.cue.takes.get("quote", 0) >= TELLING
        if word == "what" and not is_telling and any(other.first == at + 2 for other in passage.hits):
            return None  # "released what it said was an image"
        end = find_clause_end(table, at, passage.high, passage.stops)
        return Draft("clause.after", "wh", hit.cue.takes.get("wh", 0), hit, spot.subject, ((at, end),))
    if "clause" not in hit.cue.takes:
        return None
    end = find_clause_end(table, at, passage.high, passage.stops)
    if end <= at:
        return None
    clear = (bits & SUBJECT and not bits & DETERMINER) or word in ("there", "it")
    if not clear and not has_verb(table, at, min(end, at + 25)):
        return None
    return Draft("clause.after", "clause", hit.cue.takes.get("clause", 0), hit, spot.subject, ((at, end),))


def _find_after_comma(passage: Passage, spot: Spot) -> Draft | None:
    """``cue, aside, (that) clause`` - "said, however, that"."""
    table, hit = passage.table, spot.hit
    at = spot.after
    for index in range(at + 1, min(passage.high, at + 14)):
        if table.norms[index] == "," and index + 2 < passage.high:
            start = index + 1
            if table.norms[start] == "that":
                end = find_clause_end(table, start + 1, passage.high, passage.stops)
                if end > start + 1:
                    sure = hit.cue.takes.get("that", 0)
                    return Draft(
                        "clause.after", "that", sure, hit, spot.subject, ((start + 1, end),), link=(start, start + 1)
                    )
            break
    if not has_verb(table, at + 1, passage.high) or table.classes[at + 1] & (PREPOSITION | SUBORDINATOR | ING):
        return None
    end = find_clause_end(table, at + 1, passage.high, passage.stops)
    return (
        Draft("clause.after", "comma", hit.cue.takes.get("comma", 0), hit, spot.subject, ((at + 1, end),))
        if end > at + 1
        else None
    )
