"""Media that speak or carry what others say: "Interfax", "Russia's Kommersant daily", "state media"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line, is_hyphened
from briefing.mentions.actor_phrases import NounPhrase
from briefing.mentions.mention import ActorMention

MOST_WORDS = 5  # of a name
MOST_BEHIND = 4  # words behind it that say what it is: "state television channel"


def find_medium(line: Line, phrase: NounPhrase) -> ActorMention | None:
    """The medium the phrase is: known by name, or one of many that speaks ("local media reported")."""
    for chunk in reversed(phrase.chunks):
        medium = chunk.senses.get("media")
        if medium and phrase.sense("office") is None and phrase.sense("source") is None:
            if _is_common_word(line, chunk.first, chunk.after):
                return None
            after, name, end = _after_media_words(line, phrase.after), medium.name, chunk.after
            if phrase.after == end and line.norms[end] in line.names.words["media services"] and line.capitals[end]:
                after, end = end + 1, end + 1  # "BBC Urdu"
                name = f"{medium.name} {line.texts[after - 1]}"
            elif _is_service(line, after):
                after = end = after + 3  # "VOA's Burmese Service"
            span, head = line.span(phrase.first, after), line.span(chunk.first, end)
            country = medium.country or phrase.country
            return ActorMention(span, head, name, medium.type, "media.named", country=country)
    outlet = phrase.sense("outlet")
    if outlet is None or line.norms[phrase.first - 1] == "social":
        return None
    carries = line.speaks(phrase.first, phrase.after) or line.norms[phrase.first - 1] == "by"
    if not carries and not line.norms[phrase.first].startswith(("state", "official")):
        return None
    span = line.span(phrase.first, phrase.after)
    bare = phrase.head.first == phrase.first and line.norms[phrase.first] in (
        "media",
        "press",
        "television",
        "newspapers",
    )
    if bare and not line.speaks(phrase.first, phrase.after):
        return None
    return ActorMention(span, span, line.words(phrase.first, phrase.after), "media", "media.collective", "role-only",
                        country=phrase.country, affiliation=phrase.owner, is_plural=True)  # fmt: skip


def _is_service(line: Line, at: int) -> bool:
    """Whether one of a broadcaster's services stands behind its possessive at `at`: "'s Burmese Service"."""
    is_language = line.norms[at + 1] in line.names.words["media services"]
    return line.norms[at] == "'s" and is_language and line.texts[at + 2 : at + 3] == ("Service",)


def find_new_medium(line: Line, at: int) -> tuple[ActorMention, int] | None:
    """A medium no lexicon knows, told by the words behind its name: "the Rossiya state television channel"."""
    end = at
    is_channel = line.norms[at] == "channel"
    heads = line.names.words["media heads"]
    if not is_channel and heads.isdisjoint(line.norms[at + 1 : at + MOST_WORDS + MOST_BEHIND]):
        return None  # as with most names
    if is_hyphened(line.norms[at]):
        return None
    if is_channel and (line.norms[at + 1].isdigit() or line.norms[at + 1] == "one"):
        span = line.span(at, at + 2)
        return ActorMention(span, span, line.words(at, at + 2), "media", "media.noun"), at + 2
    while end - at < MOST_WORDS and line.capitals[end] and not (chunk_is_known(line, end) and end == at):
        if line.norms[end] in line.names.words["openers"] or line.norms[end] in line.names.words["calendar"]:
            return None
        end += 1
    if end == at:
        return None
    after = _after_media_words(line, end)
    known = line.chunks.get(after)
    if after == end or (known and "media" in known.senses) or line.norms[at] in line.names.modifiers:
        return None  # "Hardline daily Kayhan"
    head = line.span(at, end)
    return ActorMention(line.span(at, after), head, line.words(at, end), "media", "media.noun"), after


def chunk_is_known(line: Line, at: int) -> bool:
    """Whether the word at `at` begins something else: a state, an adjective, an office."""
    chunk = line.chunks.get(at)
    return chunk is not None and bool(
        chunk.senses.keys() & {"adjective", "state", "capital", "office", "honorific", "group"}
    )


def _after_media_words(line: Line, at: int) -> int:
    """The token after "state television channel" at `at`; `at` itself where no such words stand there."""
    words, heads = line.names.words["media words"], line.names.words["media heads"]
    end = step = at
    while step - at < MOST_BEHIND and line.norms[step] in words:
        step += 1
        if line.norms[step - 1] in heads:
            end = step
    return end


def _is_common_word(line: Line, first: int, after: int) -> bool:
    """Whether a one-word name begins a longer name instead: "Guardian Council", "Independent Commission"."""
    return (
        line.capitals[after] and after not in line.chunks and after - first == 1
        and line.norms[after] not in line.names.words["media"] | line.names.words["calendar"]
        and line.texts[first] not in ("AFP", "AP", "BBC", "CNN", "NBC", "CBS", "Reuters")
    )  # fmt: skip
