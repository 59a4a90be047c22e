"""A library that notes what a page asks it for, and marks that stand for the answers.

A page whose questions all have the answers they had is the page it was: nothing else goes into it but its templates and
the words of the pack. So it is told whether a page that was kept is still right, without making it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from briefing.cards.card import Card
from briefing.kept import digest
from briefing.render.library import Library
from briefing.render.maps.atlas import Atlas
from briefing.render.passages import MarkedArticle
from briefing.render.spoken import Spoken

V = TypeVar("V")

Key = str | tuple[str, ...]
Question = tuple[str, str, Key]  # one of the library's mappings, what was asked of it, and of which key
VALUE, IS_THERE = "value", "is there"  # of a key
ALL, KEYS, COUNT = "all", "keys", "count"  # of all keys; the key is ""
WATCHED = (
    *("cards", "leading_to", "articles", "claims_on", "ends", "camps", "colours", "problems", "families", "moved"),
    *("origins", "replies", "turns", "tallies"),
)
OF_SPEAKING = ("subjects", "speakers", "by_camp")  # of what the library knows about who speaks of what
OF_KIND = "cards of "  # before the kind, in the names of mappings
NOTHING = "-"


class Notes:
    """The questions asked since `begin`, in their order."""

    def __init__(self) -> None:
        self.asked: dict[Question, None] = {}

    def begin(self) -> None:
        """Forgets what was asked before."""
        self.asked = {}


class Watched(Mapping[Any, V]):
    """One of the library's mappings, called `name`, whose questions are noted."""

    __slots__ = ("_mapping", "_name", "_notes")

    def __init__(self, name: str, mapping: Mapping[Any, V], notes: Notes) -> None:
        self._name = name
        self._mapping = mapping
        self._notes = notes

    def __getitem__(self, key: Any) -> V:
        self._notes.asked[self._name, VALUE, key] = None
        return self._mapping[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As a mapping's."""
        self._notes.asked[self._name, VALUE, key] = None
        return self._mapping.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._notes.asked[self._name, IS_THERE, key] = None  # type: ignore[index]
        return key in self._mapping

    def __iter__(self) -> Iterator[Any]:
        self._notes.asked[self._name, KEYS, ""] = None
        return iter(self._mapping)

    def __len__(self) -> int:
        self._notes.asked[self._name, COUNT, ""] = None
        return len(self._mapping)

    def keys(self) -> Any:
        """As a mapping's."""
        self._notes.asked[self._name, KEYS, ""] = None
        return self._mapping.keys()

    def values(self) -> Any:
        """As a mapping's."""
        self._notes.asked[self._name, ALL, ""] = None
        return self._mapping.values()

    def items(self) -> Any:
        """As a mapping's."""
        self._notes.asked[self._name, ALL, ""] = None
        return self._mapping.items()


class WatchedLibrary(Library):
    """A `base` library of which each question is noted: those about cards, and about what follows from them.

    What it has besides (words, addresses, ways to files, what the briefing is called) is the same for all pages.
    """

    def __init__(self, base: Library, notes: Notes) -> None:
        super().__init__(base.briefing, base.pack, base.addresses, base.editing, base.masthead)
        self._base = base
        self._notes = notes
        cards = {kind: Watched(f"{OF_KIND}{kind}", of_kind, notes) for kind, of_kind in base.briefing.cards.items()}
        hidden: Any = Unasked()
        self.briefing = replace(
            base.briefing,
            cards=cards,
            articles=hidden,
            problems=hidden,
            sheets=hidden,
            files=hidden,
            decisions=hidden,
            conflicting=hidden,
        )

        for name in WATCHED:
            vars(self)[name] = Watched(name, getattr(base, name), notes)
        vars(self)["spoken"] = Spoken(*(Watched(name, getattr(base.spoken, name), notes) for name in OF_SPEAKING))

    @property
    def broken(self) -> tuple[str, ...]:
        """The keys of the cards that could not be read."""
        self._notes.asked["broken", ALL, ""] = None
        return self._base.broken

    @property
    def atlas(self) -> Atlas:
        """Where places are."""
        self._notes.asked["atlas", ALL, ""] = None
        return self._base.atlas


class Unasked:
    """What no page may ask for: its answers have no marks."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(
            f"a page that is kept asks for '{name}', which is not watched (briefing/render/watched.py)"
        )


class Marks:
    """What stands for the library's answers."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._marks: dict[Question, str] = {}
        self._articles: dict[str, str] = {}

    def mark(self, question: Question) -> str:
        """What stands for the answer to one question."""
        if question not in self._marks:
            self._marks[question] = self._answer(*question)
        return self._marks[question]

    def _answer(self, name: str, about: str, key: Key) -> str:
        library = self._library
        if name.startswith(OF_KIND):
            asked: Any = library.of_kind(name.removeprefix(OF_KIND))
        else:
            asked = getattr(library.spoken if name in OF_SPEAKING else library, name)
        if about == IS_THERE:
            return "yes" if key in asked else "no"
        if about == COUNT:
            return str(len(asked))
        if about == KEYS:
            return digest(*self._tell(list(asked)))
        if about == ALL:
            return digest(*self._tell(asked))
        return digest(*self._tell(asked[key])) if key in asked else NOTHING

    def _tell(self, value: Any) -> Iterator[str]:
        """All that a value says, part by part."""
        match value:
            case Card():
                sheet = self._library.briefing.sheets.get(value.path)
                yield from (value.key, value.path, sheet.digest if sheet else repr(value))
            case MarkedArticle(article=article):
                yield self._mark_article(value, article.id)
            case str():
                yield f"={value}"  # no end of a list or mapping, and no number
            case Mapping():
                for key, item in value.items():
                    yield from self._tell(key)
                    yield from self._tell(item)
                yield "}"
            case tuple() | list():
                for item in value:
                    yield from self._tell(item)
                yield ")"
            case frozenset():
                yield from sorted(part for item in value for part in self._tell(item))
                yield "}"
            case Enum() | None | int() | float():
                yield repr(value)
            case _ if is_dataclass(value):
                yield type(value).__name__
                for field in fields(value):
                    if field.name != "pack":  # all that is kept stands under a key for it
                        yield from self._tell(getattr(value, field.name))
            case _:
                raise TypeError(f"no mark for {type(value).__name__}: {value!r}")

    def _mark_article(self, marked: MarkedArticle, source: str) -> str:
        """An article is marked by its words and by the cards that stand on them."""
        if source not in self._articles:
            article = marked.article
            standing = (part for card in self._library.list_standing(source) for part in self._tell(card))
            self._articles[source] = digest(article.file, article.sha256, article.text, *standing)
        return self._articles[source]
