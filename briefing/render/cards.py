"""What the page of each kind of card shows. Kinds that are not listed show their fields and their quotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from briefing.cards.card import Card
from briefing.render.address import card_path
from briefing.render.disputes import lay_out
from briefing.render.editing import FileNote, ProblemNote
from briefing.render.facts import Row, list_own_rows, list_record, list_rows
from briefing.render.fields import record_of, text_of, texts_of
from briefing.render.lines import actor_line, claim_line, event_line, figure_line
from briefing.render.notes import read_notes
from briefing.render.sources import annotate_source, source_heading
from briefing.render.view import Link, Quote, View
from briefing.values import immutable

Values = Mapping[str, object]


@immutable
class Frame:
    """What every card's page shows."""

    key: str
    title: str
    kind: str
    kind_label: str
    index: Link
    files: tuple[FileNote, ...]
    status: str
    status_words: str
    status_reason: str
    quotes: tuple[Quote, ...]
    origins: str
    judgement: tuple[Row, ...]
    grade: tuple[Row, ...]
    assessment: tuple[Row, ...]
    assessment_text: Markup
    notes: Markup
    tags: tuple[str, ...]
    problems: tuple[ProblemNote, ...]


def frame_card(view: View, card: Card) -> Frame:
    """The frame of a card's page."""
    kind = view.library.briefing.kinds[card.kind]
    assessment = record_of(card, "assessment")
    status = text_of(card, "status")
    in_words = {name: value for name, value in assessment.items() if name != "text"}
    return Frame(
        key=card.key,
        title=card.title,
        kind=card.kind,
        kind_label=kind.label,
        index=view.index(card.kind),
        files=_files(view, card),
        status=status,
        status_words=view.library.words.say("statuses", status),
        status_reason=text_of(card, "status_reason"),
        quotes=view.quotes(card),
        origins=view.origins(card),
        judgement=list_rows(view, card, ("reliability", "credibility")),
        grade=list_record(view, record_of(card, "grade"), kind.fields["grade"]) if "grade" in kind.fields else (),
        assessment=list_record(view, in_words, kind.fields["assessment"]) if assessment else (),
        assessment_text=_notes(view, str(assessment.get("text", ""))),
        notes=_notes(view, text_of(card, "notes")),
        tags=texts_of(card, "tags"),
        problems=view.library.editing.note_problems(view.library.problems.get(card.key, ())),
    )


def view_card(view: View, card: Card) -> Values:
    """What the card's template prints besides its frame."""
    show = VIEWS.get(card.kind)
    return show(view, card) if show else {"rows": list_own_rows(view, card)}


def _files(view: View, card: Card) -> tuple[FileNote, ...]:
    """The card's own file, and for a source its article's."""
    editing = view.library.editing
    marked = view.library.articles.get(card.id) if card.kind == "source" else None
    article = (editing.note("article", marked.article.file),) if marked else ()
    return (*article, *((editing.note("card", card.path),) if card.path else ()))


def _notes(view: View, text: str) -> Markup:
    if not text:
        return Markup("")

    def resolve(target: str) -> str | None:
        key, _, anchor = target.partition("#")
        url = view.link(key).url
        return f"{url}#{anchor}" if url and anchor else url or None

    return read_notes(text, resolve)


def _referring(view: View, card: Card, kind: str, *fields: str) -> list[Card]:
    """The cards of a kind that name this one in one of the fields, each once."""
    found = {
        reference.card.key: reference.card
        for reference in view.library.leading_to.get(card.key, ())
        if reference.card.kind == kind and (not fields or reference.field in fields)
    }
    return list(found.values())


def _claim(view: View, card: Card) -> Values:
    return {
        "claim": claim_line(view, card),
        "rows": list_rows(view, card, ("about", "via", "cue")),
        "disputes": [lay_out(view, dispute, 2) for dispute in _referring(view, card, "dispute")],
        "contests": [figure_line(view, toll) for toll in _referring(view, card, "casualty", "contested_by")],
    }


def _dispute(view: View, card: Card) -> Values:
    return {"contest": lay_out(view, card)}


