"""Hostile texts, and a briefing that is made of one."""

from __future__ import annotations

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card, Value
from briefing.values import Count, Evidence, Problem, When
from tests.render.sample import article_of, brief

HOSTILE = [
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }} {% include 'home.html.j2' %} {# #}",
    "[x](javascript:alert(1)) ![](https://example.org/x.png) **b** `c`",
    "javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt; &amp; &#60;",
    "\u202eesrever \u2066isolate\u2069 \u200bzero",
    "]]> --> <!-- <![CDATA[",
    "!!python/object:os.system",
    "a" * 5000,
]


def hostile_briefing(text: str) -> Briefing:
    """A briefing in which every text there is says `text`."""
    evidence = (Evidence("any", text),)
    when = When("2015-10-01", "day", text, part=text)
    count = Count(1, 2, text, text)

    def made(kind: str, /, **values: Value) -> Card:
        common: dict[str, Value] = {"evidence": evidence, "status": "deprecated", "status_reason": text, "notes": text}
        common |= {"tags": (text,), "assessment": {"by": text, "text": text}}
        return Card(kind, "any", text, {**values, **common}, f"docs/cards/{kind}/{text}.yml")

    cards = [
        made("source", publisher=text, url=text, archive_url=text, bylines=(text,), file=text, sha256=text, filed=when),
        made(
            "actor",
            type=text,
            named=text,
            aliases=(text,),
            roles=({"title": text},),
            affiliations=(text, "any"),
            country=text,
        ),
        made(
            "claim",
            claimants=("any", text),
            act=text,
            mode=text,
            content=text,
            cue=text,
            source_words=text,
            about=(text,),
        ),
        made("casualty", outcome=text, count=count, who=text, scope=text, when=when, where=text, contested_by=("any",)),
        made("figure", count=count, what=text, claimed_by=("any",), via=("any",)),
        made("event", what=text, when=when, where=("any",)),
        made("aircraft", designation=text, catalogue=text, operators=("any",)),
        made("place", kind=text, aliases=(text,), country=text),
        made("dispute", question=text, kind=text, why=text, positions=({"label": text, "claims": ("any",)},)),
    ]
    problem = Problem(f"docs/cards/claim/{text}.yml", 1, 1, text, text, text, text)
    return brief(cards, article_of(f"{text}\n\n{text}", "any"), (problem,))
