"""People without a name who speak or act for somebody: "US officials", "a Syrian security source", "witnesses"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line
from briefing.mentions.actor_phrases import NounPhrase, read_phrase
from briefing.mentions.known_names import SenseKind
from briefing.mentions.mention import ActorMention, ActorType

Post = tuple[int, str, str]  # the token after it, the country and the actor it is tied to
OWNERS: tuple[SenseKind, ...] = ("body", "group", "media", "state", "noun", "fighter", "bloc")
FOR_STATES = frozenset(["officials", "members of parliament"])  # kinds of source that act for a state also in silence


def find_source(line: Line, phrase: NounPhrase) -> tuple[ActorMention, int] | None:
    """The unnamed source the phrase is, and the token after it (an "of …" or "for …" behind it is taken in)."""
    post = _read_post(line, phrase)
    speaks = line.speaks(phrase.first, post[0])
    mention = _as_people(line, phrase, post, speaks) or _as_office(line, phrase, post, speaks)
    return (mention, post[0]) if mention else None


def _as_people(line: Line, phrase: NounPhrase, post: Post, speaks: bool) -> ActorMention | None:
    """Officials, sources, residents: where they speak, and officials of a state also where they act."""
    source = phrase.sense("source")
    after, country, owner = post
    if source is None:
        return None
    if not speaks and not ((country or owner) and source.name in FOR_STATES and _acts(line, after)):
        return None
    is_anonymous = source.named == "anonymous"
    if phrase.sense("office") and phrase.is_definite and not source.is_plural and not is_anonymous:
        return None  # "the commander" is an office somebody holds
    name, span = line.words(phrase.first, after), line.span(phrase.first, after)
    type_: ActorType = source.type
    if type_ not in ("government", "organization"):
        type_ = "people_group" if source.is_plural else "person"
    is_withheld = is_anonymous or "anonymous" in name or "unnamed" in name
    is_bare = phrase.first == phrase.head.first and len(phrase.chunks) == 1 and after == phrase.after
    return ActorMention(
        span,
        span,
        name,
        type_,
        "source.anonymous" if is_anonymous else "source.role",
        "anonymous" if is_withheld else "role-only",
        country=country,
        affiliation=owner,
        is_plural=source.is_plural,
        is_reference=phrase.is_definite and is_bare and not source.is_plural,
    )


def _as_office(line: Line, phrase: NounPhrase, post: Post, speaks: bool) -> ActorMention | None:
    """An office without its holder's name: "Turkey's U.N. ambassador", "the president"."""
    after, country, owner = post
    if phrase.sense("office") is None or not line.is_free(after) or line.norms[after] == "-":
        return None
    if not speaks:
        office = line.words(phrase.head.first, phrase.head.after)
        is_high = " " in office or office.casefold() in line.names.head_offices
        if phrase.is_indefinite or not (country or owner or (phrase.is_definite and is_high)):
            return None
    span = line.span(phrase.first, after)
    return ActorMention(
        span,
        span,
        line.words(phrase.first, after),
        "person",
        "office.speaking" if speaks else "office.alone",
        "role-only",
        line.words(phrase.first, phrase.after),
        country,
        owner,
        is_reference=not phrase.is_indefinite,
    )


def _acts(line: Line, after: int) -> bool:
    words = line.names.words
    return line.norms[after] in words["auxiliaries"] or line.is_subject(after, words["acting"])


def _read_post(line: Line, phrase: NounPhrase) -> Post:
    """What "of …", "for …" or "in …" behind the phrase ties it to."""
    after, country, owner = phrase.after, phrase.country, phrase.owner
    nothing = after, country, owner
    joint = line.norms[after]
    if joint not in ("of", "for", "from", "in", "at", "with"):
        return nothing
    at = after + 1
    if line.norms[at] in ("the", "a", "an", "its", "their", "his"):
        at += 1
    step = at
    while step - at < 3 and step not in line.chunks and line.norms[step] in line.names.modifiers:
        step += 1
    inner = read_phrase(line, step)
    if inner is None:
        return nothing
    senses = inner.head.senses
    if joint in ("in", "at", "from"):
        place = senses.get("capital") or senses.get("state")
        if place and inner.after - at <= 3 and not country and phrase.sense("source"):
            return inner.after, place.country, owner
        if joint == "in" or not senses.keys() & {"body", "noun", "media", "group"}:
            return nothing
    for kind in OWNERS:
        sense = senses.get(kind)
        if sense is not None:
            name = line.words(at, inner.after) if kind in ("noun", "fighter") else sense.name
            return inner.after, inner.country or sense.country or country, name
    return nothing
