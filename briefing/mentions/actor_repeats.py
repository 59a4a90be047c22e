"""Names that come again shorter: "Lavrov" after "Sergei Lavrov", "SDC" after "Syrian Defence Council (SDC)"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import ne
from typing import NamedTuple

from briefing.mentions.actor_line import Line
from briefing.mentions.known_names import KnownNames
from briefing.mentions.mention import ActorMention
from briefing.text.document import Document

PARTICLES = ("al-", "el-")
NAMING_WORDS = frozenset(["known", "nicknamed", "dubbed"])
NAMING = 8  # how far behind "known" another name may stand: "known by his nom de guerre Che"
Shape = tuple[str, int]  # what a slip of the pen leaves of a name: its first letter and its length


class Known(NamedTuple):
    """What a short form stands for: the mention that has the name in full, and the name it is called by."""

    full: ActorMention
    name: str


def find_repeats(document: Document, lines: Sequence[Line], found: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Mentions of the short forms of names that `found` has in full, where `found` has nothing yet."""
    if not lines:
        return
    short = _short_forms(document, lines[0].names, found)
    if not short:
        return
    people = _people_by_shape(short)
    short = {**_first_names(lines[0].names, found, short), **short}
    taken = sorted([(mention.span.start, mention.span.end) for mention in found])
    for line in lines:
        texts = line.texts
        for at in line.starts:
            text = texts[at]
            known = short.get(text) or (short.get(_bare(text)) if text[2:3] == "-" else None)
            if known is None:
                alike = people.get((text[0], len(text)))
                if alike and at not in line.chunks and line.speaks(at, at + 1):
                    known = _spelled_alike(text, alike)
            if known is None or _is_taken(line.start_of(at), taken):
                continue  # the name in full has it
            if line.norms[at] in line.names.words["calendar"] and not _is_no_date(line, at):
                continue  # "in May", where Theresa May was named
            if _stands_alone(line, at):
                yield _shortened(line, at, known)


def _shortened(line: Line, at: int, known: Known) -> ActorMention:
    """The mention at `at` of what a short form stands for; with "regime" behind a leader's name, of those they lead."""
    full = known.full
    if full.type == "person" and line.norms[at + 1] in line.names.words["regimes"]:
        span, name = line.span(at, at + 2), line.words(at, at + 2)
        country, owner = full.country, full.affiliation
        return ActorMention(span, span, name, "government", "body.of_person", country=country, affiliation=owner)
    if full.type != "person":
        span = line.span(at, at + 1)
        return ActorMention(span, span, known.name, full.type, "organisation.acronym", full.named, "",
                            full.country, full.affiliation, is_plural=full.is_plural)  # fmt: skip
    first = at
    while first and line.texts[first - 1] in full.name and f" {line.words(first - 1, at + 1)}" in f" {full.name}":
        first -= 1  # "Suu Kyi" of "Aung San Suu Kyi"
    span = line.span(first, at + 1)
    return ActorMention(span, span, known.name, full.type, "person.surname", full.named, "", full.country,
                        full.affiliation, is_reference=known.name != full.name, is_plural=full.is_plural)  # fmt: skip


def _short_forms(document: Document, names: KnownNames, found: Sequence[ActorMention]) -> dict[str, Known]:
    """The short forms: surnames, first names that are family names, and the initials given in brackets."""
    short: dict[str, Known] = {}
    texts, starts = document.texts, document.starts
    has_others = not NAMING_WORDS.isdisjoint(document.norms)
    for mention in found:
        if mention.type == "person" and mention.named == "named" and mention.rule != "person.byline":
            words = mention.name.split()
            surname = words[-1]
            if len(words) > 2 and surname.lower().rstrip(".") in ("jr", "sr", "ii", "iii"):
                surname = words[-2].rstrip(",")
            known = Known(mention, surname)
            if has_others and (alias := _other_name(document, mention)):
                short.setdefault(alias, Known(mention, mention.name))
            short.setdefault(surname, known)
            short.setdefault(_bare(surname), known)
            if len(words) > 1 and words[0] in names.family_first and words[0] not in short:
                short[words[0]] = Known(mention, words[0])
            continue
        at = bisect_right(starts, mention.span.end - 1)
        if at + 2 < len(texts) and texts[at] == "(" and texts[at + 2] == ")" and mention.type != "person":
            acronym = texts[at + 1]
            if 2 <= len(acronym) <= 10 and sum(c.isupper() for c in acronym) >= 2:
                short.setdefault(acronym, Known(mention, mention.name))
    return short


