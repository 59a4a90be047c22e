"""Whose number it is: the claimant of the statement a number stands in, or the article's own voice."""

from __future__ import annotations

from briefing.claims.scene import Scene
from briefing.pack import Pack
from briefing.rules.rule import read_rules
from briefing.values import Span, immutable


@immutable
class Voice:
    """Who says so, in which words the article names them, and who passed it on, nearest first.

    Without `claimants` it is the article itself or, where there are words in `source`, somebody unclear.
    """

    claimants: tuple[str, ...] = ()
    source: str = ""
    via: tuple[str, ...] = ()


def find_voice(scene: Scene, span: Span, pack: Pack) -> Voice | None:
    """Whose words `span` are; None where somebody only denies or doubts them and nobody says them.

    Inside an attribution they are its claimant's, unless the reporter's own words begin there before them: "blame him
    for starting what has become a war with 5,000 dead" (the rules are ``pack/rules/voice.yml``).
    """
    holding = scene.attributions_of(span)
    if not holding:
        return Voice()
    against = frozenset(pack.read("lexicons/negations")["acts"])
    saying = [attribution for attribution in holding if attribution.act not in against and not attribution.is_withheld]
    if not saying:
        return None
    part = next(part for part in saying[0].content if part.covers(span))
    first, last = scene.document.token_at(part.start), scene.document.token_at(span.start)
    own = read_rules(pack, "voice", "act_words").find(scene.norms, first, last, {})
    if next(own, None) is not None:
        return Voice()
    return Voice(scene.claimants(saying[0]), scene.quote(saying[0].source), scene.carriers(saying[0]))
