"""The claims explorer with thousands of claims: how soon it can be used, how soon it answers, and what it weighs.

    python benchmarks/explorer.py [--claims N] [--rounds R]

Makes a project in a temporary folder with N claims of 200 claimants in 40 articles on 60 places, with dates, speech
acts, grades and carriers, builds its site, and opens the explorer in Chromium from a web server on this machine: a new
browser profile each time, nothing cached. Prints, as medians of R rounds, the time from the start of the navigation to
the first claims being painted, to the filters being there, and to the answer to a click that came at once; then how
long the list takes to follow typed words and a click on a choice (until the next frame is painted), and the bytes of
the page and of what it asks for. Needs Chromium.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.chromium import open_chromium, serve
from benchmarks.weight import load

PAGE = "cards/claim.html"
CLAIMANTS, PLACES, SOURCES = 200, 60, 40
ACTS = ["states"] * 6 + ["denies", "accuses", "doubts", "demands", "warns", "promises", "confirms"]
MODES = ["indirect", "indirect", "direct", "mixed"]
GRADES = ["confirmed", "fair", "weak", "contested", "discounted"]
CLAIMANT_TYPES = ["person", "state", "government", "armed_group", "organization", "media"]
# Words of about the length and the variety of reported speech; {n} keeps any two apart.
WHO = ["the convoy", "a field hospital", "the northern gate", "a fuel depot", "the garrison", "the water station"]
DID = ["had been hit before dawn", "was never a target", "will be rebuilt", "had been empty for weeks", "is held by us"]
HOW = ["by two aircraft", "after the shelling began", "whatever others report", "as observers could see for themselves"]
MKDOCS = (
    "site_name: Benchmark\ntheme:\n  name: material\n  font: false\nuse_directory_urls: false\n"
    "plugins:\n  - search\n  - briefing:\n      parse: false\n"
)


def pick(values: list[str], n: int, salt: str) -> str:
    """One of the values for the n-th claim: any, but always the same."""
    return values[sha256(f"{salt} {n}".encode()).digest()[0] % len(values)]


def tell(n: int) -> tuple[str, str]:
    """The sentence of the n-th claim, and what of it is the claimant's."""
    content = (
        f"{pick(WHO, n, 'who')} {n} near Town{n % PLACES} {pick(DID, n, 'did')}, {pick(HOW, n, 'how')}, and that "
        f"{n % 90 + 3} men of patrol {n} were there"
    )
    return f"Number{n % CLAIMANTS} said on Monday that {content}.", content


def make_project(root: Path, count: int) -> None:
    """A briefing project with `count` claims."""
    files: dict[str, str] = {"docs/index.md": "# Home\n", "mkdocs.yml": MKDOCS}
    for source in range(SOURCES):
        told = [tell(n)[0] for n in range(source, count, SOURCES)]
        text = files[f"seeds/article-{source}.txt"] = f"Headline {source}\n\n" + "\n\n".join(told) + "\n"
        files[f"docs/cards/source/article-{source}.yml"] = (
            f"id: article-{source}\ntitle: Headline {source}\npublisher: Paper {source % 9}\n"
            f"published: 2015-{source % 12 + 1:02}-{source % 28 + 1:02}\nfile: seeds/article-{source}.txt\n"
            f"sha256: {sha256(text.encode()).hexdigest()}\n{prove(source, f'Headline {source}')}"
        )
    for number in range(min(CLAIMANTS, count)):
        files[f"docs/cards/actor/number-{number}.yml"] = (
            f"id: number-{number}\ntitle: Number{number}\ntype: {CLAIMANT_TYPES[number % len(CLAIMANT_TYPES)]}\n"
            f"named: named\n{prove(number % SOURCES, tell(number)[0])}"
        )
    for number in range(min(PLACES, count)):
        files[f"docs/cards/place/town-{number}.yml"] = (
            f"id: town-{number}\ntitle: Town{number}\nkind: city\n{prove(number % SOURCES, tell(number)[0])}"
        )
    files |= {f"docs/cards/claim/claim-{n}.yml": make_claim(n) for n in range(count)}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def make_claim(n: int) -> str:
    """The file of the n-th claim."""
    sentence, content = tell(n)
    said = f"said: {{date: 2015-{n % 12 + 1:02}-{n % 28 + 1:02}, as_written: Monday}}\n" if n % 3 else ""
    via = f"via: [number-{(n * 7 + 5) % CLAIMANTS}]\n" if n % 5 == 0 else ""
    grade = f"grade: {{occurrence: {pick(GRADES, n, 'grade')}}}\n" if n % 4 == 0 else ""
    return (
        f"id: claim-{n}\ntitle: 'Number{n % CLAIMANTS}: {content}'\nclaimants: [number-{n % CLAIMANTS}]\n"
        f"act: {pick(ACTS, n, 'act')}\nmode: {pick(MODES, n, 'mode')}\ncontent: '{content}'\n"
        f"about: [place/town-{n % PLACES}, actor/number-{(n * 13 + 1) % CLAIMANTS}]\n{said}{via}{grade}"
        f"{prove(n % SOURCES, sentence)}"
    )


