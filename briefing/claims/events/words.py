"""The words that tell of happenings, by kind of happening (``pack/lexicons/event_words.yml``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from briefing.attribution.forms import Form, inflect
from briefing.pack import Pack
from briefing.values import immutable


@immutable
class Verb:
    """A form of a verb that tells of a happening; `rest` are the words that must follow ("down"), `takes` an object.

    `is_past` marks a past form that no participle is spelled like ("broke").
    """

    kind: str
    form: Form
    rest: tuple[str, ...]
    takes: bool
    is_past: bool


@immutable
class EventWords:
    """The verbs by their norms, longest phrase first, the nouns with their kinds, and what each kind is told as."""

    verbs: Mapping[str, tuple[Verb, ...]]
    nouns: Mapping[str, str]
    stories: Mapping[str, str]
    roles: Mapping[str, str]
    irregular: frozenset[str]  # past forms and participles that don't end in "-ed"
    told: frozenset[str]  # past forms and participles of the verbs: without a date only these tell that it happened

    def verb_at(self, norms: Sequence[str], at: int, end: int) -> Verb | None:
        """The verb that the token `at` is a form of, with what follows it before `end`; None for none."""
        for verb in self.verbs.get(norms[at], ()):
            if tuple(norms[at + 1 : min(end, at + 1 + len(verb.rest))]) == verb.rest:
                return verb
        return None


@cache
def read_event_words(pack: Pack) -> EventWords:
    """The compiled lexicon."""
    data = pack.read("lexicons/event_words")
    verbs: dict[str, list[Verb]] = {}
    nouns: dict[str, str] = {}
    for kind, words in data.items():
        for name in ("acts", "occurs"):
            for phrase in words.get(name, ()):
                verb, *rest = phrase.split()
                forms = inflect(verb, pack)
                is_past = "participle" in forms.values()
                for norm, form in forms.items():
                    verbs.setdefault(norm, []).append(Verb(kind, form, tuple(rest), name == "acts", is_past))
        for noun in words.get("nouns", ()):
            nouns.setdefault(noun, kind)
    told = [
        norm
        for norm, found in verbs.items()
        if any(verb.form in ("past", "participle") and data[verb.kind]["story"] for verb in found)
    ]
    return EventWords(
        verbs={norm: tuple(sorted(found, key=lambda verb: -len(verb.rest))) for norm, found in verbs.items()},
        nouns=nouns,
        stories={kind: words["story"] for kind, words in data.items()},
        roles={kind: words["roles"] for kind, words in data.items()},
        irregular=frozenset(
            form for both in pack.read("lexicons/irregular_verbs")["past"].values() for form in both.split()
        ),
        told=frozenset(told),
    )
