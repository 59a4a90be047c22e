"""A card that a person writes: filled with what is given, and with what it needs besides marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.cards.fields import FIELD_TYPES
from briefing.cards.ids import make_unique, name_by_words
from briefing.cards.kinds import Field, Kind
from briefing.cards.read import read_card
from briefing.cards.renames import Key
from briefing.cards.types import Report
from briefing.cards.types.field_type import did_you_mean
from briefing.cards.write import head_card
from briefing.editing.fields import list_texts
from briefing.editing.rename import check_new_id
from briefing.editing.workspace import MisuseError, Workspace
from briefing.values import Evidence, Problem
from briefing.values.slug import slug
from briefing.yamlfile import Listing, Mapped, Node, Plain, Scalar, YamlFile, read_yaml, write_yaml

WORDS = 6  # of a title, in an id
_NOTHING = YamlFile("", "", Mapped((), 0, 0))
_FLOW = re.compile(r"\s*[\[{]")

Data = dict[str, "Plain"]


def create(
    workspace: Workspace,
    kind_name: str,
    title: str,
    given: Sequence[str],
    evidence: Sequence[Evidence],
    own_id: str = "",
) -> Key:
    """Let there be a card of this kind. `given` are ``field=value``, a field in a record as ``grade.count=fair``.

    Raises:
        MisuseError: a value cannot be its field's, leads nowhere, or there is no such kind or field.
    """
    kind = workspace.kinds.get(kind_name)
    if kind is None:
        hint = did_you_mean(kind_name, workspace.kinds) or f"there are {', '.join(workspace.kinds)}"
        raise MisuseError(f"there is no kind of card called {kind_name}: {hint}")
    if kind_name == "source":
        raise MisuseError("a source is an article: put it into the seeds folder and run `briefing parse`")
    name = own_id.removeprefix(f"{kind_name}/") or make_id(workspace, kind, title)
    check_new_id(workspace, kind_name, name)
    values: Data = {}
    for item in given:
        _set(workspace, kind, values, item)
    if evidence:
        values["evidence"] = [FIELD_TYPES["evidence"].format(item, kind.fields["evidence"]) for item in evidence]
    values.setdefault("status", "reviewed")
    sources = [own for (of, own) in workspace.places if of == "source"]
    lines = [head_card(kind), write_yaml({"id": name, "title": title})]
    lines += _write_fields(kind.fields, values, sources[0] if len(sources) == 1 else "", "")
    others = [field for field in kind.fields if field not in values and not kind.fields[field].is_required]
    if others:
        lines.append(f"# It can also have {', '.join(others)}.\n")
    key = kind_name, name
    workspace.write(workspace.card_path(key), "".join(lines).encode())
    workspace.tell(workspace.show(workspace.card_path(key)))
    return key


def list_unfilled(workspace: Workspace, key: Key) -> tuple[Problem, ...]:
    """What a card still needs, and what in it cannot be."""
    return read_card(workspace.file(workspace.card_path(key)), workspace.kinds[key[0]], key[1])[1]


def make_id(workspace: Workspace, kind: Kind, title: str) -> str:
    """An id of the title's words that no card has, had, or had until a person deleted it.

    Where one has the id that first comes to mind, that is told.
    """
    name = slug(title) if "aliases" in kind.fields else name_by_words(title, workspace.settings.layers, WORDS)
    bases = (path.stem for path in (workspace.bases / kind.name).glob("*.yml"))
    reserved = (
        {own for of, own in workspace.places if of == kind.name} | set(bases) | set(_list_former(workspace, kind))
    )
    (unique,) = make_unique([name or slug(title)], reserved)
    if unique != (name or slug(title)):
        workspace.tell(f"{kind.name}/{name} is another card's id: if this is the same, edit that one")
    return unique


def _list_former(workspace: Workspace, kind: Kind) -> Iterator[str]:
    for key, path in workspace.places.items():
        if key[0] == kind.name and b"formerly" in (workspace.read(path) or b""):
            yield from list_texts(workspace.file(path).root.get("formerly"))


def _set(workspace: Workspace, kind: Kind, values: Data, item: str) -> None:
    """Put one ``field=value`` into `values`."""
    path, equals, raw = item.partition("=")
    if not equals:
        raise MisuseError(f"'{item}' is not field=value")
    fields: Mapping[str, Field] = kind.fields
    steps = [step.strip() for step in path.split(".")]
    place = values
    while True:
        name = steps.pop(0)
        field = fields.get(name)
        if field is None or field.type == "evidence":
            hint = "use --quote" if field else did_you_mean(name, fields) or f"it has {', '.join(fields)}"
            raise MisuseError(f"{path}: {kind.name} has no {name} to set: {hint}")
        if not steps:
            break
        if field.type != "record":
            raise MisuseError(f"{path}: {name} has no fields of its own")
        fields = field.fields
        if field.is_many:
            items = place.setdefault(name, [])
            at = int(steps.pop(0)) if steps[0].isdigit() else 0
            assert isinstance(items, list)
            if not steps or at > len(items):
                raise MisuseError(f"{path}: write {name}.{len(items)}.{next(iter(fields))}=…")
            if at == len(items):
                items.append({})
            place = items[at]
        else:
            inner = place.setdefault(name, {})
            assert isinstance(inner, dict)
            place = inner
    nodes = _read(raw, path, is_many=field.is_many)
    plain = [_check(workspace, node, field, path) for node in nodes]
    if field.is_many:
        listed = place.setdefault(name, [])
        assert isinstance(listed, list)
        listed += [one for one in plain if one not in listed]
    else:
        place[name] = plain[0]


def _read(raw: str, path: str, *, is_many: bool) -> Sequence[Node]:
    """What is given, as nodes: brackets are read as in a file, all else is text."""
    if not _FLOW.match(raw):
        return [Scalar(raw, 0, len(raw), is_plain=False)]
    file = read_yaml(f"value: {raw}\n")
    if file.problems:
        raise MisuseError(f"{path}: {file.problems[0].message}")
    node = file.root.entries[0][1]
    return node.items if is_many and isinstance(node, Listing) else [node]


def _check(workspace: Workspace, node: Node, field: Field, path: str) -> Plain:
    """The value as it is to be written."""
    report = Report(_NOTHING)
    value = FIELD_TYPES[field.type].parse(node, field, report)
    if report.problems or value is None:
        problem = report.problems[0] if report.problems else None
        said = f"{problem.message}: {problem.hint}".removesuffix(": ") if problem else "this says nothing"
        raise MisuseError(f"{path}: {said}")
    if field.type == "ref" and isinstance(value, str):
        kinds = (value.partition("/")[0],) if "any" in field.of else field.of
        own = value.partition("/")[2] if "any" in field.of else value
        if not any((kind, own) in workspace.places for kind in kinds):
            known = [f"{of}/{name}" if "any" in field.of else name for of, name in workspace.places if of in kinds]
            hint = did_you_mean(value, known) or f"write that card first: briefing new {kinds[0]}"
            raise MisuseError(f"{path}: there is no {' or '.join(kinds)} called {own}: {hint}")
    return FIELD_TYPES[field.type].format(value, field)


def _write_fields(fields: Mapping[str, Field], values: Mapping[str, Plain], source: str, pad: str) -> Iterator[str]:
    """The fields in their order: what is given, and what is needed with a word on what it is."""
    for name, field in fields.items():
        if name in values:
            yield write_yaml({name: values[name]})
        elif field.is_required:
            yield f"{pad}{name}:  # needed: {_describe(field)}\n"
            if field.type == "evidence":
                yield f"{pad}  - source:{f' {source}' if source else ''}\n{pad}    quote:\n"
            elif field.type == "record":
                inner = "".join(_write_fields(field.fields, {}, source, f"{pad}    "))
                yield f"{pad}  - {inner[len(pad) + 4 :]}" * max(1, field.least)


def _describe(field: Field) -> str:
    """What a field is, in one line."""
    if field.type == "choice":
        return " | ".join(field.of)
    if field.type == "ref":
        return f"{field.help or field.label} (id of {' or '.join(field.of)})"
    return field.help or field.label
