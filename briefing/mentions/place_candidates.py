"""The capitalised names of a document that may be places, and what the words around them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from briefing.mentions.actor_line import is_hyphened
from briefing.mentions.gazetteer import Entry, read_entry, read_lexicon
from briefing.mentions.place_words import Cue, PlaceWords, find_cue, read_place_words
from briefing.mentions.states import States, StateWord, read_state, read_states
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import immutable

LONGEST = 4  # tokens of a name no lexicon knows
PREFIXES = ("al-", "el-", "as-", "ash-", "ad-", "ar-", "an-", "at-", "az-", "es-", "ed-")


class Candidate(NamedTuple):
    """A name at tokens ``[first, last)`` with what is known of it: a state's word, a lexicon entry, or neither.

    `is_part` is True where the words beside it make it part of a longer name ("Damascus University"): it has no cue.
    """

    first: int
    last: int
    state: StateWord | None
    entry: Entry | None
    cue: Cue | None
    is_part: bool


@immutable
class Survey:
    """A document's candidates, how often it speaks of each state, its surnames, its adjectives by their last token."""

    candidates: tuple[Candidate, ...]
    by_first: Mapping[int, Candidate]
    counts: Mapping[str, int]
    told: Mapping[str, int]  # mentions of a state by other words than its name
    surnames: frozenset[str]
    adjectives: Mapping[int, str]
    borders: tuple[int, ...]  # tokens before "border" that may name its two sides


@cache
def read_given_names(pack: Pack) -> frozenset[str]:
    """The given names of the packaged lexicon, and words of address: what stands before a surname."""
    given = {name.casefold() for names in pack.read("lexicons/given_names").values() for name in names}
    titles: Mapping[str, Any] = pack.read("lexicons/honorifics")
    given.update(word.casefold() for entry in titles.values() for word in entry.get("words", ()))
    return frozenset(
        given - {"sofia", "florence", "sydney", "adelaide", "victoria", "chad", "israel", "jordan", "georgia"}
    )


def survey_document(document: Document, pack: Pack) -> Survey:
    """Everything that finding places needs to know of a document, in one pass over its capitalised words."""
    texts, norms = document.texts, document.norms
    words, states, lexicon, given = (
        read_place_words(pack),
        read_states(pack),
        read_lexicon(pack),
        read_given_names(pack),
    )
    starts = {sentence.first for sentence in document.sentences}
    titles = find_titles(document)
    found: list[Candidate] = []
    counts: Counter[str] = Counter()
    told: Counter[str] = Counter()
    surnames: set[str] = set()
    adjectives: dict[int, str] = {}
    borders: list[int] = []
    free = 0
    for index in document.capitals:
        if index < free or not (texts[index][0].isupper() or is_joined_name(document, index)):
            continue
        norm = norms[index]
        if "-" in norm and index + 1 < len(norms) and norms[index + 1] == "border":
            borders.append(index)
        if norm in given and index + 1 < len(norms) and texts[index + 1][0].isupper():
            last = end_of_name(document, index + 1, starts, words)
            surnames.update(norms[index + 1 : last])
            is_site = norms[last - 1] in words.kept and last > index + 2  # "Hamid Karzai International Airport"
            is_site = is_site or (last < len(norms) and norms[last] in words.lists["sites"])  # "Ben Gurion airport"
            if last > index + 1 and not (norm in states.words or norm in lexicon or is_site):
                free = last
                continue
        if norm in words.names_around and (around := read_around(norms, index, words)):
            free = around
            continue
        state = read_state(document, index, states) if norm in states.words else None
        entry = read_entry(norms, index, lexicon) if norm in lexicon else None
        if state and entry and len(state.norms) > len(entry.norms):
            entry = None
        if state and entry and len(entry.norms) > len(state.norms):
            state = None
        if state:
            counts[state.state] += 1
            told[state.state] += state.kind != "name"
            if state.kind in ("adjective", "people") and not entry:
                free = index + len(state.norms)
                adjectives[free - 1] = state.state
                continue
        if state or entry:
            last = index + len(state.norms if state else entry.norms if entry else ())
            if last < len(norms) and texts[last] == "City":  # "Atlantic City", "Panama City"
                state, entry, last = None, None, last + 1
        elif norm in words.skip or is_hyphened(norm):
            continue
        else:
            last = end_of_name(document, index, starts, words, states, lexicon)
        if entry and entry.country and not state:
            counts[entry.country] += 1
        is_state = state is not None and state.kind == "name" and not (entry and entry.country != state.state)
        is_sure = is_state or bool(state and state.kind == "capital" and not entry)
        part = index not in titles and is_part(
            document, index, last, starts, words, states, lexicon, bool(state or entry)
        )
        cue = None if part else find_cue(document, index, last, words, is_sure)
        found.append(Candidate(index, last, state, entry, cue, part))
        free = last
    by_first = {candidate.first: candidate for candidate in found}
    return Survey(tuple(found), by_first, counts, told, frozenset(surnames), adjectives, tuple(borders))


