"""The rules that tell when two claims contradict each other, in the order they are tried; the first to speak decides.

Each takes a pair of claims of different camps and gives the opposition it sees, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.claims.disputes.pair import ENOUGH, Opposition, Pair
from briefing.claims.disputes.proposition import Proposition
from briefing.claims.disputes.signs import is_defence, is_harmful, list_blamed
from briefing.claims.disputes.words import Vocabulary
from briefing.claims.fact import DisputeKind

Rule = Callable[[Pair], Opposition | None]
CLOSER = 1.5  # summed rarity where no topic holds two claims together
MOST = 2.0  # where it takes the same words
LEAST_SAME = 3  # words of those
BEFORE = 2  # sentences back that "denied that" may reach
FAR = 8  # sentences back to the last thing that one it names said
NEAR = 3  # sentences between a charge and a bare denial of it
LONG = 40  # tokens of what says more than one thing
FEW = 4  # words of a bare denial that tell anything


def find_opposition(pair: Pair) -> Opposition | None:
    """What the first rule to speak says of a pair, whichever of the two comes first; None where none does."""
    turned = pair.turned()
    rules = RULES_AFAR if pair.is_afar else RULES
    for rule in rules if pair.one.is_answer or pair.other.is_answer else WITHOUT_ANSWERS[rules]:
        found = rule(pair) or rule(turned)
        if found is not None:
            return found
    return None


def blame_each_other(pair: Pair) -> Opposition | None:
    """Two camps blame each other: "accused each other of", or each says that the other did it."""
    one, other = pair.one, pair.other
    blamed, blamed_back = list_blamed(one) & other.camps, list_blamed(other) & one.camps
    if not blamed or not blamed_back:
        return None
    if pair.is_same_content or pair.is_near(NEAR):
        return pair.oppose("blame_each_other", "blame", "responsibility", ENOUGH)
    if not (one.act == other.act == "accuses"):
        return None
    shared = pair.weigh(*(one.topics.keys() & other.topics.keys()), without=one.camps | other.camps)
    return pair.oppose("blame_each_other", "blame", "responsibility", shared)


def deny(pair: Pair) -> Opposition | None:
    """One denies or doubts what the other holds, on a topic of ``topics.yml``."""
    one, other = pair.one, pair.other
    if not one.is_answer or not (_takes_side(one, pair.words) and _takes_side(other, pair.words)):
        return None
    if pair.is_same_content and not other.is_answer:
        return pair.oppose("deny", "same words", _kind_of(other, pair.words), 2 * ENOUGH)
    best: Opposition | None = None
    for topic in sorted(one.topics.keys() & other.topics.keys()):
        if one.topics[topic] == other.topics[topic]:
            continue
        told = {stem for stem in pair.stems if topic in pair.words.topics.get(stem, ())}
        weight = pair.weigh(without=told) + pair.rarity.weigh({topic, *told}) / 2
        if not one.topics[topic] and one.names & other.camps:  # "denied the Azeri report"
            weight += ENOUGH
        if not other.topics[topic] and other.names & one.camps:
            weight += ENOUGH
        found = pair.oppose("deny", topic, pair.words.kinds[topic], weight)
        if found is not None and (best is None or found.weight > best.weight):
            best = found
    return best


def deny_words(pair: Pair) -> Opposition | None:
    """One denies or doubts what the other says in much the same words, whatever it is about."""
    one, other = pair.one, pair.other
    if not one.is_answer or other.is_answer or not _takes_side(other, pair.words):
        return None
    if pair.stems & other.negated.keys() or len(pair.stems) < (1 if pair.is_near(BEFORE) else LEAST_SAME):
        return None
    kind: DisputeKind = "target" if "hitting" in one.classes & other.classes else _kind_of(other, pair.words)
    weight = pair.weigh(without=one.camps | other.camps)
    return pair.oppose("deny", "denied", kind, weight, needs=MOST)


def answer_before(pair: Pair) -> Opposition | None:
    """One denies what was just said ("denied that"), or the last words of whom it names ("doubts the US account").

    What holds something against the one who denies is answered from farther away than anything else.
    """
    answer, said = pair.one, pair.other
    if not (answer.is_answer and answer.is_pointing) or said.is_answer or pair.is_afar:
        return None
    named = answer.names - answer.camps
    back = answer.sentence - said.sentence
    is_charge = bool(list_blamed(said) & answer.camps) or (is_harmful(said) and bool(said.names & answer.camps))
    if not 0 <= back <= (FAR if named or is_charge else BEFORE) or not _takes_side(said, pair.words):
        return None
    if named and not named & said.camps:
        return None
    weight = ENOUGH + 1 / (1 + back) + is_charge
    return pair.oppose("answer_before", f"answer {answer.claim}", _kind_of(said, pair.words), weight)


def deny_accusation(pair: Pair) -> Opposition | None:
    """One is accused of something and denies it: "accuse Rwanda of backing them", "Rwanda denies supporting them"."""
    denial, charge = pair.one, pair.other
    if denial.act not in ("denies", "states") or not denial.is_answer or charge.is_answer:
        return None
    if not (charge.target in denial.camps or charge.culprits & denial.camps):
        return None
    is_report = not pair.words.negations["reports"].isdisjoint(denial.stems.values())
    others = denial.names - denial.camps
    if is_report and others and not others & charge.camps:
        return None  # it answers somebody else's report
    is_bare = is_report and len(denial.stems) <= FEW and abs(denial.sentence - charge.sentence) <= NEAR
    is_next = not pair.is_afar and 0 <= denial.sentence - charge.sentence <= BEFORE
    weight = pair.weigh(without=denial.camps) + (CLOSER if is_bare or is_next else 0)
    return pair.oppose("deny_accusation", "accusation", "responsibility", weight, needs=CLOSER)


def answer_charge(pair: Pair) -> Opposition | None:
    """The one accused speaks next and defends itself: "said it had acted in self-defence"."""
    answer, charge = pair.one, pair.other
    if answer.act not in ("states", "accuses") or pair.is_afar or not 0 <= answer.sentence - charge.sentence <= 1:
        return None
    if not (is_harmful(charge) and (list_blamed(charge) | charge.names) & answer.camps):
        return None
    if not is_defence(answer, pair.words):
        return None
    return pair.oppose("answer_charge", "accusation", "responsibility", ENOUGH)


def reject_proposal(pair: Pair) -> Opposition | None:
    """One rejects what the other asks for: "called for action by the council", "rejected the Russian draft"."""
    no, wish = pair.one, pair.other
    if no.act != "denies" or wish.is_answer or not no.names & wish.camps:
        return None
    if pair.words.negations["proposals"].isdisjoint(no.stems.values()):
        return None
    is_wish = wish.act == "demands" or wish.is_intent
    weight = pair.weigh(without=wish.camps) + (ENOUGH if is_wish else 0)
    return pair.oppose("reject_proposal", "policy", "policy", weight)


def name_culprits(pair: Pair) -> Opposition | None:
    """The two name different ones who did it, or one clears whom the other names."""
    one, other = pair.one, pair.other
    if not one.culprits or not (other.culprits or other.cleared):
        return None
    if "deeds" not in one.classes or "deeds" not in other.classes:
        return None
    is_cleared = bool(one.culprits & other.cleared)
    are_rivals = bool(other.culprits) and one.culprits.isdisjoint(other.culprits)
    if not (is_cleared or are_rivals) or _are_elsewhere(pair):
        return None
    deeds = {stem for stem in pair.stems if one.stems[stem] in pair.words.deeds["deeds"]}
    people = one.culprits | other.culprits | other.cleared
    weight = pair.weigh(without=people | one.camps | other.camps) + (ENOUGH if deeds else 0)
    return pair.oppose("name_culprits", "culprit", "responsibility", weight)


def stand_opposite(pair: Pair) -> Opposition | None:
    """The two stand at different ends of a pair of opposites: "exports continue", "exports were disrupted"."""
    one, other = pair.one, pair.other
    if one.is_answer or other.is_answer or max(one.size, other.size) > LONG:
        return None
    best: Opposition | None = None
    for name in sorted(one.poles.keys() & other.poles.keys()):
        if one.poles[name].end == other.poles[name].end:
            continue
        near = one.poles[name].near & other.poles[name].near
        if any(pole == name for stem in pair.stems for pole, _ in pair.words.poles.get(stem, ()) if stem in near):
            continue  # both use the very word
        about = {stem for stem in near if all(pole != name for pole, _ in pair.words.poles.get(stem, ()))}
        kind: DisputeKind = "policy" if one.is_intent or other.is_intent else pair.words.kinds[name]
        weight = pair.rarity.weigh(about)
        if name in pair.words.plain and pair.is_near(BEFORE):
            weight += ENOUGH  # nothing else can be meant
        if kind == "legitimacy" and pair.do_name_each_other:
            weight += ENOUGH  # one justifies what the other holds against somebody
        found = pair.oppose("stand_opposite", f"opposite {kind}", kind, weight)
        if found is not None and (best is None or found.weight > best.weight):
            best = found
    return best


def hit_different(pair: Pair) -> Opposition | None:
    """What was hit: fighters and their posts, says who struck or stands by them; civilians, says another."""
    one, other = pair.one, pair.other
    if "hitting" not in one.classes or "hitting" not in other.classes:
        return None
    if "civil" not in one.classes or "fighting" not in other.classes or "civil" in other.classes:
        return None
    if one.is_answer or other.is_answer or "fighting" in one.classes:
        return None
    if not other.camps & (one.culprits | one.names | {one.target}) and not pair.is_near(BEFORE):
        return None  # the one told to have struck does not speak here
    return pair.oppose("hit_different", "target", "target", pair.weigh(without=other.camps))


def say_not(pair: Pair) -> Opposition | None:
    """One says that something is not so which the other says is: "no warning was given", "had been warned"."""
    one, other = pair.one, pair.other
    if other.is_answer or other.negated or other.act == "demands" or one.act in ("demands", "expresses", "warns"):
        return None
    if max(one.size, other.size) > LONG:
        return None
    best: Opposition | None = None
    kind: DisputeKind = "policy" if one.is_intent or other.is_intent else "occurrence"
    for turned in sorted(pair.stems & one.negated.keys() - other.negated.keys()):
        near = one.negated[turned] & pair.stems
        if len(near) < 2 and not pair.do_name_each_other:
            continue
        weight = pair.rarity.weigh(near | pair.names)
        found = pair.oppose("say_not", f"not {kind}", kind, weight, needs=CLOSER)
        if found is not None and (best is None or found.weight > best.weight):
            best = found
    return best


RULES: tuple[Rule, ...] = (
    blame_each_other,
    answer_before,
    deny,
    deny_accusation,
    deny_words,
    reject_proposal,
    name_culprits,
    hit_different,
    say_not,
    stand_opposite,
    answer_charge,
)


RULES_AFAR: tuple[Rule, ...] = (deny, deny_words, deny_accusation, name_culprits)  # what holds between articles too
ANSWERS = frozenset([deny, deny_accusation, deny_words, answer_before])  # rules that only speak of an answer
WITHOUT_ANSWERS = {rules: tuple([rule for rule in rules if rule not in ANSWERS]) for rules in (RULES, RULES_AFAR)}


def _takes_side(said: Proposition, words: Vocabulary) -> bool:
    return said.act not in words.negations["takes_no_side"]


def _kind_of(said: Proposition, words: Vocabulary) -> DisputeKind:
    """What a dispute about a claim is about: its first topic, else whom it holds responsible."""
    if said.topics:
        return words.kinds[min(said.topics)]
    return "responsibility" if said.act == "accuses" or said.culprits else "other"


def _are_elsewhere(pair: Pair) -> bool:
    """Whether the two name places and none of them in common."""
    one, other = pair.one.places, pair.other.places
    return bool(one) and bool(other) and one.isdisjoint(other)
