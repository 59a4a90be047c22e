"""Cards known again by what they say: under another id that the parser gives them, or a person gave them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping

from briefing.cards.card import Card, Value
from briefing.cards.fields import parse_fields
from briefing.cards.kinds import Field, Kind
from briefing.cards.merge.base import WAS
from briefing.cards.merge.leaves import freeze, is_alike, list_texts
from briefing.cards.renames import Key
from briefing.cards.types import Report
from briefing.values import Evidence, immutable
from briefing.yamlfile import Mapped, Scalar, read_yaml, to_data

NAMES = ("id", "title", "formerly")


@immutable
class Signature:
    """What a card can be known again by: the words it stands on, and what it says of them or calls them.

    What it says is all that must stand in a quote and what its kind must tell (a claim's content and act, a toll's
    number and outcome); for a kind that has nothing of that (an actor), each of its names.
    """

    quotes: frozenset[tuple[str, str]]
    said: frozenset[Hashable]
    is_named: bool  # `said` are names

    def is_same(self, other: Signature) -> bool:
        """Whether both say the same of the same words."""
        return not self.quotes.isdisjoint(other.quotes) and not self.said.isdisjoint(other.said)

    def is_akin(self, other: Signature) -> bool:
        """Whether one may be the other revised: the same said, or of nearly the same words; of a card without any, yes.

        Several actors stand in one sentence: their names alone tell.
        """
        if not self.quotes or not self.said.isdisjoint(other.said):
            return True
        return not self.is_named and any(is_alike(one, two) for one in self.quotes for two in other.quotes)


def find_moved(touched: Mapping[Key, bytes], parsed: Mapping[Key, Card], kinds: Mapping[str, Kind]) -> dict[Key, str]:
    """The new id of each card of `touched` (bases of cards that a person edited, renamed or deleted) that has one.

    A card is known again under another id where exactly one card there says the same of the same words, and the one
    that the parser now makes under the old id does not. Where that has nothing at all to do with it, the articles no
    longer have the card, and its base makes room: it gets an id that the parser never gives.
    """
    was = {key: _read_signature(data, kinds[key[0]]) for key, data in touched.items()}
    kinds_of_touched = {kind for kind, _ in touched}
    now = {
        key: _sign(card.title, card.values, kinds[card.kind])
        for key, card in parsed.items()
        if card.kind in kinds_of_touched
    }
    holders: dict[tuple[str, tuple[str, str]], list[Key]] = {}
    for key, signature in now.items():
        for quote in signature.quotes:
            holders.setdefault((key[0], quote), []).append(key)
    moved: dict[Key, str] = {}
    for key, signature in sorted(was.items()):
        own = now.get(key)
        if own is None or not signature.is_same(own):
            near = {other for quote in signature.quotes for other in holders.get((key[0], quote), ())}
            same = [
                other
                for other in near
                if signature.is_same(now[other]) and not (other in was and was[other].is_same(now[other]))
            ]
            if len(same) == 1 and same[0][1] not in {new for (kind, _), new in moved.items() if kind == key[0]}:
                moved[key] = same[0][1]
            elif own is not None and not signature.is_akin(own):
                moved[key] = _gone(key, touched)
    # A card that a person touched gives its id away only where it goes itself.
    while blocked := [key for key, new in moved.items() if (key[0], new) in touched and (key[0], new) not in moved]:
        for key in blocked:
            del moved[key]
            if key in now and not was[key].is_akin(now[key]):
                moved[key] = _gone(key, touched)
    return moved


def find_renames(gone: Mapping[Key, bytes], made: Mapping[Key, bytes], kinds: Mapping[str, Kind]) -> dict[Key, str]:
    """The new id of each card of `gone` (the parser wrote it, its file is missing) that is among the files of `made`.

    A file is the renamed card where it lists the old id in `formerly`, else where it alone has the same text apart from
    its names, else where it alone says the same of the same words.
    """
    renames: dict[Key, str] = {}
    if not gone:
        return renames
    roots = {key: read_yaml(data.decode("utf-8", "replace")).root for key, data in made.items()}
    for (kind, name), root in roots.items():
        for old in list_texts(root.get("formerly")):
            if (kind, old) in gone:
                renames[kind, old] = name
    contents: dict[tuple[str, Hashable], list[str]] = {}
    for (kind, name), root in roots.items():
        contents.setdefault((kind, _content(root)), []).append(name)
    for (kind, old), data in gone.items():
        if (kind, old) not in renames:
            same = contents.get((kind, _content(read_yaml(data.decode("utf-8", "replace")).root)), [])
            if len(same) == 1:
                renames[kind, old] = same[0]
    free = {
        key: data for key, data in made.items() if key[1] not in {n for (k, _), n in renames.items() if k == key[0]}
    }
    left = {key: _read_signature(data, kinds[key[0]]) for key, data in gone.items() if key not in renames}
    signed = {key: _read_signature(data, kinds[key[0]]) for key, data in free.items()} if left else {}
    for (kind, old), signature in left.items():
        same = [name for (other, name), found in signed.items() if other == kind and signature.is_same(found)]
        if len(same) == 1:
            renames[kind, old] = same[0]
    return renames


def _content(root: Mapped) -> Hashable:
    return freeze({key.text: to_data(node) for key, node in root.entries if key.text not in NAMES})


def _gone(key: Key, touched: Collection[Key]) -> str:
    """An id for the base of a card that the articles no longer have: no word makes two hyphens."""
    kind, name = key
    numbers = range(1, len(touched) + 2)
    return next(made for number in numbers if (kind, made := f"{name}--{number}") not in touched)


def _read_signature(data: bytes, kind: Kind) -> Signature:
    file = read_yaml(data.decode("utf-8", "replace"))
    title = file.root.get("title")
    values = parse_fields(file.root, kind.fields, kind.name, Report(file), also=("id", "title", WAS))
    return _sign(title.text if isinstance(title, Scalar) else "", values or {}, kind)


def _sign(title: str, values: Mapping[str, Value], kind: Kind) -> Signature:
    quotes = frozenset((item.source, item.quote) for item in _tuple(values, "evidence") if isinstance(item, Evidence))
    if any(field.words == "quote" for field in kind.fields.values()):
        told = [(name, freeze(values.get(name))) for name, field in kind.fields.items() if _is_told(field)]
        return Signature(quotes, frozenset([tuple(told)]), is_named=False)
    names = [title.casefold(), *map(str.casefold, _texts(values, "aliases"))]
    return Signature(quotes, frozenset(names), is_named=True)


def _tuple(values: Mapping[str, Value], name: str) -> tuple[Value, ...]:
    value = values.get(name)
    return value if isinstance(value, tuple) else ()


def _texts(values: Mapping[str, Value], name: str) -> list[str]:
    return [item for item in _tuple(values, name) if isinstance(item, str)]


def _is_told(field: Field) -> bool:
    return field.words == "quote" or (field.is_required and field.type == "choice" and field.name != "status")
