"""Names that no lexicon holds: towns of GeoNames, and names that the words around them make a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from briefing.mentions.gazetteer import NAMESAKE, choose_town
from briefing.mentions.mention import PlaceKind, PlaceMention
from briefing.mentions.place_candidates import Candidate, is_joined_name, read_given_names
from briefing.mentions.place_page import Finds, Page, is_explained, is_listed, name_of, span_of
from briefing.mentions.place_words import kind_after
from briefing.pack import Pack
from briefing.values import Span

MOST_LISTED = 12  # names of one list that are looked back on
FAR = 40  # how many words off another place of the sentence still says where a name lies
NEIGHBOURING = frozenset(["neighbouring", "neighboring"])  # a state so called holds no place named beside it
SURE = frozenset(  # rules by which a name is a place if the gazetteer has a town of that name anywhere
    (
        *("place.in", "place.kind_of", "place.kind_after", "place.direction", "place.direction_of", "place.apposition"),
        *("place.of", "place.kind_before", "place.part_of"),
    )
)


def read_unknown(page: Page, candidate: Candidate, finds: Finds) -> PlaceMention | None:
    """The mention of a name no lexicon holds: a town of GeoNames, or a name that the words around it make a place."""
    if candidate.is_part:
        return None
    texts, norms, words, cue = page.document.texts, page.document.norms, page.words, candidate.cue
    first, last = candidate.first, candidate.last
    outer = outer_place(page, last, finds) or owner_place(page, first, finds)
    kept = words.kept.get(norms[last - 1]) if last - first > 1 else None
    if kept and texts[last - 1][0].isupper():
        if first and texts[first - 1][0].isupper() and first - 1 not in page.survey.adjectives:
            return None  # "Washington Square Park" is no "Square Park"
        span, country = span_of(page, candidate), outer or country_near(page, candidate, finds)
        town = place_town(page, span, "city", "place.named_kind", country)  # "Palm Beach"
        return town or PlaceMention(span, name_of(page, candidate), kept, "place.named_kind", country)
    is_begun = last - first > 1 and norms[first + 1] not in page.words.skip
    if begun := page.words.begun.get(norms[first]) if is_begun else None:
        country = outer or country_near(page, candidate, finds)  # "Camp Shaheen"
        return PlaceMention(span_of(page, candidate), name_of(page, candidate), begun, "place.named_kind", country)
    is_site = cue is not None and cue.rule == "place.kind_after" and cue.kind == "site"
    if is_site and norms[last] in page.words.lists["sites"] and _is_of_site(page, candidate):
        span = page.document.span_of(first, last + 1)  # "Ben Gurion airport", "the T4 airbase"
        country = outer or country_near(page, candidate, finds)
        return PlaceMention(span, span.of(page.document.text), "site", "place.named_kind", country)
    if norms[first] in page.survey.surnames or name_of(page, candidate).isupper():
        return None
    if last - first > 1 and (norms[last - 1],) in words.kinds:  # "Idlib Province"
        last -= 1
        cue, outer = kind_after(norms, last, words), outer_place(page, last, finds)
    rule = cue.rule if cue else "place.list" if is_listed(page, candidate, finds) else ""
    if not rule and (outer or is_explained(page.document, last, words)):
        rule = "place.apposition"
    if not rule or (rule == "place.direction" and texts[first - 1][0].isupper()):
        return None  # "Northern Alliance"
    span = page.document.span_of(first, last)
    name = span.of(page.document.text)
    if name.casefold() in read_others(page.pack) and rule not in ("place.kind_of", "place.in"):
        return None  # "Hamas, a movement in the enclave", "a Jaish camp"
    country = outer or country_before(page, first, cue.first if cue else first)
    kind: PlaceKind = cue.kind if cue and cue.kind else "city"
    town = place_town(page, span, kind, rule, country)
    if town is None and country and not outer:
        town = place_town(page, span, kind, rule, "")
    if town:
        return town
    if not is_told(page, candidate, last, rule, bool(outer), finds):
        return None
    return PlaceMention(span, name, kind, rule, country or country_near(page, candidate, finds))


def _is_of_site(page: Page, candidate: Candidate) -> bool:
    """Whether a name is one that sites have: a person's, or one with digits."""
    is_of_person = page.document.norms[candidate.first] in read_given_names(page.pack)
    if is_of_person and candidate.last - candidate.first > 1:
        return True
    return any(map(str.isdigit, name_of(page, candidate)))


def place_town(page: Page, span: Span, kind: PlaceKind, rule: str, country: str) -> PlaceMention | None:
    """The mention of a town of GeoNames, in `country` if that is given.

    Where the rule leaves a doubt ("from Gallup", "to Bolton") the article must be much about the town's state.
    """
    name = span.of(page.document.text)
    town = choose_town(name, page.survey.counts, page.states.iso, country)
    if town is None:
        return None
    state = page.states.iso.get(town.country, "")
    if rule not in SURE and rule != "place.named_kind":
        most = max(page.survey.counts.values(), default=0)
        if (
            page.survey.counts.get(state, 0) * 4 < most
            or not most
            or (town.country == "US" and town.population < NAMESAKE)
        ):
            return None
        if name.casefold() in read_others(page.pack):
            return None
    return PlaceMention(span, name, kind, rule, state, town.latitude, town.longitude)


