"""A briefing of many cards, any but always the same, that differ in whatever the explorer finds cards by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card, Value
from briefing.cards.kinds import read_kinds
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from briefing.render.fields import evidence_of
from briefing.values import Count, Evidence, When
from tests.render.project import write_project
from tests.render.sample import article_of, brief

HOSTILE = '</script><script>window.ran=1</script><img src=x onerror="window.ran=1">'
WORDS = ("hospital", "Café", "gate", "isn’t", "“so-called”", "Zürich", "bridge", "the", "raid", "STRIKE", HOSTILE)
DAYS = ("2015-09-29", "2015-09-30", "2015-10-01", "2015-10", "2015", "2014-12-31", "")
ACTORS = {
    **{f"actor-{n}": f"Actor {n}" for n in range(18)},
    "zeinab": "Zeïnab of the Coast",
    "hostile": f"Hostile {HOSTILE}",
}
PLACES = {"homs": "Homs", "hama": "Hama", "idlib": "Idlib", "aleppo": "Aleppo"}
AIRCRAFT = {"su-24": "Su-24", "mi-8": "Mi-8"}
SOURCES: dict[str, dict[str, Value]] = {
    "first": {"publisher": "Reuters", "published": When("2015-10-01", "day", "Oct 1")},
    "second": {"agency": "AFP", "filed": When("2015-09-30", "day", "Sept 30")},
    "third": {"publisher": f"Wire {HOSTILE}"},
}
ACTS = ("states", "states", "denies", "accuses", "doubts", "does-not-confirm", "expresses", "demands")
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
CLAIMS, TOLLS, EVENTS, DISPUTES = 900, 25, 40, 3


class Maker:
    """Makes cards with values drawn by lot."""

    def __init__(self) -> None:
        self.random = Random(2015)

    def some(self, values: Iterable[str], most: int) -> tuple[str, ...]:
        return tuple(self.random.sample(list(values), self.random.randint(0, most)))

    def at_most_one(self, values: Iterable[str]) -> str:
        return "".join(self.some(values, 1))

    def when(self) -> Value:
        day = self.random.choice(DAYS)
        precision = {10: "day", 7: "month", 4: "year"}.get(len(day), "unknown")
        return When(day or None, precision, day or f"one day {HOSTILE}")  # type: ignore[arg-type]

    def words(self, number: int) -> str:
        return f"{self.random.choice(WORDS)} {self.random.choice(WORDS)} {number}"

    def card(self, kind: str, number: int, title: str, quote: str, /, **values: Value) -> Card:
        """A card that stands on one sentence of one source, now and then on the same in two."""
        sources = self.random.sample(list(SOURCES), 2 if number % 9 == 0 else 1)
        common: dict[str, Value] = {"evidence": tuple(Evidence(source, quote) for source in sources)}
        common["status"] = self.random.choice(("candidate", "reviewed", "deprecated"))
        common |= {"status_reason": "Withdrawn."} if common["status"] == "deprecated" else {}
        if number % 4 == 0:
            common["grade"] = {self.random.choice(("occurrence", "attribution", "count")): self.random.choice(GRADES)}
        filled = {key: value for key, value in values.items() if value not in ((), "")}
        return make_card(kind, f"{kind}-{number}", title, **filled, **common)

    def claim(self, number: int) -> Card:
        content = self.words(number)
        claimants = self.some(ACTORS, 3)
        unclear = "" if claimants or number % 2 else f"sources {HOSTILE}"
        return self.card(
            "claim",
            number,
            f"Claim {content}",
            f"{content}, {unclear} was heard to say on {number}.",
            claimants=claimants,
            source_words=unclear,
            act=self.random.choice(ACTS),
            mode=self.random.choice(("direct", "indirect", "mixed")),
            content=content,
            cue="was heard to say" if number % 3 else "",
            target=self.at_most_one(ACTORS),
            about=(
                *(f"place/{name}" for name in self.some(PLACES, 2)),
                *(f"aircraft/{name}" for name in self.some(AIRCRAFT, 1)),
                *(f"actor/{name}" for name in self.some(ACTORS, 1)),
            ),
            via=self.some(ACTORS, 2),
            said=self.when() if number % 3 else "",
        )

    def casualty(self, number: int) -> Card:
        who = f"men {self.words(number)}"
        contradicted = ("casualty-0",) if number % 5 == 1 else ()
        return self.card(
            "casualty",
            number,
            f"{number} {who} killed",
            f"{number} {who} were killed.",
            outcome="killed",
            count=Count(number, number, "", str(number)),
            who=who,
            scope="event",
            where=self.at_most_one(PLACES),
            when=self.when(),
            blamed=self.at_most_one(ACTORS),
            claimed_by=self.some(ACTORS, 2),
            via=self.some(ACTORS, 1),
            contradicts=contradicted,
            supersedes=f"casualty-{number - 1}" if number % 3 == 2 else "",
            contested_by=tuple({f"claim-{self.random.randrange(CLAIMS)}": None for _ in range(number % 3)}),
        )

    def figure(self, number: int) -> Card:
        what = f"sorties {self.words(number)}"
        return self.card(
            "figure",
            number,
            f"{number} {what}",
            f"There were {number} {what} in all.",
            count=Count(number, number, "", str(number)),
            what=what,
            claimed_by=self.some(ACTORS, 2),
            via=self.some(ACTORS, 1),
        )

    def event(self, number: int, claim: Card) -> Card:
        """An event; every other one is what a claim tells of."""
        told = number % 2 == 0
        what = str(claim.values["content"]) if told else self.words(number)
        made = self.card(
            "event",
            number,
            f"Event {what}",
            f"{what} happened.",
            what=what,
            when=self.when(),
            where=self.some(PLACES, 2),
            agent=self.some(ACTORS, 1),
            means=self.some(AIRCRAFT, 1),
        )
        return replace(made, values={**made.values, "evidence": claim.values["evidence"]}) if told else made


def make_card(kind: str, name: str, title: str, /, **values: Value) -> Card:
    return Card(kind, name, title, values, f"docs/cards/{kind}/{name}.yml")


@cache
def make_cards() -> tuple[Card, ...]:
    maker = Maker()
    claims = [maker.claim(number) for number in range(CLAIMS)]
    cards = [
        *claims,
        *(maker.casualty(number) for number in range(TOLLS)),
        *(maker.figure(number) for number in range(TOLLS)),
        *(maker.event(number, claims[number]) for number in range(EVENTS)),
    ]
    proof: dict[str, Value] = {"evidence": (Evidence("first", "A headline"),), "status": "candidate"}
    cards += [make_card("actor", name, title, type="person", named="named", **proof) for name, title in ACTORS.items()]
    cards += [make_card("place", name, title, kind="city", **proof) for name, title in PLACES.items()]
    cards += [make_card("aircraft", name, title, designation=title, **proof) for name, title in AIRCRAFT.items()]
    for number in range(DISPUTES):
        sides = tuple(
            {"label": f"Side {side}", "claims": tuple(f"claim-{number * 50 + side * 9 + at}" for at in range(3))}
            for side in range(2)
        )
        title = f"Question {number} {HOSTILE}?"
        cards.append(
            make_card("dispute", f"dispute-{number}", title, question=title, kind="toll", positions=sides, **proof)
        )
    for name, values in SOURCES.items():
        text = text_of(name, cards)
        file: dict[str, Value] = {"file": f"seeds/{name}.txt", "sha256": sha256(text.encode()).hexdigest()}
        evidence: dict[str, Value] = {"evidence": (Evidence(name, "A headline"),), "status": "candidate"}
        cards.append(make_card("source", name, f"Headline of {name}", **values, **file, **evidence))
    return tuple(cards)


def text_of(source: str, cards: Iterable[Card]) -> str:
    """The source's text: every sentence that a card stands on."""
    quotes = {words.quote: None for card in cards for words in evidence_of(card) if words.source == source}
    quotes.pop("A headline", None)
    return "\n\n".join(["A headline", *quotes]) + "\n"


def make_briefing() -> Briefing:
    cards = [*make_cards()]
    articles = {name: article_of(text_of(name, cards), name) for name in SOURCES}
    return replace(brief(cards, articles["first"]), articles=articles)


def write_made_project(folder: Path) -> Path:
    """A project on disk with these cards."""
    write_project(folder, [])
    (folder / "seeds" / "seed.txt").unlink()
    kinds, cards = read_kinds(PACKAGED), make_cards()
    for name in SOURCES:
        (folder / "seeds" / f"{name}.txt").write_text(text_of(name, cards), encoding="utf-8")
    for card in cards:
        path = folder / card.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_card(card, kinds[card.kind]), encoding="utf-8")
    return folder
