"""Floor 6: claims, casualties, figures, events and disputes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from briefing.claims.camps import find_camps
from briefing.claims.claims import find_claims
from briefing.claims.disputes import find_disputes, find_rivals
from briefing.claims.events.find import find_events
from briefing.claims.events.same import find_same_events
from briefing.claims.fact import Facts
from briefing.claims.figures.find import find_figures
from briefing.claims.scene import set_scenes
from briefing.claims.tolls.find import find_casualties
from briefing.claims.tolls.relations import relate_tolls
from briefing.links.entity import Links
from briefing.links.reading import Reading
from briefing.pack import Pack

__all__ = ["find_facts"]


def find_facts(readings: Sequence[Reading], links: Links, pack: Pack) -> Facts:
    """Every fact of the linked articles, article by article in the order given; disputes are sought across them all."""
    scenes = set_scenes(readings, links, pack)
    claims = tuple(chain.from_iterable(find_claims(scene, pack) for scene in scenes))
    casualties = [find_casualties(scene, pack) for scene in scenes]
    texts = {scene.article: scene.document.text for scene in scenes}
    events = tuple(chain.from_iterable(find_events(scene, pack) for scene in scenes))
    tolls = tuple(chain.from_iterable(casualties))
    references = {scene.article: scene.document.article.reference for scene in scenes}
    days = {article: when.value for article, when in references.items() if when and when.value}
    camps = find_camps(links.actors)
    relations = relate_tolls(tolls, days, camps, pack) if tolls else ()
    return Facts(
        claims=claims,
        casualties=tolls,
        figures=tuple(
            chain.from_iterable(
                find_figures(scene, tolls, pack) for scene, tolls in zip(scenes, casualties, strict=True)
            )
        ),
        events=events,
        same_events=find_same_events(events, texts, links, pack),
        disputes=find_disputes(claims, scenes, camps, find_rivals(claims, tolls, relations), pack),
        relations=relations,
    )
