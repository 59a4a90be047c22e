"""Texts that nobody would write: the work of every stage grows with the text only, and no pattern loses its way.

Work is counted on short texts, stage by stage. What the count does not see (see `tests/work.py`) would hang long ones:
these are parsed whole, with a net below. Those that cost much are cut for every day;
`BRIEFING_FULL_SIZE=1 pytest tests/test_hostile.py` takes them at full length, some minutes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.attribution import attribute
from briefing.cards.build import build_cards
from briefing.checks.quotes import list_evidence
from briefing.claims import find_facts
from briefing.export import export_facts, export_reading
from briefing.links import link_across, link_article
from briefing.mentions.find import find_mentions
from briefing.pack import PACKAGED
from briefing.pipeline import Parse, parse_articles, read_closely
from briefing.sources import Article, read_article
from briefing.sources.markdown import read_markdown
from briefing.sources.plain import read_plain
from briefing.sources.words import read_frame_words
from briefing.text import segment
from tests.hostile import LONG, OPENING, PIECES, UNLIKE
from tests.reading import article_of
from tests.work import count_work, is_in_line, net

SHORT, LEAST = 160, 800  # pieces, characters
AT_FULL_SIZE = bool(os.environ.get("BRIEFING_FULL_SIZE"))
LIMIT = 600 if AT_FULL_SIZE else 60  # seconds of the processor's time, for what takes a tenth of it at most


def fill(piece: str, times: int) -> str:
    """The piece so many times."""
    if UNLIKE not in piece:
        return piece * times
    return "".join(piece.replace(UNLIKE, name_of(index)) for index in range(times))


def name_of(number: int) -> str:
    """A capitalised word of letters that look like nothing known."""
    digits = f"{number:05}".translate(str.maketrans("0123456789", "bkdzfglmwx"))
    return f"Q{digits}o"


def stages_of(text: str) -> dict[str, Callable[[], object]]:
    """Each stage on the text, by name."""
    words = read_frame_words(PACKAGED)
    article = article_of(text)
    document = segment(article)
    mentions = find_mentions(document, PACKAGED)
    reading = read_closely(article)
    links = link_across([link_article(document, mentions, reading.attributions, PACKAGED)])
    parse = Parse((reading,), links, find_facts([reading], links, PACKAGED))
    return {
        "plain": lambda: read_plain(text, "a", "a.txt", "", words),
        "markdown": lambda: read_markdown(text, "a", "a.md", "", words),
        "text": lambda: segment(article),
        "mentions": lambda: find_mentions(document, PACKAGED),
        "attribution": lambda: attribute(document, mentions, PACKAGED),
        "links": lambda: link_across([link_article(document, mentions, reading.attributions, PACKAGED)]),
        "claims": lambda: find_facts([reading], links, PACKAGED),
        "export": lambda: (export_facts(parse), export_reading(reading)),
        "cards": lambda: [
            [evidence.quote for evidence in list_evidence(card)]
            for card in build_cards(parse.readings, links, parse.facts)
        ],
    }


def measure(text: str) -> dict[str, int]:
    """The work of each stage, and the characters that come out at the end."""
    stages = stages_of(text)
    work = {name: count_work(stage) for name, stage in stages.items()}
    written = [stages[name]() for name in ("export", "cards")]
    return work | {"output": len(json.dumps(written))}


def case(value: str, reason: str, *, is_tried: bool = True) -> object:
    """The case as a parameter; one with a reason is known to fail."""
    mark = pytest.mark.xfail(reason=reason, strict=True, run=is_tried)
    return pytest.param(value, marks=mark if reason else ())


@pytest.mark.parametrize("piece", [case(piece, reason) for piece, reason in PIECES])
def test_the_work_of_every_stage_grows_with_the_text_only(piece: str) -> None:
    times = 4
    measure(OPENING + fill(piece, 20))  # fills caches
    short = max(SHORT, LEAST // len(piece))
    small, large = (measure(OPENING + fill(piece, short * amount)) for amount in (1, times))
    grown = {name: (small[name], large[name]) for name in small if not is_in_line(small[name], large[name], times)}
    assert not grown


@pytest.mark.parametrize("name", [case(name, LONG[name][-1] * AT_FULL_SIZE, is_tried=False) for name in LONG])
def test_a_long_text_is_parsed(tmp_path: Path, name: str) -> None:
    ending, start, piece, full, everyday, _ = LONG[name]
    path = tmp_path / f"article.{ending}"
    path.write_text(start + fill(piece, (full if AT_FULL_SIZE else everyday) // len(piece)), encoding="utf-8")
    with net(LIMIT):
        article = read_article(path, path.name)
        if isinstance(article, Article):
            parse = parse_articles([article])
            assert export_facts(parse).keys()
            assert export_reading(parse.readings[0]).keys()
        else:
            assert article.message
