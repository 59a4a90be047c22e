"""Whom those speak for whose post names a kind of body alone: "army spokesman Colonel X" is the one army's."""

from __future__ import annotations

import re

from briefing.links.registry import Registry

POST = re.compile(r"(?:the )?([\w -]+?)(?:'s)? (?:chief )?spokes(?:man|woman|person)\b", re.IGNORECASE)
LONGEST = 80  # characters of a post that is looked at


def tie_posts(registry: Registry) -> None:
    """Give each spokesman of "the army" or "the ministry" to the only body of that kind in the article."""
    for draft in registry.drafts:
        if draft.type != "person" or draft.named != "named" or draft.affiliations:
            continue
        for (title, holder), span in list(draft.roles.items()):
            post = POST.match(title[:LONGEST]) if not holder else None
            bodies = registry.by_kind.get(registry.kind_of(post[1]), []) if post else []
            if len(bodies) == 1:
                body = bodies[0]
                draft.roles = {key: at for key, at in draft.roles.items() if key != (title, holder)}
                draft.roles[title, body.name] = span
                draft.affiliations[body.name] = None
                draft.country = draft.country or body.country
