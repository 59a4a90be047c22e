"""Who is counted: the people that a number, "a" or a name in a sentence stands for, as far as its words tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from briefing.claims.scene import Scene
from briefing.mentions.numbers import parse_exact, read_number_words
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Count, immutable

LONGEST = 7  # words of a noun phrase after its number
ADJECTIVES = 2  # words before a second noun
FEW = frozenset(("a", "an", "another", "one", "both"))
HIS = frozenset(("his", "her", "its", "their", "my", "our"))  # "a policeman and his driver"
SMALL = FEW | HIS
QUOTES = frozenset({'"', "'"})
STATES = ("wounded", "captured", "missing", "displaced")

Names = Mapping[int, tuple[int, tuple[int, int]]]  # first token → token after, tokens of the bare name
Kind = Literal["counted", "single", "named", "share"]


@immutable
class Group:
    """People counted: the tokens ``[first, after)`` of the phrase, of them `number` and `who` (None: nobody is named).

    `counted` has a number, `single` is "a policeman", `named` a person by name, `share` a part of people spoken of
    before ("two of them"). `is_people` tells that a word for people is there, `head` is that word's norm; `state` is
    what the words call them ("two captured sailors").
    """

    first: int
    after: int
    number: tuple[int, int]
    who: tuple[int, int] | None
    count: Count
    kind: Kind
    head: str = ""
    is_people: bool = False
    state: str = ""


@immutable
class Nouns:
    """The word classes that noun phrases are read by; `peoples` are the states': "Syrians", also "Indian"."""

    people: frozenset[str]
    peoples: frozenset[str]
    person: frozenset[str]
    things: frozenset[str]
    tally: frozenset[str]
    stops: frozenset[str]
    fillers: frozenset[str]
    those: frozenset[str]
    share: frozenset[str]
    asides: frozenset[str]
    parents: frozenset[tuple[str, str]]
    captives: frozenset[str]
    locating: frozenset[str]
    fates: frozenset[str]  # what may follow people and where they were: "were", "killed", "who"
    modifying: frozenset[str]
    gaps: frozenset[str]
    harming: frozenset[str]
    victims: frozenset[str]
    verbs: frozenset[str]  # what follows a name and what is put in after it
    states: Mapping[str, str]


@cache
def read_nouns(pack: Pack) -> Nouns:
    """The classes, compiled from ``casualty_words.yml`` and ``states.yml``."""
    words = read_words(pack, "casualty_words")
    peoples = {norm.casefold() for entry in pack.read("lexicons/states").values() for norm in entry.get("people", ())}
    return Nouns(
        people=words["people"],
        peoples=frozenset(peoples),
        person=words["person"],
        things=words["things"],
        tally=words["tally"],
        stops=words["stops"],
        fillers=words["filler"],
        those=words["those"],
        share=words["share"],
        asides=words["aside"],
        captives=words["captives"],
        parents=frozenset((word, "of") for word in words["parents"]),
        locating=words["where"],
        fates=words["fates"],
        modifying=words["modifying"],
        gaps=words["gap"],
        harming=words["kill"] | words["wound"],
        victims=words["dead"] | words["killed"] | words["wounded"],
        verbs=words["be"] | words["have"] | words["died"] | frozenset(("who",)),
        states={word: state for state in STATES for word in words[f"state_{state}"]},
    )


def find_groups(scene: Scene, sentence: Sentence, names: Names, pack: Pack) -> dict[int, Group]:
    """The groups of a sentence by their first token; `names` are the persons named."""
    nouns, norms = read_nouns(pack), scene.norms
    counts = scene.overlay["count"]
    found: dict[int, Group] = {}
    tokens = range(sentence.first, sentence.last)
    few = [at for at in tokens if norms[at] in SMALL or _is_kin(scene, sentence, at, nouns)]
    free = sentence.first  # the first token that no group covers yet
    for at in sorted({*few, *(counts.keys() & tokens), *(names.keys() & tokens)}):
        if at < free:
            continue
        if at in counts:
            is_none = _is_age(norms, at) or norms[max(at - 2, 0) : at] in nouns.parents or counts[at] > sentence.last
            groups = [] if is_none else list(_read_number(scene, sentence, at, counts[at], nouns, pack))
            free = max([group.after for group in groups], default=counts[at])
        else:
            groups = _read_one(scene, sentence, at, names, nouns)
            free = max([group.after for group in groups], default=at + 1)
        found |= {group.first: group for group in groups}
    return found


