"""Armed groups, by name and under none: "ISIS militants", "moderate rebels", "the opposition"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line
from briefing.mentions.actor_phrases import NounPhrase
from briefing.mentions.mention import ActorMention


def find_group(line: Line, phrase: NounPhrase) -> ActorMention | None:
    """The known armed group the phrase names: alone, or with a word for its members."""
    group = phrase.sense("group")
    if group is None:
        return None
    head = phrase.head
    after = head.after
    if line.norm(after) in line.names.words["members"]:
        after += 1
    return ActorMention(line.span(head.first, after), line.span(head.first, head.after), group.name, group.type,
                        "group.named" if after == head.after else "group.members", country=group.country)  # fmt: skip


def find_fighters(line: Line, phrase: NounPhrase) -> ActorMention | None:
    """Armed people under no name: rebels wherever they appear, militants and gunmen where they act or speak."""
    fighter, attacker = phrase.sense("fighter"), phrase.sense("attacker")
    sense = fighter or attacker
    if sense is None:
        return None
    named = next((s for c in phrase.chunks[:-1] if (s := c.senses.get("group"))), None)
    span = line.span(phrase.first, phrase.after)
    if named:  # "IS militants": the group itself
        return ActorMention(span, span, named.name, named.type, "group.members", country=named.country)
    speaks = line.speaks(phrase.first, phrase.after)
    if (not fighter and not speaks) or not line.is_free(phrase.after):
        return None
    word = line.norm(phrase.after - 1)
    if not sense.is_plural and word not in ("opposition", "resistance", "militia") and not speaks:
        if not word.endswith(("group", "coalition", "alliance", "faction", "cartel")) or not phrase.country:
            return None
    if word in ("groups", "militias", "factions", "paramilitaries", "gangs", "cartels") and not speaks:
        return None
    if word in ("opposition", "resistance") and not phrase.is_definite and not phrase.country:
        return None
    if line.norm(phrase.after) in ("to", "from") and word in ("opposition", "resistance") and not phrase.is_definite:
        return None  # "opposition to the plan"
    if line.norm(phrase.after).endswith(("held", "controlled")) or line.is_capital(phrase.after):
        return None
    name = line.words(phrase.first, phrase.after)
    type_ = sense.type
    if word == "opposition" or ("opposition" in name and word in ("group", "coalition")):
        type_ = "organization"
    is_bare = len(phrase.chunks) == 1 and phrase.first == phrase.head.first
    return ActorMention(span, span, name, type_, "group.fighters", "role-only", country=phrase.country,
                        affiliation=phrase.owner, is_plural=sense.is_plural, is_reference=is_bare and phrase.is_definite)  # fmt: skip
