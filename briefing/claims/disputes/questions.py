"""The words of a dispute that are ours: a neutral frame around the claimants' own, and why it was opened.

The frames are ``pack/lexicons/questions.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.claims.disputes.pair import Opposition
from briefing.pack import Pack

LONGEST = 160  # characters of the only words a question quotes
SHORTER = 60  # of each of two
TELLING = 3  # words that tell what a question is about
LEADING = ("of ", "for ", "to ", "over ", "about ", "as ", "that ")
MARKS = "\"“”'‘’ ,."


def put_question(opposition: Opposition, sides: Sequence[Sequence[str]], denied: Sequence[str], pack: Pack) -> str:
    """The question: the claimants' words are those of each side (`sides`), and what is denied or doubted (`denied`)."""
    frame: str = pack.read("lexicons/questions")[opposition.rule]["frame"]
    best = [min(side, key=_rank) for side in sides[:2]]
    is_two = "{other}" in frame
    own = min(denied, key=_rank) if denied else best[0]
    charges = [words for side in sides for words in side if words not in denied] or best
    if best[0] == best[1]:
        frame, is_two = frame.replace(" or {other}", ""), False
    words = {"one": best[0], "other": best[1], "denied": own, "charge": min(charges, key=_rank)}
    filled = {name: _quote(text, SHORTER if is_two else LONGEST) for name, text in words.items()}
    question = frame.format(**filled)
    bare = filled["denied"]
    return bare if "{denied}" in frame and bare.endswith("?”") else question


def explain_opposition(rule: str, common: Sequence[str], pack: Pack) -> str:
    """Why the dispute was opened, with the words that both sides use."""
    questions = pack.read("lexicons/questions")
    why: str = questions[rule]["why"]
    return f"{why} {questions['common'].format(words=', '.join(common))}" if common else why


def _rank(content: str) -> tuple[bool, bool, bool, int, str]:
    """A full clause in a reporter's words before a bare name, "of killing …" and a quotation; then the shortest."""
    is_phrase = content.casefold().startswith(LEADING)
    return (_size(content) < TELLING, is_phrase, content[:1] in "\"“'‘", len(content), content)


def _size(content: str) -> int:
    return len(content.split())


def _quote(content: str, most: int) -> str:
    words = " ".join(content.split()).strip(MARKS)
    for leading in LEADING:
        if words.casefold().startswith(leading):
            words = words[len(leading) :]
            break
    if len(words) > most:
        words = words[:most].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
    return f"“{words}”"
