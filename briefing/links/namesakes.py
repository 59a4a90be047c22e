"""The named people of one article, found by the words of a full name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.links.draft import Draft, fold_name

Key = tuple[str, str]  # a last name, and another word of the name or its initial


class Namesakes:
    """Whom a full name may mean, without a look at everybody of that last name.

    Of two names that fit, the longer has all words of the shorter. So each person is kept under every word of theirs,
    for a shorter name to look under its rarest, and under the one that fewest are kept under, for a longer name to
    look under all of its words.
    """

    def __init__(self) -> None:
        self.by_each: dict[Key, list[Draft]] = {}
        self.by_one: dict[Key, list[Draft]] = {}

    def enter(self, draft: Draft) -> None:
        """Remember the person, by the name they have now."""
        words = fold_name(draft.name).split()
        own = _keys(words)
        if own:
            self.by_one.setdefault(min(own, key=lambda key: len(self.by_one.get(key, ()))), []).append(draft)
        for key in {*own, *_initials(own)}:
            self.by_each.setdefault(key, []).append(draft)

    def find(self, name: str) -> Draft | None:
        """The one person whose full name fits this one: the same last name, the other words in the same order."""
        words = fold_name(name).split()
        own = _keys(words)
        if not own:
            return None
        longer = min((self.by_each.get(key, ()) for key in own), key=len)
        shorter = [draft for key in {*own, *_initials(own)} for draft in self.by_one.get(key, ())]
        found = {
            id(draft): draft for draft in (*longer, *shorter) if _is_same_person(fold_name(draft.name).split(), words)
        }
        return next(iter(found.values())) if len(found) == 1 else None


def _is_same_person(one: list[str], other: list[str]) -> bool:
    """Whether two full names fit: same last name, and the shorter's words all stand in the longer in order."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(any(word == given or (len(word) == 1 and given.startswith(word)) for given in rest) for word in short)


def _keys(words: list[str]) -> list[Key]:
    return [(words[-1], word) for word in words[:-1]]


def _initials(keys: Iterable[Key]) -> Iterator[Key]:
    return ((last, word[0]) for last, word in keys)
