"""Words compared as a reader would: letter case, white space and the shape of quotation marks and hyphens aside."""

from __future__ import annotations

import re

# Marks that say the same: titles show inner quotation marks as single ones, whatever the source has.
_STRAIGHT = str.maketrans({**dict.fromkeys('’‘ʼ`"“”„«»', "'"), **dict.fromkeys("‐‑", "-")})


def fold(text: str) -> str:
    """The text as it is compared."""
    return " ".join(text.translate(_STRAIGHT).casefold().split())


def has_words(text: str, words: str) -> bool:
    """Whether the folded `text` has `words` as whole words; both parts of what is in two places ("Mr Lavrov … who")."""
    folded = fold(words)
    if " … " in folded and folded not in text:
        return all(has_words(text, part) for part in folded.split(" … "))
    start = r"(?<!\w)" if folded[:1].isalnum() else ""
    end = r"(?!\w)" if folded[-1:].isalnum() else ""
    return folded in text and re.search(start + re.escape(folded) + end, text) is not None
