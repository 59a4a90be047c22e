"""Titles of cards: neutral frames around the sources' own words, which stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.cards.loaded import MARKS, attribute_name, attribute_words, close_quotations
from briefing.pack import Pack
from briefing.values import Count

if TYPE_CHECKING:  # what pages are made of should not load the parser
    from briefing.attribution.attribution import Mode

LONGEST_QUOTE = 90
LONGEST_COUNTED = 70
LONGEST_CUE = 50
LONGEST = 110
MOST_NAMES = 3
TAKE_OF = frozenset(["tens", "dozens", "score", "scores", "hundreds", "thousands", "millions", "billions", "handful"])
_SPACE = re.compile(r"\s+")


def title_claim(
    names: Sequence[str],
    is_plural: bool,
    act: str,
    mode: Mode,
    content: str,
    pack: Pack,
    cue: str = "",
    target: str = "",
) -> str:
    """``Sergei Lavrov denies: "…"``, ``US officials accuse Russia: …``: who does what to whom, the words shortened.

    Only the claimant's own words stand between quotation marks; a reporter's rendering of them does not. What somebody
    feels or makes of another is said in the `cue`'s own words ("had expressed alarm", "portrayed them as"): no word of
    ours has them all.
    """
    words = pack.read("lexicons/title_words")
    one, many = words["acts"].get(act, words["acts"]["states"])
    if target and act in words["acts_to"]:
        one, many = words["acts_to"][act]
    elif cue and (target or act == "expresses"):
        one = many = attribute_words(close_quotations(shorten(cue, LONGEST_CUE)), pack)
    if target:
        one, many = (f"{verb} {attribute_name(target, pack)}" for verb in (one, many))
    who = _list(names, pack) or words["unidentified"]
    verb = many if is_plural or len(names) > 1 else one
    if mode == "direct":
        said = f'"{shorten(quote_within(content), LONGEST_QUOTE)}"'
    else:
        said = attribute_words(close_quotations(shorten(content.strip(" ,"), LONGEST_QUOTE)), pack)
    return f"{_capitalise(who)} {verb}: {said}"


def title_count(count: Count, what: str, rest: str, claimants: Sequence[str], pack: Pack, source: str = "") -> str:
    """``36 civilians killed in Homs, according to …``: the number as written, what it counts, who says so.

    A `source` that is nobody known stands in the article's words, between quotation marks.
    """
    number = count.as_written or _number(count)
    counted = attribute_name(shorten(what, LONGEST_COUNTED), pack)
    is_named = what.casefold() in number.casefold()
    if counted and not is_named and takes_of(number):
        counted = f"of {counted}"
    parts = [number, "" if is_named else counted, rest]
    who = _list(claimants, pack) or (f'"{quote_within(shorten(source, LONGEST_CUE))}"' if source else "")
    return _capitalise(" ".join(filter(None, parts))) + (f", according to {who}" if who else "")


def takes_of(number: str) -> bool:
    """Whether what is counted follows the number after "of": "millions of people", but "several men"."""
    return number.rpartition(" ")[2].casefold() in TAKE_OF


def title_words(text: str, pack: Pack) -> str:
    """The words of a source as they are, shortened; a loaded word among them stands between quotation marks."""
    return _capitalise(attribute_words(close_quotations(shorten(text, LONGEST)), pack))


def shorten(text: str, most: int) -> str:
    """`text` on one line, cut between words to at most `most` characters with … at the end."""
    line = _SPACE.sub(" ", text).strip()
    if len(line) <= most:
        return line
    cut = line.rfind(" ", 0, most)
    return line[: cut if cut > most // 2 else most - 1].rstrip(" ,;:–—-") + "…"


def quote_within(content: str) -> str:
    """Words to be put between double quotation marks: their own outer marks taken off, inner ones made single."""
    text = content.strip().rstrip(",")
    if len(text) > 1 and MARKS.match(text[0]) and MARKS.match(text[-1]) and not MARKS.search(text[1:-1]):
        text = text[1:-1].rstrip(",")
    elif text and MARKS.match(text[0]) and not MARKS.search(text[1:]):
        text = text[1:]
    elif text and MARKS.match(text[-1]) and not MARKS.search(text[:-1]):
        text = text[:-1]
    return MARKS.sub("'", text)


def _list(names: Sequence[str], pack: Pack) -> str:
    """``France``, ``France and United States``, ``France, Italy and 3 others``."""
    shown = [attribute_name(name, pack) for name in names]
    if len(shown) > MOST_NAMES:
        shown[MOST_NAMES - 1 :] = [f"{len(shown) - MOST_NAMES + 1} others"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def _number(count: Count) -> str:
    if count.low == count.high and count.low is not None:
        return f"{count.low:,}"
    low = f"{count.low:,}" if count.low is not None else ""
    high = f"{count.high:,}" if count.high is not None else ""
    return (
        f"{low}-{high}"
        if low and high
        else f"at least {low}"
        if low
        else f"at most {high}"
        if high
        else "an unknown number of"
    )


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]
