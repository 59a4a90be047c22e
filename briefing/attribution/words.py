"""The classes of a word that tell where phrases begin and end, as bits (``pack/lexicons/word_classes.yml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from briefing.pack import Pack
from briefing.text.tokens import fold

DETERMINER = 1
SUBJECT = 1 << 1  # a pronoun that can be a subject
OBJECT = 1 << 2
PREPOSITION = 1 << 3
JOINING = 1 << 4  # a preposition that ties two noun phrases together
AUXILIARY = 1 << 5
BE = 1 << 6
HAVE = 1 << 7
MODAL = 1 << 8
NEGATION = 1 << 9
CONJUNCTION = 1 << 10
SUBORDINATOR = 1 << 11
QUESTION = 1 << 12
ADVERB = 1 << 13
TIME = 1 << 14
FINITE = 1 << 15
CARRIER = 1 << 16
HEARER = 1 << 17
TITLE = 1 << 18
PAST = 1 << 19  # looks like a past form: "-ed"
CAPITAL = 1 << 20
NUMBER = 1 << 21
MARK = 1 << 22  # punctuation
ING = 1 << 23
POSSESSIVE = 1 << 24
ASIDE = 1 << 26  # after a comma, opens a clause of the reporter's
AFTERTHOUGHT = 1 << 27  # ends a noun phrase that is content
LEANING = 1 << 28  # a cue leans on it: "went on to say"
UNWILLING = 1 << 29  # "declined to say"
PLURAL = 1 << 31  # a plural subject without -s
CAUSING = 1 << 32  # "led them to say", "for them to say"
RECEIVING = 1 << 33  # "faced criticism": others say so
VERDICT = 1 << 34  # what the reporter calls it: ", a claim the army rejects"
TOLL = 1 << 35  # "put the toll at 44"
PLAIN = 1 << 36  # a noun that looks like an adverb: "family"
CONFIRMING = 1 << 37  # "declined to confirm"
RUBRIC = 1 << 30  # heads a headline: "Exclusive: …"
OPENING = 1 << 25  # an adverb that opens content

_CLASSES = {
    "determiners": DETERMINER,
    "numbers": DETERMINER | NUMBER,
    "subjects": SUBJECT,
    "objects": OBJECT,
    "prepositions": PREPOSITION,
    "joining": JOINING,
    "auxiliaries": AUXILIARY,
    "be": BE,
    "have": HAVE,
    "modals": MODAL,
    "negations": NEGATION,
    "conjunctions": CONJUNCTION,
    "subordinators": SUBORDINATOR,
    "questions": QUESTION,
    "adverbs": ADVERB,
    "times": TIME,
    "finite": FINITE,
    "carriers": CARRIER,
    "hearers": HEARER,
    "titles": TITLE,
    "possessives": POSSESSIVE,
    "opening": OPENING,
    "asides": ASIDE,
    "plurals": PLURAL,
    "rubrics": RUBRIC,
    "verdicts": VERDICT,
    "plain": PLAIN,
    "confirming": CONFIRMING,
    "tolls": TOLL,
    "afterthoughts": AFTERTHOUGHT,
    "causing": CAUSING,
    "receiving": RECEIVING,
    "leaning": LEANING,
    "unwilling": UNWILLING | LEANING,
}
VERBAL = AUXILIARY | MODAL | FINITE
ACRONYMS = frozenset(("us", "who", "it", "un"))  # that look like small words once folded
DASHES = frozenset(("-", "–", "—", "--", "---"))
PAUSES = DASHES | {",", ";"}
BREAKS = PAUSES | {":"}
LEXICAL = CONFIRMING | (
    TOLL | VERDICT | ASIDE | LEANING | CAUSING | UNWILLING | RECEIVING
)  # classes of verbs that don't tell their form
MOST_KEPT = 1 << 16  # words as written whose classes are kept for the next time
LONGEST_WORD = 30  # longer tokens are not English words


@cache
def read_words(pack: Pack) -> Mapping[str, int]:
    """The classes of every word the pack lists, by the word's norm."""
    found: dict[str, int] = {}
    data = pack.read("lexicons/word_classes")
    for name, bit in _CLASSES.items():
        for word in data.get(name, "").split():
            found[word] = found.get(word, 0) | bit
    return found


class _Known(dict[str, int]):
    """The classes of each word as written that was ever asked for."""

    def __init__(self, words: Mapping[str, int]) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, text: str) -> int:
        norm = fold(text)
        bits = self.words.get(norm)
        if bits is None or not bits & ~LEXICAL:
            bits = (bits or 0) | guess_classes(text, norm)
        if text[0].isupper():
            bits |= CAPITAL
            if norm in ACRONYMS and text.isupper():
                bits = CAPITAL  # "the WHO", "US officials"
        if len(self) > MOST_KEPT:
            self.clear()
        if len(text) < LONGEST_WORD:
            self[text] = bits
        return bits


@cache
def _know(pack: Pack) -> _Known:
    return _Known(read_words(pack))


def guess_classes(text: str, norm: str) -> int:
    """What the shape of an unlisted word tells: a mark, a number, "-ly", "-ed", "-ing"."""
    if not text[0].isalnum():
        return MARK
    if norm[0].isdigit():
        return NUMBER
    if 3 < len(norm) < LONGEST_WORD and text[0].islower():
        if norm.endswith("ly"):
            return ADVERB
        if norm.endswith("ed") and "-" not in norm and not norm.endswith("eed"):
            return PAST
        if norm.endswith("ing"):
            return ING
    return 0


def classify(texts: tuple[str, ...], norms: tuple[str, ...], pack: Pack) -> list[int]:
    """The classes of each token, from the lexicon and, where that is silent, from its shape."""
    known = _know(pack)
    classes = list(map(known.__getitem__, texts))
    for at in find_all("'s", norms):
        if at and classes[at - 1] & SUBJECT and not classes[at - 1] & DETERMINER:
            classes[at] = AUXILIARY | BE  # "he's"
    return classes


def find_all(word: str, norms: tuple[str, ...]) -> Iterator[int]:
    """Where a word stands, in order; the search for the next runs in C."""
    at = -1
    try:
        while True:
            at = norms.index(word, at + 1)
            yield at
    except ValueError:
        return
