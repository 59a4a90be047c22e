"""Armed groups, by name and under none: "ISIS militants", "moderate rebels", "the opposition"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line
from briefing.mentions.actor_phrases import NounPhrase
from briefing.mentions.mention import ActorMention

SIDES = frozenset(["opposition", "resistance"])
BODIES = ("group", "coalition", "alliance", "faction", "cartel", "militia")
MANY_BODIES = frozenset(["groups", "militias", "factions", "paramilitaries", "gangs", "cartels"])


def find_group(line: Line, phrase: NounPhrase) -> ActorMention | None:
    """The known armed group the phrase names: alone, or with a word for its members."""
    group = phrase.sense("group")
    if group is None:
        return None
    first, after = phrase.head.first, phrase.head.after
    head, rule = line.span(first, after), "group.named"
    if line.norms[after] in line.names.words["members"]:
        after, rule = after + 1, "group.members"
    return ActorMention(line.span(first, after), head, group.name, group.type, rule, country=group.country)


def find_fighters(line: Line, phrase: NounPhrase) -> ActorMention | None:
    """Armed people under no name: rebels wherever they appear, militants and gunmen where they act or speak."""
    sense = phrase.sense("fighter") or phrase.sense("attacker")
    if sense is None:
        return None
    span = line.span(phrase.first, phrase.after)
    named = next((group for chunk in phrase.chunks[:-1] if (group := chunk.senses.get("group"))), None)
    if named:  # "IS militants": the group itself
        return ActorMention(span, span, named.name, named.type, "group.members", country=named.country)
    if not line.is_free(phrase.after) or line.capitals[phrase.after]:
        return None
    if not line.speaks(phrase.first, phrase.after) and not _stand_for_themselves(
        line, phrase, is_plural=sense.is_plural
    ):
        return None
    name, word = line.words(phrase.first, phrase.after), line.norms[phrase.after - 1]
    is_political = word == "opposition" or ("opposition" in name and word in ("group", "coalition"))
    is_bare = len(phrase.chunks) == 1 and phrase.first == phrase.head.first
    return ActorMention(
        span,
        span,
        name,
        "organization" if is_political else sense.type,
        "group.fighters",
        "role-only",
        country=phrase.country,
        affiliation=phrase.owner,
        is_plural=sense.is_plural,
        is_reference=is_bare and phrase.is_definite,
    )


def _stand_for_themselves(line: Line, phrase: NounPhrase, *, is_plural: bool) -> bool:
    """Whether the words mean an actor also where it is silent: "rebels", "the opposition", "Syria's rebel group"."""
    word = line.norms[phrase.after - 1]
    if not phrase.sense("fighter") or word in MANY_BODIES:
        return False
    if word in SIDES:  # but not "opposition to the plan"
        return (
            phrase.is_definite
            or (bool(phrase.country) and line.norms[phrase.after] != "to")
            or phrase.first < phrase.head.first
        )
    return is_plural or (word.endswith(BODIES) and bool(phrase.country))
