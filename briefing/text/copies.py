"""Which articles carry the text of another: one agency's story in two papers is one story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from zlib import crc32

from briefing.text.document import Document
from briefing.values import immutable

LENGTH = 5  # words of a run that is compared
ONE_IN = 4  # of the runs, chosen by their words so that every article chooses alike, is looked up
LIKELY = 0.3  # of the runs looked up from which two texts are compared whole
SHARED = 0.5  # of the shorter text's runs from which it is the other's text
FEWEST = 20  # runs of a text that can be told from another's by them


@immutable
class Copy:
    """An article that carries the text of an earlier one, and how much of the shorter of the two they share."""

    article: str
    of: str
    share: float


def find_copies(documents: Iterable[Document]) -> Iterator[Copy]:
    """The articles that carry the text of one before them in `documents`; of several the one they share most with.

    Each run of words counts for the first article that has it, so the work grows with the texts only, however many
    carry one story.
    """
    first: dict[int, str] = {}
    known: dict[str, Document] = {}
    sizes: dict[str, int] = {}
    for document in documents:
        runs = _list_runs(document)
        if len(runs) < FEWEST:
            continue
        article = document.article.id
        chosen = [run for run in runs if run % ONE_IN == 0]
        held = Counter(first[run] for run in chosen if run in first)
        for run in chosen:
            first.setdefault(run, article)
        known[article], sizes[article] = document, len(runs)
        other, most = min(held.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
        if most and most >= LIKELY * min(len(runs), sizes[other]) / ONE_IN:
            theirs = _list_runs(known[other])
            share = len(runs & theirs) / min(len(runs), len(theirs))
            if share >= SHARED:
                yield Copy(article, other, share)


def _list_runs(document: Document) -> frozenset[int]:
    """The runs of the body's words, each as a number."""
    body = [paragraph for paragraph in document.paragraphs if paragraph.kind == "body"]
    words = [
        document.norms[token]
        for paragraph in body
        for sentence in document.sentences[paragraph.first : paragraph.last]
        for token in range(sentence.first, sentence.last)
        if document.is_word(token)
    ]
    starts = range(len(words) - LENGTH + 1)
    return frozenset([crc32(" ".join(words[at : at + LENGTH]).encode("utf-8", "replace")) for at in starts])
