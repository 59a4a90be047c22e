from __future__ import annotations

from briefing.text.passages import AROUND, LONGEST_QUOTED, quote_around
from tests.reading import document_of, parse_of

WITHOUT_END = "on Monday 12 soldiers were killed near Homs and 30 tanks were moved, the ministry said, and " * 40


def test_a_sentence_is_quoted_whole() -> None:
    document = document_of("They met. The minister said that 12 soldiers were killed. He left.")
    sentence = document.sentences[1].span
    assert quote_around(document, sentence, document.tokens[8].span) == sentence


def test_of_a_sentence_without_end_the_words_around_are_quoted() -> None:
    document = document_of(f"They met. Then {WITHOUT_END}they left. He left too.")
    sentence = document.sentences[1].span
    assert len(sentence) > LONGEST_QUOTED
    starts, ends = {token.start for token in document.tokens}, {token.end for token in document.tokens}
    for at in document.tokens_in(sentence):
        token = document.span_of(at, at + 1)
        quote = quote_around(document, sentence, token)
        assert quote.covers(token)
        assert sentence.covers(quote)
        assert len(quote) <= 2 * AROUND + len(token)
        assert quote.start in starts
        assert quote.end in ends


def test_a_word_without_end_is_no_part_of_what_is_quoted() -> None:
    document = document_of(f"They met. Then {'a' * LONGEST_QUOTED} saw 12 men {'b' * LONGEST_QUOTED} there.")
    sentence = document.sentences[1].span
    twelve = next(token for token in document.tokens if token.text == "12")
    assert quote_around(document, sentence, twelve.span).of(document.text) == "saw 12 men"


def test_every_fact_of_a_sentence_without_end_has_a_short_quote_that_holds_it() -> None:
    parse = parse_of(f"They met. Then {WITHOUT_END}they left.")
    facts = parse.facts
    held = [
        *((casualty.span, casualty.sentence) for casualty in facts.casualties),
        *((figure.span, figure.sentence) for figure in facts.figures),
        *((event.what, event.sentence) for event in facts.events),
        *((claim.content, claim.sentence) for claim in facts.claims),
    ]
    assert all(map(bool, (facts.casualties, facts.figures, facts.events, facts.claims)))
    for words, quote in held:
        assert quote.covers(words)
        assert len(quote) <= len(words) + 2 * AROUND + 50  # a claim's quote has its cue too
