"""The words by which the finders of events, tolls and figures know their sentences: all are sought at once."""

from __future__ import annotations

from functools import cache

from briefing.claims.events.words import read_event_words
from briefing.pack import Pack
from briefing.rules.rule import read_rules, read_words


@cache
def read_triggers(pack: Pack) -> frozenset[str]:
    """All these words, as norms."""
    told, harm = read_event_words(pack).told, read_words(pack, "casualty_words")["harm"]
    counted = read_rules(pack, "figures", "quantity_words").by_word.keys()
    return told.union(harm, counted, read_share_words(pack))


@cache
def read_share_words(pack: Pack) -> frozenset[str]:
    """The words by which shares and sums are found."""
    words = read_words(pack, "figure_frame")
    return words["shares"] | words["fractions"] | words["currencies"] | words["monies"]
