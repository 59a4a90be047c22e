"""The offices that the words of a role may mean."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.links.draft import fold_name
from briefing.mentions.known_names import KnownNames

POSTS = frozenset(["of", "for", "in", "to", "at", "from", "on", "with"])
# Lists of pointing.yml whose words name one office.
ALIKE = ("premiers", "foreign_ministers", "defence_ministers", "interior_ministers", "spokespeople")


def read_offices(role: str, names: KnownNames) -> frozenset[str]:
    """The offices a role's words may mean: "military spokesman Major General"; a "top U.S. diplomat" is a minister."""
    found: set[str] = set()
    for office in _spell_offices(role, names):
        found.add(office)
        for name in ALIKE:
            if office in names.words[name]:
                found |= names.words[name]
    if "diplomat" in found and "top" in role.casefold().split():
        found |= names.words["foreign_ministers"]
    return frozenset(found)


def read_leader(role: str, names: KnownNames) -> frozenset[str]:
    """The offices whose holders "the Turkish leader" may mean; none where the words say nothing of a state."""
    words = fold_name(role).split()
    if words[-1:] == ["leader"] and len(words) > 1 and words[-2] in names.states:
        return names.head_offices | {"leader"}
    return frozenset()


def _spell_offices(role: str, names: KnownNames) -> Iterator[str]:
    """The offices in a role, the longest at each word, up to where it goes on to whose they are: "commander of …"."""
    raw = role.replace("’", "'").split()
    words = [fold_name(word) for word in raw]
    at = 0
    while at < len(words):
        for length in names.lengths.get(words[at], ()):
            end = at + length
            if end <= len(words) and "office" in names.senses_of_words(words[at:end]):
                break
        else:
            if words[at] in POSTS:
                return
            at += 1
            continue
        is_owner = raw[end - 1].endswith(("'s", "s'"))  # "the prime minister's spokeswoman" is no minister
        if not is_owner and not (at and words[at - 1] == "former"):
            yield " ".join(words[at:end])
        at = end
