"""Sayings that are deeds: who declares war, agrees to a truce or approves a law does it."""

from __future__ import annotations

from briefing.attribution.attribution import Attribution
from briefing.attribution.words import AUXILIARY, FINITE, MODAL, classify
from briefing.claims.scene import Scene
from briefing.pack import Pack
from briefing.rules.rule import read_words

LONGEST_OBJECT = 40  # tokens of what is declared or approved
OBJECTS = ("object", "infinitive", "noun")  # rules for cues with something other than a statement


def is_deed(scene: Scene, attribution: Attribution, pack: Pack) -> bool:
    """Whether an attribution is more than words: "declared war", not "declared that it was over"."""
    if attribution.mode == "direct" or attribution.link is not None or not attribution.content:
        return False
    deeds = read_words(pack, "event_frame")["deeds"]
    document = scene.document
    if not any(scene.norms[at] in deeds for cue in attribution.cue for at in document.tokens_in(cue)):
        return False
    tokens = document.tokens_in(attribution.content[0])[:LONGEST_OBJECT]
    classes = classify(document.texts[tokens.start : tokens.stop], scene.norms[tokens.start : tokens.stop], pack)
    return attribution.rule.startswith(OBJECTS) or not any(bits & (AUXILIARY | MODAL | FINITE) for bits in classes)