def _read_one(scene: Scene, sentence: Sentence, at: int, names: Names, nouns: Nouns) -> list[Group]:
    """The person or two that a name, or a small word and a noun, stand for."""
    if at in names:
        after, name = names[at]
        count = Count(1, 1, "", scene.document.words_of(*name))
        return [Group(at, after, name, name, count, "named", "", True)]
    norms = scene.norms
    is_his = norms[at] in HIS and (at == sentence.first or norms[at - 1] not in nouns.harming | {"and"})
    group = None if is_his else _read_few(scene, sentence, at, nouns)
    return [group] if group else []


def _is_age(norms: tuple[str, ...], at: int) -> bool:
    """Whether a number is an age: "aged 7 and 9"."""
    return "aged" in norms[max(at - 3, 0) : at] or "ages" in norms[max(at - 3, 0) : at]


def _read_number(scene: Scene, sentence: Sentence, at: int, after: int, nouns: Nouns, pack: Pack) -> Iterator[Group]:
    """Grammar: number [("of" [the]) | more | other] noun phrase; "from 70 to 74" after a number's name is two."""
    document, norms = scene.document, scene.norms
    count = scene.counts[at]
    if at and norms[at - 1] == "from" and not count.is_exact and "to" in norms[at:after]:
        words, middle = read_number_words(pack), norms.index("to", at, after)
        one, other = parse_exact(norms, at, words), parse_exact(norms, middle + 1, words)
        if one and other and one.end == middle and other.end == after:
            yield _bare(scene, at, middle, one.low)
            count, at = Count(other.low, other.high, "", document.words_of(middle + 1, after)), middle + 1
    group = _read_noun(scene, sentence, at, after, count, nouns)
    if group:
        yield group


def _is_kin(scene: Scene, sentence: Sentence, at: int, nouns: Nouns) -> bool:
    """Whether "the" begins whose kin somebody harmed: "killed the mayor's son"."""
    norms = scene.norms
    is_harmed = norms[at] == "the" and at > sentence.first and norms[at - 1] in nouns.harming
    return is_harmed and "'s" in norms[at + 2 : min(at + ADJECTIVES + 2, sentence.last)]


def _bare(scene: Scene, at: int, after: int, value: int) -> Group:
    written = scene.document.words_of(at, after)
    return Group(at, after, (at, after), None, Count(value, value, "", written), "counted")


def _read_noun(scene: Scene, sentence: Sentence, at: int, after: int, count: Count, nouns: Nouns) -> Group | None:
    """The group of a number that stands in ``[at, after)``; None where it counts things."""
    norms = scene.norms
    number, start, last = (at, after), after, sentence.last
    if start < last and norms[start] in ("year-old", "years-old", "month-old"):
        return None
    of = start
    if start < last and norms[start] in ("more", "others", "other", "further", "additional"):
        is_all = norms[start] == "others"
        start += 1
        if is_all:
            return Group(at, start, number, None, count, "counted", "others", True)
    if start + 1 < last and norms[start] == "of":
        if norms[start + 1] in nouns.share:
            return Group(at, start + 2, number, None, count, "share")
        start += 1
        of = start
        while start < last and (norms[start] in nouns.those or start in scene.overlay["count"]):
            start = max(start + 1, scene.overlay["count"].get(start, 0))
    first, end, head, is_people, state = _noun_phrase(scene, sentence, start, nouns)
    if head in nouns.things:
        return None
    if end == first:
        if start > of > after:
            if start >= last or norms[start] not in nouns.victims:
                return None
            return Group(at, start + 1, number, (start, start + 1), count, "counted", norms[start])  # "12 of the dead"
        # "12 in Homs", "dozens of casualties": nobody is named
        return Group(at, max(start, after), number, None, count, "counted")
    return Group(at, end, number, (first, end), count, "counted", head, is_people, state)


