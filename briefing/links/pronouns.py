"""Who is meant by "he", "it", "who" and "the report": the speakers and actors that came before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from briefing.links.draft import Draft
from briefing.mentions.mention import ActorMention
from briefing.text.document import Document
from briefing.values import Span

FAR = 6  # sentences back to which "he" and "she" may reach
NEAR = 3  # and "it" and "they"
OPENING = 25  # characters before its subject that a sentence may open with
LONGEST = 40  # characters of "the two countries" and the like
BACK = 12  # and "both sides"
MOST = 100  # mentions before it among which "both sides" are sought
BODIES = frozenset(["organization", "armed_group"])
PARTIES = frozenset(["state", "armed_group"])
Fits = Callable[[Draft], bool]


class History:
    """What was said and named so far in one document, in the order of the text."""

    def __init__(self, document: Document, linked: Sequence[tuple[ActorMention, Draft]]) -> None:
        self.document, self.linked = document, linked
        self.starts = [mention.span.start for mention, _ in linked]
        self.states = {draft.name: draft for _, draft in linked if draft.type == "state"}
        self.spoken: list[tuple[int, Draft]] = []  # the sentence, and who spoke alone in it

    def remember(self, span: Span, drafts: Sequence[Draft]) -> None:
        """Keep who spoke at `span`, where it was one actor."""
        if len(drafts) == 1:
            self.spoken.append((self.sentence_at(span.start), drafts[0]))

    def resolve(self, span: Span, words: Mapping[str, frozenset[str]]) -> tuple[Draft, ...] | None:
        """Whom the pronoun at `span` stands for, () where that stays open; None where it is no pronoun."""
        pronoun = span.of(self.document.text).strip(" ,.").casefold()
        if pronoun in words["male"]:
            return self._find(span, FAR, lambda draft: draft.type == "person" and draft.gender in ("", "m"))
        if pronoun in words["female"]:
            return self._find(span, FAR, lambda draft: draft.type == "person" and draft.gender in ("", "f"))
        if pronoun in words["thing"]:
            return self._find(span, NEAR, lambda draft: draft.type not in ("person", "people_group"))
        if pronoun in words["many"]:
            return self._find(span, NEAR, lambda draft: draft.is_plural or draft.type == "people_group")
        return self._antecedent(span) if pronoun in words["relative"] else None

    def find_parties(self, span: Span, words: Mapping[str, frozenset[str]]) -> tuple[Draft, ...] | None:
        """The two that "both sides" or "the two countries" are, () where more could be; None for any other phrase.

        They are those of the last sentence that names two or, where the article has spoken more of another, the two it
        has spoken most of.
        """
        if span.end - span.start > LONGEST:
            return None
        phrase = span.of(self.document.text).casefold().removeprefix("the ").removesuffix("'").split()
        if len(phrase) not in (2, 3) or phrase[0] not in words["pairing"] or phrase[-1] not in words["parties"]:
            return None
        types = ("state",) if phrase[-1] in words["parties_of_states"] else PARTIES
        drafts: dict[int, Draft] = {}
        named: dict[int, set[int]] = {}  # sentence → parties
        counts: Counter[int] = Counter()
        last = bisect_left(self.starts, span.start) - 1
        for at in range(last, max(-1, last - MOST), -1):
            draft = self.linked[at][1]
            if draft.type in ("person", "government"):
                draft = self.states.get(draft.country, draft)  # its president speaks for a state
            if draft.type in types:
                drafts[id(draft)] = draft
                counts[id(draft)] += 1
                named.setdefault(self.sentence_at(self.starts[at]), set()).add(id(draft))
        sentence = self.sentence_at(span.start)
        both = next((group for at, group in named.items() if len(group) == 2 and at >= sentence - BACK), set())
        ranked = [*counts.most_common(3), (0, 0), (0, 0), (0, 0)][:3]
        others = max((number for key, number in counts.items() if key not in both), default=0)
        if not both or min(counts[key] for key in both) < others:
            both = {key for key, _ in ranked[:2]} if ranked[1][1] > ranked[2][1] else set()
        return tuple(sorted((drafts[key] for key in both), key=lambda draft: draft.first))

    def find_group(self, span: Span, words: Mapping[str, frozenset[str]]) -> tuple[Draft, ...] | None:
        """The body that "the group" or "the charity" goes back to; None for other words, or where it stays open."""
        if span.end - span.start > LONGEST:
            return None
        article, _, noun = span.of(self.document.text).casefold().strip(" ,").partition(" ")
        if article not in ("the", "this") or noun not in words["groups"]:
            return None
        found = self._find(span, NEAR, lambda draft: draft.type in BODIES and draft.named == "named")
        if found:
            return found
        last = bisect_left(self.starts, span.start) - 1
        before = (self.linked[at][1] for at in range(last, max(-1, last - MOST), -1))
        return next(((draft,) for draft in before if draft.type in BODIES and draft.named == "named"), None)

    def last_voice(self) -> tuple[Draft, ...]:
        """Whom "the report" or "the statement" belongs to: the last speaker that is no person."""
        return next(((draft,) for _, draft in reversed(self.spoken[-20:]) if draft.type != "person"), ())

    def inside(self, span: Span) -> Sequence[tuple[ActorMention, Draft]]:
        """The mentions that overlap `span`."""
        first = bisect_left(self.starts, span.start)
        if first and self.linked[first - 1][0].span.end > span.start:
            first -= 1
        return self.linked[first : bisect_left(self.starts, span.end)]

    def sentence_at(self, offset: int) -> int:
        """The index of the last sentence that begins at or before `offset`."""
        return max(0, bisect_right(self.document.sentence_starts, offset) - 1)

    def _find(self, span: Span, reach: int, fits: Fits) -> tuple[Draft, ...]:
        """The last speaker that fits, unless the sentence before is about another who does.

        Where nobody spoke: the only fitting actor named in this sentence and the one before.
        """
        sentence = self.sentence_at(span.start)
        subject = self._subject(sentence - 1, fits)
        for spoke_in, draft in reversed(self.spoken[-20:]):
            if sentence - spoke_in > reach:
                break
            if subject and spoke_in < sentence - 1:
                break
            if fits(draft):
                return (draft,)
        if subject:
            return (subject,)
        seen: dict[int, Draft] = {}
        at = bisect_left(self.starts, span.start) - 1
        while at >= 0 and self.sentence_at(self.starts[at]) >= sentence - 1:
            draft = self.linked[at][1]
            if fits(draft):
                seen.setdefault(id(draft), draft)
            at -= 1
        return tuple(seen.values()) if len(seen) == 1 else ()

    def _subject(self, sentence: int, fits: Fits) -> Draft | None:
        """The actor that opens a sentence, where it fits."""
        if sentence < 0:
            return None
        span = self.document.sentences[sentence].span
        at = bisect_left(self.starts, span.start)
        if at >= len(self.linked) or self.starts[at] > min(span.end, span.start + OPENING):
            return None
        draft = self.linked[at][1]
        return draft if fits(draft) else None

    def _antecedent(self, span: Span) -> tuple[Draft, ...]:
        """Whom "who" or "which" goes back to: the actor named right before it."""
        last = bisect_left(self.starts, span.start) - 1
        if last < 0:
            return ()
        mention, draft = self.linked[last]
        gap = self.document.text[mention.span.end : span.start]
        return (draft,) if len(gap) < 30 and gap.count(",") <= 2 and "." not in gap else ()
