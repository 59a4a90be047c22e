"""The annotated article: to the character the article's own, and every sentence tied to its cards both ways."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card
from briefing.pack import PACKAGED
from briefing.render import render_site
from briefing.render.address import FILES
from briefing.render.library import Library
from briefing.render.passages import find_own_words, mark_article
from briefing.render.sources import Gloss, annotate_source
from briefing.render.view import View
from briefing.render.voices import count_voices
from briefing.values import Count, Evidence, Span
from tests.render.page_reader import PageReader
from tests.render.sample import DENIAL, HOMS, SOURCE, article_of, brief, card, sample_briefing, sample_cards

PAGE = f"cards/source/{SOURCE}.md"


def look_at_sample() -> View:
    return View(Library(sample_briefing(), PACKAGED, FILES), PAGE)


def gloss_on(words: str) -> Gloss:
    """What stands beside the sentence with these words."""
    view = look_at_sample()
    marked = view.library.articles[SOURCE]
    sentence = marked.sentence_at(marked.article.text.index(words))
    assert sentence
    glosses = [gloss for block in annotate_source(view, marked).paragraphs for gloss in block.glosses]
    return next(gloss for gloss in glosses if gloss.sentence == sentence.anchor)


def test_claims_and_figures_come_first_then_names_and_disputes_are_marked() -> None:
    gloss = gloss_on(HOMS)
    said = [(chip.kind, f"{chip.who} {chip.says} {chip.title} {chip.words}".split()) for chip in gloss.statements]
    by = "head of Syria's main opposition group"
    assert said == [
        ("claim", f"{by} accuses of killing 36 civilians in the central province of Homs".split()),
        ("casualty", f"{by} 36 civilians killed".split()),
    ]
    assert [chip.title for chip in gloss.disputes] == ["Did the strikes kill civilians?"]
    assert [chip.title for chip in gloss.names] == [by, "Homs"]


def test_a_preview_tells_whose_words_when_and_how_they_are_graded() -> None:
    claim = next(card for card in sample_cards() if card.id == "no-such-data")
    graded = replace(claim, values={**claim.values, "credibility": "4", "grade": {"occurrence": "weak"}})
    others = [card for card in sample_cards() if card.id != "no-such-data"]
    view = View(Library(brief([*others, graded], sample_briefing().articles[SOURCE]), PACKAGED, FILES), PAGE)
    chips = [
        chip
        for block in annotate_source(view, view.library.articles[SOURCE]).paragraphs
        for gloss in block.glosses
        for chip in gloss.statements
    ]
    note = next(chip.note for chip in chips if "no-such-data" in chip.url)
    assert note == "Claim · own words · 30 Sept 2015 · it happened: weak · credibility 4, doubtful"


def test_the_strip_has_a_cell_for_each_sentence_and_says_which_no_card_uses() -> None:
    view = look_at_sample()
    marked = view.library.articles[SOURCE]
    annotated = annotate_source(view, marked)
    assert [cell.anchor for cell in annotated.cells] == [sentence.anchor for sentence in marked.sentences]
    assert [cell.is_used for cell in annotated.cells] == [bool(sentence.cards) for sentence in marked.sentences]
    assert annotated.used + len(annotated.unused) == len(annotated.cells)
    body = render_site(sample_briefing()).by_path[PAGE].body
    read = PageReader(body)
    assert f"{annotated.used} of {len(annotated.cells)} sentences carry a card." in read.words
    for cell in annotated.cells:
        assert f"#{cell.anchor}" in read.links
        assert f"Sentence {cell.number}: {cell.about}" in read.words
    for cell in annotated.unused:
        assert " ".join(cell.words.split()) in read.words.partition("no card uses")[2]


class CardReader(HTMLParser):
    """The pages that chips lead to by the number of their card, and the article's characters by the same."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.numbers: dict[str, set[str]] = {}
        self.words: dict[str, str] = {}
        self._open: list[list[str]] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if number := given.get("data-card"):
            self.numbers.setdefault(number, set()).add(given.get("href") or "")
        if tag == "span":
            self._open.append((given.get("data-cards") or "").split())

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for number in (number for numbers in self._open for number in numbers):
            self.words[number] = self.words.get(number, "") + data


def test_words_and_chips_share_the_number_of_their_card() -> None:
    read = CardReader(render_site(sample_briefing()).by_path[PAGE].body)
    assert all(len(urls) == 1 for urls in read.numbers.values())
    number_of = {url: number for number, urls in read.numbers.items() for url in urls}
    own = {
        "../claim/killing-36.html": "of killing 36 civilians in the central province of Homs",
        "../casualty/homs-36-killed.html": "36",
        "../casualty/war-240000.html": "more than 240,000",
        "../figure/20-sorties.html": "20",
        "../event/first-strikes.html": "Russia launched its first air strikes in war-torn Syria on Wednesday",
    }
    for url, words in own.items():
        assert read.words[number_of[url]] == words


def test_see_it_in_the_source_leads_to_the_very_words() -> None:
    pages = render_site(sample_briefing()).by_path
    words = {
        "cards/claim/killing-36.md": "of killing 36 civilians in the central province of Homs",
        "cards/casualty/homs-36-killed.md": "36",
        "cards/actor/opposition-head.md": HOMS,
    }
    marked = look_at_sample().library.articles[SOURCE]
    for path, expected in words.items():
        links = [link for link in PageReader(pages[path].body).links if f"source/{SOURCE}.html#" in link]
        at = marked.article.text.index(HOMS)
        sentence = marked.sentence_at(at)
        assert sentence
        begins = {sentence.anchor: HOMS} | {
            stretch.anchor: "".join(s.text for s in sentence.stretches[number:])
            for number, stretch in enumerate(sentence.stretches)
            if stretch.anchor
        }
        led_to = [begins.get(link.partition("#")[2], "") for link in links]
        assert any(found.startswith(expected) for found in led_to), path


