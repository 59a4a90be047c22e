"""People's names: "Russian Foreign Minister Sergei Lavrov", "Mr Assad", "Jasim al-Bahadli, a former army officer"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line
from briefing.mentions.actor_phrases import NounPhrase, read_phrase
from briefing.mentions.known_names import Sense, SenseKind
from briefing.mentions.mention import ActorMention

MOST_WORDS = 5
APPOSITION = 8  # how far behind its comma an apposition's noun may stand
LINKS = frozenset(["who", "whose", "whom"])
POST = 9  # how many words may tell whose an office is: "the governor of Kunduz, Jane Doe, said"
POSTS = frozenset(["of", "for", "in", "to", "at", "from", "on", "with"])
JOINTS = frozenset(["of", "for", "and", "the", "'s", "'", "elite"])
NOT_BEHIND = frozenset(["and", "or", "where", "which", "but"])  # behind a name these make it one of a list of places
PEOPLE = ("sman", "woman", "crat", "publican", "ist", "person")  # ends of words that stand like a title: "Ombudswoman"
ARTICLES = frozenset(["al-", "el-", "ad-", "an-", "as-", "ar-", "at-", "ul-"])  # in small letters before a name
# Kinds of known words that are no surnames; others can be: "Jordan", "Wagner", "Baloch".
NO_SURNAMES = frozenset(["adjective", "honorific", "noun", "outlet", "short", "office", "source", "fighter", "attacker",
    "reference"])  # fmt: skip
SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])


def read_name(line: Line, at: int) -> int:
    """The token after the personal name that begins at `at`, or `at` itself where none can.

    name = word {word | particle word | initial}, each word with a capital and none of them known as something else.
    """
    if not _can_be_name(line, at, is_first=True):
        return at
    end, words = at, 0
    while words < MOST_WORDS:
        step = end
        while (
            step - end < 3
            and line.norms[step] in line.names.words["name_particles"]
            and not (line.capitals[step] and step == end == at)
        ):
            step += 1
        if line.norms[step] == "-" and step > end:
            step += 1
        if not _can_be_name(line, step, is_first=words == 0) and not (step == end > at and _is_surname(line, step)):
            break
        end, words = step + 1, words + 1
        if len(line.norms[step]) == 1 and line.norms[end] == "." and line.capitals[end + 1]:
            end += 1  # "George W. Bush"
        if line.norms[end] == '"' and line.norms[end + 2] == '"' and line.capitals[end + 1] and line.capitals[end + 3]:
            end += 3  # 'Michael "Erik" Kurilla'
    if end > at and line.capitals[end] and line.norms[end] in line.names.words["name_particles"]:
        end += 1  # "Duwa Lashi La"
    if end > at and line.norms[end] in SUFFIXES:
        end += 1
    return end


def _can_be_name(line: Line, at: int, *, is_first: bool) -> bool:
    """Whether the token at `at` can be a word of a personal name."""
    if not line.capitals[at]:
        return False
    text = line.texts[at]
    if text[0].isupper():
        if len(text) > 2 and text.isupper() and not is_first and "-" not in text and len(text) < 5:
            return False  # an acronym
    elif text[:3] not in ARTICLES:
        return False
    norm = line.norms[at]
    words = line.names.words
    is_date = norm in words["calendar"] and not (text in line.names.given and line.capitals[at + 1])  # "Jan Egeland"
    if is_date or (norm in words["openers"] and (is_first or norm not in ("will", "may", "per"))):
        return False
    chunk = line.chunks.get(at)
    if chunk is None:
        return at not in line.inner
    if text in line.names.given:
        return True
    if not is_first and chunk.after == at + 1 and not text.isupper() and not chunk.senses.keys() & NO_SURNAMES:
        return True  # "Therese Kayikwamba Wagner", "Mumtaz Zahra Baloch"
    if chunk.senses.keys() & {"adjective", "honorific", "noun", "group", "media", "body", "outlet", "short"}:
        return False
    if chunk.senses.keys() & {"office", "source"}:
        return False
    return (
        not is_first and chunk.after == at + 1 and "bloc" not in chunk.senses
    )  # "Michael Jordan", "George Washington"


def _is_surname(line: Line, at: int) -> bool:
    """Whether a word for an office is the surname behind a given name: "Mehbooba Mufti", "John Major"."""
    chunk = line.chunks.get(at)
    return (
        line.capitals[at]
        and chunk is not None
        and chunk.after == at + 1
        and chunk.senses.keys() <= {"office", "honorific"}
        and line.texts[at - 1] in line.names.given
        and not line.capitals[at + 1]
    )


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
        post = _end_of_post(line, at)
        end = read_name(line, post + 1) if line.norms[post] == "," else at
        if end - post < 3 or line.norms[end] not in (",", ".", ""):
            return None
        if post > at and not _says_more(line, end):
            return None
        at, rule = post + 1, "person.in_apposition"
    if end == at:
        return None
    if _is_thing(line, end):
        return None
    role = "" if honorific and len(phrase.chunks) == 1 else line.words(phrase.first, max(phrase.after, post))
    if honorific and not role and end - at == 1:
        return _mention(line, phrase.first, at, end, "person.honorific", is_reference=True)
    if honorific and not role:
        rule = "person.honorific"
    if end - at == 1 and not role[:1].isupper() and at == phrase.after and not phrase.owner:
        return None  # "the pilot Novak": too little to call it a name, but a surname may point back
    return _mention(line, phrase.first, at, end, rule, role, phrase.country, phrase.owner, end - at == 1)


def _end_of_post(line: Line, at: int) -> int:
    """The token after "of Kunduz", "for the region in Goma" at `at`, which tells whose an office is; `at` for none."""
    if line.norms[at] not in POSTS:
        return at
    words = line.names.words
    for step in range(at + 1, at + POST):
        norm = line.norms[step]
        if norm == ",":
            inner = line.ends.get(step)  # "a lawyer for the general's widow, Jane Doe, said": the name is the widow's
            return at if inner and inner.senses.keys() & {"office", "source"} else step
        if not (norm.replace("-", "").isalpha() or norm == "'s") or norm in words["auxiliaries"]:
            break
    return at


def _says_more(line: Line, end: int) -> bool:
    """Whether a name in commas is who holds the office before it, and not one of the places named there."""
    after = line.norms[end + 1]
    return line.norms[end] == "," and after.isalpha() and not line.capitals[end + 1] and after not in NOT_BEHIND


def _is_thing(line: Line, end: int) -> bool:
    """Whether the words before `end` are the name of a thing: "President Hotel"."""
    words, last = line.names.words, line.norms[end - 1]
    return (last in words["things"] or last in words["organization"]) and line.texts[end - 1] not in line.names.given


def find_untitled(line: Line, at: int) -> ActorMention | None:
    """The person whose full name begins at `at`, where an apposition, a verb of speech or the given name tells so."""
    end = read_name(line, at)
    if end - at < 2 or _is_thing(line, end):
        return None
    given = line.names.given
    if end - at > 2 and line.texts[at] not in given and line.texts[at + 1] in given and line.norms[at].endswith(PEOPLE):
        at += 1  # "Ombudswoman Hillary Clinton"
    last = line.norms[end - 1]
    if last in line.names.words["organization"] or last in line.names.words["government"]:
        return None
    role, country, owner = _read_apposition(line, end)
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


def find_owned(line: Line, at: int, owner: ActorMention) -> ActorMention | None:
    """The person named right behind the possessive of whom they belong to: "BBC's Jonathan Marcus"."""
    end = read_name(line, at)
    if (
        end - at < 2
        or _is_thing(line, end)
        or owner.type == "person"
        or line.norms[end - 1] in line.names.words["organization"]
    ):
        return None
    return _mention(line, at, at, end, "person.of_owner", country=owner.country, owner=owner.name)


def _read_apposition(line: Line, at: int) -> tuple[str, str, str]:
    """The role, country and owner in an apposition behind a name: ", a former army officer and security analyst"."""
    if line.norms[at] != ",":
        return "", "", ""
    start = at + 1
    if line.norms[start] in LINKS:
        return "", "", ""
    if line.norms[start] in ("a", "an", "the", "one", "another", "also"):
        start += 1
    for step in range(start, min(start + APPOSITION, len(line.texts))):
        norm = line.norms[step]
        if norm in (",", ".", ";") or (norm in line.names.words["auxiliaries"] and norm != "first"):
            break
        chunk = line.chunks.get(step)
        if chunk is None:
            if step - start > 3 or line.norms[step] in line.names.words["speaking"]:
                break
            continue
        phrase = read_phrase(line, step)
        if phrase and (phrase.sense("office") or phrase.sense("source")):
            if read_name(line, phrase.after) > phrase.after:
                break  # a list: "Sergei Lavrov, US Secretary of State John Kerry and …"
            after = phrase.after
            if line.norms[after] == "and":  # "a former army officer and security analyst"
                step = after + 1
                while step - after < 4 and step not in line.chunks and line.norms[step] in line.names.modifiers:
                    step += 1
                other = read_phrase(line, step)
                after = other.after if other and other.sense("office") else after
            return line.words(start, _end_of_owner(line, after)), phrase.country, phrase.owner
        break
    return "", "", ""


def _end_of_owner(line: Line, after: int) -> int:
    """The token after a name that tells whose the office before `after` is: "of Norte de Santander"."""
    if line.norms[after] not in POSTS:
        return after
    at = after + 1
    at += line.norms[at] in ("the", "a", "an", "its")
    end = at
    while end - at < POST and (line.capitals[end] or (chunk := line.chunks.get(end))):
        end = chunk.after if (chunk := line.chunks.get(end)) else end + 1
        step = end
        while step - end < 2 and (line.norms[step] in JOINTS or line.norms[step] in line.names.words["name_particles"]):
            step += 1
        if step > end and line.norms[end] != "and" and (line.capitals[step] or step in line.chunks):
            end = step
    if end == at or (line.norms[end].isalpha() and not line.is_free(end)):
        return after  # "member of the Kunduz council"
    return end


def _mention(
    line: Line, first: int, head: int, end: int, rule: str, role: str = "", country: str = "", owner: str = "",
    is_reference: bool = False,
) -> ActorMention:  # fmt: skip
    return ActorMention(
        line.span(first, end), line.span(head, end), line.words(head, end), "person", rule,
        role=role, country=country, affiliation=owner, is_reference=is_reference,
    )  # fmt: skip
