from __future__ import annotations

import pytest

from briefing.text.sentences import LONGEST_SENTENCE
from tests.reading import document_of

# A | marks where one sentence ends and the next begins.
SENTENCES = [
    "Russia struck Idlib. | The rebels fled.",
    "Mr. Peskov spoke. | Mrs. Jones and Dr. Ali did not.",
    "Gen. Ahmed Badreddine and Lt. Col. Tom Jones left.",
    "U.S. Secretary of State John Kerry spoke. | He left.",
    "He lives in the U.S. | He works there.",
    "The U.S. and the U.N. agreed. | Others did not.",
    "John F. Kennedy and J.K. Rowling met.",
    "It was Plan B. | The first had failed.",
    "On Sept. 30 it began. | On Oct. 1 it ended.",
    "It began in Sept. | Then came winter.",
    "No. 2 was hit. | No. | He said no. | Police came.",
    "It began at 4 a.m. Monday and ended at 5 p.m. | Police came.",
    "Polls close at 9 p.m. E.T. on Tuesday.",
    "Acme Inc. said it would. | It was bought by Acme Inc. | The price was low.",
    "He was ill. | Doctors came.",
    "A command centre... in Hama was hit.",
    "They left... | Nobody came back.",
    '"We have no such data," he added. | "We are precise."',
    '"Talk began. | We have no such data," he said.',
    '"Does it exist?" he asked. | "No."',
    '"Does it exist?" Mr Peskov said. | Nobody knew.',
    '"Does it exist?" | The question stood.',
    'He said: "Does it exist? | Have they switched to ISIS?" | Nobody knew.',
    "“We will go.” | “We will stay.”",
    "He said it was “over.” | Then he left.",
    "They came (it was late. Nobody saw it) and left. | It was over.",
    "(They came. | It was late.) | It was over.",
    "It cost 5.5 million. | It sold 5,000.",
    "In 1979. | 20 men died.",
    "Al-Nusra left Homs. | al-Nusra came back.",
    "Read www.example.org. | It says so.",
    "Really?! | Yes!!! | No.",
    "MANCHESTER, N.H. -- The talks began.",
    "The case Smith v. Jones vs. others ended.",
    "Dannel P. Malloy, Roger C. Altman and Oscar Q. Quintero met.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_marked(marked: str) -> None:
    text = marked.replace(" | ", " ")
    document = document_of(text)
    found = [sentence.span.of(text) for sentence in document.sentences]
    assert found == marked.split(" | ")


def test_a_sentence_without_end_is_cut() -> None:
    document = document_of(f"It was late. Then {'and ' * 2 * LONGEST_SENTENCE}they left. He left too.")
    lengths = [sentence.last - sentence.first for sentence in document.sentences]
    assert lengths == [4, 668, 668, 668, 4]


def test_a_forgotten_space_does_not_join_sentences() -> None:
    text = "It was over, he said.The men left."
    assert [sentence.span.of(text) for sentence in document_of(text).sentences] == [text[:21], text[21:]]


def test_sentences_never_cross_paragraphs() -> None:
    document = document_of("The men left\n\nand came back.")
    assert [sentence.paragraph for sentence in document.sentences] == [0, 1]
