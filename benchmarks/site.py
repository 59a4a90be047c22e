"""Full site build with briefing, against plain MkDocs with Material on as many pages of the same words.

    python benchmarks/site.py [--cards N] [--rounds R]

Makes two projects in a temporary folder: one with N claim cards of one article, one with N Markdown pages that say the
same (out of the navigation, as the cards are). Builds them in turn, each in a process of its own, and prints the
ratio of the medians.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

SENTENCE = "The spokesman said on day {n} that convoy {n} had reached town {n} and met patrol {n}."
CARD = """id: claim-{n}
title: 'Spokesman: convoy {n} had reached town {n}'
claimants: [spokesman]
act: states
mode: indirect
content: convoy {n} had reached town {n} and met patrol {n}
evidence:
  - source: article
    quote: {sentence}
status: candidate
"""
ACTOR = """id: spokesman
title: Spokesman
type: person
named: role-only
evidence:
  - source: article
    quote: {sentence}
status: candidate
"""
SOURCE = """id: article
title: A headline
file: seeds/article.txt
sha256: {digest}
evidence:
  - source: article
    quote: A headline
status: candidate
"""
PAGE = """# Spokesman: convoy {n} had reached town {n}

**Claimant** [Spokesman](spokesman.md) **Speech act** states **Mode** indirect

> convoy {n} had reached town {n} and met patrol {n}

## Evidence

> {sentence}
"""
COMMON = "site_name: Benchmark\ntheme:\n  name: material\n  font: false\nuse_directory_urls: false\n"


def make_cards(root: Path, count: int) -> None:
    """A briefing project with `count` claims of one article."""
    sentences = [SENTENCE.format(n=n) for n in range(count)]
    (root / "seeds").mkdir(parents=True)
    article = ("A headline\n\n" + "\n\n".join(sentences) + "\n").encode()
    (root / "seeds/article.txt").write_bytes(article)
    for kind in ("claim", "actor", "source"):
        (root / "docs/cards" / kind).mkdir(parents=True)
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (root / "docs/cards/actor/spokesman.yml").write_text(ACTOR.format(sentence=sentences[0]), encoding="utf-8")
    source = SOURCE.format(digest=sha256(article).hexdigest())
    (root / "docs/cards/source/article.yml").write_text(source, encoding="utf-8")
    for n, sentence in enumerate(sentences):
        text = CARD.format(n=n, sentence=sentence)
        (root / f"docs/cards/claim/claim-{n}.yml").write_text(text, encoding="utf-8")
    plugins = "plugins:\n  - search\n  - briefing:\n      parse: false\n"
    (root / "mkdocs.yml").write_text(COMMON + plugins, encoding="utf-8")


def make_pages(root: Path, count: int) -> None:
    """A plain MkDocs project with `count` pages of the same words."""
    (root / "docs").mkdir(parents=True)
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (root / "docs/spokesman.md").write_text("# Spokesman\n", encoding="utf-8")
    for n in range(count):
        text = PAGE.format(n=n, sentence=SENTENCE.format(n=n))
        (root / f"docs/claim-{n}.md").write_text(text, encoding="utf-8")
    outside = "nav:\n  - index.md\nnot_in_nav: |\n  *.md\nplugins:\n  - search\n"
    (root / "mkdocs.yml").write_text(COMMON + outside, encoding="utf-8")


def time_build(root: Path) -> float:
    """Seconds one `mkdocs build` takes as a whole process."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Builds both in turn and prints the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder, "ours"), Path(folder, "plain")
        make_cards(ours, options.cards)
        make_pages(plain, options.cards)
        time_build(plain)
        times = [(time_build(ours), time_build(plain)) for _ in range(options.rounds)]
    ours_median, plain_median = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{options.cards} cards, {options.rounds} rounds, median of whole builds")
    print(f"briefing {ours_median:.1f} s, plain MkDocs {plain_median:.1f} s: ratio {ours_median / plain_median:.2f}")


if __name__ == "__main__":
    main()
