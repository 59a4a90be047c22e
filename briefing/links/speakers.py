"""Whom the sources of attributions stand for: names, coordinated names, pronouns, "the report"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from briefing.attribution.attribution import Attribution
from briefing.links.draft import Draft, drop_determiner, fold_name
from briefing.links.entity import Speaker
from briefing.links.registry import Registry
from briefing.mentions.mention import ActorMention, ActorType
from briefing.text.document import Document
from briefing.values import Span

SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
THINGS = frozenset(["it", "its", "itself"])
MANY = frozenset(["they", "them", "their", "both", "both sides", "all", "we"])
RELATIVE = frozenset(["who", "which", "that", "whom"])
# What an actor speaks through: "the White House statement", "the report".
VOICES = frozenset("statement report website spokesman's database bulletin letter release proposal communique tweet post video "
                   "broadcast footage account message commentary editorial article publication agency paper newspaper "
                   "photograph photo image picture footage record document figure datum channel daily broadcaster network outlet document text page site comments".split())  # fmt: skip
JOINED = re.compile(r"^\s*(?:,\s*)?(?:and|or|&|as well as|along with|,)\s+(?:both\s+)?(?:the\s+|its\s+)?(?:[a-z-]+\s+)?$", re.IGNORECASE)
PREPOSITION = re.compile(r"\b(?:of|for|from|by|in|at|to|on|with|near|inside|close)\b", re.IGNORECASE)
FAR = 6  # sentences back to which "he" may reach
NEAR = 3  # and "it" or "they"
AGENTS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "women", "people", "staff")
NO_AGENTS = frozenset("number numbers order orders power powers letter letters weather matter matters water paper papers offer "
                      "offers member other others either another ever never river error terror factor factors color".split())  # fmt: skip
LONGEST = 90  # characters of a source that may name a new actor


class SpeakerFinder:
    """Finds the speakers of one document, from the first attribution to the last: a pronoun needs those before it."""

    def __init__(self, document: Document, registry: Registry, linked: Sequence[tuple[ActorMention, Draft]]) -> None:
        self.document, self.registry, self.linked = document, registry, linked
        self.starts = [mention.span.start for mention, _ in linked]
        self.spoken: list[tuple[Span, tuple[Draft, ...]]] = []

    def find(self, attributions: Sequence[Attribution]) -> list[tuple[Span, tuple[Draft, ...], str]]:
        """The span, actors and rule for every source and carrier, in the order of the text."""
        wanted: dict[Span, None] = {}
        for attribution in attributions:
            if attribution.source:
                wanted.setdefault(_envelope(attribution.source))
            for span in attribution.via:
                wanted.setdefault(span)
        found = []
        for span in sorted(wanted):
            actors, rule = self._resolve(span)
            if actors:
                self.spoken.append((span, actors))
            found.append((span, actors, rule))
        return found

    def _resolve(self, span: Span) -> tuple[tuple[Draft, ...], str]:
        words = " ".join(span.of(self.document.text).split())
        folded = words.casefold().strip(" ,.")
        if folded in SINGULAR:
            return self._pronoun(span, lambda draft: draft.type == "person" and draft.gender in ("", SINGULAR[folded])), "speaker.pronoun"
        if folded in THINGS:
            return self._pronoun(span, lambda draft: draft.type not in ("person", "people_group") and not draft.is_plural), "speaker.pronoun"
        if folded in MANY:
            return self._pronoun(span, lambda draft: draft.is_plural or draft.type == "people_group"), "speaker.pronoun"
        if folded in RELATIVE:
            return self._antecedent(span), "speaker.relative"
        named = self._named(span)
        if named:
            return named, "speaker.named"
        short = self.registry.find_short(words) if folded.startswith("the ") and len(folded.split()) == 2 else None
        if short:
            short.occurrences.setdefault(span, "speaker.short")
            return (short,), "speaker.short"
        last_word = fold_name(words).split()[-1:]
        if last_word and last_word[0] in VOICES and folded.split()[0] in ("the", "this", "that", "its", "their"):
            return self._voice(), "speaker.voice"
        made = self._make(span, words)
        return ((made,), "speaker.new") if made else ((), "speaker.unresolved")

    def _is_somebody(self, noun: str) -> bool:
        """Whether a noun means people or a body rather than a thing: known, or made like "trucker", "lobbyists"."""
        if noun.endswith(AGENTS) and noun not in NO_AGENTS:
            return True
        return bool(self.registry.names.senses_of(noun))

    def _inside(self, span: Span) -> list[tuple[ActorMention, Draft]]:
        first = bisect_left(self.starts, span.start)
        if first and self.linked[first - 1][0].span.end > span.start:
            first -= 1
        found = []
        for mention, draft in self.linked[first:]:
            if mention.span.start >= span.end:
                break
            found.append((mention, draft))
        return found

    def _named(self, span: Span) -> tuple[Draft, ...]:
        """The mentions the source consists of: the one it begins with, and those joined to it by "and"."""
        inside, text = self._inside(span), self.document.text
        if not inside:
            return ()
        mention, draft = inside[0]
        before = text[span.start : max(span.start, mention.span.start)]
        if PREPOSITION.search(before) or len(before) > 60:
            return ()
        found, end = [draft], mention.span.end
        if text[end : end + 2] in ("'s", "’s"):
            owned = inside[1] if len(inside) > 1 and inside[1][0].span.start - end < 40 else None
            if owned and owned[1].type != "state":
                found, end = [owned[1]], owned[0].span.end
            elif text[end + 2 : span.end].split() and text[end + 2 : span.end].split()[-1].casefold() not in VOICES:
                voices = VOICES.intersection(text[end + 2 : span.end].casefold().split())
                if not voices:
                    return ()
        for following, other in inside[1:]:
            if following.span.start < end:
                continue
            if not JOINED.match(text[end : following.span.start]):
                break
            if other not in found:
                found.append(other)
            end = following.span.end
        return tuple(found)

    def _pronoun(self, span: Span, fits: object) -> tuple[Draft, ...]:
        """The last speaker that fits, unless a fitting actor that could be meant came up since and before."""
        assert callable(fits)
        sentence = self._sentence(span.start)
        subject = self._subject(sentence, fits)
        far = FAR if subject and subject[0].type == "person" or span.of(self.document.text).casefold() in SINGULAR else NEAR
        opening = self.document.sentences[sentence - 1].span.start if sentence else 0
        for place, actors in reversed(self.spoken):
            if sentence - self._sentence(place.start) > far:
                break
            if subject and place.start < opening:
                return subject
            if len(actors) == 1 and fits(actors[0]):
                return actors
        seen: dict[int, Draft] = {}
        last = bisect_left(self.starts, span.start) - 1
        while last >= 0 and sentence - self._sentence(self.starts[last]) <= 1:
            draft = self.linked[last][1]
            if fits(draft):
                seen.setdefault(id(draft), draft)
            last -= 1
        if len(seen) == 1:
            return tuple(seen.values())
        return subject

    def _subject(self, sentence: int, fits: object) -> tuple[Draft, ...]:
        """The first actor of the sentence before, where it opens that sentence and fits."""
        assert callable(fits)
        if sentence == 0:
            return ()
        before = self.document.sentences[sentence - 1]
        inside = self._inside(before.span)
        if inside and inside[0][0].span.start - before.span.start < 25 and fits(inside[0][1]):
            return (inside[0][1],)
        return ()

    def _antecedent(self, span: Span) -> tuple[Draft, ...]:
        """Whom "who" or "which" goes back to: the actor named right before it."""
        last = bisect_left(self.starts, span.start) - 1
        if last < 0:
            return ()
        mention, draft = self.linked[last]
        gap = self.document.text[mention.span.end : span.start]
        return (draft,) if len(gap) < 30 and gap.count(",") <= 2 and "." not in gap else ()

    def _voice(self) -> tuple[Draft, ...]:
        """Whom "the report" or "the statement" belongs to: the last medium, body or state that spoke."""
        for _place, actors in reversed(self.spoken):
            if len(actors) == 1 and actors[0].type != "person":
                return actors
        return ()

    def _sentence(self, offset: int) -> int:
        sentences = self.document.sentences
        low, high = 0, len(sentences)
        while low < high:
            middle = (low + high) // 2
            if sentences[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def _make(self, span: Span, words: str) -> Draft | None:
        """A new actor of the source's own words: "residents of the town"."""
        name = drop_determiner(words.strip(" ,.:;\"'“”"))
        if not name or len(name) > LONGEST or not any(c.isalpha() for c in name):
            return None
        known = self.registry.by_name.get(name) or self.registry.find_role(name)
        if known is None and len(name.split()) <= 2 and words.split()[0].casefold() == "the":
            known = self.registry.find_short(name)
        if known:
            known.occurrences.setdefault(span, "speaker.again")
            known.add_alias(name)
            return known
        head = re.split(r"\b(?:of|for|from|in|at|who|that|with|close|near|on|to)\b|,", name, maxsplit=1)[0].split()
        if not head:
            return None
        is_name = all(word[0].isupper() for word in head) and not words.split()[0].islower()
        noun = head[-1].casefold()
        if noun in VOICES or noun.removesuffix("s") in VOICES or not (is_name or self._is_somebody(noun)):
            return None
        inside = self._inside(span)
        type_, is_plural = _type_of(self.registry, head[-1].casefold())
        mention = ActorMention(
            span, span, name, "organization" if is_name else type_, "speaker.new",
            "named" if is_name else "role-only" if "source" not in head[-1] else "anonymous",
            country=next((d.country for _m, d in inside if d.country), ""),
            affiliation=next((d.name for _m, d in inside), ""), is_plural=is_plural,
        )  # fmt: skip
        return self.registry.take(mention)


def _type_of(registry: Registry, noun: str) -> tuple[ActorType, bool]:
    """The type and number a source's last noun gives."""
    for sense in registry.names.senses_of(noun).values():
        return sense.type, sense.is_plural
    is_plural = noun.endswith("s") and not noun.endswith("ss")
    return ("people_group" if is_plural else "person"), is_plural


def _envelope(spans: Iterable[Span]) -> Span:
    parts = sorted(spans)
    return Span(parts[0].start, max(part.end for part in parts))


def as_speakers(article: str, found: Iterable[tuple[Span, tuple[Draft, ...], str]]) -> tuple[Speaker, ...]:
    """The speakers as values, with the actors' final names."""
    return tuple(Speaker(article, span, tuple(dict.fromkeys(d.name for d in drafts)), rule) for span, drafts, rule in found)
