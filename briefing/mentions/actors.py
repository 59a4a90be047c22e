"""Finds the actors an article names: people, states, bodies, groups, media and unnamed sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from briefing.mentions.actor_bodies import JOINTS, find_body, find_organisation
from briefing.mentions.actor_bylines import find_agency, find_bylines
from briefing.mentions.actor_groups import find_fighters, find_group
from briefing.mentions.actor_introduced import find_introduced, may_introduce, only_introduces
from briefing.mentions.actor_line import Chunk, Line, mark_lines
from briefing.mentions.actor_media import find_medium, find_new_medium
from briefing.mentions.actor_names import SUFFIXES
from briefing.mentions.actor_people import find_owned, find_titled, find_untitled
from briefing.mentions.actor_phrases import NounPhrase, read_phrase
from briefing.mentions.actor_repeats import find_repeats
from briefing.mentions.actor_sources import find_source
from briefing.mentions.actor_states import find_capital, find_people, find_reference, find_side, find_state
from briefing.mentions.known_names import SenseKind, read_names
from briefing.mentions.mention import ActorMention
from briefing.mentions.openings import Openings, find_openings
from briefing.pack import Pack
from briefing.text.document import Document

Found = tuple[ActorMention, int]  # a mention and the token after it
STATE_WORDS: tuple[SenseKind, ...] = ("state", "adjective", "capital", "people")
INSIDE = JOINTS | SUFFIXES  # words in small letters that a name can go on with


def find_actors(document: Document, pack: Pack, openings: Openings | None = None) -> tuple[ActorMention, ...]:
    """All mentions of actors, in the order of the text, none overlapping another; `openings` are the document's."""
    names = read_names(pack)
    found: list[ActorMention] = []
    unsure: list[ActorMention] = []  # capitals that may stand for their states
    lines = mark_lines(document, names, (openings or find_openings(document, pack)).names)
    for line in lines:
        _read_line(line, found, unsure)
    sure = {mention.name for mention in found if mention.rule == "state.capital"}
    named = {mention.name for mention in found}
    found += [
        mention for mention in unsure if mention.name in (sure if mention.rule == "state.capital_again" else named)
    ]
    if any(mention.name in names.common or mention.affiliation in names.common for mention in found):
        spoken_of = _states_of(lines)
        found = [_without_state(mention, names.common, spoken_of) for mention in found]
    found += find_agency(document.article, names)
    found += find_bylines(document.article, names)
    found += find_repeats(document, lines, found)
    return _without_overlaps(found)


def _states_of(lines: Sequence[Line]) -> frozenset[str]:
    """The states of which the words of a document speak."""
    return frozenset(
        sense.name
        for line in lines
        for chunk in line.chunks.values()
        for kind in STATE_WORDS
        if (sense := chunk.senses.get(kind))
    )


def _without_state(mention: ActorMention, common: Mapping[str, str], spoken_of: frozenset[str]) -> ActorMention:
    """The mention; a name that several states' bodies have means the best known if the article speaks of its state."""
    if common.get(mention.name, mention.country) not in spoken_of and mention.name in common:
        return replace(mention, name=mention.name.removeprefix("US "), country="")
    if mention.affiliation in common and common[mention.affiliation] not in spoken_of:
        return replace(mention, affiliation=mention.affiliation.removeprefix("US "), country="")
    return mention


def _read_line(line: Line, found: list[ActorMention], unsure: list[ActorMention]) -> None:
    """The mentions of one sentence, read from left to right."""
    before: ActorMention | None = None
    after = 0
    capitals, chunks, norms = line.capitals, line.chunks, line.norms
    for at in line.starts:
        if at < after:
            continue
        chunk = chunks.get(at)
        goes_on = capitals[at] and _can_go_on(line, at)
        if chunk is None and not (goes_on or (capitals[at] and may_introduce(line, at))):
            continue  # most capitals only begin a sentence
        owner = None
        if before and norms[at - 1] in ("'s", "'") and before.span.end == line.start_of(at - 1):
            owner = before
        hit = _read_at(line, at, goes_on, owner, unsure)
        if hit is None:
            after = chunk.after if chunk else at + 1
            continue
        mention, after = _tie(line, at, hit[0], before, owner), max(hit[1], at + 1)
        found.append(mention)
        before = mention


