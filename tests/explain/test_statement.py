"""What is told of a claim: the rule for its content, the words that decided on cue, act and source, and who spoke."""

from __future__ import annotations

import pytest

from briefing.explain.statement import explain_statement
from briefing.pack import PACKAGED
from tests.reading import parse_of

HEAD = "Town falls\n\nRussian Foreign Minister Sergei Lavrov arrived in Geneva on Monday. "

TOLD = [
    # text, the content asked about, the (rule, words, part of the note) of each trace
    (
        "He said that the talks were over.",
        "the talks were over",
        [
            ("clause.that", "the talks were over", "content, indirect; speech act: states"),
            ("cue.verb", "said", "“say” before “that” is a cue 92 times in 100"),
            ("source.subject", "He", "the cue's subject"),
            ("speaker.pronoun", "He", "stands for Sergei Lavrov"),
        ],
    ),
    (
        '"These allegations are baseless," he said.',
        '"These allegations are baseless,"',
        [
            ("quote.before", '"These allegations are baseless,"', "content, direct"),
            ("cue.verb", "said", "with words in quotation marks"),
            ("source.subject", "he", "the cue's subject"),
            ("speaker.pronoun", "he", "stands for Sergei Lavrov"),
            ("denies.verdict", "are baseless", "these words make the speech act: denies"),
        ],
    ),
    (
        "Reuters reported that Mr Lavrov denied that planes had struck.",
        "planes had struck",
        [
            ("clause.that", "planes had struck", "speech act: denies"),
            ("cue.verb", "denied", "“deny” before “that”"),
            ("source.subject", "Mr Lavrov", "the cue's subject"),
            ("speaker.named", "Mr Lavrov", "stands for Sergei Lavrov"),
            ("clause.that", "Mr Lavrov denied that planes had struck", "speech act: states"),
            ("cue.verb", "reported", "“report” before “that”"),
            ("source.subject", "Reuters", "the cue's subject"),
            ("speaker.named", "Reuters", "stands for Reuters"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "content", "told"), TOLD)
def test_what_decided_is_told(text: str, content: str, told: list[tuple[str, str, str]]) -> None:
    parse = parse_of(HEAD + text)
    (reading,) = parse.readings
    whole = reading.document.text
    claim = next(claim for claim in parse.facts.claims if claim.content.of(whole) == content)
    found = list(explain_statement(reading, parse.links.speakers, claim.rule, claim.content, PACKAGED))
    assert [(trace.rule, trace.span.of(whole)) for trace in found] == [(rule, words) for rule, words, _ in told]
    for trace, (_, _, note) in zip(found, told, strict=True):
        assert note in trace.note


def test_words_that_no_rule_took_are_told_nothing_of() -> None:
    parse = parse_of(HEAD)
    (reading,) = parse.readings
    assert not list(explain_statement(reading, (), "clause.that", reading.document.sentences[0].span, PACKAGED))
