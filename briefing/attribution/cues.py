"""The words that say somebody says so (``pack/lexicons/cues.yml``), indexed by each of their forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal

from briefing.attribution.forms import Form, inflect
from briefing.pack import Pack
from briefing.values import immutable

CueKind = Literal["verb", "noun", "adjective", "phrase"]
KINDS: dict[str, CueKind] = {"": "verb", "noun": "noun", "adjective": "adjective", "phrase": "phrase"}


@immutable
class Cue:
    """A cue of the lexicon. `takes` says, for each frame, how many times in a hundred the word is a cue there.

    `denied` is the act where the cue is negated ("has not confirmed"), empty where a negation changes nothing.
    `has_hearer`: the one spoken to may follow ("told reporters that"). `is_light`: a noun may carry the meaning
    ("expressed doubts that"). `is_raising`: its subject is part of what seems so ("the talks seem to have failed").
    """

    words: str
    kind: CueKind
    act: str
    takes: Mapping[str, int]
    best: int  # the highest of these
    denied: str = ""
    has_hearer: bool = False
    is_light: bool = False
    is_raising: bool = False


@immutable
class Entry:
    """One form of a cue: the words after its first, and what the form is."""

    rest: tuple[str, ...]
    cue: Cue
    form: Form


@immutable
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
        cue = _read_cue(key, data)
        for words, form in _find_forms(cue, pack):
            first, *rest = words.split()
            found.setdefault(first, []).append(Entry(tuple(rest), cue, form))
    return Cues({word: tuple(sorted(entries, key=lambda entry: -len(entry.rest))) for word, entries in found.items()})


def _read_cue(key: str, data: Mapping[str, Any]) -> Cue:
    words, _, kind = key.partition(" (")
    try:
        takes = {frame: int(sure) for frame, sure in data["takes"].items()}
        return Cue(
            words=words,
            kind=KINDS[kind.rstrip(")")],
            act=data["act"],
            takes=takes,
            best=max(takes.values(), default=0),
            denied=data.get("denied", ""),
            has_hearer=data.get("hearer") == "yes",
            is_light=data.get("light") == "yes",
            is_raising=data.get("raising") == "yes",
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"lexicons/cues.yml: {key}: {error!r}") from error


def _find_forms(cue: Cue, pack: Pack) -> Iterator[tuple[str, Form]]:
    first, _, rest = cue.words.partition(" ")
    tail = f" {rest}" if rest else ""
    if cue.kind in ("phrase", "adjective"):
        yield cue.words, "base"
    elif cue.kind == "noun":
        yield cue.words, "base"
        yield (first[:-1] + "ies" if first.endswith("y") and first[-2:-1] not in "aeiou" else first + "s") + tail, "s"
    else:
        for form, name in inflect(first, pack).items():
            yield form + tail, name