def prove(source: int, quote: str) -> str:
    """The end of a card, with the words it stands on."""
    return f"evidence:\n  - source: article-{source}\n    quote: '{quote}'\nstatus: candidate\n"


# Resolves with the time since `start` once the list has changed and the next frame is painted.
FOLLOW = """(act) => new Promise((resolve) => {
  const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  const start = performance.now();
  act();
  painted();
})"""
CLICK = f"() => ({FOLLOW})(() => document.querySelector('.bf-facet[open] .bf-choice input').click())"
TYPE = f"""(words) => ({FOLLOW})(() => {{
  const field = document.querySelector("#explorer-words");
  field.value = words;
  field.dispatchEvent(new Event("input"));
}})"""
# Waits for the filters in the page, chooses at once, and gives the milliseconds since the navigation began.
WATCH = """
  window.times = {};
  const watch = () => {
    const choice = document.querySelector(".bf-facet[open] .bf-choice input");
    if (!choice) return requestAnimationFrame(watch);
    times.filters = performance.now();
    choice.click();
    requestAnimationFrame(() => setTimeout(() => {
      times.answered = performance.now();
      times.found = document.querySelector(".bf-found").textContent;
    }));
  };
  requestAnimationFrame(watch);
"""


def measure(browser: Browser, address: str) -> dict[str, float]:
    """One visit with nothing cached: milliseconds by what they were spent on."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address + PAGE)
    page.wait_for_function("window.times.answered")
    times = page.evaluate("times")
    if " of " not in times["found"]:
        raise RuntimeError(f"the click was not answered: {times['found']}")
    found = {
        "first claims painted": page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"),
        "filters there": times["filters"],
        "a first click answered": times["answered"],
    }
    page = context.new_page()  # without the first one's hurry
    page.goto(address + PAGE)
    page.wait_for_selector(".bf-facet[open] .bf-choice input")
    found["the first word typed"] = page.evaluate(TYPE, "gate")
    found["another letter typed"] = page.evaluate(TYPE, "gate 1")
    page.evaluate(TYPE, "")
    found["a choice clicked"] = page.evaluate(CLICK)
    context.close()
    return found


def weigh(browser: Browser, site: Path, address: str) -> Iterator[tuple[str, int, int]]:
    """The files the explorer asks for, search apart: their names, bytes, and bytes as a server sends them (gzip)."""
    for name in load(browser, address, PAGE):
        if not name.startswith(("search/", "assets/javascripts/workers")):
            data = (site / name).read_bytes()
            yield name, len(data), len(gzip.compress(data, 6))


def main() -> None:
    """Builds the site, visits it and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_chromium() as browser, serve(Path(folder, "site")) as address:
        root = Path(folder)
        make_project(root, options.claims)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        subprocess.run(command, cwd=root, check=True, capture_output=True)
        measure(browser, address)  # the browser's own first steps
        rounds = [measure(browser, address) for _ in range(options.rounds)]
        print(f"{options.claims:,} claims, median of {options.rounds} visits with nothing cached")
        for name in rounds[0]:
            print(f"{name:<24} {statistics.median(found[name] for found in rounds):>7.0f} ms")
        print(f"\n{'kB':<44} {'as it is':>9} {'gzip':>8}")
        weights = list(weigh(browser, root / "site", address))
        weights.append(("all of it", sum(plain for _, plain, _ in weights), sum(packed for _, _, packed in weights)))
        for name, plain, packed in weights:
            print(f"{name:<44} {plain / 1000:>9.1f} {packed / 1000:>8.1f}")


if __name__ == "__main__":
    main()
