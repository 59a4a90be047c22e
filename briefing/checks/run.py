"""Every check over every card; of what an earlier run kept, only what can have changed is worked out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.checks import (
    conflict,
    dangling_link,
    dangling_reference,
    decision,
    deprecated_without_reason,
    duplicate_alias,
    duplicate_id,
    loaded_title,
    mixed_judgement,
    one_sided_dispute,
    outcome_not_in_quote,
    parts_and_total,
    quote_ambiguous,
    quote_lost,
    quote_moved,
    quote_not_found,
    source_changed,
    source_missing,
    unlike_tolls,
    value_not_in_quote,
)
from briefing.checks.desk import Desk
from briefing.checks.held_checks import HeldChecks
from briefing.checks.kept_checks import KeptChecks, Saying
from briefing.values import Problem, immutable

Check = Callable[[Desk, Card], Iterator[Problem]]

# In the order of the manual: what keeps a card from being read, what it stands on, what it says.
OF_READING = ("syntax", "unknown-kind", "unknown-field", "missing-field", "wrong-type", "id-differs")
OF_CARDS: Mapping[str, Check] = {
    "duplicate-id": duplicate_id.check,
    "duplicate-alias": duplicate_alias.check,
    "dangling-reference": dangling_reference.check,
    "dangling-link": dangling_link.check,
    "source-missing": source_missing.check,
    "source-changed": source_changed.check,
    "quote-not-found": quote_not_found.check,
    "quote-lost": quote_lost.check,
    "quote-moved": quote_moved.check,
    "quote-ambiguous": quote_ambiguous.check,
    "value-not-in-quote": value_not_in_quote.check,
    "outcome-not-in-quote": outcome_not_in_quote.check,
    "one-sided-dispute": one_sided_dispute.check,
    "parts-and-total": parts_and_total.check,
    "unlike-tolls": unlike_tolls.check,
    "loaded-title": loaded_title.check,
    "mixed-judgement": mixed_judgement.check,
    "deprecated-without-reason": deprecated_without_reason.check,
    "conflict": conflict.check,
}
CHECKS = (*OF_READING, *OF_CARDS, "decision")


@immutable
class Checked:
    """Every problem of a briefing, each once, by file and line; `run` are the checks that ran, each with its file."""

    problems: tuple[Problem, ...]
    run: tuple[tuple[str, str], ...]


def run_checks(briefing: Briefing) -> tuple[Problem, ...]:
    """Every problem of the briefing, each once, by file and line; those of reading the articles among them."""
    return check_cards(briefing).problems


def check_cards(briefing: Briefing, kept: KeptChecks | HeldChecks | None = None) -> Checked:
    """Every problem of the briefing; checks whose answers were kept and cannot be other now are not run."""
    desk = Desk(briefing)
    held = kept if isinstance(kept, HeldChecks) else None
    stale_cards = held.find_stale(desk) if held else frozenset()
    found = [*briefing.problems, *decision.check(briefing)]
    run: list[tuple[str, str]] = []
    sayings: dict[tuple[str, str], Mapping[str, Saying] | None] = {}
    for card in briefing.each_card():
        sheet = briefing.sheets.get(card.path)
        if held and sheet and card.path not in stale_cards:
            problems = held.problems_of(card.path, sheet.digest)
            if problems is not None:
                found += problems
                sayings[card.path, sheet.digest] = None
                continue
        known = kept.find(card.path, sheet.digest) if kept and sheet else None
        said = dict(known) if known is not None else {}
        stale = [name for name, saying in said.items() if not _holds(saying, desk)] if known is not None else OF_CARDS
        for name in stale:
            desk.asked = {}
            said[name] = Saying(desk.asked, tuple(OF_CARDS[name](desk, card)))
            run.append((name, card.path))
        for saying in said.values():  # in the order of the checks, as those kept are
            found += saying.problems
        if sheet and card.path not in briefing.files.moved_on:
            sayings[card.path, sheet.digest] = said if stale or known is None or held else None
    if kept:
        kept.keep(sayings)
    problems_in_order = sorted(dict.fromkeys(found), key=lambda problem: (problem.path, problem.line, problem.column))
    return Checked(tuple(problems_in_order), tuple(run))


def _holds(saying: Saying, desk: Desk) -> bool:
    """Whether all that a check asked for has the answer it had."""
    return all(desk.mark(question) == mark for question, mark in saying.asked.items())
