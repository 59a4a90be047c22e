"""How sure a draft is once its surroundings are weighed (``pack/lexicons/cue_weights.yml``)."""

from __future__ import annotations

from functools import cache
from math import ceil

from briefing.attribution.groups import Hit
from briefing.attribution.passage import Draft
from briefing.attribution.table import TokenTable
from briefing.attribution.words import CAPITAL, MODAL, SUBJECT
from briefing.pack import Pack
from briefing.values import immutable

SHORT = 3  # tokens


@immutable
class Weights:
    """Percentages by which a cue's grade is multiplied where the condition holds."""

    infinitive: int = 100
    modal: int = 100
    base: int = 100
    participle: int = 100
    present_participle: int = 100
    no_source: int = 100
    named: int = 100
    common: int = 100
    you: int = 100
    short: int = 100


@cache
def read_weights(pack: Pack) -> Weights:
    """The weights of the pack; what it does not name counts for nothing.

    Raises:
        TypeError: the pack names a weight there is no condition for.
    """
    return Weights(**{name: int(percent) for name, percent in pack.read("lexicons/cue_weights").items()})


def limit(hit: Hit, grade: int, weights: Weights) -> int:
    """The highest that `weigh` makes of a grade where the cue is this one, whatever stands around it."""
    if hit.cue.kind in ("noun", "phrase"):
        return grade
    percent = 100
    if hit.is_infinitive:
        percent = weights.infinitive
    elif not hit.is_finite:
        percent = weights.present_participle if hit.form == "ing" else weights.participle
    elif hit.form == "base":
        percent = max(weights.modal, weights.base)
    source = 100 if hit.is_passive else max(100, weights.no_source, weights.named, weights.common, weights.you)
    return ceil(grade * percent * source * max(100, weights.short) / 1_000_000)


def weigh(draft: Draft, table: TokenTable, weights: Weights) -> int:
    """The grade of `draft`, out of a hundred, after all that speaks for and against it."""
    hit = draft.hit
    if hit is None or hit.cue.kind in ("noun", "phrase"):
        return draft.sure
    percent = 100
    if hit.is_infinitive:
        percent = weights.infinitive
    elif not hit.is_finite:
        percent = weights.present_participle if hit.form == "ing" else weights.participle
    elif hit.form == "base":
        modal = any(bits & MODAL for bits in table.classes[hit.first : hit.core])
        percent = weights.modal if modal else weights.base
    sure = draft.sure * percent / 100
    if not hit.is_passive:
        sure = _weigh_source(draft, table, weights, sure)
    if draft.content[-1][1] - draft.content[0][0] < SHORT:
        sure *= weights.short / 100
    return min(round(sure), 100)


def _weigh_source(draft: Draft, table: TokenTable, weights: Weights, sure: float) -> float:
    if draft.source is None:
        return sure * weights.no_source / 100
    first, last = draft.source
    classes = table.classes
    if last - first == 1 and classes[first] & SUBJECT:
        return sure * weights.you / 100 if table.norms[first] == "you" else sure
    for bits in classes[first + (first == 0) : last]:
        if bits & CAPITAL:
            return sure * weights.named / 100
    return sure * weights.common / 100