def find_titles(document: Document) -> set[int]:
    """The tokens of headlines and headings in which every important word has a capital letter."""
    found: set[int] = set()
    for paragraph in document.paragraphs:
        if paragraph.kind in ("headline", "heading") and paragraph.first < paragraph.last:
            first, last = document.sentences[paragraph.first].first, document.sentences[paragraph.last - 1].last
            long = [text for text in document.texts[first:last] if len(text) > 3 and text[0].isalpha()]
            if long and sum(text[0].isupper() for text in long) > 0.7 * len(long):
                found.update(range(first, last))
    return found


def is_joined_name(document: Document, at: int) -> bool:
    """Whether a token in small letters is a name with its Arabic article: "al-Shaab"."""
    text = document.texts[at]
    if text[:1] not in "aeAE" or "-" not in text[2:4]:
        return False
    return document.norms[at].startswith(PREFIXES) and text[text.index("-") + 1 :][:1].isupper()


def end_of_name(
    document: Document,
    first: int,
    starts: set[int],
    words: PlaceWords,
    states: States | None = None,
    lexicon: Mapping[str, tuple[Entry, ...]] | None = None,
) -> int:
    """The token after a run of capitalised words; words of the lexicons and of the calendar end it."""
    texts, norms, last = document.texts, document.norms, first + 1
    while last < len(norms) and last - first < LONGEST and last not in starts:
        text, norm = texts[last], norms[last]
        if not (text[0].isupper() or is_joined_name(document, last)) or norm in words.lists["may_follow"]:
            break
        if states and norm in states.words and read_state(document, last, states):
            break
        if lexicon and norm in lexicon and norm not in words.kept and read_entry(norms, last, lexicon):
            break
        last += 1
    return last


def read_around(norms: tuple[str, ...], at: int, words: PlaceWords) -> int:
    """The token after a name that only holds a place's name ("Islamic State in Iraq and Syria"); 0 if there is none."""
    for name in words.names_around.get(norms[at], ()):
        if norms[at : at + len(name)] == name:
            return at + len(name)
    return 0


def is_part(
    document: Document,
    first: int,
    last: int,
    starts: set[int],
    words: PlaceWords,
    states: States,
    lexicon: Mapping[str, tuple[Entry, ...]],
    is_known: bool,
) -> bool:
    """Whether capitalised neighbours make the name part of a longer one: "Free Syria Army", "Bank of England"."""
    texts, norms = document.texts, document.norms
    if last < len(norms) and last not in starts and is_known and texts[last][0].isupper():
        after = norms[last]
        if not (
            after in words.lists["may_follow"] or (after,) in words.kinds or after in states.words or after in lexicon
        ):
            return True
    if not first or first in starts:
        return False
    norm, text = norms[first - 1], texts[first - 1]
    if norm in ("of", "for") and first > 1:
        head = norms[first - 2]
        return (
            texts[first - 2][0].isupper()
            and first - 2 not in starts
            and (head,) not in words.kinds
            and head not in words.kept
        )
    if not text[0].isupper() or text == "I" or is_hyphened(norm):
        return False
    known = norm in states.words or norm in lexicon or norm in words.lists["directions"] or (norm,) in words.kinds
    if known or norm in words.lists["in"] or norm in words.lists["at"] or norm in words.lists["between"]:
        return False
    return norm not in words.lists["may_follow"] and (first - 1 not in starts or norm not in words.lists["verbs"])
