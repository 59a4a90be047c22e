"""Tokens → sentences: which full stops end one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from briefing.pack import Pack
from briefing.text.document import Token
from briefing.text.tokens import BRACKET, STOP

LONGEST_SENTENCE = 1_000  # tokens, four times what articles have; rules that read whole sentences read no whole book
LONGEST_BRACKET = 60  # tokens; a bracket that is not closed by then is a stray one

_OPENING = frozenset(["“", "„", "‘", "«", "‹", "(", "[", "'", '"', "``", "''", "‘‘", "‚"])
_CLOSING = frozenset(["”", "’", "»", "›", ")", "]", "'", '"', "''", "’’", "“"])
_DASHES = frozenset(["-", "--", "–", "—", "―", "*", "•", "·"])


@dataclass(frozen=True, slots=True)
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
    tokens: Sequence[Token],
    marks: Sequence[tuple[int, int]],
    first: int,
    closers: AbstractSet[int],
    words: StopWords,
) -> Iterator[int]:
    """The index behind the last token of each sentence, in order.

    The tokens from `first` on are one paragraph; `marks` are its stops and brackets, `closers` the tokens that close
    a quotation.
    """
    last, begin, shut, passed = len(tokens), first, -1, first
    for index, group in marks:
        if index < passed:
            continue
        if group == BRACKET:
            if index > max(begin, shut) and tokens[index].text in "([":
                shut = _find_bracket_end(tokens, index)
        elif group == STOP and index > shut:
            behind = passed = _pass_closing(tokens, index + 1, last, closers)
            if behind < last and _is_end(tokens, begin, index, behind, words):
                yield from _cut(begin, behind)
                begin = behind
    if begin < last:
        yield from _cut(begin, last)


def _cut(begin: int, end: int) -> Iterator[int]:
    """The end of a sentence, after those of the even parts that one without end is cut into."""
    length = end - begin
    parts = -(-length // LONGEST_SENTENCE)
    yield from (begin + length * part // parts for part in range(1, parts + 1))


def _find_bracket_end(tokens: Sequence[Token], index: int) -> int:
    for at in range(index + 1, min(index + LONGEST_BRACKET, len(tokens))):
        if tokens[at].text in ")]":
            return at
    return -1


def _pass_closing(tokens: Sequence[Token], at: int, last: int, closers: AbstractSet[int]) -> int:
    """The index behind what belongs to a stop: more stops, and the marks and brackets that close right behind it."""
    while at < last:
        token = tokens[at]
        touches = token.start == tokens[at - 1].end
        if at in closers or token.text[0] in ".…!?" or (touches and token.text in _CLOSING):
            at += 1
        else:
            break
    return at


def _is_end(tokens: Sequence[Token], begin: int, index: int, behind: int, words: StopWords) -> bool:
    """Whether the stop at `index` ends the sentence that runs from `begin`; `behind` is the next token that counts."""
    stop, nextone = tokens[index], tokens[behind]
    touches = nextone.start == tokens[behind - 1].end
    at = behind
    while at < len(tokens) - 1 and (tokens[at].text in _OPENING or tokens[at].text in _DASHES):
        at += 1
    follower = tokens[at]
    letter = follower.text[0]
    if touches and not (at == behind and letter.isupper() and _is_plain(tokens[index - 1]) and stop.text == "."):
        return False
    if letter.islower():
        return stop.text == "." and behind == index + 1 and follower.norm.startswith(("al-", "el-"))
    if not letter.isalnum():
        return False
    is_dashed = nextone.text in _DASHES
    if stop.text in ("!", "?"):
        return not (behind > index + 1 and _is_said(tokens, behind, words))
    if stop.text != "." and stop.norm[0] == ".":
        return True
    if stop.text != ".":
        word = stop.text.rstrip(".")
    elif behind > index + 1 or index == begin:
        return True
    else:
        word = tokens[index - 1].text
    return _ends_after(word, "" if is_dashed else follower.norm.rstrip("."), words)


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


def _is_plain(token: Token) -> bool:
    """Whether this is an ordinary lower-case word: the space behind "said.The" was forgotten, that in "U.S.A" not."""
    return len(token.text) > 2 and token.text.isalpha() and token.text.islower()


def _is_said(tokens: Sequence[Token], at: int, words: StopWords) -> bool:
    """Whether a name and a verb of saying follow a quotation: `"Does it exist?" Mr Peskov said`."""
    for token in tokens[at : at + 6]:
        if token.norm in words.said:
            return True
        if not (token.text[0].isupper() or token.text == "."):
            return False
    return False
