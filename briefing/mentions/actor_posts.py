"""What stands around a name and says whose an office is: "of Kunduz", ", a former army officer and analyst"."""

from __future__ import annotations

from briefing.mentions.actor_line import Line
from briefing.mentions.actor_names import read_name
from briefing.mentions.actor_phrases import read_phrase

APPOSITION = 8  # how far behind its comma an apposition's noun may stand
LINKS = frozenset(["who", "whose", "whom"])
POST = 9  # how many words may tell whose an office is: "the governor of Kunduz, Jane Doe, said"
POSTS = frozenset(["of", "for", "in", "to", "at", "from", "on", "with"])
JOINTS = frozenset(["of", "for", "and", "the", "'s", "'", "elite"])


def end_of_post(line: Line, at: int) -> int:
    """The token after "of Kunduz", "for the region in Goma" at `at`, which tells whose an office is; `at` for none."""
    if line.norms[at] not in POSTS:
        return at
    words = line.names.words
    for step in range(at + 1, at + POST):
        norm = line.norms[step]
        if norm == ",":
            inner = line.ends.get(step)  # "a lawyer for the general's widow, Jane Doe, said": the name is the widow's
            return at if inner and inner.senses.keys() & {"office", "source"} else step
        if not (norm.replace("-", "").isalpha() or norm == "'s") or norm in words["auxiliaries"]:
            break
    return at


def read_apposition(line: Line, at: int) -> tuple[str, str, str]:
    """The role, country and owner in an apposition behind a name: ", a former army officer and security analyst"."""
    if line.norms[at] != ",":
        return "", "", ""
    start = at + 1
    if line.norms[start] in LINKS:
        return "", "", ""
    if line.norms[start] in ("a", "an", "the", "one", "another", "also"):
        start += 1
    for step in range(start, min(start + APPOSITION, len(line.texts))):
        norm = line.norms[step]
        if norm in (",", ".", ";") or (norm in line.names.words["auxiliaries"] and norm != "first"):
            break
        chunk = line.chunks.get(step)
        if chunk is None:
            if step - start > 3 or line.norms[step] in line.names.words["speaking"]:
                break
            continue
        phrase = read_phrase(line, step)
        if phrase and (phrase.sense("office") or phrase.sense("source")):
            if read_name(line, phrase.after) > phrase.after:
                break  # a list: "Sergei Lavrov, US Secretary of State John Kerry and …"
            after = phrase.after
            if line.norms[after] == "and":  # "a former army officer and security analyst"
                step = after + 1
                while step - after < 4 and step not in line.chunks and line.norms[step] in line.names.modifiers:
                    step += 1
                other = read_phrase(line, step)
                after = other.after if other and other.sense("office") else after
            return line.words(start, end_of_owner(line, after)), phrase.country, phrase.owner
        break
    return "", "", ""


def end_of_owner(line: Line, after: int) -> int:
    """The token after a name that tells whose the office before `after` is: "of Norte de Santander"."""
    if line.norms[after] not in POSTS:
        return after
    at = after + 1
    at += line.norms[at] in ("the", "a", "an", "its")
    end = at
    while end - at < POST and (line.capitals[end] or (chunk := line.chunks.get(end))):
        end = chunk.after if (chunk := line.chunks.get(end)) else end + 1
        step = end
        while step - end < 2 and (line.norms[step] in JOINTS or line.norms[step] in line.names.words["name_particles"]):
            step += 1
        if step > end and line.norms[end] != "and" and (line.capitals[step] or step in line.chunks):
            end = step
    if end == at or (line.norms[end].isalpha() and not line.is_free(end)):
        return after  # "member of the Kunduz council"
    return end