NUMBERS = [
    ("four of fourteen men", "four", (0, 4)),
    ("fourteen men, four women", "four", (14, 18)),
    ("1,360 and 36", "36", (10, 12)),
    ("fourteen", "four", None),
]


@pytest.mark.parametrize(("text", "written", "found"), NUMBERS, ids=[text for text, _, _ in NUMBERS])
def test_a_number_is_found_where_it_is_no_part_of_another(
    text: str, written: str, found: tuple[int, int] | None
) -> None:
    toll = Card("casualty", "any", "any", {"count": Count(4, 4, "", written)})
    assert find_own_words(toll, text, Span(0, len(text))) == (Span(*found) if found else None)


def claim_of(name: str, quote: str, content: str) -> Card:
    values = {"evidence": (Evidence("any", quote),), "content": content, "act": "states", "mode": "indirect"}
    return Card("claim", name, name, values)


def test_nested_words_belong_to_the_shortest_first_and_are_one_link_each() -> None:
    text = "He said that she said that it was late."
    outer = claim_of("outer", text, "that she said that it was late")
    inner = claim_of("inner", text, "that it was late")
    source = replace(sample_cards()[0], id="any")
    briefing = brief([source, outer, inner], article_of(text, "any"))
    (sentence,) = mark_article(briefing.articles["any"], [outer, inner]).sentences
    assert [(stretch.text, stretch.cards, stretch.anchor) for stretch in sentence.stretches] == [
        ("He said ", (), ""),
        ("that she said ", ("claim/outer",), "s1-1"),
        ("that it was late", ("claim/inner", "claim/outer"), "s1-2"),
        (".", (), ""),
    ]
    assert sentence.cards == ("claim/outer", "claim/inner")
    body = render_site(briefing).by_path["cards/source/any.md"].body
    assert body.count('class="bf-said') == 2


def test_words_that_go_on_in_the_next_sentence_are_told_so() -> None:
    text = '"It was late. We went home," he said.'
    claim = claim_of("late", text, '"It was late. We went home,"')
    source = replace(sample_cards()[0], id="any")
    view = View(Library(brief([source, claim], article_of(text, "any")), PACKAGED, FILES), "cards/source/any.md")
    (block,) = annotate_source(view, view.library.articles["any"]).paragraphs
    assert [gloss.statements[0].words for gloss in block.glosses] == [
        '"It was late. We went home,"',
        '… We went home,"',
    ]


WORDS = st.text(st.sampled_from("ab .\n\"'é“"), min_size=1, max_size=30)


@given(st.text(st.sampled_from("ab .\n\"'é“<&"), max_size=120), st.lists(st.tuples(WORDS, WORDS), max_size=5))
def test_stripped_of_its_marks_a_source_with_any_cards_is_its_article(text: str, cards: list[tuple[str, str]]) -> None:
    claims = [claim_of(f"c{number}", quote, content) for number, (quote, content) in enumerate(cards)]
    source = replace(sample_cards()[0], id="any")
    pages = render_site(brief([source, *claims], article_of(text, "any"))).by_path
    read = PageReader(pages["cards/source/any.md"].body)
    assert read.article == text
    assert len(read.ids) == len(set(read.ids))


def test_a_source_tells_how_many_voices_it_carries() -> None:
    view = look_at_sample()
    voices = count_voices(view, view.library.articles[SOURCE])
    assert (voices.claims, voices.claimants, voices.veiled, voices.nobody) == (3, 3, 2, 0)
    assert [(link.text, link.note) for link in voices.unnamed] == [
        ("head of Syria's main opposition group", "1"),
        ("a military source", "1"),
    ]
    assert voices.own == 2, "more than 240,000 dead and the first air strikes, which nobody is named for"


def test_a_claim_of_nobody_named_is_no_unnamed_source_s() -> None:
    cards = [
        replace(card, values={**card.values, "claimants": ()}) if card.id == "no-such-data" else card
        for card in sample_cards()
    ]
    view = View(Library(brief(cards, sample_briefing().articles[SOURCE]), PACKAGED, FILES), PAGE)
    voices = count_voices(view, view.library.articles[SOURCE])
    assert (voices.claims, voices.claimants, voices.veiled, voices.nobody) == (3, 2, 2, 1)


def test_a_source_says_first_whose_text_it_has() -> None:
    first, *others = sample_cards()
    copy = card("source", "copy", "The same", publisher="The Paper", carries=SOURCE, origin="AFP", file="", sha256="")
    pages = render_site(brief([first, copy, *others], sample_briefing().articles[SOURCE])).by_path
    copied = PageReader(pages["cards/source/copy.md"].body).words
    assert "This text is another’s. It is that of" in copied
    assert "This report is another’s. It comes from AFP." in copied
    assert "The same text stands in The same." in PageReader(pages[PAGE].body).words
    assert "another’s" not in PageReader(pages[PAGE].body).words


def test_every_chip_says_what_a_reader_without_preview_needs() -> None:
    words = PageReader(render_site(sample_briefing()).by_path[PAGE].body).words
    denial = DENIAL.rpartition(" he added.")[0]
    assert f"Sergei Lavrov denies {denial} Claim · own words · 30 Sept 2015" in words
