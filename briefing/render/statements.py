"""A claim with all that tells how much it is worth: who is named, who carried it, how it is judged, whom it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.cards.card import Card
from briefing.render.facts import Row, list_record
from briefing.render.fields import evidence_of, record_of, text_of, texts_of
from briefing.render.lines import ClaimLine, are_several, claim_line
from briefing.render.replies import Reply
from briefing.render.view import Link, View
from briefing.values import immutable


@immutable
class Party:
    """An actor, and in words how far it is named: "unnamed", "known by office only", "" for one that is named."""

    link: Link
    unnamed: str


@immutable
class Answer:
    """How a claim and another meet: "denies what" the other's `claimants` "say". `words` are the other's content."""

    says: str
    claimants: tuple[Link, ...]
    then: str
    words: str
    key: str
    url: str


@immutable
class Statement:
    """One claim; `answers` are the claims it answers, `answered` those that answer it.

    `credibility` and `reliability` are the Admiralty code in words, `grade` the rows of the axes that a person graded.
    """

    line: ClaimLine
    parties: tuple[Party, ...]
    credibility: str
    reliability: str
    grade: tuple[Row, ...]
    answers: tuple[Answer, ...]
    answered: tuple[Answer, ...]


def make_statement(view: View, card: Card) -> Statement:
    """The statement of a claim."""
    words, kind = view.library.words, view.library.briefing.kinds[card.kind]
    replies = view.library.replies.get(card.key, ())
    credibility = text_of(card, "credibility")
    return Statement(
        line=claim_line(view, card),
        parties=list_parties(view, texts_of(card, "claimants")),
        credibility=words.say("credibilities", credibility) if credibility else "",
        reliability="; ".join(_judge_sources(view, card)),
        grade=list_record(view, record_of(card, "grade"), kind.fields["grade"]) if "grade" in kind.fields else (),
        answers=tuple(_answer(view, reply, reply.to) for reply in replies if reply.by == card.key),
        answered=tuple(_answer(view, reply, reply.by) for reply in replies if reply.to == card.key),
    )


def list_parties(view: View, names: Iterable[str]) -> tuple[Party, ...]:
    """Actors by their ids, each once, with how far they are named."""
    parties: list[Party] = []
    for name in dict.fromkeys(names):
        actor = view.library.cards.get(f"actor/{name}")
        named = text_of(actor, "named") if actor else ""
        shown = view.library.words.say("named", named) if named and named != "named" else ""
        parties.append(Party(view.link(f"actor/{name}"), shown))
    return tuple(parties)


def _judge_sources(view: View, card: Card) -> Iterator[str]:
    """The reliability of each source a card stands on, in words."""
    for name in dict.fromkeys(evidence.source for evidence in evidence_of(card)):
        source = view.library.cards.get(f"source/{name}")
        if source and (reliability := text_of(source, "reliability")):
            yield view.library.words.say("reliabilities", reliability)


def _answer(view: View, reply: Reply, key: str) -> Answer:
    """The claim `key` as the other end of a reply."""
    card, words = view.library.cards[key], view.library.words
    other, act = claim_line(view, card), text_of(view.library.cards[reply.by], "act")
    acts = "acts_of_several" if are_several(view, card) else "acts"
    if reply.ground == "sentence":
        says, then = words.say("answers", "beside"), words.say(acts, text_of(card, "act"))
    elif key == reply.by:
        says, then = words.say("answered", act), ""
    else:
        says, then = words.say("answers", act), words.say(acts, "states")
    return Answer(says, other.claimants, then, other.content, key, other.url)
