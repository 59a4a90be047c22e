"""States that act, speak or are acted on: "Russia", "Moscow said", "the American side"; not the places they are."""

from __future__ import annotations

from briefing.mentions.actor_line import Chunk, Line
from briefing.mentions.mention import ActorMention

ARTICLES = frozenset(["the", "a", "an", "all", "both", "much", "most"])
MOST_ACTORS = 6  # of a list that are looked at


def find_state(line: Line, chunk: Chunk) -> ActorMention | None:
    """The state that `chunk` names, unless it is only the place where something is."""
    state = chunk.senses.get("state")
    if state is None or _describes(line, chunk):
        return None
    if is_whereabouts(line, chunk.first) and not (
        line.norms[chunk.first - 1] == "," and line.speaks(chunk.first, chunk.after)
    ):
        return None
    if line.names.phrases and _is_name_part(line, chunk):
        return None
    span = line.span(chunk.first, chunk.after)
    return ActorMention(span, span, state.name, "state", "state.name", country=state.name)


def find_capital(line: Line, chunk: Chunk) -> tuple[ActorMention, bool] | None:
    """The state whose capital `chunk` names, and whether the words leave no doubt that the state is meant.

    No doubt: it speaks or decides ("Moscow denied", "accused Moscow"). In doubt it only could ("by Moscow",
    "Moscow's help"), and counts where the article elsewhere leaves none.
    """
    capital = chunk.senses.get("capital")
    if capital is None or _is_name_part(line, chunk):
        return None
    words = line.names.words
    first, last = _first_of_list(line, chunk).first, _last_of_list(line, chunk).after
    before, after = line.norms[first - 1], line.norms[last]
    is_heard = line.speaks(first, last)
    if is_whereabouts(line, first) and not (is_heard and before in (",", "and")):
        return None  # but "Rebels enter the town, Kabul says"
    span = line.span(chunk.first, chunk.after)
    is_sure = is_heard or (
        before not in ("of", ",")
        and line.is_subject(last, words["acting"])
        and after not in ("to", "on", "is", "was", "are", "were")
    )
    is_sure = is_sure or before in words["accusing"] or (before == "with" and line.norms[first - 2] in words["ties"])
    is_sure = is_sure or (before == "by" and line.norms[first - 2] in words["speaking"])
    could = (
        before in words["addressing"] or after == "'s" or after in words["auxiliaries"] or before in ("with", "and", "")
    )
    if not is_sure and not could:
        return None
    rule = "state.capital" if is_sure else "state.capital_again"
    return ActorMention(span, span, capital.name, "state", rule, country=capital.name), is_sure


def _last_of_list(line: Line, chunk: Chunk) -> Chunk:
    """The last of the states that act together with the one of `chunk`: the second of "Washington and London said"."""
    last, after = chunk, chunk.after
    for _ in range(MOST_ACTORS):
        at = after
        while line.norms[at] in (",", "and", "&", "the"):
            at += 1
        following = line.chunks.get(at) if at > after else None
        if following is None or not following.senses.keys() & {"capital", "state", "body"}:
            break
        last, after = following, following.after
    return last


def _first_of_list(line: Line, chunk: Chunk) -> Chunk:
    """The first of the states acted on together with the one of `chunk`: of "denounced Washington and Seoul"."""
    for _ in range(MOST_ACTORS):
        at = chunk.first
        while line.norms[at - 1] in ("and", "&", "both"):
            at -= 1
        previous = line.ends.get(at) if at < chunk.first else None
        if previous is None or not previous.senses.keys() & {"capital", "state"}:
            break
        chunk = previous
    return chunk


def find_side(line: Line, chunk: Chunk) -> tuple[ActorMention, int] | None:
    """The state in "the American side", "the Russian delegation", and the token after the phrase."""
    sense = chunk.senses.get("adjective") or chunk.senses.get("state")
    if sense is None or sense.type != "state" or not sense.name:
        return None
    at = chunk.after + (line.norms[chunk.after] == "'s")
    if line.norms[at] not in line.names.words["sides"]:
        return None
    span = line.span(chunk.first, at + 1)
    return ActorMention(span, span, sense.name, "state", "state.side", country=sense.name), at + 1


