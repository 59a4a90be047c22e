"""Figures: reported quantities that are not casualties. The rules are ``pack/rules/figures.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.claims.fact import Casualty, Figure
from briefing.claims.figures.quantities import NEAR, Quantity, find_things, is_hurt, reach_fate
from briefing.claims.figures.shares import find_shares
from briefing.claims.scene import Scene
from briefing.claims.shelf import Shelf
from briefing.claims.triggers import read_share_words
from briefing.claims.voice import find_resumed, find_speaker, find_voice
from briefing.pack import Pack
from briefing.rules.pattern import Words
from briefing.rules.rule import Found, read_rules, read_words
from briefing.text.document import Sentence
from briefing.text.passages import quote_around
from briefing.values import Count, Span

FEW = 3  # aircraft of a type; as many or more are a figure


def find_figures(scene: Scene, casualties: Sequence[Casualty], pack: Pack) -> tuple[Figure, ...]:
    """The figures of one article, in the order of the text; numbers that are tolls are left out.

    What the headline counts and the body counts again is given once, from the body; so is what one source says twice.
    """
    tolls = Shelf.of((casualty.span, casualty) for casualty in casualties)
    sources = Shelf.of((span, span) for one in scene.reading.attributions for span in one.source)
    found: dict[Span, Figure] = {}
    for sentence, quantity in _find_quantities(scene, pack):
        number = scene.document.span_of(quantity.first, quantity.last)
        if (
            number in found
            or tolls.overlapping(number)
            or any(span.covers(number) for span, _ in sources.overlapping(number))
        ):
            continue
        if any(span.covers(number) for span, _ in scene.aircraft.overlapping(number)):
            continue
        if quantity.rule == "figure.things" and _is_of_a_type(scene, quantity):
            continue
        if not _is_reported(scene, sentence, quantity, number, read_words(pack, "figure_frame")):
            continue
        figure = _make_figure(scene, sentence, quantity, number, pack)
        if figure is not None:
            found[number] = figure
    return _without_echoes(scene, sorted(found.values(), key=lambda figure: figure.span))


def _find_quantities(scene: Scene, pack: Pack) -> Iterator[tuple[Sentence, Quantity]]:
    """What is counted, sentence by sentence: by the rules, then by its plural, then shares, sums and measures."""
    document, norms, counts = scene.document, scene.norms, scene.overlay["count"]
    words = read_words(pack, "figure_frame")
    rules = read_rules(pack, "figures", "quantity_words")
    measures = [at for at in document.numerals if "-" in norms[at]]
    numbers = scene.by_sentence(sorted(counts))
    spots = scene.by_sentence(sorted({*scene.spot(read_share_words(pack)), *measures}))
    ruled = scene.by_sentence(scene.spot(rules.by_word))
    for index in sorted(numbers.keys() | spots.keys() | ruled.keys()):
        sentence = document.sentences[index]
        if index in ruled:
            for match in rules.find(norms, sentence.first, sentence.last, scene.overlay):
                yield sentence, _read_match(scene, match)
        if index in numbers:
            yield from (
                (sentence, quantity)
                for quantity in find_things(scene, sentence, [(at, counts[at]) for at in numbers[index]], words, pack)
            )
        if index in spots:
            yield from ((sentence, quantity) for quantity in find_shares(scene, sentence, spots[index], words, pack))


def _read_match(scene: Scene, match: Found) -> Quantity:
    """What a rule counts."""
    first, last = match.parts["count"]
    if match.rule.gives.get("count") == "one":
        count = Count(1, 1, "", scene.document.words_of(first, last))
    else:
        count = scene.counts[first]
    return Quantity(first, last, count, match.parts["what"], match.rule.id)


def _is_reported(scene: Scene, sentence: Sentence, quantity: Quantity, number: Span, words: Words) -> bool:
    """Whether it is a figure of its own: no toll, nothing vague, and one thing brought down where somebody says so."""
    first, last = quantity.first, quantity.what[1]
    if quantity.rule.startswith("figure.one_"):
        return bool(scene.attributions_of(number))
    if quantity.rule == "figure.distance":
        return (quantity.count.low is not None and quantity.count.high is not None) or bool(quantity.count.modifier)
    if quantity.rule == "figure.aboard":
        return not is_hurt(scene, sentence, max(sentence.first, first - 2 + NEAR), last - NEAR + 4, words)
    return True


def _is_of_a_type(scene: Scene, quantity: Quantity) -> bool:
    """Whether one or a few aircraft of a type are counted, which are the aircraft's card: "two Mi-35 gunships"."""
    named = scene.aircraft.overlapping(scene.document.span_of(*quantity.what))
    return bool(named) and quantity.count.is_exact and (quantity.count.high or 0) < FEW


def _make_figure(scene: Scene, sentence: Sentence, quantity: Quantity, number: Span, pack: Pack) -> Figure | None:
    voice = find_voice(scene, number, pack)
    if voice is None:
        return None
    if not (voice.claimants or voice.source):
        last = max(quantity.last, quantity.what[1])
        voice = find_speaker(scene, sentence, quantity.first, last, pack) or voice
        voice = voice if voice.claimants else find_resumed(scene, sentence, quantity.first, pack) or voice
    first, last = quantity.what
    if quantity.rule == "figure.things":
        last = reach_fate(scene, last, sentence.last, read_words(pack, "figure_frame"))
    span = Span(number.start, max(number.end, scene.document.end_of(last - 1)))
    return Figure(
        article=scene.article,
        count=quantity.count,
        what=scene.document.words_of(first, last),
        span=span,
        sentence=quote_around(scene.document, sentence.span, span),
        rule=quantity.rule,
        claimed_by=voice.claimants,
        source=voice.source,
        via=voice.via,
    )


def _without_echoes(scene: Scene, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures without those that are given again: the headline's in the body, and one source's second time."""
    headlines = [p.span for p in scene.document.paragraphs if p.kind == "headline"]
    is_above = [any(span.covers(figure.span) for span in headlines) for figure in figures]
    above = [figure for figure, is_headline in zip(figures, is_above, strict=True) if is_headline]
    below = [figure for figure, is_headline in zip(figures, is_above, strict=True) if not is_headline]
    bounds = {(figure.count.low, figure.count.high) for figure in below}
    kept: dict[object, Figure] = {}
    for figure in (*[one for one in above if (one.count.low, one.count.high) not in bounds], *below):
        noun = figure.what.split()[-1].casefold()
        kept.setdefault((figure.count.low, figure.count.high, noun, figure.claimed_by, figure.source), figure)
    return tuple(kept.values())
