"""Readable identities: what a card's file name and its permalink are made of."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

LONGEST = 60  # characters; a permalink of three of them still fits on a line

# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ə": "a",
        "ŋ": "n",
        "’": "",
        "‘": "",
        "'": "",
        "ʼ": "",
        "`": "",
    }
)
_GAP = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """`text` as lower-case ASCII words joined by hyphens: "Jisr al-Shughur" → "jisr-al-shughur".

    Never empty and never longer than `LONGEST`: a long text is cut between words, and a text without any letter or
    digit ASCII can show ("Москва") is named by the first characters of its SHA-256.
    """
    folded = unicodedata.normalize("NFKD", text[: 8 * LONGEST].casefold().translate(_LETTERS))
    plain = folded.translate(_LETTERS).encode("ascii", "ignore").decode("ascii")
    words = _GAP.sub("-", plain).strip("-")
    if len(words) > LONGEST:
        cut = words.rfind("-", 0, LONGEST + 1)
        words = words[: cut if cut > LONGEST // 2 else LONGEST]
    return words or "x" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
