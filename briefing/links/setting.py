"""What an article speaks of: by this a name in it is told from the same name in an article about something else."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.links.entity import Links
from briefing.links.spelling import plain_name
from briefing.values import immutable


@immutable
class Setting:
    """The countries an article speaks of, and all that it names: those, places, people, bodies; not the media."""

    countries: frozenset[str]
    names: frozenset[str]

    def shares(self, other: Setting, apart: str) -> str:
        """Something that both name, `apart` left out; "" where there is nothing."""
        return min(self.names & other.names - {apart}, default="")


def set_setting(reading: Links) -> Setting:
    """The setting of one article."""
    countries = frozenset(list_countries(reading))
    return Setting(countries, frozenset([*map(str.casefold, countries), *_names(reading)]))


def list_countries(reading: Links) -> Iterator[str]:
    """The countries of all that a reading names."""
    yield from (actor.country for actor in reading.actors if actor.country)
    yield from (place.country for place in reading.places if place.country)


def _names(reading: Links) -> Iterator[str]:
    for actor in reading.actors:
        if actor.named == "named" and actor.type != "media":
            yield plain_name(actor.name.removesuffix(f" ({actor.country})"))
    for place in reading.places:
        yield place.name.casefold()
