"""An actor in the making: the mentions of one article that stand for it, gathered one by one."""

from __future__ import annotations

import unicodedata
from collections.abc import Set
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.links.entity import Actor, Occurrence, Role
from briefing.mentions.mention import ActorMention, ActorType, Named
from briefing.values import Span

DETERMINERS = frozenset(["the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our"])
SPACED = str.maketrans("-/", "  ", ".,'\"()")
# Mentions of which the whole phrase is a name of its own, not only its head: "Mr Assad", "ISIS militants".
WHOLE = frozenset(["person.honorific", "group.members", "state.side", "media.named"])


@lru_cache(maxsize=1 << 14)
def fold_name(name: str) -> str:
    """The name as names are compared: no capitals, accents, points, possessives or determiner; hyphens are spaces."""
    plain = name.casefold().replace("’", "'").replace("'s ", " ").replace("ı", "i")
    if not plain.isascii():
        plain = "".join([c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)])
    words = plain.translate(SPACED).split()
    while words and words[0] in DETERMINERS:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=1 << 14)
def drop_determiner(words: str) -> str:
    """The words on one line, without a determiner before them: "the Defence Ministry" → "Defence Ministry"."""
    line = " ".join(words.split())
    first, _, rest = line.partition(" ")
    return rest if rest and first.casefold() in DETERMINERS else line


@dataclass(slots=True)
class Draft:
    """One actor while its mentions are gathered. `kind` is the kind of body, `is_known` whether a lexicon named it."""

    name: str
    type: ActorType
    named: Named
    country: str = ""
    kind: str = ""
    gender: str = ""
    is_plural: bool = False
    is_known: bool = False
    first: int = 1 << 60
    aliases: dict[str, None] = field(default_factory=dict)
    occurrences: dict[Span, str] = field(default_factory=dict)
    roles: dict[tuple[str, str], Span] = field(default_factory=dict)
    affiliations: dict[str, None] = field(default_factory=dict)

    def add(self, mention: ActorMention, text: str) -> None:
        """Take one more mention in."""
        self.occurrences.setdefault(mention.span, mention.rule)
        self.first = min(self.first, mention.span.start)
        self.add_alias(mention.head.of(text))
        if mention.rule in WHOLE:
            self.add_alias(mention.span.of(text))
        if not mention.is_reference or mention.rule == "person.office":
            self.country = self.country or mention.country
            if mention.affiliation:
                self.affiliations.setdefault(mention.affiliation)
        if mention.role and self.named == "named":
            self.roles.setdefault((" ".join(mention.role.split()), mention.affiliation), mention.span)

    def add_alias(self, words: str) -> None:
        """Remember one more form of the name, determiner and line breaks left out."""
        if plain := drop_determiner(words):
            self.aliases.setdefault(plain)

    def finish(self, article: str, exists: Set[str]) -> Actor:
        """The actor. Affiliations are kept where the actor they lead to exists."""
        roles = [
            Role(title, owner, Occurrence(article, span, "role.with_name"))
            for (title, owner), span in self.roles.items()
        ]
        seen = sorted(self.occurrences.items(), key=_place) if len(self.occurrences) > 1 else self.occurrences.items()
        return Actor(
            self.name,
            self.type,
            self.named,
            tuple([alias for alias in self.aliases if alias != self.name]),
            tuple([Occurrence(article, span, rule) for span, rule in seen]),
            tuple(roles),
            self.country,
            tuple([name for name in self.affiliations if name in exists and name != self.name]),
        )


def _place(seen: tuple[Span, str]) -> tuple[int, int]:
    return seen[0].start, seen[0].end
