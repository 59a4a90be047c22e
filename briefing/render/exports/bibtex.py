"""Sources and cards as BibTeX: ``@misc`` with plain fields, which BibTeX and biblatex both take.

https://www.ctan.org/pkg/bibtex (btxdoc), https://www.ctan.org/pkg/biblatex
"""

from __future__ import annotations

import re

from briefing.cards.card import Card
from briefing.render.address import web_address
from briefing.render.exports.export import Export
from briefing.render.fields import published_of, text_of, texts_of
from briefing.render.library import Library
from briefing.render.permalink import card_permalink
from briefing.values import When
from briefing.values.slug import slug

PATH = "data/sources.bib"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Braces count even behind a backslash, so that a lone one would swallow the rest of the file.
_SPECIALS = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "#$%&_"},
}
_SPECIAL = re.compile(r"[\\{}~^#$%&_]")
_BLANK = re.compile(r"[\s\0-\x1f\x7f]+")


def export_bibtex(library: Library) -> Export:
    """The articles, to cite them."""
    sources = library.list_cards("source")
    return Export(
        path=PATH,
        content="".join(f"{cite_article(card)}\n" for card in sources),
        format="BibTeX",
        media="application/x-bibtex",
        about="The articles, to cite them.",
        rows=len(sources),
        reading="Zotero, JabRef and LaTeX import it as it is.",
    )


def cite_article(source: Card) -> str:
    """The entry of the article that a source card is about."""
    agency, publisher = text_of(source, "agency"), text_of(source, "publisher")
    authors = texts_of(source, "bylines") or tuple(name for name in (agency or publisher,) if name)
    published = publisher or agency
    dateline = text_of(source, "dateline")
    return _entry(
        slug(source.id),
        author=" and ".join(f"{{{escape_bibtex(name)}}}" for name in authors),
        title=f"{{{escape_bibtex(source.title)}}}",
        publisher=escape_bibtex(published) if published not in authors else "",
        note=escape_bibtex(f"Filed from {dateline}") if dateline else "",
        **_date(published_of(source)),
        url=_verbatim(web_address(text_of(source, "url"))),
    )


def cite_card(library: Library, card: Card) -> str:
    """The entry of a card's page; its status is part of it."""
    status = library.words.say("statuses", text_of(card, "status"))
    return _entry(
        f"{slug(card.kind)}-{slug(card.id)}",
        author=f"{{{escape_bibtex(library.masthead.name)}}}",
        title=f"{{{escape_bibtex(card.title)}}}",
        note=escape_bibtex(f"{library.briefing.kinds[card.kind].label}, {status}"),
        url=_verbatim(card_permalink(library, card.key)),
    )


def escape_bibtex(text: str) -> str:
    """`text` on one line, as LaTeX prints it to the letter."""
    return _SPECIAL.sub(lambda special: _SPECIALS[special[0]], _BLANK.sub(" ", text).strip())


def _entry(key: str, **fields: str) -> str:
    given = {name: value for name, value in fields.items() if value.strip("{}")}
    lines = ",\n".join(
        f" {name} = {{{value}}}" if name != "month" else f" month = {value}" for name, value in given.items()
    )
    return f"@misc{{{key},\n{lines}\n}}"


def _date(when: When | None) -> dict[str, str]:
    """Year, month and day, as far as they are known."""
    parts = (when.value or "").split("-") if when else []
    named = dict(zip(("year", "month", "day"), parts, strict=False))
    if not all(part.isdecimal() for part in parts) or not 1 <= int(named.get("month", 1)) <= len(MONTHS):
        return {}
    if "month" in named:
        named["month"] = MONTHS[int(named["month"]) - 1]
    return {name: value.lstrip("0") for name, value in named.items()}


def _verbatim(address: str) -> str:
    """An address, which LaTeX takes to the letter, without what would end it."""
    return address.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
