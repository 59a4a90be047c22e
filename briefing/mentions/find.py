"""The stage: all that a document names or counts."""

from __future__ import annotations

from briefing.mentions.actors import find_actors
from briefing.mentions.aircraft import find_aircraft
from briefing.mentions.counts import find_counts
from briefing.mentions.dates import find_dates
from briefing.mentions.mention import Mentions
from briefing.mentions.openings import find_openings
from briefing.mentions.places import find_places
from briefing.pack import Pack
from briefing.text.document import Document


def find_mentions(document: Document, pack: Pack) -> Mentions:
    """All that a document names or counts, kind by kind."""
    openings = find_openings(document, pack)
    return Mentions(
        actors=find_actors(document, pack, openings),
        places=find_places(document, pack),
        aircraft=find_aircraft(document, pack),
        counts=find_counts(document, pack, openings),
        dates=find_dates(document, pack, openings),
    )
