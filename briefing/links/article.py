"""Links one article: its mentions to actors and places, the sources of its statements to speakers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from briefing.attribution.attribution import Attribution
from briefing.links.draft import Draft, fold_name
from briefing.links.entity import Links
from briefing.links.fighters import join_fighters, join_officials
from briefing.links.places import link_places
from briefing.links.posts import tie_posts
from briefing.links.pronouns import BODIES
from briefing.links.references import resolve_reference
from briefing.links.registry import Registry
from briefing.links.speakers import as_speakers, find_speakers
from briefing.mentions.actor_line import mark_phrases
from briefing.mentions.known_names import KnownNames, read_names
from briefing.mentions.mention import ActorMention, Mentions
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import Span

KNOWN_AS = re.compile(r",? (?:(?:also|better|formerly|now|commonly) )?(?:known as|called|named|dubbed),? (?:the )?")
IN_APPOSITION = re.compile(r",\s+(?:(?:the|a|an|one|also|now|then|another)\s+)*")
BEHIND = re.compile(r"\s*(?:[,.;)]|who\b|$)")  # what follows an apposition
IN_BRACKETS = re.compile(r"\s+\(")
# "the U.N. Assistance Mission in Afghanistan, or UNAMA", "Doctors Without Borders, known by its French acronym MSF"
OR_SHORT = re.compile(
    r"(?: (?:in|for|to) (?:the )?[A-Z]\w+)?, "
    r"(?:or|(?:also )?known (?:as|by its (?:\w+ )?(?:acronym|initials))),? (?:the )?"
)
MOST_BETWEEN = 40  # characters between two names of one actor
SERVANTS = frozenset(["person", "government"])  # types of actors that act for a state
# References that become actors of their own where they point to nobody.
STANDING = ("person.", "body.bare", "group.fighters", "source.", "office.speaking")


def link_article(document: Document, mentions: Mentions, attributions: Sequence[Attribution], pack: Pack) -> Links:
    """The actors and places of one article, and whom each source of an attribution stands for."""
    names, text = read_names(pack), document.text
    registry = Registry(names, text)
    linked: dict[int, Draft] = {}  # by where the mention begins: no two overlap
    described = _find_appositions(mentions.actors, text)
    waiting: list[ActorMention] = []
    for mention in mentions.actors:
        if described and mention.span in described:
            holder = registry.take(described[mention.span])
            linked[mention.span.start] = registry.describe(holder, mention)
            _take_owner(document, registry, mention, names)
        elif mention.is_reference:
            waiting.append(mention)
        else:
            linked[mention.span.start] = registry.take(mention)
            _take_owner(document, registry, mention, names)
    _join_named(registry, linked, mentions.actors, text)
    first_body = min((d.first for d in registry.drafts if d.type in BODIES and d.named == "named"), default=1 << 60)
    for mention in waiting:
        if mention.span.start in linked:
            continue
        is_bare = mention.rule == "body.bare"  # only "the army" is sought by the countries around it
        nearby = _countries_before(document, mentions.actors, mention) if is_bare else []
        draft = resolve_reference(registry, mention, nearby)
        if draft is not None:
            registry.add(draft, mention)
        elif mention.type == "organization" and mention.named != "named" and first_body < mention.span.start:
            continue  # "the charity": who it is shows where it speaks
        elif (mention.rule.startswith(STANDING) or _is_of_state(mention)) and not _is_undecided(registry, mention):
            draft = registry.take(mention)
        elif is_bare and len(set(nearby)) == 1:
            draft = registry.take(replace(mention, country=nearby[-1], affiliation=nearby[-1], is_reference=False))
        if draft is not None:
            linked[mention.span.start] = draft
    _join_called(registry, linked)
    join_fighters(registry, linked)
    join_officials(registry, linked)
    tie_posts(registry)
    order = [(mention, draft) for mention in mentions.actors if (draft := linked.get(mention.span.start))]
    _take_states(document, registry, order, names)
    found = find_speakers(document, registry, order, attributions)
    _name_apart(registry.drafts)
    article = document.article.id
    exists = frozenset(draft.name for draft in registry.drafts)
    drafts = sorted((draft for draft in registry.drafts if draft.occurrences), key=lambda d: (d.first, d.name))
    actors = tuple(draft.finish(article, exists) for draft in drafts)
    return Links(actors, link_places(article, text, mentions.places), as_speakers(article, found))


def _find_appositions(actors: Sequence[ActorMention], text: str) -> dict[Span, ActorMention]:
    """The mentions that only say who the person named right before them is, with that person's mention.

    "Jane Doe, the commander of the air force, said": but not "Jane Doe, the Iranian foreign minister and John Roe".
    """
    found: dict[Span, ActorMention] = {}
    for one, other in pairwise(actors):
        if (
            one.type == other.type == "person"
            and one.named == "named"
            and other.named != "named"
            and not (one.is_reference or other.is_plural)
            and (one.country == other.country or not (one.country and other.country))
            and IN_APPOSITION.fullmatch(text[one.span.end : other.span.start])
            and BEHIND.match(text, other.span.end)
        ):
            found[other.span] = one
        elif (  # "the air force commander, General Jane Doe, said"
            one.type == other.type == "person"
            and other.named == "named"
            and one.named != "named"
            and one.role
            and not (other.is_reference or one.is_plural)
            and (one.country == other.country or not (one.country and other.country))
            and text[one.span.end : other.span.start] in (", ", ",\n")
            and text[other.span.end : other.span.end + 1] in (",", ".")
        ):
            found[one.span] = other
    return found


def _join_named(registry: Registry, linked: dict[int, Draft], actors: Sequence[ActorMention], text: str) -> None:
    """Make one of two actors where the text says so: "the rebel coalition known as the Army of Conquest".

    Or "SBU" in brackets behind "Ukraine's Security Service".
    """
    for one, other in pairwise(actors):
        if "person" in (one.type, other.type) or not 1 < other.span.start - one.span.end < MOST_BETWEEN:
            continue
        between = text[one.span.end : other.span.start]
        is_short = _is_short_for(one, other, between, text)
        if not is_short and not KNOWN_AS.fullmatch(between):
            continue
        first, second = linked.get(one.span.start), linked.get(other.span.start)
        if is_short and second and first is None and one.is_reference:  # "the UN mission, MINUSMA, said"
            registry.add(second, one)
            linked[one.span.start] = second
        if not first or not second or first is second:
            continue
        if first.named != "named" or (is_short and not first.is_known and second.type not in ("state", "people_group")):
            registry.merge(first, second)
            linked.update({start: second for start, draft in linked.items() if draft is first})


def _join_called(registry: Registry, linked: dict[int, Draft]) -> None:
    """Make one of a body named in the article and the words it alone is called by: "a war monitor", "the alliance"."""
    for draft in registry.drafts:
        if draft.type != "organization" or draft.named == "named":
            continue
        names = registry.names.called.get(fold_name(draft.name), frozenset())
        found = [body for name in sorted(names) if (body := registry.by_key.get(("known", name)))]
        if len(found) == 1:
            starts = [start for start, other in linked.items() if other is draft]
            registry.merge(draft, found[0])
            linked.update(dict.fromkeys(starts, found[0]))


def _is_short_for(one: ActorMention, other: ActorMention, between: str, text: str) -> bool:
    """Whether the second mention is the name or the initials of the first: "Ukraine's Security Service (SBU)"."""
    if IN_BRACKETS.fullmatch(between):
        return text.startswith(")", other.span.end)
    if between in (", ", ", the "):
        return _is_named_behind(one, other, text)
    return other.head.of(text).isupper() and bool(OR_SHORT.fullmatch(between))


def _is_of_state(mention: ActorMention) -> bool:
    """Whether an office names a state, which makes it somebody of its own: "the Russian ambassador"."""
    return mention.rule == "office.alone" and bool(mention.country) and mention.affiliation == mention.country


def _is_named_behind(one: ActorMention, other: ActorMention, text: str) -> bool:
    """Whether the second is the name of the first: "Pakistan's spy agency, the ISI, said", "the U.N. force, UNIFIL"."""
    words = one.span.of(text)
    is_mission = other.head.of(text).isupper() and words.endswith(("mission", "force", "operation", "agency"))
    return (
        (is_mission or (one.country == other.country != "" and one.type == other.type))
        and not one.is_plural
        and text.startswith(",", other.span.end)
        and words.endswith(("mission", "agency", "service", "force", "unit", "wing", "directorate"))
    )


def _is_undecided(registry: Registry, mention: ActorMention) -> bool:
    """Whether the words could mean two of those named: then they are nobody's, and no new actor either."""
    if mention.type == "person":
        return len(registry.with_surname(mention.name)) > 1 and len(mention.name.split()) == 1
    return len(registry.by_kind.get(registry.kind_of(mention.name), ())) > 1


