"""What a block shows of its kind by itself: a note, a caption, a headline, a cross-head."""

from __future__ import annotations

import re

from briefing.sources.words import FrameWords

LONGEST_NOTE = 500
LONGEST_CAPTION = 900
LONGEST_HEADLINE = 220
LONGEST_STOPPED = 110  # a headline that ends with a full stop, as some sites write them, is short
LONGEST_HEADING = 80
LONGEST_CREDIT = 90

_FINAL = re.compile(r"[.!?…:;,][\"”’'»)\]]*$|[.!?…][\"”’'»)\]]*\s*\*?$")
_LETTER = re.compile(r"[^\W\d_]")
_LOWER = re.compile(r"(?<!\w)(?!(?:via|by|for|and|the|of|in|on|from|photo|handout|pool|file)\b)[a-z]{2,}")  # no name
_TWO_SENTENCES = re.compile(r"[a-z]{3,}[.!?]\s")


def is_note(block: str, words: FrameWords) -> bool:
    """Whether the block is about the article rather than of it, or holds no letters at all ("* * *")."""
    if not _LETTER.search(block):
        return True
    return len(block) <= LONGEST_NOTE and bool(
        words.note.match(block) or (len(block) <= LONGEST_NOTE // 2 and words.about.search(block))
    )


def is_caption(block: str, has_begun: bool, words: FrameWords) -> bool:
    """Whether the block describes a picture: by its first words, or by a credit at its end.

    `has_begun` says that a paragraph of the story stands before it; from then on more is asked of a caption.
    """
    if len(block) > LONGEST_CAPTION:
        return False
    if words.caption.match(block) or block.strip("().[] ") in words.lone:
        return True
    credit = words.credit.search(block, max(0, len(block) - LONGEST_CREDIT))
    if credit and not _LOWER.search(block, credit.end()):
        return True
    return not has_begun and bool(words.view.match(block))


def is_headline(block: str, story: int) -> bool:
    """Whether the block can be the title of a story of paragraphs up to `story` characters long.

    One with a full stop must be a single sentence, and short beside the paragraphs that follow.
    """
    if len(block) > LONGEST_HEADLINE or not _LETTER.search(block):
        return False
    if not is_stopped(block) or block[-1] in "?!;:":
        return True
    return len(block) <= min(LONGEST_STOPPED, story * 2 // 3) and not _TWO_SENTENCES.search(block)


def is_kicker(block: str, following: str) -> bool:
    """Whether the block is a label over a headline: "WORLD NEWS"."""
    return block.isupper() and len(block.split()) <= 3 and len(following.split()) > 3 and is_headline(following, 0)


def is_heading(block: str) -> bool:
    """Whether the block can be a cross-head: a short line without a final mark, or a label in capitals."""
    if len(block) > LONGEST_HEADING or "\n" in block:
        return False
    if block.isupper():
        return len(block.split()) <= 4 or not is_stopped(block)
    return not is_stopped(block) and block[0] not in "\"“‘'«-•*–—(["


def is_stopped(block: str) -> bool:
    """Whether the block ends as a sentence does."""
    return _FINAL.search(block, max(0, len(block) - 8)) is not None
