"""How the work across articles grows with their number: linking, facts, cards.

    python benchmarks/linking.py [--sizes 10 100 1000 10000]

Short articles are made up, several about each event, with varied people, places, dates, tolls and denials: no data
from outside. Each size is measured in a process of its own, as peak memory is a process's. Prints milliseconds an
article for each step, and peak memory. Reading the articles one by one is not measured but for its memory, which is in
the peak.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from briefing.cards.build import build_cards
from briefing.claims import find_facts
from briefing.links import link_across, link_article
from briefing.pack import PACKAGED
from briefing.pipeline import load, read_closely
from briefing.sources.article import Article, Block
from briefing.values import Span, When

T = TypeVar("T")
SIZES = (10, 100, 1_000, 10_000)
AN_EVENT = 5  # articles about each event
SYLLABLES = ("ba", "da", "fa", "ga", "ha", "ka", "la", "ma", "na", "ra", "sa", "ta", "za", "bi", "di", "mi", "ni", "ri")
ENDS = ("r", "n", "d", "m", "l", "f", "s", "b")
TOWNS = (
    "Homs",
    "Mosul",
    "Kharkiv",
    "Benghazi",
    "Kandahar",
    "Aden",
    "Goma",
    "Stepanakert",
    "Gaza City",
    "Omdurman",
    "Hodeidah",
)
STATES = ("Russian", "Syrian", "Iraqi", "Turkish", "Ukrainian", "Libyan", "Afghan", "Yemeni", "Sudanese", "Iranian")
OFFICES = ("Defence Minister", "Foreign Minister", "army spokesman", "President", "Interior Minister", "General")
WHAT = ("an air strike", "a car bomb", "shelling", "a drone attack", "a rocket attack", "an ambush", "clashes")
WHERE = ("a market", "a hospital", "a police station", "an oil depot", "a school", "an army base", "a bridge")
MONTHS = ("January", "March", "May", "June", "August", "October", "December")


def make_articles(count: int) -> Iterator[Article]:
    """`count` short articles, always the same."""
    for number in range(count):
        event = random.Random(number // AN_EVENT)
        own = random.Random(-1 - number)
        text = "\n\n".join(_paragraphs(event, own, number))
        day = f"2015-{MONTHS.index(text.split(' on ')[1].split()[1].rstrip('.,')) * 2 % 12 + 1:02d}-20"
        blocks: list[Block] = []
        at = 0
        for part in text.split("\n\n"):
            blocks.append(Block("body" if blocks else "headline", Span(at, at + len(part))))
            at += len(part) + 2
        yield Article(
            f"article-{number:05}", f"{number:05}.txt", text, "", tuple(blocks), published=When(day, "day", day)
        )


def _name(chance: random.Random) -> str:
    def word() -> str:
        return ("".join(chance.choices(SYLLABLES, k=2)) + chance.choice(ENDS)).capitalize()

    return f"{word()} {word()}"


def _paragraphs(event: random.Random, own: random.Random, number: int) -> Iterator[str]:
    """The article: what is about the event is the same for all that tell of it, the rest is its own."""
    state, other = event.sample(STATES, 2)
    minister, denier, town = _name(event), _name(event), event.choice(TOWNS)
    village, what, where = _name(event).split()[0], event.choice(WHAT), event.choice(WHERE)
    day, month, toll = event.randint(1, 19), event.choice(MONTHS), event.randint(3, 60) + own.choice((0, 0, 1, 4))
    said = own.choice(("said", "told reporters", "said in a statement"))
    yield f"{what.split(maxsplit=1)[-1].capitalize()} in {town} kills {toll}"
    yield (
        f"{what.capitalize()} on {day} {month} 2015 killed {toll} people and wounded {toll * 2} at {where} in {town}, "
        f"{state} {event.choice(OFFICES)} {minister} {said}."
    )
    yield (
        f"{other} {event.choice(OFFICES)} {denier} denied that {other} forces had carried out {what} on {where}. "
        f'"We did not attack {where}," Mr {denier.split()[1]} said.'
    )
    yield (
        f"A {own.choice(STATES)} military source said {own.randint(2, 40)} Su-{own.choice((24, 25, 34))} aircraft had "
        f"flown {own.randint(10, 90)} sorties near the village of {village}. {_name(own)}, a resident, said the blast "
        f"number {number} shook the town."
    )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor's time, and what came of it."""
    gc.collect()
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def measure(size: int) -> str:
    """The line of the table for one size."""
    load()
    readings = [read_closely(article) for article in make_articles(size)]
    own = [link_article(reading.document, reading.mentions, reading.attributions, PACKAGED) for reading in readings]
    before = _peak()
    linking, links = timed(lambda: link_across(own))
    facts_time, facts = timed(lambda: find_facts(readings, links, PACKAGED))
    building, cards = timed(lambda: build_cards(readings, links, facts))
    each = [seconds / size * 1_000 for seconds in (linking, facts_time, building)]
    return (
        f"{size:>8,} {each[0]:>9.2f} {each[1]:>9.2f} {each[2]:>9.2f} {sum(each):>9.2f} {before:>8,.0f} {_peak():>8,.0f}"
        f" {len(cards):>9,} {len(links.actors):>9,} {len(facts.disputes):>9,}"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measures each size in a process of its own and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(measure(options.one), flush=True)
        return
    print("articles   linking     facts     cards       all   read MB  peak MB     cards    actors  disputes")
    print("           ms an article each")
    for size in options.sizes:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