def _other_name(document: Document, mention: ActorMention) -> str:
    """The one word that a person is also known as: "…, widely known as Hemedti", "…, better known by the name Che"."""
    norms, texts = document.norms, document.texts
    at = bisect_right(document.starts, mention.span.end - 1)
    known = next((step for step in range(at, min(at + 4, len(norms))) if norms[step] in NAMING_WORDS), -1)
    if known < 0 or not all(norms[step] == "," or norms[step].isalpha() for step in range(at, known)):
        return ""
    for step in range(known + 1, min(known + NAMING, len(norms))):
        if texts[step][:1].isupper() or texts[step].startswith(PARTICLES):
            is_alone = step + 1 == len(texts) or not texts[step + 1][:1].isupper()
            return texts[step] if is_alone else ""
        if not (norms[step].isalpha() or norms[step] == '"') or norms[step] in ("for", "in"):
            return ""
    return ""


def _first_names(names: KnownNames, found: Sequence[ActorMention], short: Mapping[str, Known]) -> dict[str, Known]:
    """The first words of names, each of one person only: "Abiy" is Abiy Ahmed where nobody else is called so."""
    people: dict[str, dict[str, Known]] = {}
    for mention in found:
        words = mention.name.split()
        if mention.type == "person" and mention.named == "named" and mention.rule != "person.byline" and len(words) > 1:
            people.setdefault(words[0], {}).setdefault(words[-1], Known(mention, words[0]))
    return {
        first: next(iter(known.values()))
        for first, known in people.items()
        if len(known) == 1 and len(first) > 2 and first not in short and not names.senses_of(first)
        and first.casefold() not in names.words["openers"]
    }  # fmt: skip


def _bare(surname: str) -> str:
    """The surname without its article: "al-Assad" is also "Assad"."""
    return surname[3:] if surname[:3].lower() in PARTICLES else surname


def _people_by_shape(short: Mapping[str, Known]) -> dict[Shape, list[tuple[str, Known]]]:
    """The people by the shapes of their names, where they are long enough for a slip to show."""
    people: dict[Shape, list[tuple[str, Known]]] = {}
    for form, known in short.items():
        if known.full.type == "person" and len(form) > 4:
            people.setdefault((form[0], len(form)), []).append((form, known))
    return people


def _spelled_alike(word: str, people: Iterable[tuple[str, Known]]) -> Known | None:
    """The one person whose surname differs from `word`, which has the same shape, in one letter only."""
    alike = {id(known): known for form, known in people if sum(map(ne, form, word)) == 1}
    return next(iter(alike.values())) if len(alike) == 1 else None


def _is_taken(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (start, 1 << 62)) - 1
    return at >= 0 and spans[at][1] > start


def _is_no_date(line: Line, at: int) -> bool:
    """Whether a word of the calendar is somebody's name here: "May said", "Mrs May", "May's plan"."""
    before, after = line.norms[at - 1], line.norms[at + 1]
    if before in line.names.words["whereabouts"] or before.isdigit() or after.isdigit():
        return False
    return after == "'s" or line.is_subject(at + 1, line.names.words["acting"]) or line.speaks(at, at + 1)


def _stands_alone(line: Line, at: int) -> bool:
    """Whether the word is no part of a longer name: "Lavrov", not "Lavrov Street" or "Ivan Lavrov"."""
    if line.norms[at + 1] in line.names.words["things"] and line.capitals[at + 1]:
        return False
    chunk = line.chunks.get(at)
    return chunk is None or not chunk.senses.keys() & {"adjective", "state"}
