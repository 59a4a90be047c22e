"""Field types → what a value of each may look like in YAML, told in JSON Schema.

Two readers differ in what a plain word is. For ours every scalar is text until its field reads it; for an editor's
`36` is a number, `true` a boolean, and nothing at all is null. So each schema names the YAML types that its field
cannot take (`_unless`), and lets the others be. Where the two still differ the schema is the milder one, so that what
an editor marks `briefing check` marks too, but for an empty item in a list of records, which our reader passes over.

How yaml-language-server uses what stands where decides the shape:

- It completes what stands in `enum` and `defaultSnippets`, also below `anyOf`, and offers true, false and null wherever
  `type` names these types. So types are told by `if` and `then`, which it does not complete from.
- For the `items` of a list in brackets it takes `anyOf` for lists in the list. So no item has one at its top.
- Choosing a field's name inserts `name: ` where the field's schema has `anyOf`, and lines below it where that has
  `items` or `properties`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.cards.kinds import Field
from briefing.cards.types import counts, evidences, texts, whens
from briefing.pack import Pack
from briefing.schema.names import FILE, Schema, name_kind

TEXT_HINT = "text is expected here, in quotation marks if it has a colon or brackets"
URL_HINT = "write a web address, with https:// in front"
NUMBER_HINT = "write a number, with a point before decimals"
NOT_BLANK: Schema = {"pattern": r"\S", "patternErrorMessage": "something must stand here"}
_NESTED = ("array", "object")
_FOUND_IN = {
    "quote": "Must stand in the quotes of the evidence.",
    "source": "Must stand in the articles of the evidence.",
}


def describe_field(field: Field, pack: Pack) -> Schema:
    """What stands after the field's name: one value, or a list of them, which may be written as its only item."""
    if not field.is_many:
        value = _value(field, pack, is_needed=field.is_required)
        # Records and choices go to the top, where their parts and words are found.
        return _about(field) | (value if field.type in ("record", "choice") else {"anyOf": [value]})
    item = _value(field, pack, is_needed=False)
    if field.type in ("record", "evidence"):
        item["type"] = "object"  # or a list's first item would not be completed with the fields it needs
    return _about(field) | {
        "items": _about(field) | item,
        "if": {"type": "array"},
        "then": {"minItems": 1} if field.is_required else {},
        "else": _value(field, pack, is_needed=field.is_required),
    }


def describe_fields(fields: Mapping[str, Field], pack: Pack) -> Schema:
    """The properties of a card or record, those it must have, and that it has no others."""
    return {
        "properties": {name: describe_field(field, pack) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.is_required],
        "additionalProperties": False,
    }


def describe_text(label: str, about: str, form: Schema | None = None, *, is_needed: bool = True) -> Schema:
    """Text that stands after a name; `form` is what its words must be like."""
    return {"title": label, "description": about, "anyOf": [_text(is_needed) | (form or {})]}


def _about(field: Field) -> Schema:
    """What is shown of a field while it is completed and when the mouse rests on it."""
    said = [field.help, _FOUND_IN.get(field.words, "")]
    match field.type:
        case "ref":
            # Resting on a reference shows the card's title in place of the field's.
            where = " or ".join(map(name_kind, field.of))
            said.insert(0, f"{field.label}:")
            said.append("A kind and an id: actor/russia." if "any" in field.of else f"The id of {where}.")
        case "count":
            said.append(f"{counts.HINT.capitalize()}.")
        case "when":
            said.append(f"{whens.HINT.capitalize()}.")
    return {"title": field.label, "description": " ".join(filter(None, said))}


def _value(field: Field, pack: Pack, *, is_needed: bool) -> Schema:
    """One value; where `is_needed`, nothing at all is none.

    Raises:
        ValueError: there is no schema for the field's type.
    """
    match field.type:
        case "text" | "markdown":
            return _text(is_needed)
        case "choice":
            return _choice(field, pack, is_needed)
        case "url":
            form = _form(texts.URL_FORM.pattern, URL_HINT)
            return _unless((*_NESTED, "number", "boolean"), "string", URL_HINT, is_needed) | form
        case "number":
            form = _form(counts.DECIMAL.pattern, NUMBER_HINT)
            return _unless((*_NESTED, "boolean"), "number", NUMBER_HINT, is_needed) | form
        case "count":
            return _count(is_needed)
        case "when":
            return _when(is_needed)
        case "ref":
            return _reference(field, is_needed)
        case "evidence":
            return _evidence(is_needed)
        case "record":
            hint = f"{field.name} has fields of its own: {', '.join(field.fields)}"
            return _parts(describe_fields(field.fields, pack), hint, is_needed)
    raise ValueError(f"there is no schema for fields of type {field.type}")


