"""Claims of rival tolls: those in which figures stand that cannot both be so (``tolls/relations.py`` says which)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.claims.fact import Casualty, Claim, Relations

Rivals = tuple[int, int]  # two claims, by index, the earlier first


def find_rivals(
    claims: Sequence[Claim], tolls: Sequence[Casualty], relations: Sequence[Relations]
) -> tuple[Rivals, ...]:
    """The pairs of claims that hold contradicting tolls, each once; a toll that no claim holds makes none."""
    opposed = [(index, other) for index, found in enumerate(relations) for other in found.contradicts if index < other]
    if not opposed:
        return ()
    by_article: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        by_article.setdefault(claim.article, []).append(index)
    pairs: dict[Rivals, None] = {}
    for one, other in opposed:
        first, second = (_find_claim(tolls[index], claims, by_article) for index in (one, other))
        if first is not None and second is not None and first != second:
            pairs[min(first, second), max(first, second)] = None
    return tuple(pairs)


def _find_claim(toll: Casualty, claims: Sequence[Claim], by_article: Mapping[str, Sequence[int]]) -> int | None:
    """The shortest claim of the toll's claimants in whose content it stands."""
    holding = [
        index
        for index in by_article.get(toll.article, ())
        if claims[index].content.overlaps(toll.span) and not set(toll.claimed_by).isdisjoint(claims[index].claimants)
    ]
    return min(holding, key=lambda index: (len(claims[index].content), index), default=None)
