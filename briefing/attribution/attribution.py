"""Attribution: who (source) says (cue) what (content), as spans. Terms after Pareti 2015 (PARC 3.0)."""

from __future__ import annotations

from typing import Literal

from briefing.values import Span, immutable

Mode = Literal["direct", "indirect", "mixed"]
SourcePlace = Literal["subject", "shared", "after", "owner", "none"]


@immutable
class Grounds:
    """Which words decided that a statement is one.

    `cue` is the lexicon's entry (``pack/lexicons/cues.yml``), of its `kind`, in the frame `frame`, where it is a cue
    `grade` times in a hundred; `sure` is that grade after its surroundings were weighed, `needs` what the rule asks
    for. `source` tells where the source stands: the cue's own subject, a subject shared with the clause before, after
    the cue ("said Mr X", "according to X"), the owner of a noun ("Moscow's claim"), or nowhere.
    """

    cue: str
    kind: str
    frame: str
    grade: int
    sure: int
    needs: int
    source: SourcePlace


@immutable
class Attribution:
    """One attributed statement. Each role is a tuple of spans: several make one discontinuous role, none an absent one.

    `content` keeps its quotation marks and leaves out source and cue. `act` is the speech act by the cue and its
    negation ("states", "denies", "does-not-confirm", …; `briefing/pack/lexicons/cues.yml`). `via` holds the sources
    that carried it, outermost last ("Kommersant quoted a military source as saying": the source is the military
    source, via Kommersant).
    `same_source_as` is the index, among the document's attributions, of the statement whose source this one goes on
    with where its own text names none (a quotation that continues in a new paragraph); None otherwise.
    `within` is the index of the attribution in whose content this one stands, None on the outermost level; the source
    of that one is then among the carriers.
    `relative` is the pronoun that stands for the source in a relative clause ("Moscow, which insists").
    `link` is the "that" between cue and content; `target` the one accused, blamed or asked, where it stands between
    cue and content ("accused Moscow of …"). Both stay out of the content.
    `is_withheld` marks a speech act that the words say was not done ("has never condemned him for …").
    `grounds` are None where no word is the cue (a colon, a quotation that goes on).
    `rule` is the id of the deciding rule (`briefing/pack/rules/attribution.yml`).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: str
    mode: Mode
    rule: str
    via: tuple[Span, ...] = ()
    same_source_as: int | None = None
    within: int | None = None
    relative: Span | None = None
    link: Span | None = None
    target: Span | None = None
    is_withheld: bool = False
    grounds: Grounds | None = None
