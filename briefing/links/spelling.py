"""How a name sounds, whatever way it came into our alphabet: "Zelenskiy" and "Zelenskyy" sound the same."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.links.draft import fold_name
from briefing.pack import Pack
from briefing.values import immutable

PARTICLES = frozenset(["al", "el", "the", "as", "ar", "ad", "ash"])
SERVANT = re.compile(r"\babd(?:[aeou][lrsnz])?[ ']?(?=\w{3})")  # "Abdel Fattah", "Abdul-Fattah", "Abdelfattah"
LONGEST = 60  # characters of a word; no name is longer


@lru_cache(maxsize=1 << 14)
def plain_name(name: str) -> str:
    """The name as names are compared across articles: folded, without "al-", one way of writing "defence"."""
    words = fold_name(name).replace("defense", "defence").split()
    return " ".join(word for word in words if word not in PARTICLES) or name.casefold()


@lru_cache(maxsize=1 << 14)
def sound_name(name: str, pack: Pack) -> str:
    """The sound of each word of a name, as ``pack/lexicons/spellings.yml`` has it."""
    spellings = _read(pack)
    words = SERVANT.sub("abd", plain_name(name).replace("'", "")).split()
    return " ".join([spellings.families.get(sound, sound) for word in words if (sound := spellings.sound(word))])


@immutable
class _Spellings:
    """The letters to replace, and each form of a name that has several with the first of them, as they sound."""

    letters: tuple[tuple[re.Pattern[str], str], ...]
    families: dict[str, str]

    def sound(self, word: str) -> str:
        """A word as its letters sound."""
        word = word[:LONGEST]
        for pattern, put in self.letters:
            word = pattern.sub(put, word)
        return word


@cache
def _read(pack: Pack) -> _Spellings:
    data = pack.read("lexicons/spellings")
    plain = _Spellings(tuple((re.compile(pattern), put) for pattern, put in data["letters"].items()), {})
    families: dict[str, str] = {}
    for forms in data["families"]:
        sounds = [plain.sound(fold_name(form).replace("'", "")) for form in forms]
        families |= dict.fromkeys(sounds, sounds[0])
    return _Spellings(plain.letters, families)
