"""An article whose file is not the one that was parsed: its SHA-256 is another.

Somebody changed the text after the facts were taken from it. Look at what changed; `briefing parse` reads it anew and
writes the new digest. A source card that was edited by hand keeps its digest: put the new one in yourself once you
have looked.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.values import Problem, Severity

CHECK = "source-changed"


def check(briefing: Briefing) -> Iterator[Problem]:
    """A warning at each digest that is not the article's."""
    for card in briefing.cards.get("source", {}).values():
        article = briefing.articles.get(card.id)
        if article and article.sha256 != card.values.get("sha256"):
            message = f"{article.file} was changed since it was parsed"
            hint = f"look at what changed, then parse again; its digest is now {article.sha256}"
            yield briefing.problem(card, ("sha256",), CHECK, message, hint, severity=Severity.WARNING)