# What the line of a figure shows, so that no row has to.
SHOWN_OF_FIGURE = (
    "count",
    "who",
    "what",
    "outcome",
    "claimed_by",
    "contested_by",
    "part_of",
    "supersedes",
    "contradicts",
)


def _figure(view: View, card: Card) -> Values:
    return {
        "figure": figure_line(view, card),
        "rows": list_own_rows(view, card, SHOWN_OF_FIGURE),
    }


def _event(view: View, card: Card) -> Values:
    return {"event": event_line(view, card), "rows": list_own_rows(view, card, ("what",))}


def _actor(view: View, card: Card) -> Values:
    said = _referring(view, card, "claim", "claimants")
    figures = [*_referring(view, card, "casualty", "claimed_by"), *_referring(view, card, "figure", "claimed_by")]
    disputed = {
        dispute.key: dispute for claim in said for dispute in _referring(view, claim, "dispute", "positions.claims")
    }
    named = text_of(card, "named")
    return {
        "actor": actor_line(view, card),
        "type": view.library.words.say("actor_type", text_of(card, "type")),
        "is_unnamed": named in ("anonymous", "role-only"),
        "rows": list_own_rows(view, card, ("type", "named")),
        "members": [view.link(member.key) for member in _referring(view, card, "actor")],
        "said": [claim_line(view, claim) for claim in said],
        "about": [claim_line(view, claim) for claim in _referring(view, card, "claim", "about", "target")],
        "carried": [claim_line(view, claim) for claim in _referring(view, card, "claim", "via")],
        "figures": [figure_line(view, figure) for figure in figures],
        "blamed": [figure_line(view, toll) for toll in _referring(view, card, "casualty", "blamed")],
        "events": [event_line(view, event) for event in _referring(view, card, "event")],
        "aircraft": [view.link(flown.key) for flown in _referring(view, card, "aircraft")],
        "disputes": [lay_out(view, dispute, 2) for dispute in disputed.values()],
    }


# What the catalogue of aircraft says, in the order it is shown, with its label.
BACKGROUND = {"role": "Role", "maker": "Manufacturer", "origin": "Origin", "nato": "NATO name", "family": "Family"}


def _aircraft(view: View, card: Card) -> Values:
    entry = view.library.catalogue.get(text_of(card, "catalogue"), {})
    background = [
        Row(label, (Link(value, ""),))
        for name, label in BACKGROUND.items()
        if isinstance(value := entry.get(name), str)
    ]
    return {
        "rows": list_own_rows(view, card, ("catalogue",)),
        "background": background,
        "about": [claim_line(view, claim) for claim in _referring(view, card, "claim")],
        "events": [event_line(view, event) for event in _referring(view, card, "event")],
    }


def _place(view: View, card: Card) -> Values:
    return {
        "rows": list_own_rows(view, card, ("coordinates", "country")),
        "background": list_rows(view, card, ("country", "coordinates")),
        "events": [event_line(view, event) for event in _referring(view, card, "event")],
        "figures": [figure_line(view, toll) for toll in _referring(view, card, "casualty")],
        "about": [claim_line(view, claim) for claim in _referring(view, card, "claim")],
    }


SOURCE_ROWS = (
    "carries",
    "origin",
    "bylines",
    "published",
    "filed",
    "url",
    "archive_url",
    "retrieved",
    "language",
    "file",
)


def _source(view: View, card: Card) -> Values:
    marked = view.library.articles.get(card.id)
    return {
        "annotated": annotate_source(view, marked) if marked else None,
        "published_by": source_heading(view, card.id),
        "rows": list_rows(view, card, SOURCE_ROWS),
        "digest": text_of(card, "sha256"),
        "path": card_path(card.kind, card.id),
    }


VIEWS: Mapping[str, Callable[[View, Card], Values]] = {
    "claim": _claim,
    "dispute": _dispute,
    "casualty": _figure,
    "figure": _figure,
    "event": _event,
    "actor": _actor,
    "aircraft": _aircraft,
    "place": _place,
    "source": _source,
}
