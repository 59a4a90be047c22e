"""The words the site uses for what cards hold: "does-not-confirm" is shown as "does not confirm"."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.pack import Pack
from briefing.values import Count, When, immutable

MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@immutable
class Words:
    """The groups of ``pack/site.yml``."""

    groups: Mapping[str, Mapping[str, str]]

    def say(self, group: str, key: str) -> str:
        """The words for `key`; its own letters where the group has none."""
        return self.groups.get(group, {}).get(key) or key.replace("_", " ").replace("-", " ")

    def keys(self, group: str) -> tuple[str, ...]:
        """The keys of a group, in the order they are shown."""
        return tuple(self.groups.get(group, {}))


def read_words(pack: Pack) -> Words:
    """The site's words from the pack."""
    return Words(pack.read("site"))


def show_when(when: When | None) -> str:
    """A moment at the precision it is known with: "1 Oct 2015", "Sept 2015", "late 30 Sept 2015"; "" for none."""
    if when is None:
        return ""
    if not when.value:
        return when.as_written
    parts = when.value[:10].split("-")
    try:
        shown = " ".join([*(str(int(day)) for day in parts[2:]), *(MONTHS[int(m) - 1] for m in parts[1:2]), parts[0]])
    except (ValueError, IndexError):
        shown = when.value
    return f"{'perhaps ' if when.is_possible else ''}{f'{when.part} ' if when.part else ''}{shown}"


def show_count(count: Count | None) -> str:
    """A count in the words it was reported in, else as numbers."""
    if count is None:
        return ""
    if count.as_written:
        return count.as_written
    if count.low is not None and count.high is not None:
        return f"{count.low:,}" if count.low == count.high else f"{count.low:,} to {count.high:,}"
    if count.low is not None:
        return f"{count.modifier or 'at least'} {count.low:,}"
    return f"{count.modifier or 'up to'} {count.high:,}" if count.high is not None else count.modifier