def _noun_phrase(scene: Scene, sentence: Sentence, start: int, nouns: Nouns) -> tuple[int, int, str, bool, str]:
    """From `start`: (first, after, head, whether it is a word for people, what they are called)."""
    norms, texts, state = scene.norms, scene.document.texts, ""
    first = at = start
    end, head, is_people = start, "", False
    last = min(sentence.last, start + LONGEST)
    while at < last:
        norm = norms[at]
        if norm in QUOTES and at == first:
            first = end = at = at + 1  # ten "terrorists"
            continue
        if norm in nouns.states and not state and _leads_to_people(norms, at + 1, last, nouns):
            state = nouns.states[norm]
            at += 1
            continue
        is_word = norm[0].isalnum() or norm == "'s"
        if not is_word or norm in nouns.stops or norm in nouns.tally or at in scene.overlay["count"]:
            break
        is_noun = norm in nouns.people or (norm in nouns.person and texts[at].islower())
        if norm in nouns.peoples and not is_noun:
            is_noun = (
                at + 1 >= sentence.last
                or norms[at + 1] in nouns.stops | nouns.captives
                or not norms[at + 1][0].isalnum()
            )
        if is_people and not is_noun:
            break
        if is_people and norm in nouns.captives:
            break  # "took 30 soldiers prisoner"
        at += 1
        if norm != "'s" and not norm.endswith("ly"):
            end, head, is_people = at, norm, is_noun
    if is_people and head in nouns.people:
        end = _second_noun(scene, sentence, end, nouns)
    while end > first and not is_people and norms[end - 1] in nouns.fillers:
        end -= 1
        head = norms[end - 1]
    return first, end, head if end > first else "", is_people, state


def _second_noun(scene: Scene, sentence: Sentence, end: int, nouns: Nouns) -> int:
    """The token after a second noun that one number counts: "100 women and children", "30 soldiers and rebels"."""
    norms, counts = scene.norms, scene.overlay["count"]
    if end >= sentence.last or norms[end] != "and":
        return end
    for at in range(end + 1, min(end + 1 + ADJECTIVES + 1, sentence.last)):
        if norms[at] in nouns.people and norms[at] != "others":
            return at + 1
        if at in counts or norms[at] in nouns.stops or not norms[at][0].isalnum():
            break
    return end


def _leads_to_people(norms: tuple[str, ...], at: int, last: int, nouns: Nouns) -> bool:
    return any(norms[index] in nouns.people or norms[index] in nouns.person for index in range(at, min(last, at + 2)))


def _read_few(scene: Scene, sentence: Sentence, at: int, nouns: Nouns) -> Group | None:
    """Grammar: ("a" | "another" | "one" | "and" "his") noun | "one of" ("them" | the noun) | "both" [of the] noun."""
    norms, document = scene.norms, scene.document
    norm, number = norms[at], (at, at + 1)
    count = Count(2, 2, "", document.texts[at]) if norm == "both" else Count(1, 1, "", document.texts[at])
    if norm in ("one", "both") and at + 1 < sentence.last and norms[at + 1] == "of":
        if at + 2 in scene.overlay["count"]:
            return None  # "one of 700 people killed"
        group = _read_noun(scene, sentence, at, at + 1, count, nouns)
        return group if group and (group.kind == "share" or group.is_people) else None
    if norm == "one" and at + 1 < sentence.last and norms[at + 1] in nouns.verbs - {"who"}:
        is_no = at > sentence.first and norms[at - 1] in ("no", "every", "any", "only", "this", "that", "which")
        return None if is_no else Group(at, at + 1, number, None, count, "counted")  # "nine died and one was hurt"
    first, end, head, is_people, state = _noun_phrase(scene, sentence, at + 1, nouns)
    wanted = nouns.people if norm == "both" else nouns.person
    if not is_people or head not in wanted | nouns.peoples:
        return None
    return Group(at, end, number, (first, end), count, "single" if norm != "both" else "counted", head, True, state)
