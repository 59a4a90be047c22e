"""What a speaker's own words do, where the cue does not say: "The reports are unfounded," he said, is a denial."""

from __future__ import annotations

from briefing.attribution.attribution import Attribution
from briefing.pack import Pack
from briefing.rules.rule import RuleSet, read_rules
from briefing.text.document import Document
from briefing.values import Span


def read_acts(pack: Pack) -> RuleSet:
    """The rules that tell what own words do: ``pack/rules/acts.yml``."""
    return read_rules(pack, "acts", "act_words")


def find_act(document: Document, attribution: Attribution, part: Span, rules: RuleSet) -> tuple[str, str, Span] | None:
    """The speech act of one part of a content by its own words, the rule that says so, and the words it saw.

    Only words in quotation marks under a neutral cue ("said") can say more than their cue; None where they don't.
    `rules` are those of `read_acts`, or what of them the document's words leave.
    """
    if attribution.act != "states" or attribution.mode != "direct":
        return None
    first, last = document.token_at(part.start), document.token_at(part.end - 1) + 1
    match = next(rules.find(document.norms, first, last, {}), None)
    if match is None:
        return None
    return match.rule.gives["act"], match.rule.id, document.span_of(match.first, match.last)
