"""People without a name who speak or act for somebody: "US officials", "a Syrian security source", "witnesses"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line
from briefing.mentions.actor_phrases import NounPhrase, read_phrase
from briefing.mentions.mention import ActorMention, ActorType


def find_source(line: Line, phrase: NounPhrase) -> tuple[ActorMention, int] | None:
    """The unnamed source the phrase is, and the token after it (an "of …" or "for …" behind it is taken in)."""
    source, office = phrase.sense("source"), phrase.sense("office")
    if source is None and office is None:
        return None
    after, country, owner = _read_post(line, phrase)
    speaks = line.speaks(phrase.first, after)
    name = line.words(phrase.first, after)
    span = line.span(phrase.first, after)
    is_tied = bool(country or owner)
    if source and (
        speaks or (is_tied and _acts(line, after) and source.name in ("officials", "members of parliament"))
    ):
        if source.named == "anonymous" or not office or source.is_plural or not phrase.is_definite:
            type_: ActorType = "people_group" if source.is_plural else "person"
            if source.type in ("government", "organization"):
                type_ = source.type
            rule = "source.anonymous" if source.named == "anonymous" else "source.role"
            named = (
                "anonymous" if source.named == "anonymous" or "anonymous" in name or "unnamed" in name else "role-only"
            )
            is_bare = phrase.first == phrase.head.first and len(phrase.chunks) == 1 and after == phrase.after
            return ActorMention(
                span, span, name, type_, rule, named, country=country, affiliation=owner,
                is_plural=source.is_plural, is_reference=phrase.is_definite and is_bare and not source.is_plural,
            ), after  # fmt: skip
    if office is None or not (speaks or is_tied or phrase.is_definite):
        return None
    if (phrase.is_indefinite and not speaks) or not line.is_free(after) or line.norm(phrase.after) == "-":
        return None
    if (
        not speaks
        and not is_tied
        and line.norm(after - 1) not in line.names.head_offices
        and " " not in role_of(line, phrase)
    ):
        return None
    rule = "office.speaking" if speaks else "office.alone"
    role = line.words(phrase.first, phrase.after)
    return ActorMention(
        span, span, name, "person", rule, "role-only", role, country, owner, is_reference=not phrase.is_indefinite
    ), after


def role_of(line: Line, phrase: NounPhrase) -> str:
    """The words of the office at the head of the phrase."""
    return line.words(phrase.head.first, phrase.head.after)


def _acts(line: Line, after: int) -> bool:
    words = line.names.words
    return line.is_subject(after, words["speaking"] | words["deciding"] | words["auxiliaries"])


def _read_post(line: Line, phrase: NounPhrase) -> tuple[int, str, str]:
    """The token after "of …", "for …", "in …" behind the phrase, and the country and actor it is tied to."""
    after, country, owner = phrase.after, phrase.country, phrase.owner
    joint = line.norm(after)
    if joint not in ("of", "for", "from", "in", "at", "with"):
        return after, country, owner
    at = after + 1
    if line.norm(at) in ("the", "a", "an", "its", "their", "his"):
        at += 1
    step = at
    while step - at < 3 and step not in line.chunks and line.norm(step) in line.names.modifiers:
        step += 1
    inner = read_phrase(line, step)
    if inner is None:
        return after, country, owner
    senses = inner.head.senses
    if joint in ("in", "at", "from"):
        place = senses.get("capital") or senses.get("state")
        if place and inner.after - at <= 3 and not country and phrase.sense("source"):
            return inner.after, place.country or place.name, owner
        if not (senses.keys() & {"body", "noun", "media", "group"} and joint in ("at", "from")):
            return after, country, owner
    for kind in ("body", "group", "media", "state", "noun", "fighter", "bloc"):
        sense = senses.get(kind)
        if sense is not None:
            name = line.words(at, inner.after) if kind in ("noun", "fighter") else sense.name
            return inner.after, inner.country or sense.country or country, name
    return after, country, owner
