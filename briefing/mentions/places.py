"""Finds the places an article names: states, provinces, towns, sites, regions and seas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from briefing.mentions.gazetteer import choose_town, read_lexicon
from briefing.mentions.mention import PlaceKind, PlaceMention
from briefing.mentions.place_candidates import Candidate, Survey, is_joined_name, survey_document
from briefing.mentions.place_words import PlaceWords, kind_after, read_place_words
from briefing.mentions.states import States, read_states
from briefing.pack import Pack
from briefing.text.document import Document, Token
from briefing.values import Span

NOTE_PLACE = re.compile(r"\b(?:in|from) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})")
BORDER = re.compile(r"[A-Z]\w+[-–][A-Z]\w+")
LIST = frozenset((",", "and", "or", "/", "&"))
SURE = frozenset(
    (
        "place.in",
        "place.kind_of",
        "place.kind_after",
        "place.direction",
        "place.apposition",
        "place.of",
        "place.kind_before",
    )
)


@dataclass(slots=True)
class Finds:
    """The mentions found so far, by their first token, and how often each state holds one of them."""

    page: Page
    at: dict[int, PlaceMention] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    holding: Counter[str] = field(default_factory=Counter)

    def add(self, candidate: Candidate, mention: PlaceMention) -> None:
        """Keep a mention."""
        self.at[candidate.first] = mention
        self.ends[candidate.last] = candidate.first
        if mention.country:
            self.holding[mention.country] += 1


@dataclass(frozen=True, slots=True)
class Page:
    """What deciding on a candidate needs."""

    document: Document
    tokens: Sequence[Token]
    words: PlaceWords
    states: States
    survey: Survey
    pack: Pack


def find_places(document: Document, pack: Pack) -> tuple[PlaceMention, ...]:
    """The places of a document, in the order of its text; what only acts ("Moscow said") is none."""
    survey = survey_document(document, pack)
    page = Page(document, document.tokens, read_place_words(pack), read_states(pack), survey, pack)
    finds = Finds(page)
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
    found += place_dateline(page)
    found += place_notes(page)
    return without_overlaps(name_alike(found))


def read_known(page: Page, candidate: Candidate, finds: Finds) -> PlaceMention | None:
    """The mention of a state, a capital or a place of the lexicon; None where it only acts or is part of a name."""
    state, entry, cue = candidate.state, candidate.entry, candidate.cue
    if candidate.is_part or not (state or entry):
        return None
    if state and entry and entry.country != state.state and state.state not in page.states.disputed:
        if page.survey.counts.get(entry.country, 0) <= page.survey.told.get(state.state, 0) * 2:
            entry = None  # Georgia, where the article speaks of Georgians
        else:
            state = None
    name = span_of(page, candidate).of(page.document.text)
    surname = candidate.last == candidate.first + 1 and page.tokens[candidate.first].norm in page.survey.surnames
    rule = cue.rule if cue else "place.list" if is_listed(page, candidate, finds) else ""
    if entry and (state is None or state.state in page.states.disputed or entry.kind != "country"):
        if surname and not rule:
            return None
        kind = "province" if cue and cue.kind == "province" and entry.kind == "city" else entry.kind
        return PlaceMention(
            span_of(page, candidate), name, kind, rule or "place.known", entry.country, entry.latitude, entry.longitude
        )
    if state is None or (surname and rule != "place.in") or state.state in page.states.former:
        return None
    if not rule and not is_in_apposition(page, candidate, finds):
        return None
    rule = rule or "place.apposition"
    if state.kind == "name":
        return PlaceMention(span_of(page, candidate), name, "country", rule, state.state)
    town = choose_town(name, page.survey.counts, page.states.iso, state.state)
    latitude, longitude = (town.latitude, town.longitude) if town else (None, None)
    return PlaceMention(span_of(page, candidate), name, "city", rule, state.state, latitude, longitude)


def is_listed(page: Page, candidate: Candidate, finds: Finds) -> bool:
    """Whether the name goes on a list of places: "over the Caspian Sea, Iran and Iraq"."""
    at = candidate.first - 1
    tokens = page.tokens
    if at >= 0 and tokens[at].norm == "the":
        at -= 1
    if at < 1 or tokens[at].norm not in LIST:
        return False
    if tokens[at].norm == "and" and tokens[at - 1].norm == ",":
        at -= 1
    if at not in finds.ends or finds.at[finds.ends[at]].rule == "place.known":
        return False
    after = tokens[candidate.last].norm if candidate.last < len(tokens) else "."
    return after in (".", ",", "and", "or", ")", ";", "in", "on", "as", "to", "for") or tokens[at].norm == "/"


def is_in_apposition(page: Page, candidate: Candidate, finds: Finds) -> bool:
    """Whether the name follows a place in it ("Bishkek, Kyrgyzstan") or is explained ("Tehran, the capital")."""
    tokens, first, last = page.tokens, candidate.first, candidate.last
    if first > 1 and tokens[first - 1].norm == "," and (first - 1) in finds.ends:
        return True
    return is_explained(tokens, last, page.words)


def is_explained(tokens: Sequence[Token], last: int, words: PlaceWords) -> bool:
    """Whether an apposition says what kind of place the name is: "Mosul, the de facto capital", "X, a village near"."""
    if last + 1 >= len(tokens) or tokens[last].norm != "," or tokens[last + 1].norm not in ("the", "a", "an"):
        return False
    for token in tokens[last + 2 : last + 9]:
        if token.norm == "capital" or (token.norm,) in words.kinds:
            return True
        if not token.is_word or token.norm in ("of", "who", "said", "in"):
            return False
    return False


def read_unknown(page: Page, candidate: Candidate, finds: Finds) -> PlaceMention | None:
    """The mention of a name no lexicon holds: a town of GeoNames, or a name that the words around it make a place."""
    tokens, words, cue = page.tokens, page.words, candidate.cue
    first, last = candidate.first, candidate.last
    span = span_of(page, candidate)
    name = span.of(page.document.text)
    kept = words.kept.get(tokens[last - 1].norm) if last - first > 1 else None
    if kept and tokens[last - 1].text[0].isupper() and not candidate.is_part:
        return PlaceMention(span, name, kept, "place.named_kind", country_near(page, candidate, finds))
    if name.isupper() or tokens[first].norm in page.survey.surnames or candidate.is_part:
        return None
    if last - first > 1 and (tokens[last - 1].norm,) in words.kinds:  # "Idlib Province"
        last -= 1
        span, cue = Span(tokens[first].start, tokens[last - 1].end), kind_after(tokens, last, words)
        name = span.of(page.document.text)
    outer = outer_place(page, last, finds)
    rule = cue.rule if cue else "place.list" if is_listed(page, candidate, finds) else ""
    if not rule and (outer or is_explained(tokens, last, words)):
        rule = "place.apposition"
    if not rule:
        return None
    country = outer or country_before(page, first, cue.first if cue else first)
    town = choose_town(name, page.survey.counts, page.states.iso, country)
    if town is None and country and not outer:
        town = choose_town(name, page.survey.counts, page.states.iso)
    if town and (rule in SURE or page.survey.counts.get(page.states.iso.get(town.country, ""), 0)):
        state = page.states.iso.get(town.country, "")
        kind: PlaceKind = cue.kind if cue and cue.kind else "city"
        return PlaceMention(span, name, kind, rule, state, town.latitude, town.longitude)
    if not is_told(page, candidate, last, rule, bool(outer)):
        return None
    kind = cue.kind if cue and cue.kind else "city"
    return PlaceMention(span, name, kind, rule, country or country_near(page, candidate, finds))


def is_told(page: Page, candidate: Candidate, last: int, rule: str, has_outer: bool) -> bool:
    """Whether the words alone make a name a place that no gazetteer knows."""
    tokens = page.tokens
    if rule in ("place.kind_of", "place.kind_before", "place.kind_after"):
        return True
    if rule in ("place.in", "place.direction", "place.list") and any(
        is_joined_name(t) for t in tokens[candidate.first : last]
    ):
        return True
    if rule == "place.in":
        after = [token.norm for token in tokens[last : last + 8]]
        if has_outer or (after[:1] == [","] and any((norm,) in page.words.kinds for norm in after[1:7] if norm != ",")):
            return True
    return False


def outer_place(page: Page, last: int, finds: Finds) -> str:
    """The state of the place that a name is said to lie in: "Dayton, Ohio", "Jisr al-Shughur in Idlib province"."""
    tokens = page.tokens
    if last + 1 >= len(tokens) or tokens[last].norm not in (",", "in"):
        return ""
    at = last + 1
    while (
        at < min(len(tokens), last + 4)
        and at not in finds.at
        and tokens[at].norm in page.words.lists["between"] | page.words.lists["directions"]
    ):
        at += 1
    outer = finds.at.get(at)
    if outer is None and tokens[last].norm == "," and last + 1 < len(tokens):
        return next(
            (
                c.state.state
                for c in page.survey.candidates
                if c.first == last + 1
                and c.state
                and c.state.kind == "name"
                and page.tokens[c.last : c.last + 1]
                and page.tokens[c.last].norm in (",", ".", '"', "“", "”")
            ),
            "",
        )
    return outer.country if outer and outer.kind != "city" else ""


def country_before(page: Page, first: int, cue: int) -> str:
    """The state whose adjective stands right before the name or its cue: "the Syrian airfield Hmeymim"."""
    for at in range(first - 1, max(-1, min(first, cue) - 4), -1):
        if at in page.survey.adjectives:
            return page.survey.adjectives[at]
    return ""


def country_near(page: Page, candidate: Candidate, finds: Finds) -> str:
    """The state a name may belong to: that of the nearest place in its sentence, else of most of the article."""
    if country := country_before(page, candidate.first, candidate.first):
        return country
    sentence = page.document.sentence_of(page.tokens[candidate.first].span)
    if sentence:
        inside = [
            (abs(at - candidate.first), mention.country)
            for at, mention in finds.at.items()
            if sentence.first <= at < sentence.last and mention.country
        ]
        if inside:
            return min(inside)[1]
    return finds.holding.most_common(1)[0][0] if finds.holding else ""


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
        span = span_of(page, candidate)
        name = span.of(page.document.text).casefold()
        if name in known and page.tokens[candidate.first].norm not in page.survey.surnames:
            yield replace(known[name], span=span, rule="place.again")


def find_borders(page: Page) -> Iterable[PlaceMention]:
    """A border named by its two sides: "the Syrian-Turkish border"."""
    for index, token in enumerate(page.tokens[:-1]):
        if page.tokens[index + 1].norm == "border" and BORDER.fullmatch(token.text):
            span = Span(token.start, page.tokens[index + 1].end)
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
            span = span_of(page, candidate)
            yield PlaceMention(span, span.of(page.document.text), "country", "place.holds_places", state.state)


def place_dateline(page: Page) -> Iterable[PlaceMention]:
    """The places a dateline names: "BAKU/YEREVAN (Reuters) -"."""
    dateline, text = page.document.article.dateline, page.document.text
    if not dateline or not dateline.place:
        return
    for name in re.split(r"\s*[/,]\s*|\s+and\s+", dateline.place):
        start = text.find(name, dateline.span.start, dateline.span.end) if name else -1
        if start >= 0:
            title = " ".join(word.capitalize() for word in name.split()) if name.isupper() else name
            if mention := look_up(page, Span(start, start + len(name)), title, "place.dateline"):
                yield mention


def place_notes(page: Page) -> Iterable[PlaceMention]:
    """Where the article was reported from: "(Writing by Ann Smith in Moscow)"."""
    for block in page.document.article.blocks:
        if block.kind == "note":
            text = block.span.of(page.document.text)[:2000]
            for match in NOTE_PLACE.finditer(text):
                span = Span(block.span.start + match.start(1), block.span.start + match.end(1))
                if mention := look_up(page, span, match[1], "place.reported_from"):
                    yield mention


def look_up(page: Page, span: Span, name: str, rule: str) -> PlaceMention | None:
    """The mention of a name that is known to be a place; None if no lexicon and no gazetteer holds it."""
    norms = tuple(name.casefold().split())
    for entry in read_lexicon(page.pack).get(norms[0], ()):
        if entry.norms == norms:
            return PlaceMention(span, name, entry.kind, rule, entry.country, entry.latitude, entry.longitude)
    for word in page.states.words.get(norms[0], ()):
        if word.norms == norms and word.kind in ("name", "capital"):
            town = (
                choose_town(name, page.survey.counts, page.states.iso, word.state) if word.kind == "capital" else None
            )
            kind: PlaceKind = "country" if word.kind == "name" else "city"
            latitude, longitude = (town.latitude, town.longitude) if town else (None, None)
            return PlaceMention(span, name, kind, rule, word.state, latitude, longitude)
    town = choose_town(name, page.survey.counts, page.states.iso)
    if town is None:
        return None
    return PlaceMention(span, name, "city", rule, page.states.iso.get(town.country, ""), town.latitude, town.longitude)


def name_alike(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions with one name for each state: the first full one of the article ("Britain"), else the lexicon's."""
    names: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda one: one.span):
        short = mention.name.isupper() or "." in mention.name
        if mention.kind == "country" and not short:
            names.setdefault(mention.country, mention.name)
    return [
        replace(mention, name=names.get(mention.country, mention.country)) if mention.kind == "country" else mention
        for mention in mentions
    ]


def without_overlaps(mentions: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The mentions in the order of the text; of two that overlap the first and longer stays."""
    kept: list[PlaceMention] = []
    for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)


def span_of(page: Page, candidate: Candidate) -> Span:
    """The characters of a candidate."""
    return Span(page.tokens[candidate.first].start, page.tokens[candidate.last - 1].end)
