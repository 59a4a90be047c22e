"""Whose an aircraft is and how many there are, where the words around its name say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.mentions.aircraft_counts import find_count, is_listed
from briefing.mentions.catalogue import Catalogue
from briefing.mentions.counts import find_counts
from briefing.mentions.owner_guess import count_owners, guess_owner, is_compared, is_make
from briefing.mentions.owner_marks import Scene, mark_bodies, mark_companies, mark_states
from briefing.mentions.owner_ties import find_operator
from briefing.mentions.states import read_states
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import Count, immutable


@immutable
class Owner:
    """The actor's name the words tie an aircraft to ("" if none) and how many they speak of."""

    operator: str = ""
    count: Count | None = None


def find_owners(
    document: Document, sightings: Sequence[tuple[int, int, str]], catalogue: Catalogue, pack: Pack
) -> tuple[Owner, ...]:
    """The owner of each aircraft, given as tokens ``[first, last)`` and its type's key, in the same order."""
    counts = {}
    for mention in find_counts(document, pack):
        first, last = document.token_at(mention.span.start), document.token_at(mention.span.end - 1)
        counts[last] = (first, mention.count)
    states, companies = mark_states(document, read_states(pack)), mark_companies(document, catalogue)
    mark_bodies(document, [first for first, _, _ in sightings], states, companies, pack)
    scene = Scene(document, states, companies, counts, catalogue)
    owners: list[Owner] = []
    makers: list[str] = []  # states that only made it
    flown = count_owners(scene)
    for index, (first, last, key) in enumerate(sightings):
        sentence = document.sentence_with(first)
        start, end = (sentence.first, sentence.last) if sentence else (first, last)
        makers.append("")
        if is_compared(scene, start, first):
            owners.append(Owner())
            continue
        operator = find_operator(scene, start, end, first, last)
        if is_make(scene, start, first, key, operator):
            makers[-1], operator = operator, ""
        owner = Owner(operator, find_count(scene, start, end, first, last))
        previous = sightings[index - 1] if index else None
        if (
            not owner.operator
            and previous
            and previous[0] >= start
            and is_listed(document.norms, previous[1], first, catalogue)
        ):
            owner = replace(owner, operator=owners[-1].operator)
        owners.append(owner)
    flown.update(owner.operator for owner in owners if owner.operator)
    told = {key for (_, _, key), owner in zip(sightings, owners, strict=True) if owner.operator}
    return tuple(
        owner
        if owner.operator or key in told or not key or is_compared(scene, 0, first)
        else replace(owner, operator=guess_owner(scene, flown, first, last, maker))
        for (first, last, key), owner, maker in zip(sightings, owners, makers, strict=True)
    )
