"""The names and nouns of the lexicons, ready to be looked up by their first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, cast

from briefing.mentions.mention import ActorType, Named
from briefing.mentions.spots import Seconds
from briefing.pack import Pack
from briefing.text.tokens import Columns, find_tokens
from briefing.values import immutable

SenseKind = Literal[
    "state", "capital", "adjective", "people", "reference", "body", "noun", "short", "group", "media", "bloc",
    "office", "honorific", "source", "fighter", "attacker", "outlet",
]  # fmt: skip


# Groups of words that may stand behind a name without being described by it.
FOLLOWING = ("linking", "auxiliaries", "acting", "naming", "irregular")
# The kinds of organisation that a noun in a name tells of; the first it fits is meant.
ORGANISATIONS: tuple[ActorType, ...] = ("media", "armed_group", "government", "organization")


@immutable
class Sense:
    """What a known phrase may mean. `name` is the display name, or for a kind of body the key that names the kind."""

    kind: SenseKind
    name: str
    type: ActorType = "organization"
    country: str = ""
    named: Named = "named"
    is_plural: bool = False


@immutable
class Phrase:
    """A known phrase: its words' norms, which of them need a capital (1) or capitals only (2), and its senses.

    `cases` is empty where none does.
    """

    norms: tuple[str, ...]
    cases: tuple[int, ...]
    forms: tuple[str, ...]
    senses: Mapping[SenseKind, Sense]


@immutable
class KnownNames:
    """All lexicons of actors, compiled.

    `lengths` tells how many words the phrases that begin with a norm have, longest first, and `seconds` their second
    words where none is that norm alone; `phrases` has them by the norms of all their words (several where capitals tell
    them apart: "US", "us").
    """

    lengths: Mapping[str, tuple[int, ...]]
    seconds: Seconds
    phrases: Mapping[tuple[str, ...], tuple[Phrase, ...]]
    modifiers: frozenset[str]
    given: frozenset[str]
    family_first: frozenset[str]
    words: Mapping[str, frozenset[str]]
    genders: Mapping[str, str]
    head_offices: frozenset[str]
    states: Mapping[str, str]  # nationality or state's name → state
    called: Mapping[str, frozenset[str]]  # what bodies are called without a name → their names
    introducing: frozenset[str]  # last words of nouns that say what a name beside them is
    common: Mapping[str, str]  # bodies whose names those of other states have as well → the state they are known of

    def senses_of(self, phrase: str) -> Mapping[SenseKind, Sense]:
        """What a phrase may mean, capitals apart; empty for an unknown one."""
        return self.senses_of_words(phrase.casefold().split())

    def senses_of_words(self, norms: Sequence[str]) -> Mapping[SenseKind, Sense]:
        """The same for the norms of a phrase's words."""
        found = self.phrases.get(tuple(norms), ())
        return found[0].senses if found else {}


@cache
def read_names(pack: Pack) -> KnownNames:
    """The names of `pack`'s lexicons."""
    found: dict[tuple[tuple[str, ...], tuple[int, ...]], tuple[tuple[str, ...], dict[SenseKind, Sense]]] = {}
    for form, sense in _senses(pack):
        for variant in _variants(form):
            forms = tuple(split_words(variant))
            key = (tuple(word.casefold() for word in forms), tuple(map(_case, forms)))
            _, senses = found.setdefault(key, (forms, {}))
            known = senses.setdefault(sense.kind, sense)
            if known.country != sense.country and sense.kind == "adjective":
                senses["adjective"] = Sense("adjective", "", "state")  # it may be either of two
    phrases: dict[tuple[str, ...], list[Phrase]] = {}
    lengths: dict[str, set[int]] = {}
    seconds: dict[str, set[str]] = {}
    for (norms, cases), (forms, senses) in found.items():
        if norms:
            phrases.setdefault(norms, []).append(Phrase(norms, cases if any(cases) else (), forms, senses))
            lengths.setdefault(norms[0], set()).add(len(norms))
            seconds.setdefault(norms[0], set()).update(norms[1:2])
    given = pack.read("lexicons/given_names")
    words = {name: frozenset(group) for file in ("acting", "pointing", "not_names", "organisations")
             for name, group in pack.read(f"lexicons/{file}").items()}  # fmt: skip
    words["acting"] = words["speaking"] | words["deciding"]
    words["organisation nouns"] = frozenset().union(*(words[kind] for kind in ORGANISATIONS))
    words["organisation signs"] = words["organisation nouns"] | {"("}
    words["inside names"] = words["name_particles"] | words["media words"]
    words["following"] = frozenset().union(*(words[name] for name in FOLLOWING))
    genders = {word.casefold(): group["gender"] for group in pack.read("lexicons/honorifics").values()
               for word in (*group.get("words", ()), *group.get("offices", ()))}  # fmt: skip
    states = {
        form.casefold(): name
        for name, entry in pack.read("lexicons/states").items()
        for form in (name, *entry.get("adjectives", ()))
    }
    called: dict[str, set[str]] = {}
    for name, entry in pack.read("lexicons/bodies").items():
        for word in entry.get("also_called", ()):
            called.setdefault(word, set()).add(name)
    return KnownNames(
        {first: tuple(sorted(group, reverse=True)) for first, group in lengths.items()},
        {first: frozenset(group) for first, group in seconds.items() if 1 not in lengths[first]},
        {norms: tuple(sorted(group, key=lambda phrase: phrase.cases)) for norms, group in phrases.items()},
        frozenset(pack.read("lexicons/sources")["modifiers"]["words"]),
        frozenset(name for key, group in given.items() if key != "family first" for name in group),
        frozenset(given.get("family first", ())),
        words,
        genders,
        frozenset(pack.read("lexicons/offices")["heads"]),
        states,
        {words: frozenset(names) for words, names in called.items()},
        frozenset(noun.split()[-1] for kind in ORGANISATIONS for noun in words.get(f"introduced {kind}", ())),
        {name: entry["country"] for name, entry in pack.read("lexicons/bodies").items() if "common" in entry},
    )


