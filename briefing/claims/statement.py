"""Whether an attribution is a statement at all, or an act, an attitude, a question, or a name for a thing."""

from __future__ import annotations

from briefing.attribution.attribution import Attribution
from briefing.claims.acts import QUESTION_WORDS, says_nothing
from briefing.claims.scene import Scene
from briefing.pack import Pack
from briefing.rules.rule import RuleSet, read_words

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
OWN_WORDS = frozenset({"we", "our", "us", "i", "my"})


def is_statement(scene: Scene, attribution: Attribution, unsaid: RuleSet, pack: Pack) -> bool:
    """Whether somebody says, be it unclear who, that something is so.

    Not so: what was not said ("has never condemned"), what is nobody's ("is thought to be", "fears that"), how somebody
    stands to a thing ("backing Mr Assad", "is seen by them"), a question passed on ("asked whether"), what one calls a
    thing within words of one's own ("what it called terrorist targets"), what a headline is about ("Yemen: …"), and an
    act rather than words ("called a meeting": `unsaid` are the rules of `read_unsaid`).
    """
    rule, act = attribution.rule, attribution.act
    if attribution.is_withheld or (not attribution.source and rule.startswith(("passive.", "noun."))):
        return False
    if act == "expresses" and rule.startswith("object.") and not _is_voiced(attribution, pack):
        return False
    if act in ("states", "expresses") and rule == "passive.by" and not _is_described(scene, attribution):
        return False
    if act == "demands" and _is_question(scene, attribution):
        return False
    return not (
        _is_by_nobody(scene, attribution)
        or _is_gloss(scene, attribution)
        or _is_topic(scene, attribution)
        or says_nothing(scene.reading, attribution, unsaid)
    )


def _is_voiced(attribution: Attribution, pack: Pack) -> bool:
    """Whether the cue tells that an attitude is put into words: "voiced [concern over the raid]"."""
    cue = attribution.grounds.cue if attribution.grounds else ""
    return cue in read_words(pack, "act_words")["voiced"]


def _is_question(scene: Scene, attribution: Attribution) -> bool:
    """Whether the content is a question passed on: "asked [whether it was so]"."""
    return scene.norms[scene.document.token_at(attribution.content[0].start)] in QUESTION_WORDS


def _is_described(scene: Scene, attribution: Attribution) -> bool:
    """Whether the content tells as what somebody sees a thing: "reported by the press [as belonging to the army]"."""
    last = attribution.content[-1]
    return scene.norms[scene.document.token_at(last.start)] == "as"


def _is_by_nobody(scene: Scene, attribution: Attribution) -> bool:
    """Whether the source is none at all: "no group has claimed", "no one said"."""
    if not attribution.source:
        return False
    first = scene.document.token_at(attribution.source[0].start)
    return scene.norms[first] in NOBODY or (first > 0 and scene.norms[first - 1] == "no")


def _is_gloss(scene: Scene, attribution: Attribution) -> bool:
    """Whether one names a thing within words of one's own: "what it called terrorist targets", "what he said was"."""
    if not attribution.source or not attribution.cue or attribution.source[0].end > attribution.cue[0].start:
        return False
    first = scene.document.token_at(attribution.source[0].start)
    if scene.norms[first] not in PRONOUNS or scene.norms[first - 1] != "what":
        return False
    return scene.document.count_tokens(attribution.source[0]) == 1


def _is_topic(scene: Scene, attribution: Attribution) -> bool:
    """Whether the state before a headline's colon is what it is about: "Yemen: air strikes hit a market"."""
    if attribution.rule != "colon.name":
        return False
    if OWN_WORDS.intersection([scene.norms[at] for at in scene.document.tokens_in(attribution.content[0])]):
        return False
    named = attribution.source[0]
    return any(
        mention.type == "state" and mention.name == named.of(scene.document.text)
        for mention in scene.reading.mentions.actors
        if mention.span == named
    )
