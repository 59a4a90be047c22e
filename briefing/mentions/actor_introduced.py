"""Organisations told by the words beside their names: "the US watchdog Sigar", "Ambara Rising, a rebel group"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line, is_hyphened
from briefing.mentions.known_names import ORGANISATIONS
from briefing.mentions.mention import ActorMention, ActorType

MOST_WORDS = 4  # of a name
EXPLAINING = 7  # how far behind its comma the noun of an apposition may stand
LONGEST_NOUN = 3  # words
GOES_ON = frozenset(
    ["that", "which", "based", "linked", "close", "led", "backed", "run", "whose", "founded", "set", "who"]
)
NAMED = frozenset(["body", "group", "media"])


def find_introduced(line: Line, at: int) -> tuple[ActorMention, int] | None:
    """The organisation whose name begins at the capital at `at`, and the token after it, where words beside tell it."""
    if line.capitals[at - 1] or line.texts[at] in line.names.given:
        return None
    if line.norms[at - 1] not in line.names.introducing and "," not in line.norms[at + 1 : at + MOST_WORDS + 1]:
        return None  # as with most: neither a noun before it nor an apposition behind it
    end = _end_of_name(line, at)
    if end == at:
        return None
    type_, rule = _introduces(line, at), "organisation.introduced"
    if type_ is None:
        type_, rule = _explains(line, end), "organisation.explained"
        before = line.norms[at - 1]
        if type_ is None or before in line.names.words["whereabouts"] or before in ("of", ","):
            return None
    span = line.span(at, end)
    return ActorMention(span, span, line.words(at, end), type_, rule), end


def only_introduces(line: Line, after: int) -> bool:
    """Whether the noun before the token `after` only says what is named behind it: "the charity Oxfam"."""
    if not line.capitals[after] or _introduces(line, after) is None:
        return False
    chunk = line.chunks.get(after)
    return bool(chunk and chunk.senses.keys() & NAMED) or find_introduced(line, after) is not None


def may_introduce(line: Line, at: int) -> bool:
    """Whether the words beside the capital at `at` can tell that it begins an organisation's name."""
    before = line.norms[at - 1]
    return (before in line.names.introducing and not line.capitals[at - 1]) or (
        line.norms[at + 1] == "," and line.norms[at + 2] in ("a", "an", "the")
    )


def _end_of_name(line: Line, at: int) -> int:
    """The token after the run of capitals at `at` of which no lexicon knows anything."""
    words, end = line.names.words, at
    while end - at < MOST_WORDS and line.capitals[end] and end not in line.chunks and end not in line.inner:
        norm = line.norms[end]
        if norm in words["calendar"] or norm in words["openers"] or norm in words["things"] or is_hyphened(norm):
            return at
        if not any(map(str.isalpha, norm)):
            return at
        end += 1
    return at if line.capitals[end] else end


def _introduces(line: Line, at: int) -> ActorType | None:
    """The type that the noun right before the name at `at` gives it."""
    if line.capitals[at - 1] or line.norms[at - 1] not in line.names.introducing:
        return None
    noun, type_ = _noun_before(line, at)
    return None if noun in line.names.words["only behind"] else type_


def _explains(line: Line, end: int) -> ActorType | None:
    """The type that an apposition behind the name that ends before `end` gives it: ", a cultural association"."""
    if line.norms[end] != "," or line.norms[end + 1] not in ("a", "an", "the"):
        return None
    for step in range(end + 2, end + 2 + EXPLAINING):
        norm = line.norms[step]
        if not norm.replace("-", "").isalpha() or norm in line.names.words["never_inside"]:
            return None
        after = line.norms[step + 1]
        if norm in line.names.introducing and not line.capitals[step] and (after in (",", ".") or after in GOES_ON):
            return _noun_before(line, step + 1)[1]
    return None


def _noun_before(line: Line, after: int) -> tuple[str, ActorType | None]:
    """The longest noun of the lexicon that ends before `after`, with the type it gives."""
    for length in range(LONGEST_NOUN, 0, -1):
        noun = " ".join(line.norms[after - length : after]) if after >= length else ""
        for kind in ORGANISATIONS:
            if noun in line.names.words.get(f"introduced {kind}", ()):
                return noun, kind
    return "", None
