"""Floor 8: what can be wrong with cards, one module per check; a module's docstring is its manual page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefing.cards.briefing import Briefing
from briefing.checks import (
    dangling_link,
    dangling_reference,
    decision,
    deprecated_without_reason,
    duplicate_id,
    id_differs,
    loaded_title,
    missing_field,
    mixed_judgement,
    one_sided_dispute,
    parts_and_total,
    quote_ambiguous,
    quote_moved,
    quote_not_found,
    source_changed,
    source_missing,
    syntax,
    unknown_field,
    unknown_kind,
    value_not_in_quote,
    wrong_type,
)
from briefing.values import Problem

Check = Callable[[Briefing], Iterator[Problem]]

# The order is the one the manual has: what keeps a card from being read, what it stands on, what it says.
CHECKS: Mapping[str, Check] = {
    "syntax": syntax.check,
    "unknown-kind": unknown_kind.check,
    "unknown-field": unknown_field.check,
    "missing-field": missing_field.check,
    "wrong-type": wrong_type.check,
    "id-differs": id_differs.check,
    "duplicate-id": duplicate_id.check,
    "dangling-reference": dangling_reference.check,
    "dangling-link": dangling_link.check,
    "source-missing": source_missing.check,
    "source-changed": source_changed.check,
    "quote-not-found": quote_not_found.check,
    "quote-moved": quote_moved.check,
    "quote-ambiguous": quote_ambiguous.check,
    "value-not-in-quote": value_not_in_quote.check,
    "decision": decision.check,
    "one-sided-dispute": one_sided_dispute.check,
    "parts-and-total": parts_and_total.check,
    "loaded-title": loaded_title.check,
    "mixed-judgement": mixed_judgement.check,
    "deprecated-without-reason": deprecated_without_reason.check,
}


def run_checks(briefing: Briefing) -> tuple[Problem, ...]:
    """Every problem of the briefing, each once, by file and line; those of reading the articles among them."""
    found = [*briefing.problems, *(problem for check in CHECKS.values() for problem in check(briefing))]
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: (problem.path, problem.line, problem.column)))
