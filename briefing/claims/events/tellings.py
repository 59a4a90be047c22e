"""What one clause tells, as an event that may be told again elsewhere, and the page it is read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress

from briefing.attribution.attribution import Attribution
from briefing.claims.events.clause import Clause, Marked, find_marks
from briefing.claims.events.happenings import Happening, Named, is_possible
from briefing.claims.events.retold import Telling
from briefing.claims.events.roles import read_roles
from briefing.claims.events.words import EventWords, read_event_words
from briefing.claims.fact import Event
from briefing.claims.scene import Scene
from briefing.mentions.states import States, read_states
from briefing.pack import Pack
from briefing.rules.pattern import Words
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.text.passages import quote_around
from briefing.values import Span, When, immutable

TOLD_AS_SO = frozenset({"states", "confirms", "expresses", "accuses", "claims-responsibility"})
WITH_SAYING = frozenset({"meeting", "violence", "crash"})  # stories that a noun tells beside a dated saying


@immutable
class EventPage:
    """One article with the words for happenings; `marked` is the sentence at hand."""

    scene: Scene
    pack: Pack
    words: EventWords
    frame: Words
    relative: frozenset[str]
    states: States
    headlines: tuple[Span, ...]
    marked: Marked

    def turn_to(self, sentence: Sentence) -> EventPage:
        """The same page with the marks of a sentence."""
        norms, classes = self.marked.norms, self.marked.classes
        marked = Marked(norms, classes, find_marks(norms, classes, sentence, self.pack))
        shared = (self.scene, self.pack, self.words, self.frame, self.relative, self.states, self.headlines)
        return EventPage(*shared, marked)


def open_page(scene: Scene, pack: Pack) -> EventPage:
    """The page of an article, with no sentence read yet."""
    return EventPage(
        scene,
        pack,
        read_event_words(pack),
        read_words(pack, "event_frame"),
        read_words(pack, "clause_words")["relative"],
        read_states(pack),
        tuple([paragraph.span for paragraph in scene.document.paragraphs if paragraph.kind == "headline"]),
        Marked(scene.norms, scene.reading.classes, []),
    )


def make_telling(
    page: EventPage,
    sentence: Sentence,
    clause: Clause,
    main: Happening,
    rule: str,
    when: When | None,
    is_dated: bool,
    also: tuple[str, ...] = (),
) -> Telling:
    """The telling of what a clause tells of; `also` took part by what stands outside the clause."""
    scene = page.scene
    what = scene.document.span_of(clause.first, clause.last)
    way = page.words.roles.get(main.kind, "deed")
    roles = read_roles(scene, clause, main, way, page.frame, page.states, also)
    if when and not when.is_possible and is_possible(scene, clause, main, page.frame):
        when = replace(when, is_possible=True)
    event = Event(
        article=scene.article,
        what=what,
        sentence=quote_around(scene.document, sentence.span, what),
        rule=rule,
        when=when,
        where=roles.where,
        agent=roles.agent,
        target=roles.target,
        means=roles.means,
    )
    story = page.words.stories.get(main.kind, "")
    is_news = not (roles.agent and all(scene.types.get(name) == "media" for name in roles.agent))
    return Telling(
        event,
        story,
        is_dated,
        is_news,
        points_back=bool(story) and not is_dated and _points_back(page, clause, story),
        is_headline=any(span.covers(what) for span in page.headlines),
    )


def _points_back(page: EventPage, clause: Clause, story: str) -> bool:
    """Whether the clause tells more of what was told: "the attack killed", "it carried out these strikes"."""
    return any(
        page.words.stories[one.kind] == story
        and one.first > clause.first
        and page.marked.norms[one.first - 1] in page.frame["pointing"]
        for one in find_nouns(page, clause)
    )


def find_nouns(page: EventPage, clause: Clause) -> Iterator[Happening]:
    """The nouns of a clause that name happenings, in order."""
    norms, nouns = page.marked.norms, page.words.nouns
    own = norms[clause.first : clause.last]
    for at in compress(range(clause.first, clause.last), map(nouns.__contains__, own)):
        if not (at and norms[at - 1] == "to"):
            yield Happening(nouns[norms[at]], at, at + 1, "named")


def is_occasion(page: EventPage, named: Named) -> bool:
    """Whether a noun phrase tells on what occasion something was said: "after talks", "in a call with"."""
    story = page.words.stories[named.happening.kind]
    if named.lead not in page.frame["occasions"] or story not in WITH_SAYING:
        return False
    return story == "meeting" or named.lead != "in"


def is_told_as_so(holding: Sequence[Attribution]) -> bool:
    """Whether nobody only denies, doubts, demands or announces what stands in these statements."""
    return all(one.act in TOLD_AS_SO and not one.is_withheld for one in holding)
