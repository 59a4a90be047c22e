"""Parse throughput on one core, warm, and the cold start of a first parse.

    python benchmarks/parse.py [FOLDER] [--rounds N]

Articles are read from FOLDER (default: seeds/) before the clock starts; each is then parsed as a briefing of its own,
all stages. Prints articles and words per second, the share of each stage, and how many warm parses a cold start
(a new process that parses one article) costs: a ratio, as machines differ.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.attribution import attribute
from briefing.claims import find_facts
from briefing.links import link_across, link_article
from briefing.links.reading import Reading
from briefing.mentions.find import find_mentions
from briefing.pack import PACKAGED
from briefing.pipeline import parse_articles
from briefing.sources import find_articles, read_article
from briefing.sources.article import Article
from briefing.text import segment

ONE = "from pathlib import Path; from briefing.sources import read_article; "
ONE += "from briefing.pipeline import parse_articles; "
ONE += "parse_articles([read_article(Path({path!r}), 'a')])"


def time_of(work: Callable[[], object]) -> float:
    """Seconds `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def time_stages(articles: list[Article]) -> dict[str, float]:
    """Seconds in each stage, summed over the articles."""
    spent = dict.fromkeys(("segment", "mentions", "attribution", "links", "facts"), 0.0)
    for article in articles:
        marks = [time.perf_counter()]
        document = segment(article)
        marks.append(time.perf_counter())
        mentions = find_mentions(document, PACKAGED)
        marks.append(time.perf_counter())
        attributions = attribute(document, mentions, PACKAGED)
        marks.append(time.perf_counter())
        links = link_across([link_article(document, mentions, attributions, PACKAGED)])
        marks.append(time.perf_counter())
        find_facts([Reading(document, mentions, attributions)], links, PACKAGED)
        marks.append(time.perf_counter())
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
    parse_articles(articles[:1])  # loads lexicons and the gazetteer
    rounds = max(options.rounds, 1) * max(1, 40 // len(articles))
    seconds = statistics.median(
        time_of(lambda: [parse_articles([article]) for article in articles]) for _ in range(rounds)
    )
    print(f"{len(articles)} articles of {words // len(articles)} words on average, {rounds} rounds, median")
    print(f"warm: {len(articles) / seconds:,.0f} articles/s, {words / seconds:,.0f} words/s")
    stages = time_stages(articles)
    print("of it: " + ", ".join(f"{stage} {spent / sum(stages.values()):.0%}" for stage, spent in stages.items()))
    path = str(find_articles(options.folder)[0])
    cold = statistics.median(
        time_of(lambda: subprocess.run([sys.executable, "-c", ONE.format(path=path)], check=True)) for _ in range(3)
    )
    print(f"cold start with one article: {cold / (seconds / len(articles)):,.0f} warm parses ({cold:.2f} s here)")


if __name__ == "__main__":
    main()
