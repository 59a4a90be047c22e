"""An actor in the making: the mentions of one article that stand for it, gathered one by one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.links.entity import Actor, Occurrence, Role
from briefing.mentions.mention import ActorMention, ActorType, Named
from briefing.values import Span

DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our"])


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """The name as names are compared: casefolded, without accents, points, quotes and determiners; hyphens are spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'").replace("ı", "i"))
    words = "".join(" " if c in "-/" else c for c in plain if not unicodedata.combining(c) and c not in ".,'\"()").split()
    while words and words[0] in DETERMINERS:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=4096)
def drop_determiner(words: str) -> str:
    """The words without a determiner before them: "the Defence Ministry" → "Defence Ministry"."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in DETERMINERS - {"that"} and first not in ("The",) else (
        rest if rest and first == "The" else words)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """One actor while its mentions are gathered. `key` is what makes it the same, `kind` the kind of body it is."""

    name: str
    type: ActorType
    named: Named
    key: tuple[str, ...]
    country: str = ""
    kind: str = ""
    gender: str = ""
    is_plural: bool = False
    is_known: bool = False  # a lexicon gave the name
    first: int = 1 << 60
    aliases: dict[str, None] = field(default_factory=dict)
    occurrences: dict[Span, str] = field(default_factory=dict)
    roles: dict[tuple[str, str], Span] = field(default_factory=dict)
    affiliations: dict[str, None] = field(default_factory=dict)

    def add(self, mention: ActorMention, text: str, rule: str = "") -> None:
        """Take one more mention in."""
        self.occurrences.setdefault(mention.span, rule or mention.rule)
        self.first = min(self.first, mention.span.start)
        self.add_alias(mention.head.of(text))
        if mention.rule in ("person.honorific", "group.members", "state.side", "media.named"):
            self.add_alias(mention.span.of(text))
        if not mention.is_reference or mention.rule == "person.office":
            self.country = self.country or mention.country
            if mention.affiliation and mention.affiliation != self.name:
                self.affiliations.setdefault(mention.affiliation)
        if mention.role and self.named == "named":
            self.roles.setdefault((" ".join(mention.role.split()), mention.affiliation), mention.span)

    def add_alias(self, words: str) -> None:
        """Remember one more form of the name, determiner and line breaks left out."""
        plain = drop_determiner(" ".join(words.split()))
        if plain:
            self.aliases.setdefault(plain)

    def finish(self, article: str, exists: frozenset[str]) -> Actor:
        """The actor. Affiliations are kept where the actor they lead to exists."""
        return Actor(
            self.name, self.type, self.named,
            tuple(alias for alias in self.aliases if alias != self.name),
            tuple(Occurrence(article, span, rule) for span, rule in sorted(self.occurrences.items())),
            tuple(Role(title, owner, Occurrence(article, span, "role.with_name")) for (title, owner), span in self.roles.items()),
            self.country,
            tuple(name for name in self.affiliations if name in exists and name != self.name),
        )  # fmt: skip
