"""What the page of every card shows, whatever its kind: its words in the sources, judgements, notes, problems."""

from __future__ import annotations

from markupsafe import Markup

from briefing.cards.card import Card
from briefing.render.editing import FileNote, ProblemNote
from briefing.render.facts import Row, list_record, list_rows
from briefing.render.fields import record_of, text_of, texts_of
from briefing.render.notes import read_notes
from briefing.render.pages.takeaway import TakeAway, take_card
from briefing.render.view import Link, Quote, View
from briefing.values import immutable


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
    taken: TakeAway


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
        taken=take_card(view, card),
    )


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
