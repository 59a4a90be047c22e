"""Where people were hurt: the place the words name, else the one the article is about; never a place of speaking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from briefing.claims.scene import Scene
from briefing.claims.tolls.ground import WIDE, Ground, Kinds, Placed, is_elsewhere, is_located, without_holders
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Span

LONG = 600  # characters either side of a number that may tell where
BESIDE = 12  # tokens between a country and a town of it that stand together: "in Homs, in central Syria"
TURNS = frozenset((";", "while", "whereas", "but"))  # begin what is told of something else
CLAUSES = TURNS | {"and"}
EARLIER = 3  # sentences back in the paragraph that may tell where
Extent = Literal["event", "crowd", "wide"]


def find_place(
    scene: Scene, ground: Ground, sentence: Sentence, span: Span, earlier: Span | None, extent: Extent, pack: Pack
) -> str:
    """The name of the place where the people at `span` were hurt; "" where the words leave it open.

    `ground` is the article's (`read_ground`). What headline and lead tell of a country or a province was in the town of
    it that the article is set in, unless it is of so many that one town hardly holds them (`extent` is "crowd"). Of
    what a war, an operation, a day or a year counts ("wide") the article's place is the country.
    """
    kinds = ground.kinds
    here = _own_places(scene, sentence, span, pack)
    if earlier is not None:
        here = [p for p in here if not _is_parted(scene, earlier, p[0], span, CLAUSES)]
    if here:
        after = [placed for placed in here if placed[0].start >= span.start]
        before = [p for p in without_holders(scene, here, kinds, pack)[::-1] if p[0].start < span.start]
        beside = [placed for placed in after if _is_beside(scene, span, placed[0], pack)]
        placed = _lead(scene, beside or before or after, pack)
        is_apart = _is_parted(scene, span, span, placed[0], TURNS)
        is_close = scene.document.count_tokens(span.to(placed[0])) <= BESIDE or is_located(scene, placed[0], pack)
        if before or beside or (_lead_is_only(after) and is_close and not is_apart):
            name = _narrow(scene, placed, here, kinds, pack)
            is_local = extent == "event" and sentence.paragraph <= ground.lead
            return _settle(name, ground) if is_local else name
    told = _told_before(scene, sentence, kinds, pack)
    setting = told or _find_setting(scene, sentence, kinds, pack) or ground.rest
    mention = kinds.get(setting)
    if mention and not here and _names_capital(scene, sentence, span):
        return _capital(mention.country, kinds, pack) or setting
    is_named = mention is not None and (mention.country in kinds or mention.country in scene.types)
    is_held = mention is not None and is_named and mention.kind in ("city", "site", "province")
    if extent == "wide":
        return mention.country if mention and is_held else setting
    return setting if (told and sentence.paragraph > ground.lead) or extent == "crowd" else _settle(setting, ground)


def _settle(name: str, ground: Ground) -> str:
    """The town that the article is set in, of a country, province or region that holds it; else the place itself."""
    known = ground.kinds.get(name)
    return ground.towns.get(known.country, name) if known and known.country and known.kind in WIDE else name


def _names_capital(scene: Scene, sentence: Sentence, span: Span) -> bool:
    """Whether the capital is spoken of where the toll is told, not where somebody speaks."""
    parts = [part for held in scene.attributions_of(span)[:1] for part in held.content if part.covers(span)]
    part = parts[0] if parts else sentence.span
    near = scene.document.tokens_in(Span(max(part.start, span.start - LONG), min(part.end, span.end + LONG)))
    return "capital" in scene.norms[near.start : near.stop]


def _lead_is_only(after: Sequence[Placed]) -> bool:
    """Whether one place alone is named after."""
    return len({name for _, name in after}) == 1


def _is_parted(scene: Scene, earlier: Span, one: Span, other: Span, marks: frozenset[str]) -> bool:
    """Whether one of the marks stands between two spans that both come after (or at) an earlier one."""
    if one.start < earlier.start or other.start < one.end:
        return False
    between = scene.document.tokens_in(Span(one.end, other.start))
    return any(scene.norms[at] in marks for at in between)


def _is_beside(scene: Scene, span: Span, place: Span, pack: Pack) -> bool:
    """Whether a place stands in the clause of the toll: near after it, with no other clause begun between."""
    stops = read_words(pack, "casualty_words")["clause_breaks"]
    between = scene.document.tokens_in(Span(span.end, max(span.end, place.start)))
    return len(between) <= BESIDE and stops.isdisjoint([scene.norms[at] for at in between])


def _own_places(scene: Scene, sentence: Sentence, span: Span, pack: Pack) -> list[Placed]:
    """The places in the sentence that can be where it happened, in the order of the text."""
    around = Span(max(sentence.span.start, span.start - LONG), min(sentence.span.end, span.end + LONG))
    found = scene.places.inside(around)
    if not found:
        return []
    content = [part for held in scene.attributions_of(span) for part in held.content if part.covers(span)]
    found = [placed for placed in found if not is_elsewhere(scene, sentence, placed[0], pack)]
    return [placed for placed in found if any(part.covers(placed[0]) for part in content)] or found


def _lead(scene: Scene, places: Sequence[Placed], pack: Pack) -> Placed:
    """The first that a word of place stands before ("in", "near"), else the first."""
    return next((placed for placed in places if is_located(scene, placed[0], pack)), places[0])


def _narrow(scene: Scene, placed: Placed, here: Iterable[Placed], kinds: Kinds, pack: Pack) -> str:
    """The place or, of a country, the one in it that is named beside it, or the capital where that is meant."""
    span, name = placed
    known = kinds.get(name)
    if known is None or known.kind not in ("country", "region", "sea"):
        return name
    for other, finer in here:
        inner = kinds.get(finer)
        if inner and inner.country == name and finer != name and scene.document.count_tokens(span.to(other)) <= BESIDE:
            return finer
    after = scene.document.token_at(span.end)
    if scene.norms[after : after + 2] == ("'s", "capital"):
        return _capital(name, kinds, pack) or name
    return name


def _capital(country: str, kinds: Kinds, pack: Pack) -> str:
    """The country's capital, if the article names it."""
    names = pack.read("lexicons/states").get(country, {}).get("capital", ())
    return next((name for name in names if name in kinds), "")


