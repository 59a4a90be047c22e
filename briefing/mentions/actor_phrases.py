"""Noun phrases built of known words: "Senior US officials", "Kremlin chief of staff", "Russia's Kommersant daily"."""

from __future__ import annotations

from briefing.mentions.actor_line import Chunk, Line, is_hyphened
from briefing.mentions.known_names import Sense, SenseKind
from briefing.values import immutable

OWNERS: tuple[SenseKind, ...] = ("group", "body", "media", "state", "adjective", "bloc", "capital")
HOLDERS: frozenset[SenseKind] = frozenset(
    (*OWNERS, "noun", "office", "short", "reference")
)  # of offices, by a possessive
DEGREES = frozenset(
    ["chief", "deputy", "top", "lead", "senior", "veteran", "fellow", "acting"]
)  # before an office these are no office of their own
HEADS: frozenset[SenseKind] = frozenset(
    ("noun", "office", "source", "fighter", "attacker", "outlet", "short", "body", "group", "media", "honorific")
)
DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our"])
INDEFINITE = frozenset(["a", "an", "one", "another"])
COUNTING = frozenset(["a", "an", "the", "one", "two", "three", "four", "five", "some", "both"])
MOST_CHUNKS, MOST_MODIFIERS = 8, 6  # of one phrase: twice what articles have; each word of a chain reads on from there
UNKNOWN = 2  # words outside the lexicons that may stand between an adjective and its noun


@immutable
class NounPhrase:
    """Chunks that belong together: the tokens ``[first, after)``, determiner left out, the last chunk its head.

    `country` and `owner` (an actor's display name) are what the chunks before the head tie it to; `owner_type` is
    that actor's type. `is_definite` and `is_indefinite` tell the determiner.
    """

    first: int
    after: int
    chunks: tuple[Chunk, ...]
    country: str
    owner: str
    is_definite: bool
    is_indefinite: bool

    @property
    def head(self) -> Chunk:
        """The chunk the phrase is about."""
        return self.chunks[-1]

    def sense(self, kind: SenseKind) -> Sense | None:
        """What the head means as a word of `kind`."""
        return self.head.senses.get(kind)


def read_phrase(line: Line, at: int) -> NounPhrase | None:
    """Noun phrase = {modifier} chunk {[possessive] {modifier} chunk}, of which the chunk at `at` is the first."""
    chunk = line.chunks.get(at)
    if chunk is None:
        return None
    chunks = [chunk]
    while len(chunks) < MOST_CHUNKS and (following := _next_chunk(line, chunks[-1])) is not None:
        chunks.append(following)
    while len(chunks) > 1 and not HEADS & chunks[-1].senses.keys():
        chunks.pop()  # "Russian Ukraine policy": what is left must end in a noun
    first = _first_modifier(line, at)
    before = line.norms[first - 1]
    country, owner = _tie(chunks[:-1]) if len(chunks) > 1 else ("", "")
    is_definite = before in DEFINITE
    is_indefinite = before in INDEFINITE or line.norms[first] in ("another", "one")
    return NounPhrase(first, chunks[-1].after, tuple(chunks), country, owner, is_definite, is_indefinite)


def _next_chunk(line: Line, chunk: Chunk) -> Chunk | None:
    """The chunk that `chunk` stands before as an owner or adjective."""
    at = chunk.after
    senses = chunk.senses.keys()
    is_possessive = line.norms[at] in ("'s", "'", "’")
    if is_possessive:
        at += 1
    if "honorific" in senses or (is_possessive and senses.isdisjoint(HOLDERS)):
        return None
    if "office" in senses and not is_possessive:
        following = line.chunks.get(at)
        if following and line.norms[at - 1] in DEGREES and following.senses.keys() & {"office", "noun"}:
            return following
        if following and following.senses.keys() & {"office", "honorific"} and line.capitals[at]:
            return following
        if not following or "noun" not in following.senses or not line.capitals[at]:
            return None
    is_open = is_possessive or "adjective" in senses
    unknown = 0
    for _ in range(6):
        following = line.chunks.get(at)
        if following is not None and not _is_modifier_only(line, at, following):
            if "adjective" in following.senses and not is_open and "state" not in following.senses:
                return None
            return following if HEADS & following.senses.keys() or "adjective" in following.senses else None
        norm = line.norms[at]
        if (
            norm in line.names.modifiers
            or is_hyphened(norm)
            or (
                norm == "and"
                and at > chunk.after
                and line.norms[at - 1] in line.names.modifiers
                and line.norms[at + 1] in line.names.modifiers
            )
        ):
            at += 1
        elif (
            is_open
            and unknown < UNKNOWN
            and norm.isalpha()
            and norm not in line.names.words["never_inside"]
            and not line.capitals[at]
        ):
            unknown += 1
            at += 1
        else:
            return None
        if not is_open and "adjective" not in senses and senses <= {"people", "bloc"}:
            return None
    return None


def _is_modifier_only(line: Line, at: int, chunk: Chunk) -> bool:
    """Whether a word that can be a noun is only a modifier here: "police sources", "opposition leader"."""
    return (
        chunk.after == at + 1
        and line.norms[at] in line.names.modifiers
        and (following := line.chunks.get(chunk.after)) is not None
        and bool(HEADS & following.senses.keys())
    )


def _first_modifier(line: Line, at: int) -> int:
    """The first of the modifiers before the token at `at` ("Senior US officials"), the determiner left out."""
    first, lowest = at, max(0, at - MOST_MODIFIERS)
    modifiers = line.names.modifiers
    while first > lowest:
        norm = line.norms[first - 1]
        joins = norm == "and" and line.norms[first - 2] in modifiers and line.norms[first] in modifiers
        if norm in COUNTING or not (norm in modifiers or joins or is_hyphened(norm)):
            break
        first -= 1
    return first


def _tie(chunks: list[Chunk]) -> tuple[str, str]:
    """The country and the nearest actor that the chunks before a head tie it to."""
    country = owner = ""
    for chunk in chunks:
        for kind in OWNERS:
            sense = chunk.senses.get(kind)
            if sense is None or (kind == "body" and country and sense.country not in ("", country)):
                continue  # "Pakistan's Foreign Office" is not Britain's
            country = sense.country or country
            owner = sense.name if kind != "adjective" or sense.type == "state" else owner
            break
    return country, owner
