"""Bodies and organisations: "the Russian Defence Ministry", "the Kremlin", "Centre for Aviation"."""

from __future__ import annotations

import re

from briefing.mentions.actor_line import Line, is_hyphened
from briefing.mentions.actor_phrases import NounPhrase
from briefing.mentions.known_names import ORGANISATIONS
from briefing.mentions.mention import ActorMention, ActorType

MOST_WORDS = 9
ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
OF_STATES = frozenset(["commission", "board", "authority", "registry"])  # with a state's name they are a body of it
JOINTS = frozenset(["of", "for", "and", "on", "to", "in", "the", "against", "&"])
GENERIC = frozenset(["government", "military", "army", "police", "parliament"])  # for these a bare "the" is enough
BESIDE = frozenset(["near", "outside", "around", "opposite", "behind", "beside", "past"])
TOO_COMMON = frozenset(
    ["court", "embassy", "intelligence", "central bank"]
)  # these need a capital where they stand alone


def find_body(line: Line, phrase: NounPhrase) -> ActorMention | None:
    """The body of a state that the phrase names."""
    noun, body, head = phrase.sense("noun"), phrase.sense("body"), phrase.head
    if body and noun and phrase.country and body.country != phrase.country:
        body = None  # "Germany's Foreign Office" is not Britain's
    if noun is None:
        if body is None:
            return _find_short(line, phrase)
        span = line.span(head.first, head.after)
        if _goes_on(line, head.after):
            return None
        return ActorMention(span, span, body.name, body.type, "body.named", country=body.country)
    inner = next(
        (s for chunk in phrase.chunks[:-1] if (s := chunk.senses.get("body")) and s.type == "government"), None
    )
    if inner and not line.norms[head.first - 1].startswith("'"):  # "Ukraine's SBU security service"
        span = line.span(phrase.first, head.after)
        return ActorMention(span, span, inner.name, inner.type, "body.named", country=inner.country)
    if body and len(phrase.chunks) == 1:
        span = line.span(head.first, head.after)
        return ActorMention(span, span, body.name, body.type, "body.named", country=body.country)
    if line.norms[head.after - 1] == "palace" and not line.speaks(phrase.first, phrase.after):
        return None  # where the president lives
    if head.after == head.first + 1 and not noun.is_plural and not line.is_free(phrase.after):
        return None  # "military action"
    if line.norms[phrase.first - 1] == "the" and line.norms[phrase.first - 2] in BESIDE:
        return None  # "near the Interior Ministry": where something is
    after, country, owner = phrase.after, phrase.country, phrase.owner
    whole = line.chunks.get(after + 2) if line.norms[after : after + 2] == ("of", "the") else None
    if whole and "noun" in whole.senses and not country and line.speaks(phrase.first, whole.after):
        span = line.span(phrase.first, whole.after)  # "the general staff of the armed forces"
        return ActorMention(
            span, span, line.words(phrase.first, whole.after), noun.type, "body.bare", is_reference=True
        )
    if line.norms[after] == "in" and not owner:  # "the defence ministry in Moscow"
        place = line.chunks.get(after + 1)
        seat = place and (place.senses.get("capital") or place.senses.get("state"))
        if place and seat:
            country, after = seat.name, place.after
        elif not country and phrase.is_definite and (end := _end_of_town(line, after + 1)):
            after, owner = (end, line.words(after + 1, end)) if line.speaks(phrase.first, end) else (after, owner)
    first = phrase.first
    is_led = first == phrase.head.first and line.norms[first] in line.names.words["regimes"]  # "the Assad regime"
    if not (country or owner or is_led) and (town := line.place_before(first)):
        first, owner = first - 1, town  # "the Gaza health ministry"
    if noun.name == "embassy" and "capital" in phrase.chunks[0].senses and len(phrase.chunks) > 1:
        country = owner = ""  # "its Damascus consulate" is not Syria's
    if not (country or owner or _is_named_alone(line, phrase, noun.name)):
        return None
    span = line.span(first, after)
    is_of_group = any("group" in chunk.senses for chunk in phrase.chunks[:-1])
    return ActorMention(
        span,
        line.span(first, phrase.after),
        line.words(first, after),
        "armed_group" if is_of_group else noun.type,
        "body.of_state" if country or owner else "body.bare",
        country=country,
        affiliation=owner or country,
        is_reference=not (country or owner),
        is_plural=noun.is_plural,
    )


def _end_of_town(line: Line, at: int) -> int:
    """The token after a town at `at` whose body it is: "in opposition-held Idlib"; 0 where none stands there."""
    at += is_hyphened(line.norms[at])
    known = line.chunks.get(at)
    if not line.capitals[at] or known or line.norms[at] in line.names.words["calendar"]:
        return 0
    return at + 1 if not line.capitals[at + 1] else at + 2


def _is_named_alone(line: Line, phrase: NounPhrase, kind: str) -> bool:
    """Whether a body is meant that its words alone do not tie to a state: "the Defence Ministry", "the army"."""
    first, after = phrase.head.first, phrase.after
    if line.capitals[first] and (first > 0 or line.capitals[after - 1]):
        return True
    if line.speaks(phrase.first, after):
        return kind not in TOO_COMMON
    return phrase.is_definite and phrase.first == first and line.norms[after - 1] in GENERIC


def _find_short(line: Line, phrase: NounPhrase) -> ActorMention | None:
    """A word that means a body only after it was named: "the ministry said"."""
    short = phrase.sense("short")
    if not short or not phrase.is_definite:
        return None
    span = line.span(phrase.first, phrase.after)
    return ActorMention(span, span, line.words(phrase.first, phrase.after), short.type, "body.short", is_reference=True)