def _take_owner(document: Document, registry: Registry, mention: ActorMention, names: KnownNames) -> None:
    """Take in the named body, group or medium inside a longer mention: "Kremlin" in "Kremlin spokesman"."""
    if not mention.affiliation or mention.span == mention.head or mention.affiliation in registry.by_name:
        return
    if mention.affiliation == mention.country:
        return
    first, after = document.token_at(mention.span.start), document.token_at(mention.span.end)
    for chunk in mark_phrases(document, first, after, names).values():
        for kind in ("body", "group", "media"):
            sense = chunk.senses.get(kind)
            if sense is not None and sense.name == mention.affiliation:
                span = document.span_of(first + chunk.first, first + chunk.after)
                registry.take(ActorMention(span, span, sense.name, sense.type, f"{kind}.named", country=sense.country))
                return


def _take_states(
    document: Document, registry: Registry, order: Sequence[tuple[ActorMention, Draft]], names: KnownNames
) -> None:
    """Take in the states that two or more of the actors serve: "US President Ann Roe", "a U.S. military spokesman"."""
    served: dict[str, dict[int, ActorMention]] = {}
    for mention, draft in order:
        if mention.country and draft.type in SERVANTS and mention.country not in registry.by_name:
            served.setdefault(mention.country, {}).setdefault(id(draft), mention)
    for state, mentions in served.items():
        several = mentions.values() if len(mentions) > 1 else ()
        found = [span for mention in several if (span := _find_state(document, mention, state, names))]
        for span in found if len(found) > 1 else ():
            registry.take(ActorMention(span, span, state, "state", "state.of_office", country=state))


