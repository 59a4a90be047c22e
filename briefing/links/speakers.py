"""Whom the sources of attributions stand for: names, coordinated names, pronouns, words for nobody named yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from briefing.attribution.attribution import Attribution
from briefing.links.draft import Draft, drop_determiner, fold_name
from briefing.links.entity import Speaker
from briefing.links.pronouns import History
from briefing.links.registry import Registry
from briefing.mentions.mention import ActorMention, ActorType, Named
from briefing.text.document import Document
from briefing.values import Span

JOINED = re.compile(
    r"\s*,?\s*(?:and|or|&|as well as|along with|,)\s+(?:both )?(?:the |its )?(?:[a-z-]+ )?", re.IGNORECASE
)
PREPOSITION = re.compile(r"\b(?:of|for|from|by|in|at|to|on|with|near|inside|close)\b", re.IGNORECASE)
TAIL = re.compile(r"\b(?:of|for|from|in|at|who|that|with|close|near|on|to)\b|,")
LONGEST = 90  # characters of a source that may name a new actor
LEAD = 60  # characters of a source before the name it is about
POINTING = frozenset(["the", "this"])  # may open "the two sides", "this group"
POSSESSIVES = frozenset(["his", "her", "its", "their"])
Found = tuple[Span, tuple[Draft, ...], str]  # a source, whom it stands for, the rule


def find_speakers(
    document: Document,
    registry: Registry,
    linked: Sequence[tuple[ActorMention, Draft]],
    attributions: Sequence[Attribution],
) -> list[Found]:
    """Whom every source and carrier stands for, in the order of the text; a source of new words makes a new actor."""
    wanted: set[Span] = set()
    for attribution in attributions:
        if attribution.source:
            wanted.add(_envelope(attribution.source))
        wanted.update(attribution.via)
    history = History(document, linked)
    found: list[Found] = []
    for span in sorted(wanted, key=attrgetter("start", "end")):
        drafts, rule = _resolve(document, registry, history, span)
        history.remember(span, drafts)
        found.append((span, drafts, rule))
    return found


def as_speakers(article: str, found: Iterable[Found]) -> tuple[Speaker, ...]:
    """The speakers as values, with the actors' final names."""
    return tuple(
        Speaker(article, span, tuple(dict.fromkeys(d.name for d in drafts)), rule) for span, drafts, rule in found
    )


