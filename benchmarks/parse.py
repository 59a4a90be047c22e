"""Parse throughput on one core, warm, and the cold start of a first parse.

    python benchmarks/parse.py [FOLDER] [--rounds N]

Articles are read from FOLDER (default: seeds/) before the clock starts; each is then parsed as a briefing of its own,
all stages, as the command line does it. Prints articles a second at their own length and at 750 words, the share of
each stage, what it costs to leave the loaded data to the garbage collector, how memory grows from the first half of
the articles to the second, and how many warm parses a cold start (a new process that parses one article) costs: all
but the first are ratios, as machines differ. Time is the processor's.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.attribution import attribute
from briefing.attribution.words import classify
from briefing.claims import find_facts
from briefing.links import link_across, link_article
from briefing.links.reading import Reading
from briefing.mentions.find import find_mentions
from briefing.pack import PACKAGED
from briefing.pipeline import load, parse_articles
from briefing.sources import find_articles, read_article
from briefing.sources.article import Article
from briefing.text import segment

ONE = "from pathlib import Path; from briefing.sources import read_article; "
ONE += "from briefing.pipeline import parse_articles; "
ONE += "parse_articles([read_article(Path({path!r}), 'a')])"


def time_of(work: Callable[[], object]) -> float:
    """Seconds `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def time_cold(path: str) -> float:
    """Seconds a new process takes to parse one article."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", ONE.format(path=path)], check=True)
    return time.perf_counter() - start


def peak() -> float:
    """The most memory the process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def time_stages(articles: list[Article]) -> dict[str, float]:
    """Seconds in each stage, summed over the articles."""
    spent = dict.fromkeys(("segment", "mentions", "attribution", "links", "facts"), 0.0)
    for article in articles:
        marks = [time.process_time()]
        document = segment(article)
        marks.append(time.process_time())
        mentions = find_mentions(document, PACKAGED)
        marks.append(time.process_time())
        classes = classify(document.texts, document.norms, PACKAGED)
        attributions = attribute(document, mentions, PACKAGED, classes)
        marks.append(time.process_time())
        links = link_across([link_article(document, mentions, attributions, PACKAGED)])
        marks.append(time.process_time())
        find_facts([Reading(document, mentions, attributions, classes)], links, PACKAGED)
        marks.append(time.process_time())
        for stage, start, end in zip(spent, marks, marks[1:], strict=False):
            spent[stage] += end - start
    return spent


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent.parent / "seeds")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    read = [read_article(path, path.name) for path in find_articles(options.folder)]
    articles = [article for article in read if isinstance(article, Article)]
    if not articles:
        sys.exit(f"no articles in {options.folder}")
    words = sum(len(article.text.split()) for article in articles)
    load()

    def parse_all() -> None:
        for article in articles:
            parse_articles([article])

    for article in articles[: len(articles) // 2]:
        parse_articles([article])
    half = peak()
    parse_all()
    whole = peak()
    rounds = max(options.rounds, 1) * max(1, 40 // len(articles))
    times: list[float] = []
    collected: list[float] = []
    for _ in range(rounds):
        times.append(time_of(parse_all))
        gc.unfreeze()
        collected.append(time_of(parse_all))
        gc.freeze()
    seconds = statistics.median(times)
    print(f"{len(articles)} articles of {words // len(articles)} words on average, {rounds} rounds, median")
    rate = words / seconds
    print(
        f"warm: {len(articles) / seconds:,.0f} articles/s, {rate:,.0f} words/s: {rate / 750:,.0f} articles of 750 words"
    )
    print(f"the best round: {words / min(times) / 750:,.0f} articles of 750 words a second")
    print(f"with the data in the garbage collector's sight: {statistics.median(collected) / seconds:.2f} times as long")
    print(f"peak memory: {half:,.0f} MB after half of the articles, {whole:,.0f} MB after all")
    stages = time_stages(articles)
    print("of it: " + ", ".join(f"{stage} {spent / sum(stages.values()):.0%}" for stage, spent in stages.items()))
    path = str(find_articles(options.folder)[0])
    cold = statistics.median(time_cold(path) for _ in range(3))
    print(f"cold start with one article: {cold / (seconds / len(articles)):,.0f} warm parses ({cold:.2f} s here)")


if __name__ == "__main__":
    main()
