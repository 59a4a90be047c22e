"""Text → the stretches that make its blocks: paragraphs between blank lines, or lines where each is a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.values import Span

WIDEST = 120  # characters; a text with a longer line is not broken by hand
FULL = 0.6  # of the widest line: shorter ones end a paragraph before the margin


def split_blocks(text: str) -> list[Span]:
    """The blocks of a text in order, without the space around them.

    Where paragraphs are single long lines, each line is a block. Where lines are broken at a margin, the lines between
    two blank ones are one block.
    """
    groups = list(_group_lines(text))
    widths = [len(line) for group in groups for line in group]
    widest = max(widths, default=0)
    blocks: list[Span] = []
    for group in groups:
        if widest <= WIDEST and _is_broken(text, group, widest):
            blocks.append(group[0].to(group[-1]))
        else:
            blocks += _join_broken(text, group)
    return blocks


def _is_broken(text: str, lines: list[Span], widest: int) -> bool:
    """Whether the lines are one paragraph broken at a margin: all but the last are full, and most go on in the next."""
    full = lines[:-1]
    stopped = sum(text[line.end - 1] in ".!?:\"”’'" for line in full)
    return 2 * stopped < len(full) and all(len(line) >= FULL * widest for line in full)


def _join_broken(text: str, lines: list[Span]) -> list[Span]:
    """The lines, those made one that a break in mid-sentence parts: no final mark before, a small letter behind."""
    joined = lines[:1]
    for line in lines[1:]:
        last = text[joined[-1].end - 1]
        if text[line.start].islower() and (last.isalnum() or last in ",-–—"):
            joined[-1] = joined[-1].to(line)
        else:
            joined.append(line)
    return joined


def _group_lines(text: str) -> Iterator[list[Span]]:
    """The lines between two blank ones, each without the space around it."""
    group: list[Span] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            group.append(Span(first, first + len(bare)))
        elif group:
            yield group
            group = []
        start = end + 1
    if group:
        yield group
