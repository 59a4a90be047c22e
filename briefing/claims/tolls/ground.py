"""What is known of an article's places: which it is set in, which hold another, and where somebody only speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.claims.scene import Scene
from briefing.mentions.mention import PlaceMention
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Span, immutable

LONG = 600  # characters either side of a place in which the words of speaking are sought
OPENING = 2  # paragraphs of the body that tell where the event was
WIDE = ("country", "province", "region")
TOWNS = ("city", "site")
HOLDING = 7  # tokens between a place and the one it lies in
BEFORE = 4  # tokens before a place that tell it is not where it happened
LONGEST_GAP = 24  # characters between a cue and the place where it was said
Placed = tuple[Span, str]
Kinds = Mapping[str, PlaceMention]


@immutable
class Ground:
    """The places of an article: what is known of each by name, and by country the town that the article is set in.

    `lead` is the index of the paragraph that the body begins with; `rest` is where people were hurt if neither headline
    nor lead tell one place: the one town, or the one country of all that are told there, else "".
    """

    kinds: Kinds
    towns: Mapping[str, str]
    lead: int
    rest: str


def read_ground(scene: Scene, pack: Pack) -> Ground:
    """What is known of each place named in the article, and the towns it is set in."""
    mentions = {mention.span: mention for mention in scene.reading.mentions.places}
    kinds = {name: mentions[span] for span, name in scene.places.placed if span in mentions}
    towns = _read_towns(scene, kinds, pack)
    lead = next((index for index, p in enumerate(scene.document.paragraphs) if p.kind == "body"), 0)
    rest = next(iter(towns.values())) if len(towns) == 1 else _read_country(scene, kinds, lead, pack)
    return Ground(kinds, towns, lead, rest)


def _read_country(scene: Scene, kinds: Kinds, lead: int, pack: Pack) -> str:
    """The one country of all places told up to the end of the lead; "" where there are none or several."""
    document = scene.document
    sentences = document.sentences[: document.paragraphs[lead].last] if document.paragraphs else ()
    countries = {
        kinds[name].country
        for sentence in sentences
        for span, name in scene.places.inside(sentence.span)
        if name in kinds and not is_elsewhere(scene, sentence, span, pack)
    }
    return countries.pop() if len(countries) == 1 else ""


def _read_towns(scene: Scene, kinds: Kinds, pack: Pack) -> dict[str, str]:
    """By country the town or site that headline and opening tell to be where it happened; none where two are.

    The one named most often, with "in", "near", … or in the headline, is it. Where a sentence after the lead tells of
    harm in a town, only those were hurt there.
    """
    words = read_words(pack, "casualty_words")
    harm = words["killed"] | words["kill"] | words["died"] | words["dead"] | words["wounded"]
    document = scene.document
    heads = [p for p in document.paragraphs if p.kind == "headline"][:1]
    bodies = [p for p in document.paragraphs if p.kind == "body"][:OPENING]
    told: dict[str, Counter[str]] = {}
    nearby = words["locating"] - {"of"}
    starts = [(scene.document.token_at(span.start), name) for span, name in scene.places.placed]
    times = Counter(name for at, name in starts if not nearby.isdisjoint(scene.norms[max(0, at - 4) : at]))
    for part in (*heads, *bodies):
        for sentence in document.sentences[part.first : part.last]:
            if part in bodies[1:] and not harm.isdisjoint(scene.norms[sentence.first : sentence.last]):
                continue
            for span, name in without_holders(scene, scene.places.inside(sentence.span), kinds, pack):
                is_told = name in kinds and kinds[name].kind in TOWNS and (part in heads or times[name])
                if is_told and not is_elsewhere(scene, sentence, span, pack):
                    told.setdefault(kinds[name].country, Counter())[name] = times[name] + 2 * (part in heads)
    towns: dict[str, str] = {}
    for country, names in told.items():
        (town, most), *others = names.most_common(2)
        if all(times < most for _, times in others):
            towns[country] = town
    return towns


def is_elsewhere(scene: Scene, sentence: Sentence, place: Span, pack: Pack) -> bool:
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


def is_located(scene: Scene, place: Span, pack: Pack) -> bool:
    """Whether "in", "near", … stands before a name, perhaps with a few words between: "in the town of"."""
    words, at = read_words(pack, "casualty_words"), scene.document.token_at(place.start)
    return not words["locating"].isdisjoint(scene.norms[max(0, at - 4) : at])


def without_holders(scene: Scene, found: Sequence[Placed], kinds: Kinds, pack: Pack) -> list[Placed]:
    """The places without those that tell where the one before lies: "Rafsanjan, a city in Kerman province"."""
    holding = read_words(pack, "casualty_words")["holding"]
    holders = set()
    for (one, _), (other, name) in pairwise(found):
        between = [scene.norms[at] for at in scene.document.tokens_in(Span(one.end, other.start))]
        is_wide = name in kinds and kinds[name].kind in WIDE
        if (is_wide or "in" in between) and len(between) <= HOLDING and holding.issuperset(between):
            holders.add(other.start)
    return [placed for placed in found if placed[0].start not in holders]
