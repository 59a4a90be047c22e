"""An article whose file is not the one that was parsed: its SHA-256 is another, or the card's is no digest at all.

Somebody changed the text after the facts were taken from it. Look at what changed; `briefing parse` reads it anew and
writes the new digest. A source card that was edited by hand keeps its digest: put the new one in yourself once you
have looked.

`--fix` never writes a digest: that would say that somebody has looked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.values import Problem, Severity

CHECK = "source-changed"
_DIGEST = re.compile(r"[0-9a-f]{64}")


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A warning at a digest that is not the article's, an error at one that can be nobody's."""
    if card.kind != "source":
        return
    article, mark = desk.article(card.id), str(card.values.get("sha256", ""))
    now = f"that of {article.file} is {article.sha256}" if article else "sha256sum FILE prints it"
    if not _DIGEST.fullmatch(mark):
        message = "this is no SHA-256: it has 64 characters, 0 to 9 and a to f"
        yield desk.problem(card, ("sha256",), CHECK, message, now)
    elif article and desk.is_changed(card.id):
        message = f"{article.file} was changed since it was parsed"
        hint = f"look at what changed, then parse again; its digest is now {article.sha256}"
        yield desk.problem(card, ("sha256",), CHECK, message, hint, severity=Severity.WARNING)
