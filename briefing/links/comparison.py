"""The actors of several articles, with what there is to compare them by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from heapq import nsmallest

from briefing.links.entity import Actor, Links
from briefing.links.joining import Joining, Node
from briefing.links.setting import Setting, set_setting
from briefing.links.spelling import plain_name
from briefing.mentions.known_names import KnownNames, read_names
from briefing.pack import Pack

MOST_ARTICLES = 20  # of one actor that are looked through for what another's article names


class Comparison:
    """What the rules work on: `joining` holds the actors of `readings` and what has been joined so far.

    `days` has for each reading the day its article counts from, 0 where unknown, `texts` the article whose text it is:
    its own or, where it carries another's, that one.
    """

    def __init__(
        self, joining: Joining[Actor], readings: Sequence[Links], days: Sequence[int], texts: Sequence[str], pack: Pack
    ) -> None:
        self.joining, self.readings, self.days, self.texts, self.pack = joining, readings, days, texts, pack
        self._settings: dict[int, Setting] = {}

    @property
    def nodes(self) -> Sequence[Node[Actor]]:
        """The actors, each with the index of its reading."""
        return self.joining.nodes

    @cached_property
    def names(self) -> KnownNames:
        """The lexicons' names."""
        return read_names(self.pack)

    def setting(self, at: int) -> Setting:
        """What the article of a node speaks of."""
        return self.setting_of(self.nodes[at][0])

    def setting_of(self, reading: int) -> Setting:
        """What the article of a reading speaks of."""
        if reading not in self._settings:
            self._settings[reading] = set_setting(self.readings[reading])
        return self._settings[reading]

    def day(self, at: int) -> int:
        """The day the article of a node counts from, 0 where unknown."""
        return self.days[self.nodes[at][0]]

    def home(self, at: int) -> str:
        """The country of a node, else the only one its article speaks of; "" where that speaks of none or several."""
        countries = self.setting(at).countries
        return self.nodes[at][1].country or (next(iter(countries)) if len(countries) == 1 else "")

    def standing(self, at: int) -> str:
        """``public`` (a minister), ``private`` (a shopkeeper) or "", by what the article says that a person is."""
        roles = self.nodes[at][1].roles
        if not roles:
            return ""
        told = {self._standings.get(word, "") for role in roles for word in _ends(role.title)}
        return "public" if "public" in told else "private" if "private" in told else ""

    @cached_property
    def _standings(self) -> dict[str, str]:
        data, offices = self.pack.read("lexicons/standing"), self.pack.read("lexicons/offices")
        public = [office for group in data["public"] for office in offices[group]]
        told = (("private", data["private"]), ("public", public))
        return {plain_name(office): standing for standing, listed in told for office in listed}

    def common(self, one: int, other: int) -> str:
        """What speaks for two people of one name being the same: a country, or what articles of both name.

        "" where nothing does, or one article tells them apart.
        """
        joining = self.joining
        if joining.are_told_apart(one, other):
            return ""
        own, others = joining.country(one), joining.country(other)
        if own and others:
            return own if own == others else ""
        apart = name_of(self.nodes[one][1])
        for first in self._near(one):
            for second in self._near(other):
                if own in second.countries or others in first.countries:
                    return own or others
                if shared := first.shares(second, apart):
                    return shared
        return ""

    def _near(self, at: int) -> list[Setting]:
        return [self.setting_of(reading) for reading in nsmallest(MOST_ARTICLES, self.joining.readings(at))]


def _ends(role: str) -> list[str]:
    """A role, and what is left of it without the words before: "Iran's foreign minister" is a minister too."""
    words = plain_name(role).split()
    return [" ".join(words[first:]) for first in range(len(words))]


def name_of(actor: Actor) -> str:
    """The name as names are compared, without the remark that told it from a namesake: "Omar Karimi (Iran)"."""
    return plain_name(actor.name.removesuffix(f" ({actor.country})"))