def find_people(line: Line, chunk: Chunk) -> ActorMention | None:
    """A people or bloc that speaks or acts: "Iraqis said", "the Saudis", "Western powers"."""
    bloc, people = chunk.senses.get("bloc"), chunk.senses.get("people")
    if bloc and "adjective" in chunk.senses and not line.is_free(chunk.after):
        return None  # "the Arab country"
    if bloc:
        is_west = line.norms[chunk.after - 1] == "west"
        if is_west and (line.norms[chunk.first - 1] != "the" or line.capitals[chunk.after]):
            return None
        if is_whereabouts(line, chunk.first):
            return None
        if not bloc.is_plural and bloc.name != "West":
            return None
        span = line.span(chunk.first, chunk.after)
        return ActorMention(span, span, bloc.name, "people_group", "people.bloc", country=bloc.country, is_plural=True)
    if people is None:
        return None
    is_definite = line.norms[chunk.first - 1] == "the"
    speaks = line.speaks(chunk.first, chunk.after)
    is_addressed = line.norms[chunk.first - 2] in line.names.words["accusing"]
    if is_definite and (speaks or is_addressed) and line.texts[chunk.after - 1].endswith("s"):
        span = line.span(chunk.first, chunk.after)
        return ActorMention(span, span, people.name, "state", "state.people", country=people.country)
    is_ethnic = line.norms[chunk.first - 1] == "ethnic"
    if people.is_plural and (speaks or is_ethnic):
        span = line.span(chunk.first - is_ethnic, chunk.after)
        name = line.words(chunk.first - is_ethnic, chunk.after)
        return ActorMention(span, span, name, "people_group", "people.nation", "role-only", country=people.country,
                            is_plural=True)  # fmt: skip
    return None


def find_reference(line: Line, chunk: Chunk) -> ActorMention | None:
    """The state that "the kingdom" or "the North" means where the article names it."""
    sense = chunk.senses.get("reference")
    if sense is None or line.norms[chunk.first - 1] != "the" or _is_name_part(line, chunk):
        return None
    if is_whereabouts(line, chunk.first):
        return None
    span = line.span(chunk.first, chunk.after)
    return ActorMention(span, span, sense.name, "state", "state.reference", country=sense.name, is_reference=True)


def is_whereabouts(line: Line, first: int) -> bool:
    """Whether the name that begins at `first` only says where: "in Syria", "Homs, Syria", "parts of Syria"."""
    words = line.names.words
    at = first - 1
    before = line.norms[at]
    while before in ARTICLES or before in ("northern", "southern", "eastern", "western", "central"):
        at -= 1
        before = line.norms[at]
    if before in ("and", "or", "&") or before == ",":
        return _continues_places(line, at)
    if before == "at" and not words["aimed"].isdisjoint(line.norms[max(0, at - 4) : at]):
        return False  # "fired missiles at Israel"
    if before in words["whereabouts"]:
        return not (
            before == "to" and line.norms[at - 1] in ("close", "according", "response", "message", "call", "loyal")
        )
    if before == "of":
        return line.norms[at - 1] in words["of_places"]
    if before == "from":
        return line.norms[at - 1] not in words["backing"]
    return before == "on" and line.norms[at - 1] in words["strikes"]


def _continues_places(line: Line, at: int) -> bool:
    """Whether the "and" or comma at `at` goes on with places: "in Iraq and Syria", "Bishkek, Kyrgyzstan"."""
    before = line.norms[at - 1]
    previous = line.ends.get(at)
    if previous is not None and previous.senses.keys() & {"state", "capital"}:
        if line.norms[at] == "," and "capital" in previous.senses:
            return True
        return is_whereabouts(line, previous.first)
    # "Homs, Syria": a place's name and its country
    return (
        line.norms[at] == ","
        and line.capitals[at - 1]
        and previous is None
        and before not in line.names.words["openers"]
    )


def _describes(line: Line, chunk: Chunk) -> bool:
    """Whether the state's name only describes the noun behind it: "a Syria cease-fire", "US-made", "Iran deal"."""
    after = line.norms[chunk.after]
    if not after.isalpha() or line.capitals[chunk.after]:
        return False
    words = line.names.words
    if (
        after in words["auxiliaries"]
        or after in words["speaking"]
        or after in words["deciding"]
        or after in words["linking"]
    ):
        return False
    if line.norms[chunk.first - 1] in ("a", "an"):
        return True
    text = line.texts[chunk.first]
    if "adjective" in chunk.senses:  # "US officials", "UK troops": the short forms stand like adjectives
        return not after.endswith(("ed", "es", "ly", "ing"))
    return (
        after.endswith(("tion", "ment", "fire", "ians", "ers", "deal", "talks", "war", "crisis", "policy"))
        or text.isupper()
    )


def _is_name_part(line: Line, chunk: Chunk) -> bool:
    """Whether the name is part of a longer one: "Georgia Tech", "New Jordan"."""
    after = line.norms[chunk.after]
    if after == "-" or after == "/":
        return False
    return line.capitals[chunk.after] and chunk.after not in line.chunks and after not in line.names.words["calendar"]