def split_words(phrase: str) -> list[str]:
    """The words of a lexicon's phrase, cut as the tokens of an article are."""
    found = Columns()
    find_tokens(phrase, 0, len(phrase), found)
    return found.texts


def _case(word: str) -> int:
    if word[:3] in ("Al-", "al-") or word == "Al":
        return 0
    if len(word) > 1 and word.isupper():
        return 2
    return int(word[0].isupper())


def _variants(form: str) -> Iterator[str]:
    """The form, and the ways its article and hyphen vary: "the Netherlands", "Al-Qaeda" / "al Qaeda"."""
    plain = form.strip().removeprefix("the ")
    if plain.startswith("The "):
        yield plain[4:]  # the article is a determiner like any other
    else:
        yield plain
    if plain[:3] in ("Al-", "al-"):
        yield "al " + plain[3:]


def _plural(noun: str) -> str:
    if noun.endswith("man") and not noun.endswith("human"):
        return noun[:-2] + "en"
    if noun.endswith(("s", "ch", "sh", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _names_of(name: str, entry: Mapping[str, Any]) -> Iterable[str]:
    return (name.split(" (")[0], *entry.get("aliases", ()))


def _senses(pack: Pack) -> Iterator[tuple[str, Sense]]:
    """Every form with one sense of it, over all lexicons."""
    for name, entry in pack.read("lexicons/states").items():
        for kind, key in (("adjective", "adjectives"), ("people", "people"), ("capital", "capital"),
                          ("reference", "references")):  # fmt: skip
            for form in entry.get(key, ()):
                sense_type: ActorType = "people_group" if kind == "people" else "state"
                plural = kind == "people" and form not in entry.get("adjectives", ())
                yield form, Sense(cast("SenseKind", kind), name, sense_type, name, is_plural=plural)
        for form in _names_of(name, entry):
            yield form, Sense("state", name, "state", name)
    for name, entry in pack.read("lexicons/people_groups").items():
        for form in entry.get("adjectives", ()):
            yield form, Sense("adjective", name, "people_group", entry.get("country", ""))
        for form in (*_names_of(name, entry), *entry.get("people", ())):
            yield form, Sense("bloc", name, "people_group", entry.get("country", ""), is_plural=name != "West")
    for name, entry in pack.read("lexicons/bodies").items():
        type_ = cast("ActorType", entry.get("type", "government"))
        country = entry.get("country", "")
        if "nouns" not in entry:
            for form in _names_of(name, entry):
                yield form, Sense("body", name, type_, country)
            continue
        for form in entry["nouns"]:
            plural = form.endswith("s") and not form.endswith(("ss", "affairs", "emergencies"))
            if entry.get("people"):
                yield form, Sense("source", name, "government", "", "role-only", True)
            else:
                yield form, Sense("noun", name, type_, is_plural=plural)
        for form in entry.get("short", ()):
            yield form, Sense("short", name, type_)
    for file, kind, default in (("companies", "body", "organization"), ("groups", "group", "armed_group"),
                                ("media", "media", "media")):  # fmt: skip
        for name, entry in pack.read(f"lexicons/{file}").items():
            if entry.get("kind") == "platform":
                continue
            type_ = cast("ActorType", entry.get("type", default))
            for form in _names_of(name, entry):
                yield form, Sense(cast("SenseKind", kind), name, type_, entry.get("country", ""))
    for group in pack.read("lexicons/offices").values():
        for form in group:
            yield form, Sense("office", form, "person", named="role-only")
    for form in ("Gen.", "Lt.", "Col.", "Maj.", "Capt.", "Sgt.", "Adm.", "Brig.", "Gov.", "Sen.", "Rep.", "Lt.-Gen."):
        yield form, Sense("office", form.rstrip(".").casefold(), "person", named="role-only")
    for entry in pack.read("lexicons/honorifics").values():
        for form in entry.get("words", ()):
            yield form, Sense("honorific", form, "person")
    yield from _source_senses(pack.read("lexicons/sources"))


def _source_senses(groups: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    kinds: Mapping[str, SenseKind] = {"fighters": "fighter", "attackers": "attacker", "media": "outlet"}
    for key, entry in groups.items():
        if key == "modifiers":
            continue
        named = cast("Named", entry.get("named", "role-only"))
        for form in entry["words"]:
            kind = kinds.get(key, "source")
            plural = form.endswith(("men", "families", "women", "powers", "people", "ies", "staff", "crew"))
            type_ = cast("ActorType", entry.get("type", "people_group" if plural else "person"))
            yield form, Sense(kind, key, type_, "", named, plural)
            if not plural and key != "media" and form not in ("opposition", "resistance", "staff", "crew"):
                many: ActorType = "people_group" if type_ == "person" else type_
                yield _plural(form), Sense(kind, key, many, "", named, True)
