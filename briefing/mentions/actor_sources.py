"""People without a name who speak or act for somebody: "US officials", "a Syrian security source", "witnesses"."""

from __future__ import annotations

from dataclasses import replace

from briefing.mentions.actor_line import BEING, Line
from briefing.mentions.actor_phrases import NounPhrase, read_phrase
from briefing.mentions.known_names import SenseKind
from briefing.mentions.mention import ActorMention, ActorType

Post = tuple[int, str, str]  # the token after it, the country and the actor it is tied to
OWNERS: tuple[SenseKind, ...] = ("body", "group", "media", "state", "noun", "fighter", "bloc")
PEOPLE: frozenset[SenseKind] = frozenset(["source", "office", "fighter"])
COUNTING = frozenset(["a", "an", "the", "one", "two", "three", "four", "five", "several", "some", "other", "another",
    "many", "both"])  # fmt: skip
TOLD = frozenset(["given", "cited", "shared", "quoted", "reported", "provided", "echoed", "corroborated"])
WHO = frozenset(["who", ","])
BEHIND = frozenset(["with", "close", "familiar", "present", "loyal", "at", "near", "inside", "involved"])
SAID = frozenset(["said", "says", "to", "citing", "quoting", "quoted", "cited"])
CLAUSE = 16  # how far behind a source its verb may stand, over a clause that says which one it is
TURNS = frozenset(["that", "after", "before", "when", "while", "because", "as", "if", "since", "until", "where", "what",
    "how", "whether", "but", "and", "or"])  # fmt: skip
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "this", "that"])
MOST_WORDS = 4  # of a phrase that stand before its first known word
HERE = frozenset(["country", "region", "area", "city", "capital", "province", "enclave", "territory"])
OFFICIALS = frozenset(["officials", "authorities", "officers", "ministers"])
FOR_STATES = frozenset(["officials", "members of parliament"])  # kinds of source that act for a state also in silence


def find_source(line: Line, phrase: NounPhrase) -> tuple[ActorMention, int] | None:
    """The unnamed source the phrase is, and the token after it.

    An "of …" or "for …" behind it is taken in, and a clause that says which one it is.
    """
    post = _read_post(line, phrase)
    if "source" not in phrase.head.senses and not _stands_free(line, post[0]):
        return None
    first = phrase.first - bool(line.place_before(phrase.first))
    speaks = line.speaks(first, post[0]) or _speaks_with_another(line, phrase, post[0]) or _is_told_by(line, first)
    end = post[0] if speaks else _end_of_clause(line, phrase, post[0])
    speaks, end = speaks or end > 0, end or post[0]
    mention = _as_people(line, phrase, post, speaks) or _as_office(line, phrase, post, speaks)
    if mention is None or end == post[0] or mention.is_reference:
        return (mention, post[0]) if mention else None
    begin = line.token_after(mention.span.start)
    named = replace(mention, span=line.span(begin, end), name=line.words(begin, end))
    return named, end


def _is_told_by(line: Line, first: int) -> bool:
    """Whether the phrase at `first` is who tells it: "a figure given by a US official", "confirmed by residents"."""
    if "by" not in line.norms[max(0, first - MOST_WORDS - 1) : first]:
        return False
    at = _start_of(line, first)
    telling = line.norms[at - 2]
    return line.norms[at - 1] == "by" and (telling in TOLD or telling in line.names.words["speaking"])


def _speaks_with_another(line: Line, phrase: NounPhrase, after: int) -> bool:
    """Whether the phrase and another joined to it speak: "witnesses and a doctor said"."""
    if line.norms[after] == "and":
        other = _next_phrase(line, after + 1)
        return bool(other and PEOPLE & other.head.senses.keys() and line.speaks(after, _read_post(line, other)[0]))
    at = phrase.first
    while line.norms[at - 1] in COUNTING:
        at -= 1
    one = line.ends.get(at - 1) if line.norms[at - 1] == "and" else None
    return bool(one and PEOPLE & one.senses.keys() and line.norms[_start_of(line, one.first) - 1] in SAID)


def _end_of_clause(line: Line, phrase: NounPhrase, after: int) -> int:
    """The token after the words behind a phrase that say who is meant and then speaks: "an officer who survived said".

    Or without a pronoun: "an official briefed on the talks said"; 0 where it does not speak so. What could be a subject
    of its own ends the clause. An aside in commas does not belong to it, nor a clause that itself tells of speech.
    """
    words = line.names.words
    opening = line.norms[after]
    if opening not in WHO and opening not in BEHIND and not opening.endswith(("ed", "ing")):
        return 0
    if opening in words["speaking"] or not (phrase.is_indefinite or phrase.sense("source")):
        return 0
    aside = 0
    for step in range(after + (opening != ","), min(after + CLAUSE, len(line.texts))):
        norm = line.norms[step]
        if norm == ",":
            if aside:
                return aside if line.norms[step + 1] in words["speaking"] else 0
            if line.norms[step + 1] not in WHO:
                return 0
            aside = step
        elif norm in TURNS or not (norm.replace("-", "").isalpha() or norm == "'s" or norm.isdigit()):
            return 0
        elif norm in words["speaking"] and norm.endswith(("ed", "said", "told", "says")) and aside in (0, after):
            if aside:
                return after  # "experts, who in a report cited evidence"
            before, subject = line.norms[step - 1], line.ends.get(step)
            if before in words["auxiliaries"] or before in ("to", "not"):
                continue
            if before in PRONOUNS:
                return 0
            if before == "who":
                return after  # "a doctor who said he had seen it"
            is_own = not line.capitals[step - 1] and not (subject and subject.senses.keys() & PEOPLE)
            return step if is_own else 0
    return 0


