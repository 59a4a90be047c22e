"""Two claims side by side: what they have in common, and how much that tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log

from briefing.claims.disputes.proposition import Proposition
from briefing.claims.disputes.words import Vocabulary
from briefing.claims.fact import DisputeKind
from briefing.values import immutable

ENOUGH = 1.0  # summed rarity from which two claims of one article are about the same
AFAR = 2.0  # the same across articles, where claims of other days and places use the same words
LEAST_AFAR = 2  # words that claims of two articles share
PRIOR = 10  # claims assumed besides those there are, so that a handful can be told apart too


@immutable
class Opposition:
    """Two claims (by index) that contradict each other, and why.

    `topic` groups oppositions on one question; `rule` is the id of the deciding rule (``pack/lexicons/questions.yml``
    has its words), `common` what both speak of.
    """

    one: int
    other: int
    topic: str
    kind: DisputeKind
    rule: str
    common: frozenset[str]
    camps: frozenset[str]
    weight: float
    articles: frozenset[str]


@dataclass(frozen=True)
class Pair:
    """Two claims of different camps, the one that answers or comes first as `one`.

    What both have in common is found when first asked for: most pairs show at a glance that nothing opposes them.
    """

    one: Proposition
    other: Proposition
    rarity: Rarity
    words: Vocabulary

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems that both have."""
        return frozenset(self.one.stems.keys() & self.other.stems.keys())

    @cached_property
    def names(self) -> frozenset[str]:
        """The names and places that both have."""
        return (self.one.names & self.other.names) | (self.one.places & self.other.places)

    @property
    def is_afar(self) -> bool:
        """Whether they are of two articles."""
        return self.one.article != self.other.article

    def is_near(self, sentences: int) -> bool:
        """Whether they stand at most so many sentences apart in one article."""
        return not self.is_afar and abs(self.one.sentence - self.other.sentence) <= sentences

    @property
    def is_same_content(self) -> bool:
        """Whether both are about the very same words."""
        return not self.is_afar and self.one.content == self.other.content

    @property
    def do_name_each_other(self) -> bool:
        """Whether both name the same, or one names the other's camp."""
        one, other = self.one, self.other
        return bool(self.names or one.names & other.camps or other.names & one.camps)

    def turned(self) -> Pair:
        """The same the other way round."""
        return Pair(self.other, self.one, self.rarity, self.words)

    def weigh(self, *more: str, without: Iterable[str] = ()) -> float:
        """The summed rarity of what both have in common, and of the features `more`; none of `without` counts."""
        return self.rarity.weigh({*self.names, *self.stems, *more}.difference(without))

    def oppose(
        self, rule: str, topic: str, kind: DisputeKind, weight: float, *, needs: float = ENOUGH
    ) -> Opposition | None:
        """The opposition of the two on `topic`, if `weight` is enough for claims as far apart as these."""
        first, second = self.one, self.other
        if weight < needs:
            return None
        if self.is_afar and (weight < AFAR or len(self.stems) < LEAST_AFAR or not self.do_name_each_other):
            return None
        return Opposition(
            first.claim, second.claim, topic, kind, rule,
            self.names | {first.stems[stem] for stem in self.stems},
            first.camps | second.camps, weight, frozenset((first.article, second.article)),
        )  # fmt: skip


@immutable
class Rarity:
    """How much it tells that two claims share a feature: the rarer it is among the claims, the more (idf).

    What the two alone have counts one.
    """

    claims: int
    holding: Mapping[str, int]
    states: frozenset[str]

    @classmethod
    def of(cls, propositions: Iterable[Proposition]) -> Rarity:
        """The rarity of features among these."""
        claims = list(propositions)
        features = [(said.topics, said.names, said.stems, said.places - said.names) for said in claims]
        holding = Counter(chain.from_iterable(chain.from_iterable(features)))
        return cls(len(claims), holding, frozenset().union(*[said.states for said in claims]))

    def weigh(self, features: Iterable[str]) -> float:
        """The summed rarity; states count half, as half of all claims of a war name them."""
        most = log((self.claims + PRIOR) / 2)
        return sum(
            log((self.claims + PRIOR) / self.holding[feature]) / most * (0.5 if feature in self.states else 1.0)
            for feature in features
            if self.holding.get(feature)
        )
