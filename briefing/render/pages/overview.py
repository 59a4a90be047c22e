"""A page about the briefing as a whole, or about a part of it that is no card."""

from __future__ import annotations

from collections.abc import Callable

from briefing.render.view import Values, View
from briefing.values import immutable


@immutable
class Overview:
    """One such page: its `path` ("gaps.md"), title, template, and what makes the values that the template prints.

    `about` says in a sentence what the page is, for search results and its reader; `parent` is the path of the page
    that leads to it, "" for one in the navigation. One that `is_part` is about a part, so that most edits leave it as
    it is.
    """

    path: str
    title: str
    template: str
    show: Callable[[View], Values]
    about: str = ""
    parent: str = ""
    is_wide: bool = True
    is_part: bool = False