def _next_phrase(line: Line, at: int) -> NounPhrase | None:
    """The noun phrase at `at`, with the words that count or shade it left out."""
    end = at + MOST_WORDS
    while at < end and at not in line.chunks and (line.norms[at] in COUNTING or line.norms[at] in line.names.modifiers):
        at += 1
    return read_phrase(line, at)


def _start_of(line: Line, at: int) -> int:
    """The first of the words before `at` that only count or shade what stands there."""
    for _ in range(MOST_WORDS):
        chunk = line.ends.get(at)
        if line.norms[at - 1] in COUNTING or line.norms[at - 1] in line.names.modifiers:
            at -= 1
        elif chunk and "adjective" in chunk.senses:
            at = chunk.first
        else:
            break
    return at


def _as_people(line: Line, phrase: NounPhrase, post: Post, speaks: bool) -> ActorMention | None:
    """Officials, sources, residents: where they speak, and officials of a state also where they act."""
    source = phrase.sense("source")
    after, country, owner = post
    if source is None:
        return None
    is_placed = bool(country or owner) or after > phrase.after
    if not speaks and not (is_placed and source.name in FOR_STATES and _acts(line, after)):
        return None
    is_anonymous = source.named == "anonymous"
    if phrase.sense("office") and phrase.is_definite and not source.is_plural and not is_anonymous:
        return None  # "the commander" is an office somebody holds
    first = phrase.first
    if not (country or owner) and line.place_before(first):
        first -= 1  # "Gaza residents"
    name, span = line.words(first, after), line.span(first, after)
    type_: ActorType = source.type
    if type_ not in ("government", "organization"):
        type_ = "people_group" if source.is_plural else "person"
    is_of_group = any("group" in chunk.senses for chunk in phrase.chunks)
    is_of_state = bool(country) or line.norms[phrase.after - 2] in ("administration", "government")
    if source.is_plural and is_of_state and not is_of_group and line.norms[phrase.after - 1] in OFFICIALS:
        type_ = "government"  # "Saudi officials"
    is_withheld = is_anonymous or "anonymous" in name or "unnamed" in name
    is_bare = first == phrase.head.first and len(phrase.chunks) == 1 and after == phrase.after
    return ActorMention(
        span,
        line.span(first, phrase.after),
        name,
        type_,
        "source.anonymous" if is_anonymous else "source.role",
        "anonymous" if is_withheld else "role-only",
        country=country,
        affiliation=owner,
        is_plural=source.is_plural,
        is_reference=phrase.is_definite and is_bare and not source.is_plural,
    )


def _stands_free(line: Line, after: int) -> bool:
    """Whether an office that ends before `after` is none that only describes what follows: not "president-elect"."""
    return line.is_free(after) and line.norms[after] != "-"


def _as_office(line: Line, phrase: NounPhrase, post: Post, speaks: bool) -> ActorMention | None:
    """An office without its holder's name: "Turkey's U.N. ambassador", "the president"."""
    after, country, owner = post
    if phrase.sense("office") is None or not _stands_free(line, after):
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
    norm = line.norms[after]
    return (norm in words["auxiliaries"] and norm not in BEING) or line.is_subject(after, words["acting"])


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
    if joint == "in" and line.norms[at - 1] == "the" and line.norms[at] in HERE and (country or owner):
        return at + 1, country, owner  # "the top US commander in the country"
    step = at
    while step - at < 3 and step not in line.chunks and line.norms[step] in line.names.modifiers:
        step += 1
    inner = read_phrase(line, step)
    if inner is None and joint in ("in", "at", "to") and (country or owner) and phrase.sense("office"):
        return _end_of_place(line, at, after), country, owner  # "Turkey's ambassador in Geneva"
    if inner is None and joint == "in" and phrase.is_indefinite and phrase.sense("office") and at == after + 1:
        return _end_of_place(line, at, after), country, owner  # "a military prosecutor in Mopti"
    if inner is None:
        end = _end_of_body(line, at) if joint == "of" else 0
        return (end, country, owner) if end else nothing
    senses = inner.head.senses
    if joint in ("in", "at", "from"):
        place = senses.get("capital") or senses.get("state")
        if place and inner.after - at <= 3 and (phrase.sense("source") or (country and phrase.sense("office"))):
            return inner.after, country or place.country, owner
        if joint == "in" or not senses.keys() & {"body", "noun", "media", "group"}:
            return nothing
    for kind in OWNERS:
        sense = senses.get(kind)
        if sense is not None:
            name = line.words(at, inner.after) if kind in ("noun", "fighter") else sense.name
            return inner.after, inner.country or sense.country or country, name
    end = _end_of_body(line, at) if joint == "of" else 0
    return (end, country, owner) if end else nothing  # "a member of a local pro-democracy group"


def _end_of_place(line: Line, at: int, nothing: int) -> int:
    """The token after the unknown place at `at`; `nothing` where no place can stand there."""
    end = at
    while (
        end - at < 3
        and line.capitals[end]
        and end not in line.chunks
        and line.norms[end] not in line.names.words["calendar"]
    ):
        end += 1
    return end if end > at else nothing


def _end_of_body(line: Line, at: int) -> int:
    """The token after a body without a name at `at`: "local pro-democracy group"; 0 where none stands there."""
    for step in range(at, at + MOST_WORDS):
        norm = line.norms[step]
        if line.capitals[step] or not norm.replace("-", "").isalpha() or norm in line.names.words["never_inside"]:
            return 0
        if norm in line.names.words["organization"] and line.is_free(step + 1):
            return step + 1 if line.norms[step + 1] != "of" else 0
    return 0
