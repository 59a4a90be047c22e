"""The actors of one article while they are linked: looked up by name, surname, kind of body and office."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.links.draft import Draft, drop_determiner, fold_name
from briefing.mentions.known_names import KnownNames
from briefing.mentions.mention import ActorMention

KNOWN_RULES = frozenset(["state.name", "state.capital", "state.capital_again", "state.side", "body.named", "group.named",
                         "state.people", "group.members", "media.named", "people.bloc"])  # fmt: skip
LOOSE = frozenset("senior top high-ranking leading unnamed some many several other another two three four five various "
                  "former unidentified a the in of s main".split())  # fmt: skip
WITHIN = {"press": "media", "defense": "defence"}


class Registry:
    """The drafts of one article."""

    def __init__(self, names: KnownNames, text: str) -> None:
        self.names, self.text = names, text
        self.states = {adjective.casefold(): state for state, adjectives in names.adjectives.items()
                       for adjective in (*adjectives, state)}  # fmt: skip
        self.drafts: list[Draft] = []
        self.by_key: dict[tuple[str, ...], Draft] = {}
        self.by_name: dict[str, Draft] = {}
        self.by_surname: dict[str, list[Draft]] = {}
        self.by_kind: dict[str, list[Draft]] = {}

    def take(self, mention: ActorMention) -> Draft:
        """The draft of a mention that can stand for itself, made where it is the first of its actor."""
        key, kind = self.key_of(mention)
        draft = self.by_key.get(key)
        if draft is None and mention.type == "person" and mention.named == "named":
            draft = self._same_person(mention)
        if draft is None:
            draft = Draft(drop_determiner(" ".join(mention.name.split())), mention.type, mention.named, key,
                          mention.country, kind, is_plural=mention.is_plural, is_known=mention.rule in KNOWN_RULES)  # fmt: skip
            self._enter(draft)
        self.by_key.setdefault(key, draft)
        draft.add(mention, self.text)
        self._better_name(draft, mention)
        if mention.type == "person":
            draft.gender = draft.gender or self.gender_of(mention)
        return draft

    def key_of(self, mention: ActorMention) -> tuple[tuple[str, ...], str]:
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
        """The role's words without what only shades them, nationalities as states: "senior US officials"."""
        words = [self.states.get(word, WITHIN.get(word, word)) for word in folded.split() if word not in LOOSE]
        if len(words) > 1 and words[-1] in ("rebels", "opposition"):
            rest = {word for word in words[:-1] if word not in ("backed", "western", "opposition", "rebels")}
            return rest | {"rebels" if "moderate" in rest else words[-1]}
        return set(words) or {folded}

    def find_role(self, words: str) -> Draft | None:
        """The unnamed actor of exactly these words, shades apart."""
        return self.by_key.get(("role", *sorted(self._role_words(fold_name(words)))))

    def find_short(self, words: str) -> Draft | None:
        """The one body, group or medium whose name, or an alias, has these words in it: "the Observatory"."""
        wanted = f" {fold_name(words)} "
        found = [
            draft
            for draft in self.drafts
            if draft.type not in ("person", "state")
            and any(wanted in f" {fold_name(form)} " for form in (draft.name, *draft.aliases))
        ]
        return found[0] if len(found) == 1 else None

    def merge(self, one: Draft, other: Draft) -> None:
        """Let everything of `one` belong to `other`."""
        other.occurrences.update({span: rule for span, rule in one.occurrences.items() if span not in other.occurrences})
        other.first = min(one.first, other.first)
        for alias in (one.name, *one.aliases):
            other.add_alias(alias)
        for key, draft in self.by_key.items():
            if draft is one:
                self.by_key[key] = other
        self.by_name[one.name] = other
        self.drafts.remove(one)

    def kind_of(self, name: str) -> str:
        """The kind of body a name ends in: "Russian Defence Ministry" → "defence ministry"."""
        words = name.casefold().replace("’", "'").split()
        if "in" in words[1:]:
            words = words[: words.index("in", 1)]
        for first in range(len(words)):
            noun = self.names.senses_of(" ".join(words[first:])).get("noun")
            if noun:
                return noun.name
        return ""

    def gender_of(self, mention: ActorMention) -> str:
        """ "m" or "f" where the honorific or office tells."""
        words = mention.span.of(self.text)[: mention.head.start - mention.span.start].casefold().split()
        return next((gender for word in reversed(words) if (gender := self.names.genders.get(word.strip(",.")))), "")

    def with_surname(self, surname: str) -> list[Draft]:
        """The named people who may be meant by a surname."""
        return self.by_surname.get(_bare(fold_name(surname)), [])

    def _enter(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.by_name.setdefault(draft.name, draft)
        if draft.type == "person" and draft.named == "named":
            words = fold_name(draft.name).split()
            forms: Iterable[str] = {_bare(" ".join(words[start:])) for start in range(len(words))}
            if words and words[0].capitalize() in self.names.family_first:
                forms = {*forms, words[0]}
            for form in forms:
                self.by_surname.setdefault(form, []).append(draft)
        if draft.kind:
            self.by_kind.setdefault(draft.kind, []).append(draft)

    def _same_person(self, mention: ActorMention) -> Draft | None:
        """The person of a longer name that ends like this one, or whose name this one's ends like."""
        words = fold_name(mention.name).split()
        if len(words) < 2:
            return None
        found = [draft for draft in self.by_surname.get(_bare(words[-1]), ()) if _is_same_person(fold_name(draft.name).split(), words)]
        return found[0] if len(found) == 1 else None

    def _better_name(self, draft: Draft, mention: ActorMention) -> None:
        """Prefer a name that says whose body it is, in ordinary letters, and a person's longer name."""
        if draft.is_known:
            return
        new = drop_determiner(" ".join(mention.name.split()))
        if draft.named != "named" or draft.kind:  # "Senior US officials" is called "US officials"
            shorter = len(new) < len(draft.name) and draft.name.casefold().endswith(" " + new.casefold())
            if shorter and (mention.country == draft.country) and new not in self.by_name:
                self.by_name[new] = draft
                draft.name = new
                return
        shouts = draft.name.isupper() and len(draft.name) > 6 and not new.isupper()
        longer = draft.type == "person" and draft.named == "named" and len(new.split()) > len(draft.name.split())
        if (shouts or longer) and new not in self.by_name:
            self.by_name.pop(draft.name, None)
            draft.name = new
            self.by_name[new] = draft


def _is_same_person(one: list[str], other: list[str]) -> bool:
    """Whether two full names fit: same last name, and the shorter's words all stand in the longer in order."""
    if len(one) < 2 or len(other) < 2:
        return False
    short, long = sorted((one, other), key=len)
    if _bare(short[-1]) != _bare(long[-1]):
        return False
    rest = iter(long)
    return all(any(word == given or (len(word) == 1 and given.startswith(word)) for given in rest) for word in short)


def _bare(surname: str) -> str:
    for particle in ("al ", "el ", "al-", "el-"):
        surname = surname.removeprefix(particle)
    return surname
