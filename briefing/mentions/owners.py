"""Whose an aircraft is and how many there are, where the words around its name say so."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.mentions.actor_line import mark_phrases
from briefing.mentions.catalogue import Catalogue
from briefing.mentions.counts import find_counts
from briefing.mentions.known_names import read_names
from briefing.mentions.spots import spot_words
from briefing.mentions.states import States, read_state, read_states
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import Count, immutable

ONE = frozenset(("a", "an", "another"))
POSSESSIVES = frozenset(("its", "their", "his", "her"))
STOPS = frozenset(
    (
        *ONE,
        *POSSESSIVES,
        *(
            "the",
            "and",
            "or",
            "in",
            "on",
            "at",
            "with",
            "from",
            "to",
            "by",
            "for",
            "as",
            "that",
            "which",
            "was",
            "were",
            "is",
            "are",
        ),
        *(
            "had",
            "has",
            "have",
            "said",
            "of",
            "into",
            "over",
            "against",
            "between",
            "including",
            "includes",
            "include",
            "but",
        ),
    )
)
NOT_COMPANIES = (
    ("force",),
    ("forces",),
    ("base",),
    ("defence",),
    ("defense",),
    ("strikes",),
    ("marshal",),
)  # behind "air"
REACH = 6  # how many words before a designation can belong to it
SENTENCE = 60  # how many words of a sentence count, however long it is
FAR = 12  # how many words after it its owner may come


@immutable
class Owner:
    """The actor's name the words tie an aircraft to ("" if none) and how many they speak of."""

    operator: str = ""
    count: Count | None = None


@immutable
class Scene:
    """A document's state words and airlines by token, and its counts by their last token."""

    document: Document
    states: dict[int, str]
    companies: dict[int, str]
    counts: dict[int, tuple[int, Count]]
    catalogue: Catalogue


def find_owners(
    document: Document, sightings: Sequence[tuple[int, int, str]], catalogue: Catalogue, pack: Pack
) -> tuple[Owner, ...]:
    """The owner of each aircraft, given as tokens ``[first, last)`` and its type's key, in the same order."""
    counts = {}
    for mention in find_counts(document, pack):
        first, last = document.token_at(mention.span.start), document.token_at(mention.span.end - 1)
        counts[last] = (first, mention.count)
    states, companies = mark_states(document, read_states(pack)), mark_companies(document, catalogue)
    mark_bodies(document, [first for first, _, _ in sightings], states, companies, pack)
    scene = Scene(document, states, companies, counts, catalogue)
    owners: list[Owner] = []
    makers: list[str] = []  # states that only made it
    flown = count_owners(scene)
    for index, (first, last, key) in enumerate(sightings):
        sentence = document.sentence_with(first)
        start, end = (sentence.first, sentence.last) if sentence else (first, last)
        operator = find_operator(scene, start, end, first, last)
        makers.append("")
        if is_make(scene, start, first, key, operator):
            makers[-1], operator = operator, ""
        owner = Owner(operator, find_count(scene, start, end, first, last))
        previous = sightings[index - 1] if index else None
        if (
            not owner.operator
            and previous
            and previous[0] >= start
            and is_listed(document.norms, previous[1], first, catalogue)
        ):
            owner = replace(owner, operator=owners[-1].operator)
        owners.append(owner)
    told = {key for (_, _, key), owner in zip(sightings, owners, strict=True) if owner.operator}
    return tuple(
        owner
        if owner.operator or key in told or not key
        else replace(owner, operator=guess_owner(scene, flown, first, last, maker))
        for (first, last, key), owner, maker in zip(sightings, owners, makers, strict=True)
    )


def count_owners(scene: Scene) -> Counter[str]:
    """How often a document ties aircraft under no designation to each state: "a Russian warplane", "Turkish jets"."""
    document, words = scene.document, scene.catalogue.words
    owners: Counter[str] = Counter()
    for at in spot_words(document, words["aircraft"]):
        sentence = document.sentence_with(at)
        start, end = (sentence.first, sentence.last) if sentence else (at, at + 1)
        owner = "" if is_made(scene, at) else find_before(scene, start, at)
        owner = owner or find_after(scene, end, at + 1) or find_subject(scene, start, at)
        if owner:
            owners[owner] += 1
    return owners


def is_made(scene: Scene, at: int) -> bool:
    """Whether the words before say who made it, not whose it is: "Iranian-made drones"."""
    return any(
        norm.endswith(("-made", "-built", "-supplied", "-style")) for norm in scene.document.norms[max(0, at - 3) : at]
    )


