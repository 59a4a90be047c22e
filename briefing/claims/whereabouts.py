"""Where people were hurt: the place the words name, else the one the article is about; never a place of speaking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from briefing.claims.scene import Scene
from briefing.mentions.mention import PlaceMention
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Span

LONG = 600  # characters either side of a number that may tell where
BESIDE = 12  # tokens between a country and a town of it that stand together: "in Homs, in central Syria"
EARLIER = 3  # sentences back in the paragraph that may tell where
Placed = tuple[Span, str]
Kinds = Mapping[str, PlaceMention]


def find_place(scene: Scene, kinds: Kinds, sentence: Sentence, span: Span, is_wide: bool, pack: Pack) -> str:
    """The name of the place where the people at `span` were hurt; "" where the words leave it open.

    `kinds` are the article's (`read_kinds`); `is_wide` is for what a war or an operation counts: of these the article's
    place is the country.
    """
    here = _own_places(scene, sentence, span, pack)
    if here:
        after = [placed for placed in here if placed[0].start >= span.start]
        before = [placed for placed in here[::-1] if placed[0].start < span.start]
        beside = [placed for placed in after if _is_beside(scene, span, placed[0], pack)]
        placed = _lead(scene, beside or before or after, pack)
        if before or beside or _lead_is_only(after):
            return _narrow(scene, placed, here, kinds, pack)
    setting = _find_setting(scene, sentence, kinds, pack)
    mention = kinds.get(setting)
    if mention and scene.norms[sentence.first : sentence.last].count("capital") and not here:
        return _capital(mention.country, kinds, pack) or setting
    is_held = mention is not None and mention.kind in ("city", "site", "province") and mention.country in kinds
    return mention.country if mention and is_wide and is_held else setting


def _lead_is_only(after: Sequence[Placed]) -> bool:
    """Whether one place alone is named after."""
    return len({name for _, name in after}) == 1


def _is_beside(scene: Scene, span: Span, place: Span, pack: Pack) -> bool:
    """Whether a place stands in the clause of the toll: near after it, with no other clause begun between."""
    stops = read_words(pack, "casualty_words")["clause_breaks"]
    between = scene.document.tokens_in(Span(span.end, max(span.end, place.start)))
    return len(between) <= BESIDE and stops.isdisjoint([scene.norms[at] for at in between])


def read_kinds(scene: Scene) -> Kinds:
    """What is known of each place named in the article."""
    mentions = {mention.span: mention for mention in scene.reading.mentions.places}
    return {name: mentions[span] for span, name in scene.places.placed if span in mentions}


def _own_places(scene: Scene, sentence: Sentence, span: Span, pack: Pack) -> list[Placed]:
    """The places in the sentence that can be where it happened, in the order of the text."""
    around = Span(max(sentence.span.start, span.start - LONG), min(sentence.span.end, span.end + LONG))
    found = scene.places.inside(around)
    if not found:
        return []
    content = [part for held in scene.attributions_of(span) for part in held.content if part.covers(span)]
    inner = [placed for placed in found if any(part.covers(placed[0]) for part in content)]
    return inner or [placed for placed in found if not _is_elsewhere(scene, sentence, placed[0], pack)]


def _is_elsewhere(scene: Scene, sentence: Sentence, place: Span, pack: Pack) -> bool:
    """Whether a place is where somebody speaks or comes from: "officials in Lahore said"."""
    words = read_words(pack, "casualty_words")
    at = scene.document.token_at(place.start)
    if at > sentence.first and scene.norms[at - 1] == "from":
        return True
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


def _find_setting(scene: Scene, sentence: Sentence, kinds: Kinds, pack: Pack) -> str:
    """The one place that the paragraph so far, the headline or the lead is about; "" where there are two."""
    document = scene.document
    paragraph = document.paragraphs[sentence.paragraph]
    index = document.sentence_index(sentence.span) or paragraph.first
    for earlier in reversed(document.sentences[max(paragraph.first, index - EARLIER) : index]):
        if name := _only_place(scene, earlier, kinds, pack):
            return name
    heads = [p for p in document.paragraphs if p.kind == "headline"][:1]
    leads = [p for p in document.paragraphs if p.kind == "body"][:1]
    for part in (*heads, *leads):
        for lead in document.sentences[part.first : part.last][:2]:
            if name := _only_place(scene, lead, kinds, pack):
                return name
    return ""


def _only_place(scene: Scene, sentence: Sentence, kinds: Kinds, pack: Pack) -> str:
    """The place of a sentence that names one; a country goes with a town in it."""
    found = [p for p in scene.places.inside(sentence.span) if not _is_elsewhere(scene, sentence, p[0], pack)]
    names = dict.fromkeys(name for _, name in found)
    if len(names) > 1:
        for (one, _), (other, holder) in pairwise(found):  # "Rafsanjan, in Kerman province"
            if scene.document.text[one.end : other.start].strip(" ,") in ("", "in", "in the", "a town in"):
                names.pop(holder, None)
        holders = {kinds[name].country for name in names if name in kinds and kinds[name].kind != "country"}
        names = dict.fromkeys(name for name in names if name not in holders)
    if len(names) > 1:
        names = dict.fromkeys(name for span, name in found if name in names and _is_located(scene, span, pack))
    return next(iter(names)) if len(names) == 1 else ""
