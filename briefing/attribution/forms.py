"""The forms of an English verb: "say" gives say, says, saying, said."""

from __future__ import annotations

from typing import Literal

Form = Literal["base", "s", "ing", "past", "participle"]

# base: past, participle (where they differ from the regular form)
IRREGULAR = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "speak": ("spoke", "spoken"),
    "think": ("thought", "thought"),
    "know": ("knew", "known"),
    "see": ("saw", "seen"),
    "find": ("found", "found"),
    "show": ("showed", "shown"),
    "feel": ("felt", "felt"),
    "hear": ("heard", "heard"),
    "read": ("read", "read"),
    "put": ("put", "put"),
    "make": ("made", "made"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "take": ("took", "taken"),
    "mean": ("meant", "meant"),
    "seek": ("sought", "sought"),
    "swear": ("swore", "sworn"),
    "understand": ("understood", "understood"),
    "forecast": ("forecast", "forecast"),
    "cast": ("cast", "cast"),
    "broadcast": ("broadcast", "broadcast"),
    "foresee": ("foresaw", "foreseen"),
    "hold": ("held", "held"),
    "lay": ("laid", "laid"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "come": ("came", "come"),
    "forget": ("forgot", "forgotten"),
    "teach": ("taught", "taught"),
    "shoot": ("shot", "shot"),
    "hit": ("hit", "hit"),
    "fight": ("fought", "fought"),
    "draw": ("drew", "drawn"),
    "retell": ("retold", "retold"),
    "foretell": ("foretold", "foretold"),
    "rebut": ("rebutted", "rebutted"),
    "bet": ("bet", "bet"),
    "sing": ("sang", "sung"),
    "stand": ("stood", "stood"),
    "be": ("was", "been"),
    "have": ("had", "had"),
    "get": ("got", "got"),
    "let": ("let", "let"),
}
DOUBLING = frozenset("rebut quip commit admit permit refer infer concur compel control propel plan drop stop".split())
VOWELS = frozenset("aeiou")


def inflect(verb: str) -> dict[str, Form]:
    """Every form of `verb` with its kind; a past that is also the participle is "past"."""
    ing, third, regular = _regular(verb)
    past, participle = IRREGULAR.get(verb, (regular, regular))
    forms: dict[str, Form] = {ing: "ing", third: "s", past: "past"}
    forms.setdefault(participle, "participle")
    forms.setdefault(verb, "base")
    return forms


def _regular(verb: str) -> tuple[str, str, str]:
    if verb in DOUBLING:
        doubled = verb + verb[-1]
        return doubled + "ing", verb + "s", doubled + "ed"
    if verb.endswith("ie"):
        return verb[:-2] + "ying", verb + "s", verb + "d"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "be")):
        return verb[:-1] + "ing", verb + "s", verb + "d"
    if verb.endswith("e"):
        return verb + "ing", verb + "s", verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb + "ing", verb[:-1] + "ies", verb[:-1] + "ied"
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "ing", verb + "es", verb + "ed"
    return verb + "ing", verb + "s", verb + "ed"