def is_told(page: Page, candidate: Candidate, last: int, rule: str, has_outer: bool, finds: Finds) -> bool:
    """Whether the words alone make a name a place that no gazetteer knows."""
    texts, norms, first = page.document.texts, page.document.norms, candidate.first
    if rule in ("place.kind_of", "place.kind_before", "place.direction_of"):
        return True
    if cue_is_followed(page, last):
        return True
    if rule == "place.kind_after":
        return norms[last] != "state"  # "the Trump state"
    if rule in ("place.in", "place.direction", "place.list") and any(
        is_joined_name(page.document, at) for at in range(first, last)
    ):
        return True
    opening = page.document.sentence_with(first)  # "Schools in southern Israel" are no town
    if rule == "place.apposition" and not read_bodies(page.pack).isdisjoint(norms[first:last]):
        return False  # "the Health Ministry in Gaza"
    is_placed = has_outer and not (rule == "place.apposition" and opening is not None and opening.first == first)
    if is_placed or is_explained(page.document, last, page.words):
        return True
    if rule == "place.of":  # "the shelling of Humera"
        return norms[candidate.first - 2] in page.words.lists["strikes"] and candidate.last == last
    if rule == "place.list" and is_of_several(page, first, finds):
        return True
    if rule not in ("place.in", "place.at"):
        return False
    after = norms[last] if last < len(norms) else "."
    is_fled_to = norms[first - 1] == "to" and not page.words.lists["fleeing"].isdisjoint(
        norms[max(0, first - 4) : first]
    )
    if not (norms[first - 1] in ("in", "near", "outside", "off") or is_fled_to) or after not in page.words.lists["end"]:
        return False  # "in Bain-engineered turnarounds", "in the Gutter"
    name = page.document.words_of(first, last)
    if len(name) < 3 or norms[last - 1] in page.words.lists["not_places"] or any(map(str.isupper, texts[first:last])):
        return False
    return "-" not in name[-9:] and name.casefold() not in read_others(page.pack)


def cue_is_followed(page: Page, last: int) -> bool:
    """Whether a clause behind the name tells of what is there: "to Katyn, where thousands were killed"."""
    return page.document.norms[last : last + 2] == (",", "where")


@cache
def read_bodies(pack: Pack) -> frozenset[str]:
    """The nouns that end the names of organisations and bodies."""
    nouns: Mapping[str, Sequence[str]] = pack.read("lexicons/organisations")
    return frozenset(noun for kind in ("organization", "government", "armed_group", "media") for noun in nouns[kind])


@cache
def read_others(pack: Pack) -> frozenset[str]:
    """The names of media, groups and companies, which can follow "in" as well: "in Politico"."""
    names: set[str] = set()
    for lexicon in ("media", "groups", "companies"):
        for name, entry in pack.read(f"lexicons/{lexicon}").items():
            names.add(name.casefold())
            if isinstance(entry, dict):
                names.update(alias.casefold() for alias in entry.get("aliases", ()))
    names.update(name.partition("-")[0] for name in tuple(names) if "-e-" in name or "-i-" in name)
    return frozenset(names)


def is_of_several(page: Page, first: int, finds: Finds) -> bool:
    """Whether a kind of place in the plural opened the list that the name goes on: "the towns of Ada, Bela and"."""
    norms = page.document.norms
    for _ in range(MOST_LISTED):
        at = first - 1
        at -= norms[at] == "and" and norms[at - 1] == ","
        before = finds.ends.get(at)
        if before is None:
            return False
        if finds.at[before].rule == "place.kind_of":
            return before > 1 and norms[before - 2].endswith("s")
        first = before
    return False


def owner_place(page: Page, first: int, finds: Finds) -> str:
    """The state of the place whose part the name is: "Kabul's Sherpur district"."""
    owner = finds.ends.get(first - 1) if first > 1 and page.document.norms[first - 1] == "'s" else None
    return finds.at[owner].country if owner is not None else ""


def outer_place(page: Page, last: int, finds: Finds) -> str:
    """The state of the place that a name is said to lie in: "Dayton, Ohio", "Jisr al-Shughur in Idlib province"."""
    norms, lists = page.document.norms, page.words.lists
    if last + 1 >= len(norms) or norms[last] not in (",", "in"):
        return ""
    at = last + 1
    at += norms[last] == "," and norms[at] == "in"  # "at Alexandroupoli, in Greece"
    while at < min(len(norms), last + 4) and at not in finds.at:
        if norms[at] not in lists["between"] and norms[at] not in lists["directions"]:
            break
        at += 1
    outer = finds.at.get(at)
    if outer:
        return outer.country if outer.kind != "city" else ""
    if norms[last] == "," and page.document.texts[last + 1][0].isupper() and norms[last + 1] in lists["american"]:
        return "United States"
    following = page.survey.by_first.get(last + 1)
    if norms[last] == "," and following and following.state and following.state.kind == "name":
        ends = following.last >= len(norms) or norms[following.last] in (",", ".", '"', "“", "”")
        return following.state.state if ends else ""
    return ""


def country_before(page: Page, first: int, cue: int) -> str:
    """The state whose adjective stands right before the name or its cue: "the Syrian airfield Hmeymim"."""
    for at in range(first - 1, max(-1, min(first, cue) - 4), -1):
        if at in page.survey.adjectives:
            return page.survey.adjectives[at]
    return ""


def country_near(page: Page, candidate: Candidate, finds: Finds) -> str:
    """The state a name may belong to: that of the nearest place in its sentence, else of most of the article."""
    if country := country_before(page, candidate.first, candidate.first):
        return country
    sentence = page.document.sentence_with(candidate.first)
    if sentence:
        for distance in range(1, FAR):
            for at in (candidate.first - distance, candidate.first + distance):
                mention = finds.at.get(at) if sentence.first <= at < sentence.last else None
                if mention and mention.country and page.document.norms[at - 1] not in NEIGHBOURING:
                    return mention.country
    if finds.holding:
        (country, most), *rest = finds.holding.most_common(2)
        return country if not rest or most > rest[0][1] else ""
    return next(iter(page.survey.counts)) if len(page.survey.counts) == 1 else ""
