"""Rules: a named pattern, what it gives, and sentences where it speaks and where it stays silent.

A rule file (``pack/rules/<name>.yml``) is a mapping in the order the rules are tried; a project's layer adds rules or
replaces one by its id:

    killed.passive:
      pattern: "count:@count who:(_*3 <people>)? (was|were|been) <killed>"
      gives: {outcome: killed}
      says: ["At least 12 people were killed."]
      silent: ["Twelve people were seen."]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache

from briefing.pack import Pack
from briefing.rules.notation import parse_pattern
from briefing.rules.pattern import Overlay, Pattern, Words
from briefing.values import immutable


@immutable
class Rule:
    """A pattern with its id, what a match gives, and its cases."""

    id: str
    pattern: Pattern
    gives: Mapping[str, str]
    says: tuple[str, ...]
    silent: tuple[str, ...]


@immutable
class Found:
    """A match: the tokens ``[first, last)`` and, by name, the tokens of its named parts."""

    rule: Rule
    first: int
    last: int
    parts: Mapping[str, tuple[int, int]]


@immutable
class RuleSet:
    """Rules in order; `by_word` has them by the words one of which each match must hold, `always` those without."""

    rules: tuple[Rule, ...]
    by_word: Mapping[str, frozenset[int]]
    always: frozenset[int]

    def may_speak(self, norms: Iterable[str]) -> bool:
        """Whether a stretch of these norms has a word that a rule wants, or a rule wants none."""
        return bool(self.always) or not self.by_word.keys().isdisjoint(norms)

    def select(self, norms: Collection[str], mentions: Set[str]) -> list[Rule]:
        """The rules worth trying on a stretch of these norms and kinds of mention, in order: mostly none."""
        known = self.by_word.keys() & norms
        if not (known or self.always):
            return []
        words = frozenset(norms)
        indexes = sorted(self.always.union(*[self.by_word[word] for word in known]))
        return [rule for index in indexes if (rule := self.rules[index]).pattern.may_match(words, mentions)]

    def find(self, norms: Sequence[str], first: int, last: int, overlay: Overlay) -> Iterator[Found]:
        """Matches within the tokens ``[first, last)``, as `match_rules` gives them."""
        told = norms[first:last]
        if not self.may_speak(told):
            return iter(())  # as with most
        inside = range(first, last).__contains__
        mentions = {kind for kind, starts in overlay.items() if any(map(inside, starts))}
        return match_rules(self.select(told, mentions), norms, first, last, overlay)


def match_rules(
    rules: Iterable[Rule], norms: Sequence[str], first: int, last: int, overlay: Overlay
) -> Iterator[Found]:
    """Matches within the tokens ``[first, last)``: rule by rule, each from left to right, without overlaps."""
    for rule in rules:
        free = first
        for at in rule.pattern.openings(norms, first, last, overlay):
            match = rule.pattern.match(norms, at, last, overlay) if at >= free else None
            if match is not None:
                yield Found(rule, at, match[0], {name: (start, after) for name, start, after in match[1]})
                free = match[0]


NO_RULES = RuleSet((), {}, frozenset())


@cache
def read_words(pack: Pack, name: str) -> Words:
    """The word lists in ``pack/lexicons/<name>.yml`` by class name, as norms."""
    return {key: frozenset(word.casefold() for word in words) for key, words in pack.read(f"lexicons/{name}").items()}


@cache
def read_rules(pack: Pack, name: str, words: str) -> RuleSet:
    """The rules in ``pack/rules/<name>.yml`` over the word lists in ``pack/lexicons/<words>.yml``.

    Raises:
        ValueError: a rule lacks its pattern, or a pattern does not follow the grammar.
    """
    classes = read_words(pack, words)
    rules: list[Rule] = []
    for identity, data in pack.read(f"rules/{name}").items():
        try:
            pattern = parse_pattern(data["pattern"], classes)
        except (KeyError, TypeError) as error:
            raise ValueError(f"rules/{name}.yml: {identity}: {error}") from error
        cases = (tuple(data.get(key, ())) for key in ("says", "silent"))
        rules.append(Rule(identity, pattern, data.get("gives", {}), *cases))
    by_word: dict[str, list[int]] = {}
    for index, rule in enumerate(rules):
        for word in rule.pattern.triggers or ():
            by_word.setdefault(word, []).append(index)
    always = frozenset(index for index, rule in enumerate(rules) if rule.pattern.triggers is None)
    return RuleSet(tuple(rules), {word: frozenset(found) for word, found in by_word.items()}, always)
