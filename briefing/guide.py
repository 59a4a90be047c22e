"""The guide to writing cards, made from what the program itself reads: the kinds, their examples, the checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing.cards.kinds import Field, Kind, read_kinds
from briefing.checks import CHECKS, read_manual
from briefing.checks.mending import FIXES
from briefing.pack import HERE, PACKAGED, Pack
from briefing.values.slug import slug

EXAMPLES = HERE / "examples"  # a project of one article, whose cards pass every check
HEAD = """---
hide: [navigation]
search: {boost: 0.2}
---

<!-- Made by `briefing guide`; the words are in briefing/pack. -->

"""
_TYPES = {
    "text": "text",
    "markdown": "text in Markdown",
    "url": "a web address",
    "number": "a number",
    "count": "a [number](#numbers)",
    "when": "a [date](#dates)",
    "evidence": "[source and quote](#evidence)",
}
_WORDS = {"quote": "In the words of the card's quotes.", "source": "In the words of an article."}


def make_guide(pack: Pack = PACKAGED) -> str:
    """The guide as Markdown: what a good card is; each kind, its fields and an example; the manual of the checks."""
    kinds = read_kinds(pack)
    common = _shared(kinds)
    parts = [
        f"{HEAD}# Writing cards\n",
        _read_introduction(pack),
        "## The kinds of cards\n",
        *(_describe(kind, common, pack) for kind in kinds.values()),
        "### Every kind\n\nThese fields come last in every card.\n\n" + _tabulate(common, pack),
        "## The manual of the checks\n",
        "Those marked with ⚒ have problems that `briefing check --fix` can mend.\n",
        *(f"### {check}{' ⚒' if check in FIXES else ''}\n\n{read_manual(check)}\n" for check in CHECKS),
    ]
    return "\n".join(parts)


def find_example(kind: str) -> str:
    """The packaged example that uses most of the kind's fields, as its file has it; "" for a kind without any."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLES / "cards" / kind).glob("*.yml"))]
    return max(texts, key=lambda text: sum(not line.startswith((" ", "-")) for line in text.splitlines()), default="")


def _read_introduction(pack: Pack) -> str:
    """The hand-written part; a project's own takes the place of the packaged one."""
    paths: list[Path] = [layer / "guide.md" for layer in pack.layers]
    return [path for path in paths if path.is_file()][-1].read_text(encoding="utf-8")


def _shared(kinds: Mapping[str, Kind]) -> dict[str, Field]:
    """The fields that all kinds have."""
    first, *others = kinds.values()
    return {name: field for name, field in first.fields.items() if all(name in kind.fields for kind in others)}


def _describe(kind: Kind, common: Mapping[str, Field], pack: Pack) -> str:
    own = {name: field for name, field in kind.fields.items() if name not in common}
    example = find_example(kind.name)
    path = f"docs/cards/{kind.name}/{example.partition(chr(10))[0].removeprefix('id: ')}.yml"
    shown = f"\n`{path}`:\n\n```yaml\n{example}```\n" if example else ""
    return f"### {kind.label}\n\n{kind.about}\n\n{_tabulate(own, pack)}{shown}"


def _tabulate(fields: Mapping[str, Field], pack: Pack) -> str:
    rows = [f"| {name} | {_say_type(field, pack)} | {_say_help(field)} |\n" for name, field in _flatten(fields, "")]
    return "| field | holds | meaning |\n|---|---|---|\n" + "".join(rows)


def _flatten(fields: Mapping[str, Field], above: str) -> Iterator[tuple[str, Field]]:
    """The fields, those of a record behind it: ``roles``, ``roles › title``."""
    for name, field in fields.items():
        yield f"{above}`{name}`", field
        yield from _flatten(field.fields, f"{above}`{name}` › ")


def _say_type(field: Field, pack: Pack) -> str:
    """What a field takes: ``id: actor; a list``."""
    match field.type:
        case "choice":
            return "one of " + ", ".join(f"`{choice}`" for choice in field.of)
        case "ref" if "any" in field.of:
            what = "`kind/id` of any card"
        case "ref":
            kinds = read_kinds(pack)
            what = "id: " + " or ".join(f"[{kind}](#{slug(kinds[kind].label)})" for kind in field.of)
        case "record":
            what = "fields of its own"
        case _:
            what = _TYPES[field.type]
    return f"{what}; a list" if field.is_many else what


def _say_help(field: Field) -> str:
    label = "" if slug(field.label) == slug(field.name) else f"{field.label}."
    said = ["**Required.**" if field.is_required else "", field.help or label, _WORDS.get(field.words, "")]
    if field.is_voice:
        said.append("Tells who says so.")
    if field.least:
        said.append(f"At least {field.least}.")
    return " ".join(filter(None, said)).replace("|", "\\|")