def _envelope(spans: Sequence[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _resolve(document: Document, registry: Registry, history: History, span: Span) -> tuple[tuple[Draft, ...], str]:
    """Whom one source stands for, and the rule that says so."""
    words = registry.names.words
    meant = history.resolve(span, words)
    if meant is not None:
        return meant, "speaker.pronoun"
    opening, _, rest = document.text[span.start : min(span.end, span.start + LONGEST)].partition(" ")
    if opening.casefold() in POSSESSIVES and rest.casefold() in words["voices"]:  # "his office"
        return history.resolve(Span(span.start, span.start + len(opening)), words) or (), "speaker.pronoun"
    first = "".join(opening.casefold().split()[:1])
    if first in POINTING or first in words["pairing"]:
        parties = history.find_parties(span, words)
        if parties is not None:
            return parties, "speaker.parties"
        group = history.find_group(span, words)
        if group is not None:
            return group, "speaker.group"
    named = _find_named(document.text, span, history, words["voices"])
    if named:
        return named, "speaker.named"
    phrase = " ".join(span.of(document.text).split())
    name = drop_determiner(phrase.split(",", maxsplit=1)[0].strip(" ,.:;\"'“”"))
    if not name or len(name) > LONGEST or not any(map(str.isalpha, name)):
        return (), "speaker.unresolved"
    known = registry.by_name.get(name) or _state_of(registry, name) or registry.find_role(name)
    is_definite = phrase.split()[0].casefold() in ("the", "this", "that", "its", "their")
    if known is None and is_definite and len(name.split()) <= 2:
        known = registry.find_short(name)
    if known:
        known.occurrences.setdefault(span, "speaker.again")
        known.add_alias(name)
        return (known,), "speaker.again"
    if is_definite and fold_name(name).split()[-1:] and fold_name(name).split()[-1] in words["voices"]:
        return history.last_voice(), "speaker.voice"
    if len(registry.with_surname(name)) > 1 or len(registry.by_kind.get(registry.kind_of(name), ())) > 1:
        return (), "speaker.undecided"
    is_possessed = phrase.split()[0].casefold() in POSSESSIVES
    if is_possessed and "short" in registry.names.senses_of(name):
        return (), "speaker.unresolved"  # "his ministry": whichever that is
    made = [
        _make(registry, history, part, is_opening=not phrase[0].islower())
        for part in _part(document.text, span, name, registry)
    ]
    found = tuple(draft for draft in made if draft)
    return (found, "speaker.new") if found and len(found) == len(made) else ((), "speaker.unresolved")


def _state_of(registry: Registry, name: str) -> Draft | None:
    """The state of the article whose capital speaks: "Moscow, whose warplanes …, said"."""
    capital = registry.names.senses_of(name).get("capital")
    return registry.by_name.get(capital.name) if capital else None


def _part(text: str, span: Span, name: str, registry: Registry) -> list[Span]:
    """The sources that a source is made of: two in "witnesses and a doctor", one in "police and army sources"."""
    start = text.find(name, span.start, span.end)
    if start < 0:
        return [span]
    whole = Span(start, start + len(name))
    one, joint, other = name.partition(" and ")
    if not joint or " and " in other:
        return [whole]
    for part in (one, other):
        head = TAIL.split(drop_determiner(part), maxsplit=1)[0].split()
        if not head or registry.names.senses_of(head[-1]).keys().isdisjoint({"source", "fighter", "office"}):
            return [whole]
    return [Span(start, start + len(one)), Span(whole.end - len(other), whole.end)]


def _find_named(text: str, span: Span, history: History, voices: frozenset[str]) -> tuple[Draft, ...]:
    """The mentions the source consists of: the one it begins with, and those joined to it by "and"."""
    inside = history.inside(span)
    if not inside:
        return ()
    mention, draft = inside[0]
    before = text[span.start : max(span.start, mention.span.start)]
    if len(before) > LEAD or PREPOSITION.search(before):
        return ()
    found, end = [draft], mention.span.end
    if text[end : end + 2] in ("'s", "’s") and end < span.end:
        between = text[end : inside[1][0].span.start] if len(inside) > 1 else ""
        if between and len(between) < LEAD and not PREPOSITION.search(between) and inside[1][1].type != "state":
            found, end = [inside[1][1]], inside[1][0].span.end  # "BBC's Jonathan Marcus"
        elif (rest := text[end + 2 : span.end].casefold().split()) and not voices.intersection(rest):
            return ()  # "Russia's pipeline operator" is not Russia, "Russia's statement" is
    for following, other in inside[1:]:
        if following.span.start < end:
            continue
        if not JOINED.fullmatch(text[end : following.span.start]):
            break
        found.append(other)
        end = following.span.end
    return tuple(found)


def _make(registry: Registry, history: History, span: Span, *, is_opening: bool) -> Draft | None:
    """A new actor of the source's own words: "residents of the town"; None where they mean no people and no body."""
    words = registry.names.words
    name = drop_determiner(span.of(registry.text))
    head = TAIL.split(name, maxsplit=1)[0].split()
    if not head:
        return None
    noun = head[-1].casefold()
    if noun in words["voices"] or noun.removesuffix("s") in words["voices"]:
        return None
    is_name = all(word[0].isupper() for word in head) and (
        not is_opening or len(head) > 1 or not registry.is_lower(head[0])
    )
    senses = registry.names.senses_of(noun)
    if len(head) == 1 and any(part in registry.names.states for part in noun.split("-")):
        return None  # "Israel-Gaza: …", "U.S.-led"
    is_agent = noun.endswith(tuple(words["endings"])) and noun not in words["endings_of_things"]
    if not (is_name or senses or is_agent):
        return None
    sense = next(iter(senses.values()), None)
    is_plural = sense.is_plural if sense else noun.endswith("s") and not noun.endswith("ss")
    type_: ActorType = sense.type if sense else "people_group" if is_plural else "person"
    is_person = is_name and len(head) <= 2 and head[0] in registry.names.given  # "a trader, Ali"
    named: Named = "named" if is_name else "anonymous" if sense and sense.named == "anonymous" else "role-only"
    owners = [draft for _, draft in history.inside(span)]
    mention = ActorMention(
        span, span, name, "person" if is_person else "organization" if is_name else type_, "speaker.new", named,
        country=next((draft.country for draft in owners if draft.country), ""),
        affiliation=next((draft.name for draft in owners), ""), is_plural=is_plural,
    )  # fmt: skip
    return registry.take(mention)
