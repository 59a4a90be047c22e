"""Tokens → sentences: which full stops end one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from briefing.pack import Pack
from briefing.text.tokens import BRACKET, STOP, Columns
from briefing.values import immutable

LONGEST_SENTENCE = 1_000  # tokens, four times what articles have; rules that read whole sentences read no whole book
LONGEST_BRACKET = 60  # tokens; a bracket that is not closed by then is a stray one

_OPENING = frozenset(["“", "„", "‘", "«", "‹", "(", "[", "'", '"', "``", "''", "‘‘", "‚"])
_CLOSING = frozenset(["”", "’", "»", "›", ")", "]", "'", '"', "''", "’’", "“"])
_DASHES = frozenset(["-", "--", "–", "—", "―", "*", "•", "·"])


@immutable
class StopWords:
    """What the lexicon says of points: words that take one without ending a sentence, and words that come after.

    `kinds` leads from an abbreviation without its point to its kind: title, number, inner, either or hour.
    """

    kinds: Mapping[str, str]
    starter: frozenset[str]
    after_hour: frozenset[str]
    said: frozenset[str]


@cache
def read_stop_words(pack: Pack) -> StopWords:
    """The words of `lexicons/abbreviations.yml`. One with a capital there needs it: "Ill.", not "he was ill."."""
    data: Mapping[str, Sequence[str]] = pack.read("lexicons/abbreviations")
    kinds: dict[str, str] = {}
    for kind in ("hour", "either", "number", "inner", "title"):
        for word in data[kind]:
            kinds |= dict.fromkeys((word, word.capitalize() if word.islower() else word, word.upper()), kind)
    after = {key: frozenset(word.casefold() for word in data[key]) for key in ("starter", "after_hour", "said")}
    return StopWords(kinds, after["starter"], after["after_hour"], after["said"])


def find_ends(
    tokens: Columns,
    marks: Sequence[tuple[int, int]],
    first: int,
    closers: AbstractSet[int],
    words: StopWords,
) -> Iterator[int]:
    """The index behind the last token of each sentence, in order.

    The tokens from `first` on are one paragraph; `marks` are its stops and brackets, `closers` the tokens that close
    a quotation.
    """
    texts = tokens.texts
    last, begin, shut, passed = len(texts), first, -1, first
    for index, group in marks:
        if index < passed:
            continue
        if group == BRACKET:
            if index > max(begin, shut) and texts[index] in "([":
                shut = _find_bracket_end(texts, index)
        elif group == STOP and index > shut:
            behind = passed = _pass_closing(tokens, index + 1, last, closers)
            if behind < last and _is_end(tokens, begin, index, behind, words):
                if behind - begin > LONGEST_SENTENCE:
                    yield from _cut(begin, behind)
                yield behind
                begin = behind
    if last - begin > LONGEST_SENTENCE:
        yield from _cut(begin, last)
    if begin < last:
        yield last


def _cut(begin: int, end: int) -> Iterator[int]:
    """Where the even parts end that a sentence without end is cut into, the last one's end left out."""
    length = end - begin
    parts = -(-length // LONGEST_SENTENCE)
    yield from (begin + length * part // parts for part in range(1, parts))


def _find_bracket_end(texts: Sequence[str], index: int) -> int:
    for at in range(index + 1, min(index + LONGEST_BRACKET, len(texts))):
        if texts[at] in ")]":
            return at
    return -1


def _pass_closing(tokens: Columns, at: int, last: int, closers: AbstractSet[int]) -> int:
    """The index behind what belongs to a stop: more stops, and the marks and brackets that close right behind it."""
    texts = tokens.texts
    while at < last and (at in closers or texts[at][0] in ".…!?" or (texts[at] in _CLOSING and tokens.touches(at))):
        at += 1
    return at


def _is_end(tokens: Columns, begin: int, index: int, behind: int, words: StopWords) -> bool:
    """Whether the stop at `index` ends the sentence that runs from `begin`; `behind` is the next token that counts."""
    texts, norms = tokens.texts, tokens.norms
    stop, at = texts[index], behind
    while at < len(texts) - 1 and (texts[at] in _OPENING or texts[at] in _DASHES):
        at += 1
    letter = texts[at][0]
    if tokens.touches(behind) and not (
        at == behind and letter.isupper() and _is_plain(texts[index - 1]) and stop == "."
    ):
        return False
    if letter.islower():
        return stop == "." and behind == index + 1 and norms[at].startswith(("al-", "el-"))
    if not letter.isalnum():
        return False
    if stop in ("!", "?"):
        return not (behind > index + 1 and _is_said(tokens, behind, words))
    if stop != "." and norms[index][0] == ".":
        return True
    if stop != ".":
        word = stop.rstrip(".")
    elif behind > index + 1 or index == begin:
        return True
    else:
        word = texts[index - 1]
    return _ends_after(word, "" if texts[behind] in _DASHES else norms[at].rstrip("."), words)


def _ends_after(word: str, follower: str, words: StopWords) -> bool:
    """Whether a sentence can end with `word` and its point when `follower` comes next (empty: a dash does)."""
    kind = words.kinds.get(word)
    if kind is None and "." in word:
        kind = "either"
    match kind:
        case "title" | "inner":
            return False
        case "number":
            return bool(follower) and not follower[0].isdigit()
        case "hour":
            return bool(follower) and follower not in words.after_hour
        case "either":
            return follower in words.starter
    if len(word) == 1 and word.isalpha():
        return follower in words.starter or (follower[:1].isdigit() and word.isupper())
    return True


def _is_plain(word: str) -> bool:
    """Whether this is an ordinary lower-case word: the space behind "said.The" was forgotten, that in "U.S.A" not."""
    return len(word) > 2 and word.isalpha() and word.islower()


def _is_said(tokens: Columns, at: int, words: StopWords) -> bool:
    """Whether a name and a verb of saying follow a quotation: `"Does it exist?" Mr Peskov said`."""
    for text, norm in zip(tokens.texts[at : at + 6], tokens.norms[at : at + 6], strict=True):
        if norm in words.said:
            return True
        if not (text[0].isupper() or text == "."):
            return False
    return False
