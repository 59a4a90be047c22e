"""The timeline: three clocks on one line, each card on its own clock's lane."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card, Value
from briefing.pack import PACKAGED
from briefing.render import render_site
from briefing.render.address import FILES
from briefing.render.library import Library
from briefing.render.timeline import STACKED, Timeline, draw_timeline
from briefing.render.view import View
from briefing.values import When
from tests.render.page_reader import PageReader
from tests.render.sample import FIRST, brief, card, sample_cards, seed_article


def event(name: str, value: str | None, **values: Value) -> Card:
    precision = "unknown" if value is None else {4: "year", 7: "month"}.get(len(value), "day")
    when = When(value, precision, value or "once", is_possible=bool(values.pop("possible", False)))  # type: ignore[arg-type]
    return card("event", name, name, FIRST, what=name, when=when, **values)


def draw(cards: list[Card]) -> Timeline | None:
    library = Library(brief(cards, seed_article()), PACKAGED, FILES)
    of = library.briefing.cards
    clocks = [list(of.get(kind, {}).values()) for kind in ("event", "claim", "source")]
    return draw_timeline(View(library, "cards/event.md"), clocks)


def test_each_card_is_on_its_own_clock_s_lane() -> None:
    timeline = draw(sample_cards())
    assert timeline
    assert {lane.clock: [dot.title for dot in lane.dots] for lane in timeline.lanes} == {
        "happened": ["Russia launched its first air strikes"],
        "said": ["Sergei Lavrov denies: We have no such data"],
        "published": ["Russia launches fresh air strikes on Syria, as Kremlin rejects criticism from the West"],
    }
    happened, said, published = (lane.dots[0] for lane in timeline.lanes)
    assert happened.start == said.start < published.start


def test_old_days_do_not_press_the_news_together() -> None:
    timeline = draw([event("old", "1979"), event("then", "2015-09-30"), event("now", "2015-10-01")])
    assert timeline
    assert timeline.older == 1
    [lane] = [lane for lane in timeline.lanes if lane.clock == "happened"]
    assert [(dot.title, dot.start) for dot in lane.dots] == [("then", 25.0), ("now", 75.0)]


def test_a_month_is_a_stretch_and_what_is_possible_is_open() -> None:
    timeline = draw(
        [event("month", "2015-09"), event("day", "2015-09-10"), event("maybe", "2015-09-20", possible=True)]
    )
    assert timeline
    dots = {dot.title: dot for dot in timeline.lanes[0].dots}
    assert dots["month"].start < dots["day"].start == dots["day"].end < dots["month"].end
    assert dots["maybe"].is_possible
    assert not dots["day"].is_possible


def test_what_has_no_date_is_in_the_list_only() -> None:
    cards = [event("sometime", None)]
    assert draw([*cards, event("broken", "2015-99-99")]) is None
    words = PageReader(render_site(brief(cards, seed_article())).by_path["cards/event.md"].body).words
    assert "No date Happened" in words
    assert "sometime" in words


def test_many_of_one_day_are_counted() -> None:
    timeline = draw([event(f"e{number}", "2015-10-01") for number in range(STACKED + 5)])
    assert timeline
    lane = timeline.lanes[0]
    assert len(lane.dots) == STACKED
    assert [more.count for more in lane.more] == [5]


def test_the_list_tells_the_clocks_apart() -> None:
    page = render_site(brief(sample_cards(), seed_article())).by_path["cards/event.md"]
    words = PageReader(page.body[page.body.index('<section class="bf-group') :].removesuffix("</div>")).words
    told = [words.index(name) for name in ("30 Sept 2015", "Happened Russia launched", "Said", "Published")]
    assert told == sorted(told)


DAYS = st.dates().map(lambda day: day.isoformat())


@given(st.lists(st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4])), min_size=1, max_size=30))
def test_every_dated_event_is_drawn_or_counted(values: list[str]) -> None:
    timeline = draw([event(f"e{number}", value) for number, value in enumerate(values)])
    assert timeline
    lane = timeline.lanes[0]
    assert len(lane.dots) + sum(more.count for more in lane.more) + timeline.older == len(values)
    assert all(0 <= dot.start <= dot.end <= 100 and 0 <= dot.level < lane.levels for dot in lane.dots)
    assert not timeline.lanes[1].dots
