"""Where people were hurt: the place the words name, else the one the article is about; never a place of speaking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from briefing.claims.scene import Scene
from briefing.mentions.mention import PlaceMention
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Span, immutable

LONG = 600  # characters either side of a number that may tell where
BESIDE = 12  # tokens between a country and a town of it that stand together: "in Homs, in central Syria"
TURNS = frozenset((";", "while", "whereas", "but"))  # begin what is told of something else
HOLDING = 7  # tokens between a place and the one it lies in
BEFORE = 4  # tokens before a place that tell it is not where it happened
CLAUSES = TURNS | {"and"}
EARLIER = 3  # sentences back in the paragraph that may tell where
Placed = tuple[Span, str]
Kinds = Mapping[str, PlaceMention]
OPENING = 2  # paragraphs of the body that tell where the event was
WIDE = ("country", "province", "region")
TOWNS = ("city", "site")
Extent = Literal["event", "crowd", "wide"]


@immutable
class Ground:
    """The places of an article: what is known of each by name, and by country the town that the article is set in."""

    kinds: Kinds
    towns: Mapping[str, str]


def find_place(
    scene: Scene, ground: Ground, sentence: Sentence, span: Span, earlier: Span | None, extent: Extent, pack: Pack
) -> str:
    """The name of the place where the people at `span` were hurt; "" where the words leave it open.

    `ground` is the article's (`read_ground`). What headline and lead tell of a country or a province was in the town of
    it that the article is set in, unless it is of so many that one town hardly holds them (`extent` is "crowd"). Of what
    a war, an operation, a day or a year counts ("wide") the article's place is the country.
    """
    kinds = ground.kinds
    here = _own_places(scene, sentence, span, pack)
    if earlier is not None:
        here = [p for p in here if not _is_parted(scene, earlier, p[0], span, CLAUSES)]
    if here:
        after = [placed for placed in here if placed[0].start >= span.start]
        before = [p for p in _without_holders(scene, here, kinds, pack)[::-1] if p[0].start < span.start]
        beside = [placed for placed in after if _is_beside(scene, span, placed[0], pack)]
        placed = _lead(scene, beside or before or after, pack)
        is_apart = _is_parted(scene, span, span, placed[0], TURNS)
        if before or beside or (_lead_is_only(after) and not is_apart):
            name = _narrow(scene, placed, here, kinds, pack)
            is_local = extent == "event" and _is_opening(scene, sentence)
            return _settle(name, ground) if is_local else name
    told = _told_before(scene, sentence, kinds, pack)
    setting = told or _find_setting(scene, sentence, kinds, pack) or _fall_back(scene, ground, pack)
    mention = kinds.get(setting)
    if mention and not here and _names_capital(scene, sentence, span):
        return _capital(mention.country, kinds, pack) or setting
    is_named = mention is not None and (mention.country in kinds or mention.country in scene.named_actors)
    is_held = mention is not None and is_named and mention.kind in ("city", "site", "province")
    if extent == "wide":
        return mention.country if mention and is_held else setting
    return setting if told or extent == "crowd" else _settle(setting, ground)


def _is_opening(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is the headline's or of the first paragraph of the body."""
    paragraphs = scene.document.paragraphs
    first = next((index for index, paragraph in enumerate(paragraphs) if paragraph.kind == "body"), 0)
    return sentence.paragraph <= first


def _settle(name: str, ground: Ground) -> str:
    """The town that the article is set in, of a country, province or region that holds it; else the place itself."""
    known = ground.kinds.get(name)
    return ground.towns.get(known.country, name) if known and known.country and known.kind in WIDE else name


def _fall_back(scene: Scene, ground: Ground, pack: Pack) -> str:
    """Where headline and lead name no place or several: the one town of the article, or the one country of all."""
    if len(ground.towns) == 1:
        return next(iter(ground.towns.values()))
    document = scene.document
    opening = next((p for p in document.paragraphs if p.kind == "body"), None)
    sentences = document.sentences[: opening.last] if opening else ()
    named = {
        name
        for sentence in sentences
        for span, name in scene.places.inside(sentence.span)
        if name in ground.kinds and not _is_elsewhere(scene, sentence, span, pack)
    }
    countries = {ground.kinds[name].country for name in named}
    return countries.pop() if len(countries) == 1 else ""


def _names_capital(scene: Scene, sentence: Sentence, span: Span) -> bool:
    """Whether the capital is spoken of where the toll is told, not where somebody speaks."""
    parts = [part for held in scene.attributions_of(span)[:1] for part in held.content if part.covers(span)]
    tokens = scene.document.tokens_in(parts[0]) if parts else range(sentence.first, sentence.last)
    return "capital" in scene.norms[tokens.start : tokens.stop]


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


def read_ground(scene: Scene, pack: Pack) -> Ground:
    """What is known of each place named in the article, and the towns it is set in."""
    mentions = {mention.span: mention for mention in scene.reading.mentions.places}
    kinds = {name: mentions[span] for span, name in scene.places.placed if span in mentions}
    return Ground(kinds, _read_towns(scene, kinds, pack))