def _unless(wrong: Sequence[str], good: str, hint: str, is_needed: bool) -> Schema:
    """Whatever is of none of the YAML types in `wrong`; `good` is a type that none of these is."""
    types = [*wrong, "null"] if is_needed else [*wrong]
    return {"if": {"type": types}, "then": {"type": good, "errorMessage": hint}}


def _form(pattern: str, hint: str) -> Schema:
    return {"pattern": f"^(?:{pattern})$", "patternErrorMessage": hint}


def _text(is_needed: bool) -> Schema:
    return _unless(_NESTED, "string", TEXT_HINT, is_needed)


def _digits(pattern: str, hint: str, is_needed: bool, shape: Schema | None = None) -> Schema:
    """Digits that YAML may read as a number, or text of the `pattern`; with a `shape`, parts as well."""
    wrong = ["array", "number", "boolean", *([] if shape else ["object"])]
    return _unless(wrong, "integer", hint, is_needed) | _form(pattern, hint) | {"minimum": 0} | (shape or {})


def _parts(shape: Schema, hint: str, is_needed: bool) -> Schema:
    return _unless(("string", "number", "boolean", "array"), "object", hint, is_needed) | shape


def _choice(field: Field, pack: Pack, is_needed: bool) -> Schema:
    offered: Schema = {"title": field.label, "type": "string", "enum": list(field.of)}
    if field.shown:
        words: Mapping[str, str] = pack.read("site").get(field.shown, {})
        offered["enumDescriptions"] = [words.get(word, "") for word in field.of]
    forms = [offered]
    # What YAML reads as something else than text: a plain 6 or true, and nothing at all.
    if numbers := [int(word) for word in field.of if word.isdecimal()]:
        forms.append({"type": "integer", "minimum": min(numbers), "maximum": max(numbers)})
    wrong = ["string", "number", *_NESTED, *(["null"] if is_needed else [])]
    if not {"true", "false"}.intersection(word.lower() for word in field.of):
        wrong.append("boolean")
    return {"anyOf": [*forms, {"not": {"type": wrong}}]}


def _count(is_needed: bool) -> Schema:
    bound = _digits(counts.WHOLE.pattern, "write its digits, 240000", is_needed=False)
    parts = {
        "min": {"description": "The lowest number it can be; left out where that is open.", "anyOf": [bound]},
        "max": {"description": "The highest number it can be; left out where that is open.", "anyOf": [bound]},
        "modifier": describe_text("Modifier", "What the bounds mean: more than, at least, about.", is_needed=False),
        "as_written": describe_text("As written", "The words of the source.", is_needed=False),
    }
    shape = {"properties": parts, "additionalProperties": False, "minProperties": 1}
    return _digits(f"{counts.WHOLE.pattern}|{counts.RANGE.pattern}", counts.HINT, is_needed, shape)


def _when(is_needed: bool) -> Schema:
    yes = "|".join("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in whens.YES)
    parts = {
        "date": {
            "description": "2015-09-30, 2015-09 or 2015, as precisely as it is known.",
            "anyOf": [_digits(f"|{whens.DATE.pattern}", whens.HINT, is_needed=False)],
        },
        "part": describe_text("Part", "The part of the day: overnight, late, morning.", is_needed=False),
        "possible": {
            "description": "true where the source only holds it possible.",
            "type": ["boolean", "string", "null"],
            **_form(f"|{yes}", "true or false"),
        },
        "as_written": describe_text("As written", "The words of the source.", is_needed=False),
    }
    shape = {"properties": parts, "additionalProperties": False, "minProperties": 1}
    return _digits(whens.DATE.pattern, whens.HINT, is_needed, shape)


def _reference(field: Field, is_needed: bool) -> Schema:
    targets = [{"$ref": f"{FILE}#/definitions/{kind}"} for kind in field.of]
    target: Schema = targets[0] if len(targets) == 1 else {"anyOf": targets}
    return {"allOf": [target, _text(is_needed)]} if is_needed else target


def _evidence(is_needed: bool) -> Schema:
    needed = _text(is_needed=True) | {"minLength": 1}
    source = {"allOf": [{"$ref": f"{FILE}#/definitions/source"}, needed]}
    parts = {
        "source": {"title": "Source", "description": "The id of the source that has the words.", "anyOf": [source]},
        "quote": {"title": "Quote", "description": "The words of the source, verbatim.", "anyOf": [needed]},
        "prefix": describe_text("Prefix", "The words before it, where the quote stands there twice.", is_needed=False),
        "suffix": describe_text("Suffix", "The words behind it, where the quote stands there twice.", is_needed=False),
    }
    shape = {"properties": parts, "required": list(evidences.NEEDED), "additionalProperties": False}
    return _parts(shape, evidences.HINT, is_needed)
