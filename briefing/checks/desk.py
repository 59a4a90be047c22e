"""What a check may ask besides the card it is given: about other cards, the articles, the decisions.

Each question is noted with a mark that stands for its answer. Whoever keeps a check's problems with these can tell
later whether the check would say the same again, without running it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.decisions import list_sides
from briefing.cards.kinds import Kind
from briefing.cards.references import Steps
from briefing.checks.wording import fold
from briefing.kept import digest
from briefing.pack import Pack
from briefing.sources.article import Article
from briefing.values import Problem, Severity
from briefing.yamlfile import YamlFile

Question = tuple[str, ...]
YES, NO = "yes", "no"


class Desk:
    """The questions that can be asked about a briefing, and in `asked` those that were, with the answers' marks."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.asked: dict[Question, str] = {}
        self._marks: dict[Question, str] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._called: dict[str, dict[str, list[str]]] = {}
        self._folded: dict[str, str] = {}
        self._stems = {(sheet.kind, sheet.stem) for sheet in briefing.sheets.values()}
        self._parts: dict[str, list[Card]] | None = None
        self._holders: dict[tuple[str, str], list[str]] | None = None
        self._parted: set[tuple[str, str, str]] | None = None

    @property
    def pack(self) -> Pack:
        """The words and rules that apply."""
        return self.briefing.pack

    def kind(self, card: Card) -> Kind:
        """The card's kind."""
        return self.briefing.kinds[card.kind]

    def file(self, card: Card) -> YamlFile:
        """The card's own file."""
        return self.briefing.files[card.path]

    def ids(self, card: Card) -> tuple[str, ...]:
        """The ids that the card's own file lays claim to."""
        sheet = self.briefing.sheets.get(card.path)
        return sheet.ids if sheet else (card.id,)

    def base(self, card: Card) -> bytes | None:
        """The card's merge base where a person and the parser did not agree at the last parse, None elsewhere."""
        self._ask("base", card.kind, card.id)
        return self.briefing.conflicting.get((card.kind, card.id))

    def problem(
        self,
        card: Card,
        steps: Steps,
        check: str,
        message: str,
        hint: str = "",
        *,
        words: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """A problem of the card; see `Briefing.problem`."""
        return self.briefing.problem(card, steps, check, message, hint, words=words, severity=severity)

    def has(self, kind: str, name: str) -> bool:
        """Whether there is such a card, be it only a broken one."""
        return self._ask("has", kind, name) == YES

    def find(self, kind: str, name: str) -> Card | None:
        """The card, None where there is none that can be read."""
        self._ask("card", kind, name)
        return self.briefing.cards.get(kind, {}).get(name)

    def names(self, kind: str) -> Mapping[str, str]:
        """What the cards of a kind are and were called, casefolded, with their ids."""
        self._ask("names", kind)
        return self._names_of(kind)

    def holders(self, kind: str, name: str) -> tuple[str, ...]:
        """The files that lay claim to an id of the kind, as their cards' or a former one, in order."""
        self._ask("holders", kind, name)
        return tuple(self._all_holders().get((kind, name), ()))

    def called(self, kind: str, name: str) -> tuple[str, ...]:
        """The ids of the cards of a kind that have this name (a folded one) for a title or alias."""
        self._ask("called", kind, name)
        return tuple(self._all_called(kind).get(name, ()))

    def are_parted(self, kind: str, one: str, other: str) -> bool:
        """Whether an editor decided that two cards are not the same."""
        return self._ask("parted", kind, *sorted((one, other))) == YES

    def parts_of(self, total: str) -> tuple[Card, ...]:
        """The casualty figures that say they are a part of this one."""
        self._ask("parts", total)
        return tuple(self._all_parts().get(total, ()))

    def article(self, source: str) -> Article | None:
        """The article of a source, None where it is not there."""
        self._ask("article", source)
        return self.briefing.articles.get(source)

    def files_of(self, sha256: str) -> tuple[str, ...]:
        """The files of articles that have this digest."""
        self._ask("files", sha256)
        return self._files_of(sha256)

    def is_changed(self, source: str) -> bool:
        """Whether the article is not the one that the source's card was made from; False where either is missing."""
        return self._ask("changed", source) == YES

    def folded(self, source: str) -> str:
        """The words of an article as they are compared."""
        if source not in self._folded:
            article = self.article(source)
            self._folded[source] = fold(article.text) if article else ""
        else:
            self._ask("article", source)
        return self._folded[source]

    def sources(self) -> Iterable[str]:
        """The sources of all articles."""
        self._ask("sources")
        return self.briefing.articles

    def mark(self, question: Question) -> str:
        """What stands for the answer to a question as things are now."""
        if question not in self._marks:
            self._marks[question] = self._answer(question)
        return self._marks[question]

    def _ask(self, *question: str) -> str:
        mark = self.mark(question)
        self.asked[question] = mark
        return mark

    def _answer(self, question: Question) -> str:
        match question:
            case ("has", kind, name):
                is_there = (kind, name) in self._stems or name in self.briefing.cards.get(kind, {})
                return YES if is_there else NO
            case ("card", kind, name):
                return self._digest(self.briefing.cards.get(kind, {}).get(name))
            case ("names", kind):
                return digest(*(part for item in self._names_of(kind).items() for part in item))
            case ("holders", kind, name):
                return digest(*self._all_holders().get((kind, name), ()))
            case ("called", kind, name):
                return digest(*self._all_called(kind).get(name, ()))
            case ("parted", kind, one, other):
                return YES if (kind, one, other) in self._all_parted() else NO
            case ("parts", total):
                return digest(*(self._digest(part) for part in self._all_parts().get(total, ())))
            case ("article", source):
                article = self.briefing.articles.get(source)
                return digest(article.file, article.sha256, article.text) if article else NO
            case ("changed", source):
                article, card = self.briefing.articles.get(source), self.briefing.cards.get("source", {}).get(source)
                return YES if article and card and card.values.get("sha256") != article.sha256 else NO
            case ("files", sha256):
                return digest(*self._files_of(sha256))
            case ("base", kind, name):
                return digest(self.briefing.conflicting.get((kind, name), b""))
            case ("sources",):
                return digest(*self.briefing.articles)
            case _:
                return ""  # asked by nobody, so that it equals no answer

    def _files_of(self, sha256: str) -> tuple[str, ...]:
        articles = self.briefing.articles.values()
        return tuple(dict.fromkeys(article.file for article in articles if article.sha256 == sha256))

    def _digest(self, card: Card | None) -> str:
        if card is None:
            return NO
        sheet = self.briefing.sheets.get(card.path)
        return digest(card.path, sheet.digest if sheet else "")

    def _names_of(self, kind: str) -> Mapping[str, str]:
        if kind not in self._names:
            cards = self.briefing.cards.get(kind, {}).values()
            names: dict[str, str] = {}
            for field in ("formerly", "aliases"):
                names |= {name.casefold(): card.id for card in cards for name in list_texts(card, field)}
            names |= {card.title.casefold(): card.id for card in cards}
            self._names[kind] = names | {card.id: card.id for card in cards}
        return self._names[kind]

    def _all_called(self, kind: str) -> Mapping[str, list[str]]:
        if kind not in self._called:
            found: dict[str, list[str]] = {}
            for card in self.briefing.cards.get(kind, {}).values():
                for name in dict.fromkeys(fold(name) for name in (card.title, *list_texts(card, "aliases"))):
                    found.setdefault(name, []).append(card.id)
            self._called[kind] = found
        return self._called[kind]

    def _all_holders(self) -> Mapping[tuple[str, str], list[str]]:
        if self._holders is None:
            self._holders = {}
            for sheet in self.briefing.sheets.values():
                for name in dict.fromkeys(sheet.ids):
                    self._holders.setdefault((sheet.kind, name), []).append(sheet.path)
        return self._holders

    def _all_parts(self) -> Mapping[str, list[Card]]:
        if self._parts is None:
            self._parts = {}
            for card in self.briefing.cards.get("casualty", {}).values():
                if "part_of" in card.values:
                    self._parts.setdefault(str(card.values["part_of"]), []).append(card)
        return self._parts

    def _all_parted(self) -> set[tuple[str, str, str]]:
        if self._parted is None:
            sides: dict[int, list[tuple[str, str]]] = {}
            for decision, _, side in list_sides(self.briefing.decisions):
                if not decision.is_same:
                    sides.setdefault(decision.place, []).append((side.kind, side.id))
            self._parted = {
                (kind, *sorted((one, other)))  # type: ignore[misc]
                for found in sides.values()
                for kind, one in found
                for _, other in found
            }
        return self._parted


def list_texts(card: Card, field: str) -> tuple[str, ...]:
    """The texts in one of the card's lists; none where it has no such field."""
    value = card.values.get(field, ())
    return tuple(map(str, value if isinstance(value, tuple) else (value,)))