def _goes_on(line: Line, after: int) -> bool:
    """Whether a name goes on behind what is known of it: "Boeing 707", "Airbus A300s", "Pentagon Papers"."""
    if after >= len(line.texts):
        return False
    text, norm = line.texts[after], line.norms[after]
    if text[0].isdigit():
        return True
    if not text[0].isupper() or after in line.chunks:
        return False
    return norm not in line.names.words["calendar"] and (
        any(map(str.isdigit, text)) or norm in line.names.words["things"]
    )


def find_organisation(line: Line, at: int) -> tuple[ActorMention, int] | None:
    """An organisation no lexicon knows, told by a noun in it: "Tigray Defence Forces", "Centre for Aviation".

    Also any longer name whose initials stand in brackets behind it: "Movement for Democratic Change (MDC)".
    """
    if not (line.capitals[at + 1] or line.norms[at + 1] in JOINTS):
        return None
    if line.names.words["organisation signs"].isdisjoint(line.norms[at : at + MOST_WORDS + 3]):
        return None  # as with most names: nothing within reach tells an organisation
    people = line.chunks.get(at)
    if people and "source" in people.senses and line.norms[people.after] in ("of", "at", "for", "from", "with"):
        return None  # "Monitors of the Peace Institute"
    if line.texts[at] in line.names.given and line.norms[at + 2] in ("of", "at", "for", "from", "with"):
        return None  # "Jane Doe of the Peace Institute"
    end = _read_capitals(line, at)
    if end - at < 2:
        return None
    words = line.names.words
    joint = next((step for step in range(at + 2, min(end, at + 4)) if line.norms[step] in ("of", "at", "from")), end)
    is_known = joint < end and joint + 1 + (line.norms[joint + 1] == "the") in line.chunks
    if is_known and words["organisation nouns"].isdisjoint(line.norms[at:joint]):
        return None  # "Saheed Owolabi of the Red Cross"
    if words["organisation nouns"].isdisjoint(line.norms[at:end]) and line.norms[end] != "(":
        return None
    for after in range(end, at + 1, -1):
        last = line.norms[after - 1]
        if last in JOINTS or last in ("'s", "'"):
            continue
        acronym = _has_initials(line, at, after)
        if last in words["things"] and not acronym:
            return None
        type_ = _type_by(line, at, after)
        if type_ == "government" and line.norms[at - 1] == "the" and line.norms[at - 2] in BESIDE:
            return None
        if not acronym and not type_:
            continue
        begin = at - 1 if ORDINAL.fullmatch(line.norms[at - 1]) else at  # "36th Aviation Regiment"
        span = line.span(begin, after)
        rule = "organisation.initials" if acronym else "organisation.noun"
        country = next((s.country for step in range(at, after) if (c := line.chunks.get(step))
                        for kind in ("adjective", "state") if (s := c.senses.get(kind)) and s.country), "")  # fmt: skip
        if country and type_ == "organization" and last in OF_STATES:
            type_ = "government"  # "the Ethiopian Human Rights Commission"
        return ActorMention(span, span, line.words(begin, after), type_ or "organization", rule, country=country), after
    return None


def _type_by(line: Line, first: int, after: int) -> ActorType | None:
    """The type an organisation's nouns give: its last word, or the one before "of", "for", "on", "to"."""
    words = line.names.words
    heads = [
        line.norms[step - 1]
        for step in range(first + 1, after)
        if line.norms[step] in ("of", "for", "on", "to", "against")
    ]
    if after - first > 1:
        heads.append(line.norms[after - 1])
    for head in heads:
        for kind in ORGANISATIONS:
            if head in words[kind]:
                return kind
    return None


def _read_capitals(line: Line, at: int) -> int:
    """The token after the run of capitalised words at `at`, joined by "of", "for", "and" where a capital follows."""
    norm = line.norms[at]
    is_new = norm == "new" and line.norms[at - 1] == "the"  # "the New America Foundation", but "New rebel forces"
    if not line.capitals[at] or (norm in line.names.words["openers"] and not is_new) or is_hyphened(norm):
        return at
    end, stop = at, min(len(line.texts), at + MOST_WORDS)
    while end < stop:
        chunk = line.chunks.get(end)
        if chunk and chunk.senses.keys() & {"office", "honorific"} and "noun" not in chunk.senses and end > at:
            break
        if line.capitals[end] and line.norms[end] not in line.names.words["calendar"] and line.norms[end] != "and":
            end += 1
            continue
        if line.norms[end] == "'" and line.capitals[end + 1] and line.norms[end - 1].endswith("s"):
            end += 1  # "the Doctors' Union"
            continue
        step = end
        while line.norms[step] in JOINTS and step - end < 2:
            step += 1
        if step > end and line.norms[end] == "and" and (known := line.ends.get(end)) and known.first == at:
            break  # "Voice of America and Radio Free Europe"
        if step > end and line.capitals[step] and end > at and line.norms[end] != "in":
            end = step
        else:
            break
    return end


def _has_initials(line: Line, first: int, after: int) -> bool:
    """Whether the initials of the words ``[first, after)`` stand in brackets behind them."""
    if line.norms[after] != "(" or line.norms[after + 2] != ")":
        return False
    acronym = line.texts[after + 1]
    initials = "".join(part[0] for text in line.texts[first:after] if text[0].isupper()
                       for part in text.split("-") if part)  # fmt: skip
    return len(acronym) > 1 and acronym.isupper() and acronym == initials.upper()