def _read_towns(scene: Scene, kinds: Kinds, pack: Pack) -> dict[str, str]:
    """By country the town or site that headline and opening tell to be where it happened; none where two are.

    The one named most often, with "in", "near", … or in the headline, is it.
    """
    document = scene.document
    heads = [p for p in document.paragraphs if p.kind == "headline"][:1]
    bodies = [p for p in document.paragraphs if p.kind == "body"][:OPENING]
    told: dict[str, Counter[str]] = {}
    nearby = read_words(pack, "casualty_words")["locating"] - {"of"}
    starts = [(scene.document.token_at(span.start), name) for span, name in scene.places.placed]
    times = Counter(name for at, name in starts if not nearby.isdisjoint(scene.norms[max(0, at - 4) : at]))
    for part in (*heads, *bodies):
        for sentence in document.sentences[part.first : part.last]:
            for span, name in _without_holders(scene, scene.places.inside(sentence.span), kinds, pack):
                is_told = name in kinds and kinds[name].kind in TOWNS and (part in heads or times[name])
                if is_told and not _is_elsewhere(scene, sentence, span, pack):
                    told.setdefault(kinds[name].country, Counter())[name] = times[name] + 2 * (part in heads)
    towns: dict[str, str] = {}
    for country, names in told.items():
        (town, most), *others = names.most_common(2)
        if all(times < most for _, times in others):
            towns[country] = town
    return towns


def _own_places(scene: Scene, sentence: Sentence, span: Span, pack: Pack) -> list[Placed]:
    """The places in the sentence that can be where it happened, in the order of the text."""
    around = Span(max(sentence.span.start, span.start - LONG), min(sentence.span.end, span.end + LONG))
    found = scene.places.inside(around)
    if not found:
        return []
    content = [part for held in scene.attributions_of(span) for part in held.content if part.covers(span)]
    found = [placed for placed in found if not _is_elsewhere(scene, sentence, placed[0], pack)]
    return [placed for placed in found if any(part.covers(placed[0]) for part in content)] or found


def _is_elsewhere(scene: Scene, sentence: Sentence, place: Span, pack: Pack) -> bool:
    """Whether a place is where somebody speaks or comes from: "officials in Lahore said"."""
    words = read_words(pack, "casualty_words")
    at = scene.document.token_at(place.start)
    before = scene.norms[max(sentence.first, at - BEFORE) : at]
    if before[-1:] == ("from",) or not words["answering"].isdisjoint(before):
        return True
    if before[-1:] == ("of",) and not words["offices_of"].isdisjoint(before[-2:-1]):
        return True
    if before[-1:] == ("in",) and before[-2:-1] and before[-2] in words["speaking_in"]:
        return words["eyewitnesses"].isdisjoint(before)
    near = Span(max(sentence.span.start, place.start - LONG), min(sentence.span.end, place.end + LONG))
    for _, attribution in scene.cues.starting_in(near):
        frame = (*attribution.source, *attribution.cue, *attribution.via)
        if any(part.covers(place) for part in frame):
            told = " ".join(part.of(scene.document.text) for part in attribution.source).casefold().split()
            if words["eyewitnesses"].isdisjoint(told):
                return True
        elif (
            attribution.cue
            and 0 <= place.start - attribution.cue[-1].end <= LONGEST_GAP
            and not any(part.covers(place) for part in attribution.content)
        ):
            return True  # "said in Geneva"
    return False


LONGEST_GAP = 24  # characters between a cue and the place where it was said


def _lead(scene: Scene, places: Sequence[Placed], pack: Pack) -> Placed:
    """The first that a word of place stands before ("in", "near"), else the first."""
    return next((placed for placed in places if _is_located(scene, placed[0], pack)), places[0])


def _is_located(scene: Scene, place: Span, pack: Pack) -> bool:
    """Whether "in", "near", … stands before a name, perhaps with a few words between: "in the town of"."""
    words, at = read_words(pack, "casualty_words"), scene.document.token_at(place.start)
    return not words["locating"].isdisjoint(scene.norms[max(0, at - 4) : at])


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


def _without_holders(scene: Scene, found: Sequence[Placed], kinds: Kinds, pack: Pack) -> list[Placed]:
    """The places without those that tell where the one before lies: "Rafsanjan, a city in Kerman province"."""
    holding = read_words(pack, "casualty_words")["holding"]
    holders = set()
    for (one, _), (other, name) in pairwise(found):
        between = [scene.norms[at] for at in scene.document.tokens_in(Span(one.end, other.start))]
        is_wide = name in kinds and kinds[name].kind in WIDE
        if (is_wide or "in" in between) and len(between) <= HOLDING and holding.issuperset(between):
            holders.add(other.start)
    return [placed for placed in found if placed[0].start not in holders]


def _only_place(scene: Scene, sentence: Sentence, kinds: Kinds, pack: Pack) -> str:
    """The place of a sentence that names one; a country goes with a town in it."""
    found = [p for p in scene.places.inside(sentence.span) if not _is_elsewhere(scene, sentence, p[0], pack)]
    found = [p for p in found if p[1] in kinds and (kinds[p[1]].kind != "sea" or _is_located(scene, p[0], pack))]
    names = dict.fromkeys(name for _, name in found)
    if len(names) > 1:
        names = dict.fromkeys(name for _, name in _without_holders(scene, found, kinds, pack))
        holders = {kinds[name].country for name in names if name in kinds and kinds[name].kind != "country"}
        names = dict.fromkeys(name for name in names if name not in holders)
    if len(names) > 1:
        names = dict.fromkeys(name for span, name in found if name in names and _is_located(scene, span, pack))
    return next(iter(names)) if len(names) == 1 else ""