def _find_state(document: Document, mention: ActorMention, state: str, names: KnownNames) -> Span | None:
    """The state's name or adjective in the words of a mention."""
    first, after = document.token_at(mention.span.start), document.token_at(mention.span.end)
    for chunk in mark_phrases(document, first, after, names).values():
        if any((sense := chunk.senses.get(kind)) and sense.name == state for kind in ("state", "adjective")):
            return document.span_of(first + chunk.first, first + chunk.after)
    return None


def _countries_before(document: Document, actors: Sequence[ActorMention], mention: ActorMention) -> list[str]:
    """The countries that mentions before this one in its sentence are tied to."""
    sentence = document.sentence_of(mention.span)
    if sentence is None:
        return []
    at = bisect_left(actors, mention.span.start, key=attrgetter("span.start")) - 1
    found: list[str] = []
    while at >= 0 and actors[at].span.start >= sentence.span.start:
        if actors[at].country:
            found.append(actors[at].country)
        at -= 1
    return found[::-1]


def _name_apart(drafts: Sequence[Draft]) -> None:
    """Give actors of the same name different ones: by country, else by type, else by number."""
    taken: dict[str, Draft] = {}
    for draft in drafts:
        name, number = draft.name, 2
        if name in taken and draft.country:
            name = f"{draft.name} ({draft.country})"
        if name in taken:
            name = f"{draft.name} ({draft.type.replace('_', ' ')})"
        while name in taken:
            name, number = f"{draft.name} ({number})", number + 1
        draft.name = name
        taken[name] = draft