def _tie(
    line: Line, at: int, mention: ActorMention, before: ActorMention | None, owner: ActorMention | None
) -> ActorMention:
    """The mention, tied to whose it is: "President Vladimir Putin's spokesman Dmitry Peskov".

    Or to the country before it: "Russian Foreign Minister Sergei Lavrov and Defence Minister Sergei Shoigu".
    """
    if mention.rule == "body.bare" and owner and owner.type == "person" and owner.named == "named" and owner.country:
        country = owner.country  # "President Petro's government"
        return replace(mention, rule="body.of_state", country=country, affiliation=country, is_reference=False)
    if mention.type != "person":
        return mention
    if owner and not mention.affiliation:
        return replace(mention, affiliation=owner.name, country=mention.country or owner.country)
    if (
        before and before.type == "person" and before.country and mention.role and not mention.country
        and line.norms[at - 1] == "and" and line.end_of(at - 2) == before.span.end
    ):  # fmt: skip
        return replace(mention, country=before.country, affiliation=mention.affiliation or before.affiliation)
    return mention


def _read_at(
    line: Line, at: int, goes_on: bool, owner: ActorMention | None, unsure: list[ActorMention]
) -> Found | None:
    """The mention that begins at the token `at`; the longest reading wins, the more certain one where two are equal.

    `goes_on` says whether a name of several words can begin there.
    """
    phrase = read_phrase(line, at)
    known = _read_known(line, phrase, unsure) if phrase else None
    if phrase is None and (introduced := find_introduced(line, at)):
        return introduced
    if not goes_on or (known and known[0].rule.startswith("person.")):
        return known
    made = find_organisation(line, at) or find_new_medium(line, at)
    if made and (known is None or made[1] > known[1]):
        return made
    if known:
        return known
    person = find_owned(line, at, owner) if owner else find_untitled(line, at)
    if person is None:
        return None
    return person, line.token_after(person.span.end)


def _can_go_on(line: Line, at: int) -> bool:
    """Whether a name of several words can begin at the capital at `at`."""
    after = line.norms[at + 1]
    return (
        line.capitals[at + 1]
        or after in INSIDE
        or after in line.names.words["inside names"]
        or (after == "." and len(line.norms[at]) == 1)
        or (after.isdigit() and line.norms[at] == "channel")
    )


def _read_known(line: Line, phrase: NounPhrase, unsure: list[ActorMention]) -> Found | None:
    """The mention a phrase of known words is; where the whole is none, what its first word alone is."""
    head, first = phrase.head.senses, phrase.chunks[0]
    titled = find_titled(line, phrase) if "office" in head or "honorific" in head else None
    if titled:
        return titled, line.token_after(titled.span.end)
    own = first.senses
    side = find_side(line, first) if "adjective" in own or "state" in own else None
    if side:
        return side
    kinds = head.keys() if len(phrase.chunks) == 1 else set().union(*[chunk.senses for chunk in phrase.chunks])
    for triggers, rule in PHRASE_RULES:
        mention = None if triggers.isdisjoint(kinds) else rule(line, phrase)
        if mention:
            return mention, line.token_after(mention.span.end)
    if "source" in kinds and only_introduces(line, phrase.after):
        return None
    source = find_source(line, phrase) if "source" in head or "office" in head else None
    if source:
        return source
    if len(phrase.chunks) > 1:
        alone = NounPhrase(first.first, first.after, (first,), "", "", phrase.is_definite, phrase.is_indefinite)
        return _read_known(line, alone, unsure)
    for triggers, name_rule in NAME_RULES:
        mention = None if triggers.isdisjoint(own) else name_rule(line, first)
        if mention:
            return mention, first.after
    capital = find_capital(line, first) if "capital" in own else None
    if capital:
        if capital[1]:
            return capital[0], first.after
        unsure.append(capital[0])
    reference = find_reference(line, first) if "reference" in own else None
    if reference:
        unsure.append(reference)
    return None


# What a phrase may be, in this order, each rule with the kinds of word it needs.
PHRASE_RULES: tuple[tuple[frozenset[str], Callable[[Line, NounPhrase], ActorMention | None]], ...] = (
    (frozenset(["media", "outlet"]), find_medium),
    (frozenset(["fighter", "attacker"]), find_fighters),
    (frozenset(["group"]), find_group),
    (frozenset(["body", "noun", "short"]), find_body),
)
# What a name by itself may be, in the same way.
NAME_RULES: tuple[tuple[frozenset[str], Callable[[Line, Chunk], ActorMention | None]], ...] = (
    (frozenset(["state"]), find_state),
    (frozenset(["people", "bloc"]), find_people),
)


def _without_overlaps(found: list[ActorMention]) -> tuple[ActorMention, ...]:
    kept: list[ActorMention] = []
    end = 0
    for mention in sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            kept.append(mention)
            end = mention.span.end
    return tuple(kept)
