"""The actors of one article while they are linked: looked up by name, surname, kind of body and office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from briefing.links.draft import Draft, drop_determiner, fold_name
from briefing.links.namesakes import Namesakes
from briefing.links.offices import read_leader, read_offices
from briefing.mentions.known_names import KnownNames
from briefing.mentions.mention import ActorMention

# Rules that take the name from a lexicon: the name alone makes the actor.
KNOWN_RULES = frozenset(
    [
        "state.name", "state.capital", "state.capital_again", "state.side", "state.people", "state.of_office",
        "body.named", "group.named", "group.members", "media.named", "people.bloc",
    ]
)  # fmt: skip
WITHIN = {"press": "media", "defense": "defence"}
ARTICLES = ("al ", "el ")
SUFFIXES = frozenset(["jr", "sr", "ii", "iii"])
WORD = re.compile(r"\w+")
LONG = 50_000  # characters of an article that is not searched for each word anew


class Registry:
    """The drafts of one article."""

    def __init__(self, names: KnownNames, text: str) -> None:
        self.names, self.text = names, text
        self.drafts: list[Draft] = []
        self.by_key: dict[tuple[str, ...], Draft] = {}
        self.by_name: dict[str, Draft] = {}
        self.by_surname: dict[str, list[Draft]] = {}
        self.by_first: dict[str, list[Draft]] = {}
        self.namesakes = Namesakes()
        self.by_kind: dict[str, list[Draft]] = {}
        self.by_word: dict[str, list[Draft]] = {}
        self.offices: dict[str, frozenset[str]] = {}
        self.by_office: dict[str, dict[int, Draft]] = {}

    def take(self, mention: ActorMention) -> Draft:
        """The draft of a mention that can stand for itself, made where it is the first of its actor."""
        key, kind = self._key_of(mention)
        draft = self.by_key.get(key)
        is_person = mention.type == "person"
        if draft is None and is_person and mention.named == "named":
            draft = self.namesakes.find(mention.name) or self._with_beginning(mention.name)
        if draft is None:
            name = drop_determiner(mention.name)
            draft = Draft(
                name, mention.type, mention.named, mention.country, kind,
                is_plural=mention.is_plural, is_known=mention.rule in KNOWN_RULES,
            )  # fmt: skip
            self._enter(draft)
        self.by_key.setdefault(key, draft)
        self.add(draft, mention)
        if not draft.is_known:
            self._better_name(draft, mention)
        if is_person:
            draft.gender = draft.gender or self.gender_of(mention)
        return draft

    def add(self, draft: Draft, mention: ActorMention) -> None:
        """Let one more mention stand for the actor of `draft`."""
        draft.add(mention, self.text)
        if draft.type == "person" and draft.named == "named":
            for office in self.offices_of(mention.role):
                self.by_office.setdefault(office, {})[id(draft)] = draft

    def offices_of(self, role: str) -> frozenset[str]:
        """The offices that a role's words name, read once for each role."""
        known = self.offices.get(role)
        if known is None:
            known = self.offices[role] = read_offices(" ".join(role.split()), self.names) if role else frozenset()
        return known

    def describe(self, draft: Draft, mention: ActorMention) -> Draft:
        """The draft, with the office that an apposition behind the name tells of: "Jane Doe, the army's commander"."""
        draft.occurrences.setdefault(mention.span, mention.rule)
        draft.country = draft.country or mention.country
        if mention.affiliation:
            draft.affiliations.setdefault(mention.affiliation)
        title = drop_determiner(mention.span.of(self.text))
        if not any(title.startswith(known) or known.startswith(title) for known, _ in draft.roles):
            draft.roles.setdefault((title, mention.affiliation), mention.span)
        for office in self.offices_of(mention.role):
            self.by_office.setdefault(office, {})[id(draft)] = draft
        return draft

    def holders_of(self, role: str) -> Iterator[Draft]:
        """The named people of whom it is said that they hold an office that the words of `role` may mean, each once."""
        seen: set[int] = set()
        for office in self.offices_of(role) | read_leader(role, self.names):
            for key, draft in self.by_office.get(office, {}).items():
                if key not in seen:
                    seen.add(key)
                    yield draft

    def _key_of(self, mention: ActorMention) -> tuple[tuple[str, ...], str]:
        """What makes two mentions the same actor, and the kind of body where it is one."""
        if mention.rule in KNOWN_RULES:
            return ("known", mention.name), ""
        if mention.rule.startswith("body."):
            kind = self.kind_of(mention.name)
            if kind:
                return ("body", mention.affiliation or mention.country, kind), kind
        folded = fold_name(mention.name)
        if mention.named != "named":
            return ("role", *sorted(self._role_words(folded))), ""
        return ("name", folded), ""

    def _role_words(self, folded: str) -> set[str]:
        """The words of a role that count: nationalities as states, nothing that only shades them."""
        shades, states = self.names.words["shades"], self.names.states
        words = [states.get(word, WITHIN.get(word, word)) for word in folded.split() if word not in shades]
        if len(words) > 1 and words[-1] in ("rebels", "opposition"):
            rest = {word for word in words[:-1] if word not in ("backed", "western", "opposition", "rebels")}
            return rest | {"rebels" if "moderate" in rest else words[-1]}
        return set(words) or {folded}

    def find_role(self, words: str) -> Draft | None:
        """The unnamed actor of these words, shades apart."""
        return self.by_key.get(("role", *sorted(self._role_words(fold_name(words)))))

    def find_short(self, words: str) -> Draft | None:
        """The one body, group or medium whose name, or an alias, has these words in it: "the Observatory"."""
        folded = fold_name(words)
        wanted = f" {folded} "
        found: Draft | None = None
        for draft in self.by_word.get(folded.split()[0] if folded else "", ()):
            if draft is found or draft.type in ("person", "state") or not draft.occurrences:
                continue
            if any(wanted in f" {fold_name(form)} " for form in (draft.name, *draft.aliases)):
                if found is not None:
                    return None  # two are too many, and there may be many more
                found = draft
        return found

    def is_lower(self, word: str) -> bool:
        """Whether the article also has the word without a capital, or it could only be an ordinary word."""
        lower = word.lower()
        if lower in self.names.words["openers"]:
            return True
        if len(self.text) < LONG and lower not in self.text:
            return False  # as mostly
        if lower in self.written:
            return True
        parts = WORD.findall(lower)
        if parts == [lower] or not self.written.issuperset(parts):
            return False
        return bool(re.search(rf"\b{re.escape(lower)}\b", self.text))

    @cached_property
    def written(self) -> frozenset[str]:
        """The words of the article as written, those joined by a mark taken apart."""
        return frozenset(WORD.findall(self.text))

    def merge(self, one: Draft, other: Draft) -> None:
        """Let everything of `one` belong to `other`."""
        for span, rule in one.occurrences.items():
            other.occurrences.setdefault(span, rule)
        other.first = min(one.first, other.first)
        for alias in (one.name, *one.aliases):
            other.add_alias(alias)
            self._index(other, alias)
        self.by_key = {key: other if draft is one else draft for key, draft in self.by_key.items()}
        self.by_name[one.name] = other
        one.occurrences.clear()

    def kind_of(self, name: str) -> str:
        """The kind of body a name ends in: "Russian Defence Ministry" → "defence ministry"."""
        words = name.casefold().replace("’", "'").split()
        if "in" in words[1:]:
            words = words[: words.index("in", 1)]
        for first in range(max(0, len(words) - 6), len(words)):
            noun = self.names.senses_of_words(words[first:]).get("noun")
            if noun:
                return noun.name
        return ""

    def gender_of(self, mention: ActorMention) -> str:
        """The gender ("m", "f" or empty) that the honorific or office before a name tells."""
        if mention.head.start == mention.span.start:
            return ""
        words = mention.span.of(self.text)[: mention.head.start - mention.span.start].casefold().split()
        return next((gender for word in reversed(words) if (gender := self.names.genders.get(word.strip(",.")))), "")

    def with_surname(self, surname: str) -> list[Draft]:
        """The named people who may be meant by a surname or, where it is nobody's, by a first name."""
        folded = fold_name(surname)
        return self.by_surname.get(_bare(folded)) or self.by_first.get(folded, [])

    def _with_beginning(self, name: str) -> Draft | None:
        """The one person whose name goes on from these two words or more: "Osman Saleh" for "Osman Saleh Mohammed"."""
        found = self.by_first.get(fold_name(name), []) if " " in name else []
        return found[0] if len(found) == 1 else None

    def _enter(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.by_name.setdefault(draft.name, draft)
        if draft.type == "person" and draft.named == "named":
            words = fold_name(draft.name).split()
            if len(words) > 2 and words[-1] in SUFFIXES:
                words.pop()  # "Ferdinand Marcos Jr"
            forms: Iterable[str] = {_bare(" ".join(words[start:])) for start in range(len(words))}
            if words and words[0].capitalize() in self.names.family_first:
                forms = {*forms, words[0]}
            for form in forms:
                self.by_surname.setdefault(form, []).append(draft)
            for end in range(1, len(words)):
                self.by_first.setdefault(" ".join(words[:end]), []).append(draft)
            self.namesakes.enter(draft)
        else:
            self._index(draft, draft.name)
        if draft.kind:
            self.by_kind.setdefault(draft.kind, []).append(draft)

    def _index(self, draft: Draft, name: str) -> None:
        for word in set(fold_name(name).split()):
            self.by_word.setdefault(word, []).append(draft)

    def _better_name(self, draft: Draft, mention: ActorMention) -> None:
        """Take a better name: a person's longer one, a role's or body's without shades, one not in capitals only."""
        new = drop_determiner(mention.name)
        if new == draft.name or new in self.by_name:
            return
        if draft.type == "person" and draft.named == "named":
            is_better = len(new.split()) > len(draft.name.split())
        else:
            is_better = mention.country == draft.country and draft.name.casefold().endswith(" " + new.casefold())
            is_better = is_better and (draft.named != "named" or bool(draft.kind))
        shouts = draft.name.isupper() and len(draft.name) > 6 and not new.isupper()
        if is_better or shouts:
            draft.name = new
            self.by_name[new] = draft
            if draft.type == "person" and draft.named == "named":
                self.namesakes.enter(draft)


def _bare(surname: str) -> str:
    for article in ARTICLES:
        surname = surname.removeprefix(article)
    return surname
