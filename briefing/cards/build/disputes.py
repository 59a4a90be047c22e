"""Disputes → drafts of their cards, and what they say of tolls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.cards.build.desk import Desk, Draft
from briefing.cards.build.evidence import Passage
from briefing.cards.card import Value
from briefing.cards.ids import name_by_words
from briefing.cards.titles import title_words
from briefing.claims.fact import Casualty, Dispute, Facts
from briefing.values import Trace

CONTESTING = ("toll", "occurrence")
MOST_EVIDENCE = 8


def draft_disputes(facts: Facts, desk: Desk, claim_ids: Sequence[str]) -> list[Draft]:
    """One draft for each dispute; `claim_ids` are the ids of the facts' claims."""
    return [_draft_dispute(dispute, facts, desk, claim_ids) for dispute in facts.disputes]


def _draft_dispute(dispute: Dispute, facts: Facts, desk: Desk, claim_ids: Sequence[str]) -> Draft:
    positions: list[Mapping[str, Value]] = []
    quotes: dict[Passage, None] = {}
    why = []
    for position in dispute.positions:
        claims = tuple(dict.fromkeys(claim_ids[index] for index in position.claims))
        positions.append({"label": position.label, "claims": claims})
    for rank in range(
        max(len(position.claims) for position in dispute.positions)
    ):  # each side's first, then its second
        for position in dispute.positions:
            if rank < len(position.claims):
                claim = facts.claims[position.claims[rank]]
                quotes[claim.article, claim.sentence] = None
                why.append((claim.article, Trace(dispute.rule, claim.sentence, dispute.why)))
    values: dict[str, Value] = {
        "question": dispute.question,
        "kind": dispute.kind,
        **({"why": dispute.why} if dispute.why else {}),
        "positions": tuple(positions),
    }
    name = name_by_words(dispute.question, desk.pack, 7) or dispute.kind
    return Draft(
        "dispute", name, title_words(dispute.question, desk.pack), values, tuple(quotes)[:MOST_EVIDENCE], tuple(why)
    )


def find_contesting(facts: Facts, claim_ids: Sequence[str]) -> list[tuple[str, ...]]:
    """For each toll, the claims that dispute it: those of the other positions where one position holds its words."""
    told: dict[str, list[tuple[int, int]]] = {}  # article → dispute and claim, of the claims in disputes
    for number, dispute in enumerate(facts.disputes):
        if dispute.kind in CONTESTING:
            for index in dict.fromkeys(index for position in dispute.positions for index in position.claims):
                told.setdefault(facts.claims[index].article, []).append((number, index))
    is_rival = [bool(found.contradicts) for found in facts.relations] or [False] * len(facts.casualties)
    return [
        _contesting(toll, told.get(toll.article, ()), facts, claim_ids, is_rival=rival)
        for toll, rival in zip(facts.casualties, is_rival, strict=True)
    ]


def _contesting(
    toll: Casualty, told: Sequence[tuple[int, int]], facts: Facts, claim_ids: Sequence[str], *, is_rival: bool
) -> tuple[str, ...]:
    """The claims against a toll; `told` are the claims in disputes that its article makes.

    Where figures are at odds (`is_rival`: this one is), the others of the same claim are not: 14 killed, 30 wounded.
    """
    holding: dict[int, set[int]] = {}
    for number, index in told:
        if facts.disputes[number].rule == "dispute.count_differently" and not is_rival:
            continue
        if facts.claims[index].content.overlaps(toll.span):
            holding.setdefault(number, set()).add(index)
    found: dict[str, None] = {}
    for number, held in holding.items():
        positions = facts.disputes[number].positions
        own = [position for position in positions if not held.isdisjoint(position.claims)]
        if len(own) == 1:
            others = (position for position in positions if position is not own[0])
            found |= {claim_ids[index]: None for position in others for index in position.claims}
    return tuple(found)
