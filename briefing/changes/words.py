"""What changed in a card, in words: ``count: 36 → 41``, ``evidence: + 1 quote from story-2``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from briefing.cards.card import Card
from briefing.cards.kinds import Field, Kind
from briefing.cards.merge import Change, show_value
from briefing.cards.merge.three_way import LONGEST_SHOWN
from briefing.changes.compare import NAMES, Cards
from briefing.render.fields import text_of, texts_of
from briefing.yamlfile import Plain

CONTEXT = 2  # words of a long text that are shown on each side of what changed in it

Title = Callable[[str, Sequence[str]], str]  # (id, kinds it may be of) → what its card is called, "" for no such card


def name_subject(card: Card, title: Title) -> str:
    """What a card is about, without the values that are its news: ``toll of civilians killed in Homs``."""
    if card.kind == "casualty":
        where = text_of(card, "where")
        words = [text_of(card, "who") or "people", text_of(card, "outcome").replace("_", " ")]
        return f"toll of {' '.join(words)}" + (f" in {title(where, ['place']) or where}" if where else "")
    return text_of(card, "what") or card.title if card.kind == "figure" else card.title


def name_claimants(card: Card, title: Title) -> str:
    """``claimed by Reuters and SANA`` for a figure; "" where the article says it in its own voice."""
    names = [title(name, ["actor"]) or name for name in texts_of(card, "claimed_by")]
    return f"claimed by {' and '.join(names)}" if names else ""


def say_changes(
    changes: Sequence[Change], kind: Kind, was: Title = lambda *_: "", now: Title = lambda *_: ""
) -> list[str]:
    """One line for each value that changed, for each list one; `was` and `now` name the cards they refer to.

    A title that only follows from what changed is not told of.
    """
    lines: dict[str, list[str]] = {}
    for path in dict.fromkeys(change.path for change in changes):
        field = find_field(kind, path)
        here = [change for change in changes if change.path == path]
        if field.type == "evidence":
            said = _say_evidence(here)
        else:
            said = [_say(change, field, was, now) for change in here if not _follows(change, changes)]
        if said:
            lines.setdefault(" ".join(path), []).extend(said)
    return [f"{name}: {', '.join(said)}" for name, said in lines.items()]


def find_field(kind: Kind, path: Sequence[str]) -> Field:
    """The field that a path of a change leads to: names of fields, and what items of lists are known by."""
    fields: Mapping[str, Field] = {**NAMES, **kind.fields}
    found = Field(path[-1], "text", path[-1])
    for step in path:
        if step in fields:
            found = fields[step]
            fields = found.fields
    return found


def _say(change: Change, field: Field, was: Title, now: Title) -> str:
    if isinstance(change.was, str) and isinstance(change.now, str) and field.type != "ref":
        return " → ".join(map(show_value, _leave_out_shared(change.was, change.now)))
    old, new = show_plain(change.was, field, was), show_plain(change.now, field, now)
    if change.was is None:
        return f"+ {new}"
    return f"- {old}" if change.now is None else f"{old} → {new}"


def _say_evidence(changes: Sequence[Change]) -> list[str]:
    """``+ 2 quotes from story-2``, ``1 quote from story-1 changed``: by source."""
    told: Counter[tuple[str, str, str]] = Counter()
    for change in changes:
        if change.was is None or change.now is None:
            told[("+ " if change.was is None else "- "), _source(change), ""] += 1
        else:
            told["", _source(change), " changed"] += 1
    return [
        f"{sign}{count} quote{'' if count == 1 else 's'} from {source}{end}"
        for (sign, source, end), count in told.items()
    ]


def _source(change: Change) -> str:
    value = change.was if change.now is None else change.now
    return str(value.get("source", "")) if isinstance(value, Mapping) else "other sources"


def show_plain(value: Plain | None, field: Field, title: Title) -> str:
    """A value of a field in one line: references by their cards' titles, counts and dates as they were written."""
    if isinstance(value, (list, tuple)):
        return ", ".join(show_plain(item, field, title) for item in value)
    if field.type == "ref" and isinstance(value, str):
        kind, _, name = value.rpartition("/")
        found = title(name, [kind] if kind else field.of)
        return f"{found} ({value})" if found else value
    if field.type in ("count", "when") and isinstance(value, Mapping) and (words := value.get("as_written")):
        day = value.get("date")
        return f"{day}, as written: {words}" if day else str(words)
    return show_value(value)


def _leave_out_shared(old: str, new: str) -> tuple[str, str]:
    """Two texts; where they are long, the words that both begin and end with are only hinted at."""
    if max(len(old), len(new)) <= LONGEST_SHOWN:
        return old, new
    one, other = old.split(), new.split()
    start, end = _count_shared(one, other), _count_shared(one[::-1], other[::-1])
    end = min(end, min(len(one), len(other)) - start)
    start, end = max(0, start - CONTEXT), max(0, end - CONTEXT)
    trimmed = [" ".join(words[start : len(words) - end]) for words in (one, other)]
    old, new = (f"{'… ' if start else ''}{words}{' …' if end else ''}" for words in trimmed)
    return old, new


def _count_shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _follows(change: Change, changes: Sequence[Change]) -> bool:
    """Whether a title says anew only what another change says: ``36 killed`` → ``41 killed``."""
    if change.path != ("title",) or not isinstance(change.was, str) or not isinstance(change.now, str):
        return False
    others = [other for other in changes if other is not change and other.was is not None and other.now is not None]
    return any(change.was.replace(_bare(other.was), _bare(other.now)) == change.now for other in others)


def _bare(value: Plain | None) -> str:
    return str(value.get("as_written", "")) if isinstance(value, Mapping) else str(value)


def titles_of(cards: Cards) -> Title:
    """What cards are called, for the functions above."""

    def title(name: str, kinds: Sequence[str]) -> str:
        found = (cards[kind][name].title for kind in kinds if name in cards.get(kind, {}))
        return next(found, "")

    return title