def _told_before(scene: Scene, sentence: Sentence, kinds: Kinds, pack: Pack) -> str:
    """The one place that the paragraph so far is about; "" where there is none or are two."""
    document = scene.document
    paragraph = document.paragraphs[sentence.paragraph]
    index = document.sentence_index(sentence.span) or paragraph.first
    for earlier in reversed(document.sentences[max(paragraph.first, index - EARLIER) : index]):
        if name := _only_place(scene, earlier, kinds, pack):
            return name
    return ""


def _find_setting(scene: Scene, sentence: Sentence, kinds: Kinds, pack: Pack) -> str:
    """The one place that the headline or the lead is about; "" where there are two."""
    document = scene.document
    index = document.sentence_index(sentence.span) or 0
    heads = [p for p in document.paragraphs if p.kind == "headline"][:1]
    leads = [p for p in document.paragraphs if p.kind == "body"][:1]
    for part in (*heads, *leads):
        for lead in document.sentences[part.first : min(part.last, index)][:2]:
            if name := _only_place(scene, lead, kinds, pack):
                return name
    return ""


def _only_place(scene: Scene, sentence: Sentence, kinds: Kinds, pack: Pack) -> str:
    """The place of a sentence that names one; a country goes with a town in it."""
    found = [p for p in scene.places.inside(sentence.span) if not is_elsewhere(scene, sentence, p[0], pack)]
    found = [p for p in found if p[1] in kinds and (kinds[p[1]].kind != "sea" or is_located(scene, p[0], pack))]
    names = dict.fromkeys(name for _, name in found)
    if len(names) > 1:
        names = dict.fromkeys(name for _, name in without_holders(scene, found, kinds, pack))
        holders = {kinds[name].country for name in names if name in kinds and kinds[name].kind != "country"}
        names = dict.fromkeys(name for name in names if name not in holders)
    if len(names) > 1:
        names = dict.fromkeys(name for span, name in found if name in names and is_located(scene, span, pack))
    return next(iter(names)) if len(names) == 1 else ""
