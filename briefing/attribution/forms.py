"""The forms of an English verb: "say" gives say, says, saying, said (``pack/lexicons/irregular_verbs.yml``)."""

from __future__ import annotations

from typing import Literal

from briefing.pack import Pack

Form = Literal["base", "s", "ing", "past", "participle"]

VOWELS = frozenset("aeiou")


def inflect(verb: str, pack: Pack) -> dict[str, Form]:
    """Every form of `verb` with its kind; a past that is also the participle is "past"."""
    data = pack.read("lexicons/irregular_verbs")
    ing, third, regular = _inflect_regular(verb, verb in data["doubling"].split())
    past, participle = data["past"].get(verb, f"{regular} {regular}").split()
    forms: dict[str, Form] = {ing: "ing", third: "s", past: "past"}
    forms.setdefault(participle, "participle")
    forms.setdefault(verb, "base")
    return forms


def _inflect_regular(verb: str, doubles: bool) -> tuple[str, str, str]:
    if doubles:
        doubled = verb + verb[-1]
        return doubled + "ing", verb + "s", doubled + "ed"
    if verb.endswith("ie"):
        return verb[:-2] + "ying", verb + "s", verb + "d"
    if verb.endswith("e"):
        stem = verb if verb.endswith(("ee", "oe")) else verb[:-1]
        return stem + "ing", verb + "s", verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb + "ing", verb[:-1] + "ies", verb[:-1] + "ied"
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "ing", verb + "es", verb + "ed"
    return verb + "ing", verb + "s", verb + "ed"
