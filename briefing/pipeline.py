"""The order of the stages: articles in, cards out. Every step is a function from values to values."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence

from briefing.attribution import attribute
from briefing.attribution.words import classify
from briefing.cards.build import NOTHING_KNOWN
from briefing.cards.build.desk import order_readings
from briefing.cards.decisions import NO_DECISIONS, Decisions
from briefing.cards.identity import Known
from briefing.cards.settlement import settle
from briefing.claims import find_facts
from briefing.claims.fact import Facts
from briefing.links import link_across, link_article
from briefing.links.entity import Links
from briefing.links.reading import Reading, Single
from briefing.mentions.find import find_mentions
from briefing.pack import PACKAGED, Pack
from briefing.sources.article import Article, Block
from briefing.text import segment
from briefing.text.copies import find_copies
from briefing.values import Span, immutable


@immutable
class Parse:
    """What a set of articles gives: each one's reading, the linked entities, and the facts."""

    readings: tuple[Reading, ...]
    links: Links
    facts: Facts


SOMETHING_OF_EVERYTHING = """Raid on Homs kills 12

The Russian defence ministry said on 1 October 2015 that two Su-24 had hit a town near Homs and killed 12 people.
"They were not there," Mr Ivanov said, according to Reuters. France denied that.
"""


MOST_YOUNG = 10_000  # values made and not freed before the garbage collector looks: an article has some thousands


def read_data(pack: Pack = PACKAGED) -> None:
    """Reads all the data that parsing needs, unless that is done.

    Raises:
        ValueError: a file of the pack cannot be read.
    """
    blocks = (Block("body", Span(0, len(SOMETHING_OF_EVERYTHING))),)
    parse_articles([Article("loading", "loading.txt", SOMETHING_OF_EVERYTHING, "", blocks)], pack)


def load(pack: Pack = PACKAGED) -> None:
    """Reads all the data that parsing needs, for a process that is going to parse many articles.

    The data live as long as the process, so the garbage collector need not look at them again and again: that takes up
    to a tenth of a parse (measured by ``benchmarks/parse.py``). Nor need it look at an article's values while they are
    made: parsing ties no knots, so they are freed without it.
    """
    read_data(pack)
    gc.collect()
    gc.freeze()
    gc.set_threshold(MOST_YOUNG, *gc.get_threshold()[1:])


def read_closely(article: Article, pack: Pack = PACKAGED) -> Reading:
    """One article segmented, with its mentions and attributions: the part that needs no other article."""
    document = segment(article, pack)
    mentions = find_mentions(document, pack)
    classes = classify(document.texts, document.norms, pack)
    return Reading(document, mentions, attribute(document, mentions, pack, classes), tuple(classes))


def link_closely(reading: Reading, pack: Pack = PACKAGED) -> Single:
    """The reading with the entities of its own article linked: the last step that needs no other article."""
    return Single(reading, link_article(reading.document, reading.mentions, reading.attributions, pack))


def bring_together(
    readings: Iterable[Reading],
    pack: Pack = PACKAGED,
    decisions: Decisions = NO_DECISIONS,
    known: Known = NOTHING_KNOWN,
) -> Parse:
    """The readings as one briefing; see `bring_singles`."""
    return bring_singles((link_closely(reading, pack) for reading in readings), pack, decisions, known)


def bring_singles(
    singles: Iterable[Single],
    pack: Pack = PACKAGED,
    decisions: Decisions = NO_DECISIONS,
    known: Known = NOTHING_KNOWN,
) -> Parse:
    """The articles as one briefing: entities linked across them, facts, disputes.

    The order of `singles` does not matter: they are taken by the articles' ids. `decisions` outrank every rule; for
    what `known` is see ``build_with_reasons``.
    """
    in_order = sorted(singles, key=lambda single: single.reading.document.article.id)
    ordered = tuple([single.reading for single in in_order])
    own = [single.links for single in in_order]
    days = {a.id: a.reference.number if a.reference else 0 for a in (r.document.article for r in ordered)}
    told = order_readings(ordered)
    copies = {copy.article: copy.of for copy in find_copies(r.document for r in told)} if len(told) > 1 else {}
    links = link_across(own, pack, days, copies=copies)
    if decisions.of("actor", "place"):
        order = {reading.document.article.id: rank for rank, reading in enumerate(told)}
        settlement = settle(own, links, order, decisions, known)
        links = settlement.identify(link_across(own, pack, days, settlement.rulings, copies), own)
    return Parse(ordered, links, find_facts(ordered, links, pack))


def parse_articles(articles: Sequence[Article], pack: Pack = PACKAGED) -> Parse:
    """All stages over `articles`."""
    return bring_together((read_closely(article, pack) for article in articles), pack)
