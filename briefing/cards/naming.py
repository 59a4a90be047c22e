"""Cards as people call them: by kind and id, by id alone, or by file."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from briefing.cards.renames import Key


class CardUnknownError(LookupError):
    """No card, or more than one, goes by a name; the message says which do."""


def find_card(name: str, cards: Mapping[Key, str]) -> Key:
    """The card that a person calls `name`: ``kind/id``, an id that one kind alone has, or the card's file.

    `cards` has each card's file as messages show it.

    Raises:
        CardUnknownError: no card goes by `name`, or several do.
    """
    wanted = name.replace("\\", "/").removeprefix("./")
    kind, slash, own = wanted.partition("/")
    if slash and (kind, own) in cards:
        return kind, own
    found = [key for key, path in cards.items() if wanted in (key[1], path)]
    if len(found) == 1:
        return found[0]
    if found:
        raise CardUnknownError(f"'{name}' is {' and '.join(map('/'.join, found))}: which one?")
    near = get_close_matches(wanted, [key for card in cards for key in ("/".join(card), card[1])], n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise CardUnknownError(f"there is no card '{name}'{hint}")
