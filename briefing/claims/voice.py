"""Whose number it is: the claimant of the statement a number stands in, or the article's own voice."""

from __future__ import annotations

from briefing.claims.scene import Scene
from briefing.pack import Pack
from briefing.rules.rule import read_rules, read_words
from briefing.text.document import Sentence
from briefing.values import Span, immutable

TO_VERB = 5  # tokens from the number's name back to the verb that gives it: "raises the border town's death toll"
TO_SUBJECT = 3  # tokens from that verb back to its subject: "the ministry later also raised"


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


def find_subject(scene: Scene, sentence: Sentence, at: int, pack: Pack) -> Voice | None:
    """Who gives a number as the subject of its verb: "the ministry raised the toll to 89"; None where nobody does.

    `at` is the token at which the number's name or its verb stands.
    """
    tellers = read_words(pack, "casualty_words")["tellers"]
    verb = next((i for i in range(at, max(sentence.first, at - TO_VERB) - 1, -1) if scene.norms[i] in tellers), None)
    if verb is None or verb == sentence.first:
        return None
    start = sentence.first
    if scene.norms[verb - 1] == ",":  # "The council, which spoke to 41 people, put the number at 300"
        near = Span(scene.document.starts[start], scene.document.end_of(min(start + TO_SUBJECT, verb - 1)))
        subjects = scene.actors.starting_in(near)[:1]
    else:
        first = max(start, verb - 2 * TO_SUBJECT)
        near = Span(scene.document.starts[first], scene.document.starts[verb])
        subjects = [
            (span, name)
            for span, name in scene.actors.starting_in(near)
            if verb - scene.document.token_at(span.end - 1) - 1 <= TO_SUBJECT and span.end <= near.end
        ][-1:]
    return next((Voice((name,), span.of(scene.document.text)) for span, name in subjects), None)
