"""Statements inside statements: which of the levels make a claim, and who is but a carrier."""

from __future__ import annotations

from briefing.attribution.attribution import Attribution
from briefing.claims.scene import Scene

PASSED_ON = 0.75  # the share of a content that has to be another's statement for its source to pass that on


def choose_levels(scene: Scene) -> set[int]:
    """The attributions (their indexes) that stand for a claim where one passes on another's.

    "Mr Peskov said [Mr Putin urged a truce]" gives a claim of each; a news medium that passes on what somebody said is
    but the carrier. What a content only mentions beside other things ("said the army, which denies it, fired") is part
    of that content.
    """
    attributions = scene.reading.attributions
    chosen = {index for index, attribution in enumerate(attributions) if attribution.within is None}
    for index, inner in enumerate(attributions):
        if inner.within is None or inner.within not in chosen or not _is_speech(inner):
            continue
        outer, own = attributions[inner.within], scene.claimants(inner)
        tellers = scene.claimants(outer)
        if own and set(own).isdisjoint(tellers) and _is_all(scene, inner, outer):
            chosen.add(index)
            if tellers and all(scene.types.get(name) == "media" for name in tellers):
                chosen.discard(inner.within)
    return chosen


def _is_speech(attribution: Attribution) -> bool:
    """Whether somebody speaks rather than something shows or somebody holds it to be so."""
    acts = attribution.rule.startswith(("object.", "infinitive", "noun."))
    return bool(attribution.source) and attribution.act != ("states" if acts else "expresses")


def _is_all(scene: Scene, inner: Attribution, outer: Attribution) -> bool:
    """Whether the content of `outer` is nothing but the attribution `inner`, with its source and cue."""
    count = scene.document.count_tokens
    parts = [*inner.source, *inner.cue, *inner.content]
    parts += [part for part in (inner.link, inner.target, inner.relative) if part is not None]
    return sum(count(part) for part in parts) >= PASSED_ON * sum(count(part) for part in outer.content)
