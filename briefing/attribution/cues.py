"""The words that say somebody says so (``pack/lexicons/cues.yml``), indexed by each of their forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from briefing.attribution.forms import Form, inflect
from briefing.pack import Pack

CueKind = Literal["verb", "noun", "phrase", "adjective"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of the lexicon. `takes` says, for each frame, how many times in a hundred the word is a cue there.

    `denied` is the act where the cue is negated ("has not confirmed"); empty where a negation changes nothing.
    """

    words: str
    kind: CueKind
    act: str
    takes: Mapping[str, int]
    denied: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a cue: the words after its first, and what the form is."""

    rest: tuple[str, ...]
    cue: Cue
    form: Form


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues by the first word of each form, the longest first."""

    by_word: Mapping[str, tuple[Entry, ...]]


@cache
def read_cues(pack: Pack) -> Cues:
    """The cues of the pack.

    Raises:
        ValueError: an entry lacks its act, or a frame is not a whole number.
    """
    found: dict[str, list[Entry]] = {}
    for key, data in pack.read("lexicons/cues").items():
        cue = _cue(key, data)
        for words, form in _forms(cue):
            first, *rest = words.split()
            found.setdefault(first, []).append(Entry(tuple(rest), cue, form))
    return Cues({word: tuple(sorted(entries, key=lambda entry: -len(entry.rest))) for word, entries in found.items()})


def _cue(key: str, data: Mapping[str, Any]) -> Cue:
    words, _, kind = key.partition(" (")
    try:
        takes = {frame: int(sure) for frame, sure in data["takes"].items()}
        name: CueKind = {"": "verb", "noun)": "noun", "phrase)": "phrase", "adjective)": "adjective"}[kind]  # type: ignore[assignment]
        return Cue(words, name, data["act"], takes, data.get("denied", ""))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"lexicons/cues.yml: {key}: {error!r}") from error


def _forms(cue: Cue) -> list[tuple[str, Form]]:
    if cue.kind in ("phrase", "adjective"):
        return [(cue.words, "base")]
    first, _, rest = cue.words.partition(" ")
    tail = f" {rest}" if rest else ""
    if cue.kind == "noun":
        plural = first[:-1] + "ies" if first.endswith("y") and first[-2:-1] not in "aeiou" else first + "s"
        return [(first + tail, "base"), (plural + tail, "s")]
    return [(form + tail, name) for form, name in inflect(first).items()]
