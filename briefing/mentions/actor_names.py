"""A personal name where it stands: "Ursula von der Leyen", "George W. Bush", "Duwa Lashi La"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line
from briefing.mentions.known_names import SenseKind

MOST_WORDS = 5
ARTICLES = frozenset(["al-", "el-", "ad-", "an-", "as-", "ar-", "at-", "ul-"])  # in small letters before a name
# Kinds of known words that are no surnames; others can be: "Jordan", "Wagner", "Baloch".
NO_SURNAMES: frozenset[SenseKind] = frozenset(
    ("adjective", "honorific", "noun", "outlet", "short", "office", "source", "fighter", "attacker", "reference")
)
NOT_IN_NAMES: frozenset[SenseKind] = frozenset(
    ("adjective", "honorific", "noun", "group", "media", "body", "outlet", "short", "office", "source", "bloc")
)
MONTHS = frozenset(["may", "march", "august", "june"])  # these are surnames behind a given name: "Theresa May"
SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])


def read_name(line: Line, at: int) -> int:
    """The token after the personal name that begins at `at`, or `at` itself where none can.

    name = word {word | particle word | initial}, each word with a capital and none of them known as something else.
    """
    if not line.capitals[at]:
        return at
    norms, capitals, particles = line.norms, line.capitals, line.names.words["name_particles"]
    end, words = at, 0
    while words < MOST_WORDS:
        step = end
        while step - end < 3 and norms[step] in particles and not (capitals[step] and step == end == at):
            step += 1
        if norms[step] == "-" and step > end:
            step += 1
        if not _can_be_name(line, step, is_first=words == 0) and not (step == end > at and _is_surname(line, step)):
            break
        end, words = step + 1, words + 1
        if len(norms[step]) == 1 and norms[end] == "." and capitals[end + 1]:
            end += 1  # "George W. Bush"
        if norms[end] == '"' and norms[end + 2] == '"' and capitals[end + 1] and capitals[end + 3]:
            end += 3  # 'Michael "Erik" Kurilla'
    if end > at and capitals[end] and norms[end] in particles:
        end += 1  # "Duwa Lashi La"
    if end > at and norms[end] in SUFFIXES:
        end += 1
    return end


def _can_be_name(line: Line, at: int, *, is_first: bool) -> bool:
    """Whether the token at `at` can be a word of a personal name."""
    if not line.capitals[at]:
        return False
    text = line.texts[at]
    if text[0].isupper():
        if not is_first and 2 < len(text) < 5 and text.isupper() and "-" not in text:
            return False  # an acronym
    elif text[:3] not in ARTICLES:
        return False
    norm = line.norms[at]
    words = line.names.words
    if not text.isalpha() and any(map(str.isdigit, text)):
        return False  # "F-16"
    is_date = norm in words["calendar"] and not (text in line.names.given and line.capitals[at + 1])  # "Jan Egeland"
    if is_date and norm in MONTHS and not is_first:
        is_date = line.texts[at - 1] not in line.names.given or line.norms[at + 1].isdigit() or line.capitals[at + 1]
    if is_date or (norm in words["openers"] and (is_first or norm not in ("will", "may", "per"))):
        return False
    chunk = line.chunks.get(at)
    if chunk is None:
        return at not in line.inner
    if text in line.names.given:
        return True
    if is_first or chunk.after > at + 1:
        return False
    if not text.isupper() and NO_SURNAMES.isdisjoint(chunk.senses):
        return True  # "Therese Kayikwamba Wagner", "Mumtaz Zahra Baloch"
    return NOT_IN_NAMES.isdisjoint(chunk.senses)  # "Michael Jordan", "George Washington"


def _is_surname(line: Line, at: int) -> bool:
    """Whether a word for an office is the surname behind a given name: "Mehbooba Mufti", "John Major"."""
    chunk = line.chunks.get(at)
    return (
        line.capitals[at]
        and chunk is not None
        and chunk.after == at + 1
        and chunk.senses.keys() <= {"office", "honorific"}
        and line.texts[at - 1] in line.names.given
        and not line.capitals[at + 1]
    )


def is_thing(line: Line, end: int) -> bool:
    """Whether the words before `end` are the name of a thing: "President Hotel", "Ben Gurion airport"."""
    words, last = line.names.words, line.norms[end - 1]
    if line.norms[end] in words["sites"]:
        return True
    return (last in words["things"] or last in words["organization"]) and line.texts[end - 1] not in line.names.given