def guess_owner(scene: Scene, flown: Mapping[str, int], first: int, last: int, maker: str) -> str:
    """Whose an aircraft is that no words tie to anyone.

    That is the state nearest in its sentence of those that have aircraft in the article, or whose forces the sentence
    speaks of; else such a one of the sentence before; else the only one that has aircraft in the article. Who says to
    have destroyed it is not its owner, nor is the state that only made it.
    """
    document, words = scene.document, scene.catalogue.words
    index = document.sentence_index(document.span_of(first, last))
    if index is None:
        return ""
    foes: set[str] = set()
    lowest, highest = max(0, first - SENTENCE), last + SENTENCE
    for back in (0, 1):
        if index - back < 0:
            break
        sentence = document.sentences[index - back]
        around = range(max(sentence.first, lowest), min(sentence.last, highest))
        states = [at for at in around if at in scene.states and scene.states[at] != maker]
        if back == 0:
            verb = next(
                (
                    at
                    for at in range(first - 1, max(sentence.first, first - 12) - 1, -1)
                    if document.norms[at] in words["hostile"]
                ),
                None,
            )
            foes = {scene.states[at] for at in states if verb is not None and at < verb}
        near = sorted((at for at in states if scene.states[at] not in foes), key=lambda at: abs(at - first))
        for at in (*(at for at in near if scene.states[at] in flown), *(at for at in near if is_force(scene, at))):
            return scene.states[at]
    rest = [state for state in flown if state not in foes and state != maker]
    return rest[0] if len(rest) == 1 else ""


def is_force(scene: Scene, at: int) -> bool:
    """Whether a state's word stands before one for its forces: "the Turkish military", "Russia's air force"."""
    return not scene.catalogue.words["bodies"].isdisjoint(scene.document.norms[at + 1 : at + 4])


def mark_bodies(
    document: Document, sightings: Sequence[int], states: dict[int, str], companies: dict[int, str], pack: Pack
) -> None:
    """Mark armed groups, and forces as those of their states, in the sentences with aircraft: "RAF Typhoons"."""
    names = read_names(pack)
    sentences = {sentence.first: sentence for at in sightings if (sentence := document.sentence_with(at))}
    for first, sentence in sentences.items():
        low = bisect_left(document.capitals, first)
        openings = document.capitals[low : bisect_left(document.capitals, sentence.last, low)]
        for chunk in mark_phrases(document, first, sentence.last, names, openings).values():
            group, body = chunk.senses.get("group"), chunk.senses.get("body")
            for at in range(first + chunk.first, first + chunk.after):
                if group:
                    companies.setdefault(at, group.name)
                elif body and body.type == "government":
                    if body.country:
                        states.setdefault(at, body.country)
                    else:
                        companies.setdefault(at, body.name)


def mark_states(document: Document, states: States) -> dict[int, str]:
    """The state each token begins a word for."""
    found = {}
    for index in spot_words(document, states.words):
        if word := read_state(document, index, states):
            found[index] = word.state
    return found


def mark_companies(document: Document, catalogue: Catalogue) -> dict[int, str]:
    """The airline each token names: "Saha Airlines" and, once that is named, "Saha"."""
    norms, texts = document.norms, document.texts
    found: dict[int, str] = {}
    short: dict[str, str] = {}
    for index in spot_words(document, catalogue.words["airlines"]):
        first = index
        starts = document.sentence_with(index)
        lowest = starts.first if starts else 0
        while first > lowest and index - first < 4 and texts[first - 1][0].isupper() and is_written(texts[first - 1]):
            first -= 1
        first += norms[first] in ("a", "an", "the")
        if first >= index or not texts[index][0].isupper() or norms[index + 1 : index + 2] in NOT_COMPANIES:
            continue
        name = " ".join(texts[first : index + 1])
        found[index] = name
        if index - first == 1:
            short[norms[first]] = name
    for index in spot_words(document, short) if short else ():
        if texts[index][0].isupper():
            found.setdefault(index, short[norms[index]])
    return found


def is_written(text: str) -> bool:
    """Whether a token is made of letters: "Saha", "US-Bangla"."""
    return text.replace("-", "").isalpha()


def find_count(scene: Scene, start: int, end: int, first: int, last: int) -> Count | None:
    """How many: a number or "a", "its" before a designation in the singular."""
    norms, texts = scene.document.norms, scene.document.texts
    for at in range(first - 1, max(start, first - REACH) - 1, -1):
        if at in scene.counts:
            return scene.counts[at][1]
        norm = norms[at]
        if norm in ONE or norm in POSSESSIVES:
            single = is_singular(scene, end, last) and not (norm in POSSESSIVES and is_series(norms, last, end))
            return Count(1, 1, "", texts[at]) if single else None
        if not (norm in scene.catalogue.words["before"] or at in scene.states or texts[at][0].isupper()):
            return None
    return None


def is_singular(scene: Scene, end: int, last: int) -> bool:
    """Whether the words after a designation, and its own ending, speak of one aircraft."""
    name = scene.document.texts[last - 1]
    if name.endswith("s") and (name[-2:-1].isdigit() or name[-2:-1].isupper()):
        return False
    for at in range(last, min(end, last + 3)):
        norm = scene.document.norms[at]
        if norm in scene.catalogue.words["aircraft"]:
            return not norm.endswith("s") or norm == "awacs"
        if not scene.document.is_word(at):
            break
    return True


