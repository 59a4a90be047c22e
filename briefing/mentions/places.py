"""Finds the places an article names: states, provinces, towns, sites, regions and seas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.mentions.mention import PlaceMention
from briefing.mentions.place_candidates import Candidate, survey_document
from briefing.mentions.place_known import look_up, read_known
from briefing.mentions.place_page import Finds, Page, name_of, span_of
from briefing.mentions.place_unknown import read_unknown
from briefing.mentions.place_words import read_place_words
from briefing.mentions.states import read_states, split_name
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import Span

NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
NOTE_PLACE = re.compile(rf"\b(?:in|from) ({NAME}(?:(?:, and |, | and ){NAME}){{0,4}})")
NOTE_JOINT = re.compile(r", and |, | and ")
AT_BORDERS = frozenset(["near", "at", "along", "across", "on", "over", "toward", "towards", "of"])
BORDER = re.compile(r"[A-Z]\w+[-–][A-Z]\w+")


def find_places(document: Document, pack: Pack) -> tuple[PlaceMention, ...]:
    """The places of a document, in the order of its text; what only acts ("Moscow said") is none."""
    survey = survey_document(document, pack)
    page = Page(document, read_place_words(pack), read_states(pack), survey, pack)
    finds = Finds()
    dateline = list(place_dateline(page))
    finds.holding.update(mention.country for mention in dateline if mention.country)
    unknown: list[Candidate] = []
    for candidate in survey.candidates:
        mention = read_known(page, candidate, finds)
        if mention:
            finds.add(candidate, mention)
        elif not (candidate.state or candidate.entry):
            unknown.append(candidate)
    for candidate in unknown:
        if mention := read_unknown(page, candidate, finds):
            finds.add(candidate, mention)
    found = [*finds.at.values(), *repeat_places(page, finds), *find_borders(page)]
    found += place_states(page, finds)
    found = settle_countries(found)
    found = [as_in_dateline(mention, dateline) for mention in found]
    found += [*dateline, *place_notes(page)]
    return without_overlaps(name_alike(found))


def settle_countries(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions; one name that no gazetteer knows lies in the one state that most of its mentions put it in."""
    told: dict[str, Counter[str]] = {}
    for mention in mentions:
        if mention.latitude is None and mention.kind != "country" and mention.country:
            told.setdefault(mention.name, Counter())[mention.country] += 1
    several = {name: count.most_common(1)[0][0] for name, count in told.items() if len(count) > 1}
    return [
        mention._replace(country=several[mention.name])
        if mention.latitude is None and mention.kind != "country" and mention.name in several
        else mention
        for mention in mentions
    ]


def as_in_dateline(mention: PlaceMention, dateline: Sequence[PlaceMention]) -> PlaceMention:
    """The mention, in the state that the dateline puts a place of this name in."""
    for one in dateline:
        if one.name == mention.name and one.country != mention.country:
            return mention._replace(country=one.country, latitude=one.latitude, longitude=one.longitude)
    return mention


def repeat_places(page: Page, finds: Finds) -> Iterable[PlaceMention]:
    """A name that is a place once is one wherever it stands again; "Fath" is "Fath Airport" once that was named."""
    known: dict[str, PlaceMention] = {}
    for mention in finds.at.values():
        known.setdefault(mention.name.casefold(), mention)
        if mention.rule == "place.named_kind":
            known.setdefault(mention.name.split()[0].casefold(), mention)
    for candidate in page.survey.candidates:
        if candidate.first in finds.at or candidate.is_part or candidate.state or candidate.entry:
            continue
        name = name_of(page, candidate).casefold()
        if name in known and page.document.norms[candidate.first] not in page.survey.surnames:
            yield known[name]._replace(span=span_of(page, candidate), rule="place.again")


def find_borders(page: Page) -> Iterable[PlaceMention]:
    """A border named by its two sides or by one: "the Syrian-Turkish border", "near the Syrian border"."""
    norms = page.document.norms
    for index, state in page.survey.adjectives.items():
        is_border = state and index > 1 and norms[index + 1 : index + 2] == ("border",) and norms[index - 1] == "the"
        if is_border and norms[index - 2] in AT_BORDERS:
            span = page.document.span_of(index, index + 2)
            yield PlaceMention(span, span.of(page.document.text), "region", "place.border")
    for index in page.survey.borders:
        if BORDER.fullmatch(page.document.texts[index]):
            span = page.document.span_of(index, index + 2)
            yield PlaceMention(span, span.of(page.document.text), "region", "place.border")


def place_states(page: Page, finds: Finds) -> Iterable[PlaceMention]:
    """A state that holds two or more of the article's places is a place of it, even if it only acts in the text."""
    inner: dict[str, set[str]] = {}
    for mention in finds.at.values():
        if mention.kind != "country" and mention.country:
            inner.setdefault(mention.country, set()).add(mention.name)
    named = {mention.country for mention in finds.at.values() if mention.kind == "country"}
    for candidate in page.survey.candidates:
        state = candidate.state
        if state is None or state.kind != "name" or candidate.is_part or state.state in named:
            continue
        if len(inner.get(state.state, ())) > 1:
            named.add(state.state)
            yield PlaceMention(
                span_of(page, candidate), name_of(page, candidate), "country", "place.holds_places", state.state
            )


def place_dateline(page: Page) -> Iterable[PlaceMention]:
    """The places a dateline names: "BAKU/YEREVAN (Reuters) -"."""
    dateline, text = page.document.article.dateline, page.document.text
    if not dateline or not dateline.place:
        return
    names = re.split(r"\s*[/,]\s*|\s+and\s+", dateline.place)
    for name, following in zip(names, (*names[1:], ""), strict=True):
        start = text.find(name, dateline.span.start, dateline.span.end) if name else -1
        if start >= 0:
            title = " ".join(word.capitalize() for word in name.split()) if name.isupper() else name
            wanted = state_named(page, following)  # "TRIPOLI, Lebanon"
            if mention := look_up(page, Span(start, start + len(name)), title, "place.dateline", wanted):
                yield mention


def state_named(page: Page, name: str) -> str:
    """The state that goes by `name`; "" where none does."""
    norms = split_name(name)
    words = page.states.words.get(norms[0], ()) if norms else ()
    return next((word.state for word in words if word.norms == norms and word.kind == "name"), "")


def place_notes(page: Page) -> Iterable[PlaceMention]:
    """Where the article was reported from: "(Writing by Ann Smith in Moscow)"."""
    for block in page.document.article.blocks:
        if block.kind == "note":
            text = block.span.of(page.document.text)[:2000]
            for match in NOTE_PLACE.finditer(text):
                start = block.span.start + match.start(1)
                for name in NOTE_JOINT.split(match[1]):
                    start = page.document.text.index(name, start)
                    if mention := look_up(page, Span(start, start + len(name)), name, "place.reported_from"):
                        yield mention
                    start += len(name)


def name_alike(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions with one name for each state: the first full one of the article ("Britain"), else the lexicon's."""
    names: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda one: (one.span.start, one.span.end)):
        short = mention.name.isupper() or "." in mention.name
        if mention.kind == "country" and not short:
            names.setdefault(mention.country, mention.name)
    return [
        mention._replace(name=names.get(mention.country, mention.country)) if mention.kind == "country" else mention
        for mention in mentions
    ]


def without_overlaps(mentions: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The mentions in the order of the text; of two that overlap the first and longer stays."""
    kept: list[PlaceMention] = []
    for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)
