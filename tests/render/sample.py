"""A small briefing of the seed article, written by hand: a few cards of each kind."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card, Value
from briefing.cards.kinds import read_kinds
from briefing.pack import PACKAGED
from briefing.sources.article import Article, Block, Dateline
from briefing.values import Count, Evidence, Problem, Span, When

SEED = Path(__file__).parents[2] / "seeds" / "000_4112cf46ef5a00b8.txt"
SOURCE = "seed"
HOMS = (
    "The head of Syria's main opposition group accused Moscow of killing 36 civilians in the central province of Homs, "
    "while US officials said it appeared the strikes were not in ISIS-controlled territory."
)
DENIAL = '"Talk began that civilians were hurt by air strikes. We have no such data," he added.'
DEPLOYMENT = (
    "Russia's Kommersant daily on Thursday quoted a military source as saying that the Russian deployment includes "
    "Su-24M and Su-34 bombers, Su-30 fighter jets and Mi-24 combat helicopters, some of which flew in on Sept 18 as a "
    "transport escort."
)
FIRST = (
    "Russia launched its first air strikes in war-torn Syria on Wednesday, striking opposition-held areas in the "
    "central provinces of Homs and Hama."
)
WAR = (
    "Russia and the West are in deep disagreement over Syria, with Moscow backing Mr Assad while Western powers blame "
    "him for starting what has become a brutal war with more than 240,000 people dead and millions displaced."
)
HEADLINE = "Russia launches fresh air strikes on Syria, as Kremlin rejects criticism from the West"
STRUCK = (
    'Russian Foreign Minister Sergei Lavrov said the Russian military has only struck "terrorist groups", but France '
    "and the United States immediately expressed doubts that Moscow was targeting ISIS."
)
SORTIES = (
    "The defence ministry in Moscow said for its part that Russian fighter jets carried out 20 sorties and struck "
    '"eight Islamic State targets" including a command post in the mountains.'
)


def article_of(text: str, name: str = SOURCE) -> Article:
    """An article of any text: its lines are its blocks."""
    spans = [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", text)]
    blocks = tuple(Block("body" if at else "headline", span) for at, span in enumerate(spans))
    return Article(name, f"seeds/{name}.txt", text, "0" * 64, blocks, spans[0].of(text) if spans else "")


def seed_article() -> Article:
    article = article_of(SEED.read_text(encoding="utf-8"))
    at = article.text.index("BEIRUT (AFP) - ")
    filed = When("2015-10-01", "day", "Oct 1")
    return replace(article, agency="AFP", dateline=Dateline(Span(at, at + 15), "Beirut", "AFP", filed))


def card(kind: str, name: str, title: str, quote: str = "", /, **values: Value) -> Card:
    evidence: dict[str, Value] = {"evidence": (Evidence(SOURCE, quote),)} if quote else {}
    return Card(kind, name, title, {**values, **evidence, "status": "candidate"}, f"docs/cards/{kind}/{name}.yml")


def sample_cards() -> list[Card]:
    exactly = Count(36, 36, "", "36")
    war = Count(240000, None, "more than", "more than 240,000")
    denied = "Talk began that civilians were hurt by air strikes. We have no such data,"
    return [
        card(
            "source",
            SOURCE,
            HEADLINE,
            HEADLINE,
            agency="AFP",
            dateline="Beirut",
            filed=When("2015-10-01", "day", "Oct 1"),
            file="seeds/seed.txt",
            sha256="0" * 64,
        ),
        card("actor", "russia", "Russia", FIRST, type="state", aliases=("Moscow",)),
        card(
            "actor",
            "sergei-lavrov",
            "Sergei Lavrov",
            STRUCK,
            type="person",
            named="named",
            aliases=("Mr Lavrov",),
            roles=({"title": "Russian Foreign Minister", "holder_for": "russia"},),
            affiliations=("russia",),
        ),
        card(
            "actor", "opposition-head", "head of Syria's main opposition group", HOMS, type="person", named="role-only"
        ),
        card("actor", "military-source", "a military source", DEPLOYMENT, type="person", named="anonymous"),
        card("actor", "kommersant", "Kommersant", DEPLOYMENT, type="media"),
        card(
            "actor",
            "defence-ministry",
            "Russian Defence Ministry",
            SORTIES,
            type="government",
            aliases=("defence ministry in Moscow",),
            affiliations=("russia",),
        ),
        card(
            "claim",
            "killing-36",
            "head of Syria's main opposition group accuses: killing 36 civilians",
            HOMS,
            claimants=("opposition-head",),
            act="accuses",
            mode="indirect",
            content="of killing 36 civilians in the central province of Homs",
            about=("actor/russia", "place/homs"),
        ),
        card(
            "claim",
            "no-such-data",
            "Sergei Lavrov denies: We have no such data",
            DENIAL,
            claimants=("sergei-lavrov",),
            act="denies",
            mode="direct",
            content=f'"{denied}"',
            said=When("2015-09-30", "day", "Wednesday"),
        ),
        card(
            "claim",
            "deployment",
            "a military source: the Russian deployment includes Su-24M",
            DEPLOYMENT,
            claimants=("military-source",),
            act="states",
            mode="indirect",
            content=DEPLOYMENT[DEPLOYMENT.index("the Russian deployment") : -1],
            via=("kommersant",),
            about=("actor/russia", "aircraft/su-24m"),
        ),
        card(
            "casualty",
            "homs-36-killed",
            "36 civilians killed in Homs",
            HOMS,
            outcome="killed",
            count=exactly,
            who="civilians",
            scope="event",
            where="homs",
            blamed="russia",
            claimed_by=("opposition-head",),
            contested_by=("no-such-data",),
        ),
        card(
            "casualty",
            "war-240000",
            "more than 240,000 dead",
            WAR,
            outcome="killed",
            count=war,
            who="people",
            scope="war",
        ),
        card(
            "figure",
            "20-sorties",
            "20 sorties",
            SORTIES,
            count=Count(20, 20, "", "20"),
            what="sorties",
            claimed_by=("defence-ministry",),
        ),
        card(
            "event",
            "first-strikes",
            "Russia launched its first air strikes",
            FIRST,
            what="Russia launched its first air strikes in war-torn Syria on Wednesday",
            when=When("2015-09-30", "day", "Wednesday"),
            where=("homs",),
            agent=("russia",),
        ),
        card(
            "aircraft", "su-24m", "Su-24M", DEPLOYMENT, designation="Su-24M", catalogue="Su-24", operators=("russia",)
        ),
        card(
            "place",
            "homs",
            "Homs",
            HOMS,
            kind="province",
            country="Syria",
            coordinates={"latitude": 34.73, "longitude": 36.72, "accuracy": "province"},
        ),
        card(
            "dispute",
            "civilians",
            "Did the strikes kill civilians?",
            HOMS,
            question="Did the strikes kill civilians?",
            kind="occurrence",
            positions=(
                {"label": "They did", "claims": ("killing-36",)},
                {"label": "There is no such data", "claims": ("no-such-data",)},
            ),
        ),
    ]


def rival_tolls() -> list[Card]:
    """Tolls of one event: a vague one, one that takes its place, a rival of that, and an earlier one with a day."""

    def toll(name: str, count: Count, **values: Value) -> Card:
        same: dict[str, Value] = {"outcome": "killed", "who": "people", "scope": "event", "where": "homs"}
        return card("casualty", name, f"{count.as_written} killed", HOMS, count=count, **same, **values)

    wednesday = When("2015-09-30", "day", "Wednesday")
    return [
        toll("vague", Count(12, None, "", "dozens"), claimed_by=("military-source",)),
        toll("first", Count(20, 20, "", "20"), claimed_by=("opposition-head",)),
        toll("later", Count(36, None, "at least", "at least 36"), claimed_by=("opposition-head",), supersedes="first"),
        toll("rival", Count(40, 50, "", "40 to 50"), claimed_by=("russia",), contradicts=("later",), when=wednesday),
    ]


def brief(cards: list[Card], article: Article, problems: tuple[Problem, ...] = ()) -> Briefing:
    """A briefing of these cards and one article."""
    kinds = read_kinds(PACKAGED)
    of_kind = {kind: {card.id: card for card in cards if card.kind == kind} for kind in kinds}
    return Briefing(kinds, of_kind, {article.id: article}, problems)


def sample_briefing(problems: tuple[Problem, ...] = ()) -> Briefing:
    return brief(sample_cards(), seed_article(), problems)