def is_series(norms: Sequence[str], last: int, end: int) -> bool:
    """Whether the designation is one of several: "its Su-24M and Su-34"."""
    return last < end and norms[last] in ("and", "or", ",")


def find_operator(scene: Scene, start: int, end: int, first: int, last: int) -> str:
    """The first answer of: the words before the designation, the words after it, the subject of the verb."""
    return find_before(scene, start, first) or find_after(scene, end, last) or find_subject(scene, start, first)


def find_before(scene: Scene, start: int, first: int) -> str:
    """The owner named before ("Russian Su-24s") or, with "its", the state or airline the sentence began with."""
    norms = scene.document.norms
    for at in range(first - 1, max(start, first - REACH) - 1, -1):
        norm = norms[at]
        if at in scene.companies:
            return scene.companies[at]
        if at in scene.states:
            return scene.states[at]
        if norm in POSSESSIVES:
            near = range(max(start, at - SENTENCE), at)
            companies = [scene.companies[place] for place in near if place in scene.companies]
            return companies[-1] if companies else next((scene.states[p] for p in near if p in scene.states), "")
        if norm in ONE and at > start and norms[at - 1] == ",":
            continue  # "its last flight, an Airbus A400M"
        if norm == "," and norms[at + 1] in ONE:
            continue
        if norm in STOPS or not (scene.document.is_word(at) or norm in ("-", "'s", '"')):
            return ""
    return ""


def find_after(scene: Scene, end: int, last: int) -> str:
    """The owner named after, "belonging to the Iranian military", "in Iran's fleet", unless that is hearsay."""
    norms, owned_by = scene.document.norms, scene.catalogue.owned_by
    for at in range(last, min(end - 2, last + 3)):
        is_within = norms[at] in ("in", "of", "from") and at + 1 in scene.states
        if is_within and not scene.catalogue.words["fleets"].isdisjoint(norms[at + 2 : at + 5]):
            return scene.states[at + 1]
    for at in range(last, min(end - 1, last + FAR)):
        norm = norms[at]
        if norm in scene.catalogue.words["hearsay"] or norm in (".", ";", "and"):
            break
        if (norm, norms[at + 1]) not in owned_by or (norm == "of" and at > last + 1):
            continue
        for place in range(at + 2, min(end, at + 6)):
            if place in scene.companies:
                return scene.companies[place]
            if place in scene.states:
                return scene.states[place]
        return ""
    for at in range(last, min(end - 2, last + FAR)):  # "drones that Russia launched"
        if norms[at] in ("that", "which") and at + 1 in scene.states:
            return scene.states[at + 1] if norms[at + 2] in scene.catalogue.words["launching"] else ""
    return ""


def find_subject(scene: Scene, start: int, first: int) -> str:
    """The state or airline that is the verb's subject: "The Russian deployment includes Su-24M bombers"."""
    norms, verbs = scene.document.norms, scene.catalogue.words["operating"]
    verb = next((at for at in range(first - 1, max(start, first - 24) - 1, -1) if norms[at] in verbs), None)
    if verb is not None and not scene.catalogue.words["hostile"].isdisjoint(norms[verb:first]):
        return ""  # "it had destroyed 45 Shahed-136 drones"
    if verb is None or any(at in scene.states for at in range(verb + 1, first)):
        return ""
    if verb - 1 > start and norms[verb - 1] in ("and", "but", ","):  # "it flies Boeing 707s, but uses 747s"
        return find_subject(scene, start, verb - 1)
    for at in range(verb - 1, max(start, verb - 9) - 1, -1):
        norm = norms[at]
        if norm == "it":
            near = range(at - 1, max(start, at - SENTENCE) - 1, -1)
            company = next((scene.companies[place] for place in near if place in scene.companies), "")
            return company or next((scene.states[place] for place in near if place in scene.states), "")
        if at in scene.companies:
            return scene.companies[at]
        if at in scene.states:
            return scene.states[at]
        if norm in (".", ";", "that", "which", "who", '"', "“", "”", ":"):
            return ""
    return ""


def is_make(scene: Scene, start: int, first: int, key: str, operator: str) -> bool:
    """Whether the adjective says who made a drone: "Russian forces launched Iranian Shahed-136 drones"."""
    kind = scene.catalogue.types.get(key)
    if kind is None or kind.origin != operator or not any(word in kind.role for word in ("drone", "munition")):
        return False
    near = range(max(start, first - SENTENCE), first)
    return any(scene.states.get(at, operator) != operator for at in near)


def is_listed(norms: Sequence[str], last: int, first: int, catalogue: Catalogue) -> bool:
    """Whether two aircraft stand in one list: only words for aircraft, commas and "and" between them."""
    between = norms[last:first]
    return len(between) <= 6 and all(
        norm in (",", "and", "or", "as", "well", "two", "three", "four", "five", "six")
        or norm in ONE
        or norm.isdigit()
        or norm in catalogue.words["aircraft"]
        or norm in catalogue.words["before"]
        for norm in between
    )
