"""The stage on whole texts: acts, modes, several paragraphs, any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.attribution.attribute import attribute
from briefing.attribution.attribution import Attribution
from briefing.attribution.export import export_attributions
from briefing.mentions.mention import Mentions
from briefing.pack import PACKAGED
from tests.reading import document_of
from tests.work import grows_in_line


def find_statements(text: str) -> tuple[Attribution, ...]:
    return attribute(document_of(text), Mentions(), PACKAGED)


ACTS = [
    # text, act, mode
    ("The ministry said the strikes were precise.", "states", "indirect"),
    ("The ministry denied that the strikes had hit a school.", "denies", "indirect"),
    ("The ministry has not confirmed that the bridge was hit.", "does-not-confirm", "indirect"),
    ("The ministry declined to say whether the bridge was hit.", "declines", "indirect"),
    ("The ministry confirmed that the bridge was hit.", "confirms", "indirect"),
    ("London expressed doubts that the truce would hold.", "doubts", "indirect"),
    ("The opposition accused the army of shelling the town.", "accuses", "indirect"),
    ("Washington complained that Moscow gave an hour's notice.", "accuses", "indirect"),
    ("The council urged both sides to lay down their arms.", "demands", "indirect"),
    ("The envoy called on the army to withdraw.", "demands", "indirect"),
    ("The president warned that the war could spread.", "warns", "indirect"),
    ("The rebels vowed to fight on.", "promises", "indirect"),
    ("The group claimed responsibility for the attack.", "claims-responsibility", "indirect"),
    ("The United Nations expressed concern that the wells were dry.", "expresses", "indirect"),
    ('"We are ready," the colonel said.', "states", "direct"),
    ('The colonel said his men had hit "eight targets" overnight.', "states", "mixed"),
]


@pytest.mark.parametrize(("text", "act", "mode"), ACTS)
def test_act_and_mode(text: str, act: str, mode: str) -> None:
    (statement,) = find_statements(text)
    assert (statement.act, statement.mode) == (act, mode)


def test_two_statements_of_one_content() -> None:
    text = "Mr Lavrov dismissed accusations by the opposition that it had caused civilian deaths."
    found = find_statements(text)
    assert [(statement.act, statement.source[0].of(text)) for statement in found] == [
        ("accuses", "the opposition"),
        ("denies", "Mr Lavrov"),
    ]
    assert {statement.content[0].of(text) for statement in found} == {"it had caused civilian deaths"}
    assert len(export_attributions(found)) == 1


def test_the_carrier_stands_in_via() -> None:
    text = "The Daily Courier on Thursday quoted a military source as saying that six bombers had arrived."
    (statement,) = find_statements(text)
    assert [span.of(text) for span in statement.source] == ["a military source"]
    assert [span.of(text) for span in statement.via] == ["The Daily Courier"]


LEVELS = [
    # text, then for each statement its level's outer statement, source, content and carriers
    (
        "Reuters reported on Monday that the ministry said the bridge had been hit.",
        [
            (None, "Reuters", "the ministry said the bridge had been hit", []),
            (0, "the ministry", "the bridge had been hit", ["Reuters"]),
        ],
    ),
    (
        "The general said the town was lost, according to the Daily Courier.",
        [
            (None, "the Daily Courier", "The general said the town was lost", []),
            (0, "The general", "the town was lost", ["the Daily Courier"]),
        ],
    ),
    (
        "The Courier reported that the ministry said that the rebels claimed that the town had fallen.",
        [
            (None, "The Courier", "the ministry said that the rebels claimed that the town had fallen", []),
            (0, "the ministry", "the rebels claimed that the town had fallen", ["The Courier"]),
            (1, "the rebels", "the town had fallen", ["the ministry", "The Courier"]),
        ],
    ),
]


@pytest.mark.parametrize(("text", "levels"), LEVELS)
def test_each_level_is_kept(text: str, levels: list[tuple[int | None, str, str, list[str]]]) -> None:
    found = find_statements(text)
    assert [
        (s.within, s.source[0].of(text), s.content[0].of(text), [span.of(text) for span in s.via]) for s in found
    ] == levels
    assert len(export_attributions(found)) == 1


def test_a_quotation_passed_on_keeps_its_second_half() -> None:
    text = '"The town is lost," the general said, according to the Daily Courier. "We have no food."'
    _, inner = find_statements(text)
    assert [span.of(text) for span in inner.content] == ['"The town is lost,"', '"We have no food."']


def test_the_pronoun_of_a_clause_is_kept_apart() -> None:
    text = "Moscow, which insists that the town is lost, has left it."
    (statement,) = find_statements(text)
    assert [span.of(text) for span in statement.source] == ["Moscow"]
    assert statement.relative is not None
    assert statement.relative.of(text) == "which"


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = '"It is a term nobody uses," Mr Peskov said.\n\n"Are they an army? Nobody knows."'
    first, second = find_statements(text)
    assert second.same_source_as == 0
    assert second.content[0].of(text) == '"Are they an army? Nobody knows."'
    assert len(export_attributions((first, second))) == 1


def test_the_one_accused_stands_in_target() -> None:
    text = "US officials accused Moscow of inflaming the war."
    (statement,) = find_statements(text)
    assert statement.target is not None
    assert statement.target.of(text) == "Moscow"
    assert export_attributions((statement,))[0]["content"] == [[21, 27], [28, 48]]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["said", '","', '"', ".", ",", ":", "“", "”", "'", "-", "(", ")", "\n\n", "Lavrov", "that", "according to"]
        )
        | st.text(max_size=8),
        max_size=40,
    )
)
def test_any_text_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for statement in find_statements(text):
        assert statement.content
        for span in (*statement.content, *statement.source, *statement.cue):
            assert span.of(text).strip()


HOSTILE = [
    '"',
    "said ",
    '"said" ',
    "said, ",
    "a said b. ",
    "who said and ",
    ", said X",
    "(said ",
    "claims that ",
    '"a." he said. ',
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_only(piece: str) -> None:
    def attribute_pieces(times: int) -> None:
        attribute(document_of(piece * times), Mentions(), PACKAGED)

    assert grows_in_line(attribute_pieces, 400)
