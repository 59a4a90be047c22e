"""People's names: "Russian Foreign Minister Sergei Lavrov", "Mr Assad", "Jasim al-Bahadli, a former army officer"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line
from briefing.mentions.actor_names import is_thing, read_name
from briefing.mentions.actor_phrases import NounPhrase
from briefing.mentions.actor_posts import LINKS, end_of_post, read_apposition
from briefing.mentions.known_names import Sense, SenseKind
from briefing.mentions.mention import ActorMention

NOT_BEHIND = frozenset(["and", "or", "where", "which", "but"])  # behind a name these make it one of a list of places
PEOPLE = ("sman", "woman", "crat", "publican", "ist", "person")  # ends of words that stand like a title: "Ombudswoman"


def find_titled(line: Line, phrase: NounPhrase) -> ActorMention | None:
    """The person whose office or honorific the phrase is."""
    office, honorific = phrase.sense("office"), phrase.sense("honorific")
    if not (office or honorific) or line.norms[phrase.first - 1] == "our":  # "the Church of Our Lady Mary"
        return None
    at = phrase.after
    end = read_name(line, at)
    if end == at and honorific and line.capitals[at] and line.norms[at] not in line.names.words["calendar"]:
        end = at + 1  # "Mr King": behind an honorific, a word that is an office elsewhere is a name
    rule = "person.office"
    post = at
    if end == at and office:  # "the foreign minister, Sergei Lavrov, said", "the governor of Kunduz, Jane Doe, said"
        post = end_of_post(line, at)
        end = read_name(line, post + 1) if line.norms[post] == "," else at
        if end - post < 3 or line.norms[end] not in (",", ".", ":", ""):
            return None
        if post > at and not _says_more(line, end):
            return None
        at, rule = post + 1, "person.in_apposition"
    if end == at:
        return None
    if is_thing(line, end):
        return None
    role = "" if honorific and len(phrase.chunks) == 1 else line.words(phrase.first, max(phrase.after, post))
    if honorific and not role and end - at == 1:
        return _mention(line, phrase.first, at, end, "person.honorific", is_reference=True)
    if honorific and not role:
        rule = "person.honorific"
    if end - at == 1 and not role[:1].isupper() and at == phrase.after and not phrase.owner:
        return None  # "the pilot Novak": too little to call it a name, but a surname may point back
    return _mention(line, phrase.first, at, end, rule, role, phrase.country, phrase.owner, end - at == 1)


def _says_more(line: Line, end: int) -> bool:
    """Whether a name in commas is who holds the office before it, and not one of the places named there."""
    after = line.norms[end + 1]
    return line.norms[end] == "," and after.isalpha() and not line.capitals[end + 1] and after not in NOT_BEHIND


def find_untitled(line: Line, at: int) -> ActorMention | None:
    """The person whose full name begins at `at`, where an apposition, a verb of speech or the given name tells so."""
    end = read_name(line, at)
    if end - at < 2 or is_thing(line, end):
        return None
    given = line.names.given
    if end - at > 2 and line.texts[at] not in given and line.texts[at + 1] in given and line.norms[at].endswith(PEOPLE):
        at += 1  # "Ombudswoman Hillary Clinton"
    last = line.norms[end - 1]
    if last in line.names.words["organization"] or last in line.names.words["government"]:
        return None
    role, country, owner = read_apposition(line, end)
    if role:
        return _mention(line, at, at, end, "person.apposition", role, country, owner)
    if line.texts[at] in given or (
        end - at > 2
        and at not in line.chunks
        and line.norms[at - 1] != "in"
        and not given.isdisjoint(line.texts[at : end - 1])
    ):
        return _mention(line, at, at, end, "person.given_name")
    if (line.norms[end] == "," and line.norms[end + 1].isdigit() and line.norms[end + 2] == ",") or line.norms[
        end + 1
    ] in LINKS:
        return _mention(line, at, at, end, "person.age")
    if line.texts[at] in line.names.family_first and end - at in (2, 3) and line.norms[at - 1] != "in":
        return _mention(line, at, at, end, "person.family_first")
    if belongs_to := _read_belonging(line, end):
        return _mention(line, at, at, end, "person.of_body", owner=belongs_to.name, country=belongs_to.country)
    is_addressed = line.norms[at - 1] in line.names.words["accusing"]
    if (
        (is_addressed or line.speaks(at, end))
        and last not in line.names.words["armed_group"]
        and last not in line.names.words["media"]
    ):
        return _mention(line, at, at, end, "person.speaking")
    return None


def _read_belonging(line: Line, at: int) -> Sense | None:
    """The body, group or medium that "of the Red Cross" at `at` names."""
    if line.norms[at] not in ("of", "from", "with", "at"):
        return None
    chunk = line.chunks.get(at + 1 + (line.norms[at + 1] == "the"))
    kinds: tuple[SenseKind, ...] = ("body", "group", "media")
    return next((sense for kind in kinds if chunk and (sense := chunk.senses.get(kind))), None)


def _is_told(line: Line, at: int, end: int) -> bool:
    """Whether the words tell a person from a ship, a team or a town of a state: "Iran's Hakim Daryai said"."""
    names = line.names
    return (
        line.texts[at] in names.given
        or line.texts[at] in names.family_first
        or line.is_subject(end, names.words["acting"])
        or line.norms[end + 1] in LINKS
        or bool(read_apposition(line, end)[0])
        or line.speaks(at, end)
    )


def find_owned(line: Line, at: int, owner: ActorMention) -> ActorMention | None:
    """The person named right behind the possessive of whom they belong to: "BBC's Jonathan Marcus"."""
    end = read_name(line, at)
    if (
        end - at < 2
        or is_thing(line, end)
        or owner.type == "person"
        or line.norms[end - 1] in line.names.words["organization"]
        or (owner.type == "state" and not _is_told(line, at, end))
    ):
        return None
    return _mention(line, at, at, end, "person.of_owner", country=owner.country, owner=owner.name)


def _mention(
    line: Line, first: int, head: int, end: int, rule: str, role: str = "", country: str = "", owner: str = "",
    is_reference: bool = False,
) -> ActorMention:  # fmt: skip
    span = line.span(first, end)
    name = span if head == first else line.span(head, end)
    return ActorMention(
        span, name, line.words(head, end), "person", rule,
        role=role, country=country, affiliation=owner, is_reference=is_reference,
    )  # fmt: skip
