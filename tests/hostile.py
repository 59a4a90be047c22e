"""Pieces of hostile texts, how long these are at full length, and what is known not to be in line yet."""

from __future__ import annotations

OPENING = "Minister denies raid\n\nThe minister said that he met "
PROSE = "The minister said that 12 soldiers were killed near Homs on Monday. "
UNLIKE = "NAME"  # in a piece: a name that is another one each time

BEFORE = ""
OPENINGS = ""
SEARCH = ""

PIECES = [
    # a piece that is repeated, and why the work is not in line yet
    ('"', ""),
    ("“", ""),
    ('“a ‘b "c ', ""),
    ("“‘\"'", ""),
    ("'", ""),
    ("' ", ""),
    ('"We go," Mr Smith said, "and ', BEFORE),
    ("said ", ""),
    ("he said that ", ""),
    ("He said that it was late. ", ""),
    (PROSE, OPENINGS),
    ("the men were near the town ", ""),
    ("7", ""),
    ("A B C ", ""),
    ("Syria ", ""),
    ("Mr. ", BEFORE),
    ("Mr.", BEFORE),
    ("President ", ""),
    ("Russian ", ""),
    ("police ", ""),
    ("Foreign Minister ", ""),
    ("Mr Smith, the minister, said, ", BEFORE),
    ("John NAME Smith said that it was late. ", ""),
    ("John NAME Smith said no. Mr Smith said that it was late. ", ""),
    ("Minister John NAME said no. The minister said that it was late. ", ""),
    ("NAME officials said that it was late. ", ""),
    ("Turkey said that the NAME was hit. ", ""),
    ("The NAME Ministry said that it was late. The ministry said no. ", ""),
    ("(", ""),
    ("[ ", ""),
    ("e\u0301 ", ""),
    ("\u0301", ""),
    ("\u200b", ""),
    ("\ufeff ", ""),
    ("1,", ""),
    ("12 killed ", ""),
    ("twenty ", ""),
    ("on Oct 1, 2015, ", ""),
    ("in Homs, ", ""),
    ("Su-24 ", ""),
    ("\n", ""),
    ("a\n\n", ""),
    (" ", ""),
    ("U.S.", ""),
    ("U.S. ", ""),
    ("J. ", ""),
    ("a-", ""),
    (". ", ""),
    ("BEIRUT (AFP) - ", ""),
    ("Photo: a man near Homs\n\n", ""),
]

MB = 1_000_000
PAGE = "<html><body><article><p>"
LONG = {
    # the file's ending, what comes once, the piece, its length at full size and every day, why it is not in line yet
    "straight quotes": ("txt", OPENING, '"', MB, MB // 20, ""),
    "opening quotes": ("txt", OPENING, "“", MB, MB // 20, ""),
    "nested quotes": ("txt", OPENING, '“a ‘b "c ', MB, MB // 20, ""),
    "apostrophes": ("txt", OPENING, "'", MB, MB // 20, ""),
    "said": ("txt", OPENING, "said ", MB, MB, ""),
    "he said that": ("txt", OPENING, "he said that ", MB, MB, ""),
    "prose in one line": ("txt", OPENING, PROSE, 5 * MB, MB // 10, OPENINGS),
    "prose without a stop": ("txt", OPENING, "the men were near the town ", 5 * MB, MB // 2, ""),
    "one word": ("txt", OPENING, "a", 5 * MB, MB, ""),
    "digits": ("txt", OPENING, "7", 5 * MB, 5 * MB, ""),
    "capital letters": ("txt", OPENING, "A B C ", 5 * MB, MB // 20, ""),
    "a name": ("txt", OPENING, "Syria ", 5 * MB, MB // 20, ""),
    "honorifics": ("txt", OPENING, "Mr. ", 5 * MB, MB // 50, BEFORE),
    "initials": ("txt", OPENING, "U.S.", 5 * MB, MB, ""),
    "initials apart": ("txt", OPENING, "U.S. ", MB, MB // 500, ""),
    "brackets": ("txt", OPENING, "(", 5 * MB, MB // 20, ""),
    "combining marks": ("txt", OPENING, "\u0301", 5 * MB, MB // 20, ""),
    "letters with marks": ("txt", OPENING, "e\u0301", 5 * MB, MB // 5, ""),
    "signs without width": ("txt", OPENING, "\u200b", 5 * MB, MB // 20, ""),
    "ones": ("txt", OPENING, "1,", 5 * MB, MB // 20, ""),
    "line ends": ("txt", OPENING, "\n", 5 * MB, MB, ""),
    "spaces": ("txt", OPENING, " ", 5 * MB, 5 * MB, ""),
    "short paragraphs": ("txt", OPENING, "a\n\n", MB, MB // 50, ""),
    "names at the start": ("txt", OPENING, f"{UNLIKE} said it was late. ", MB, MB // 50, SEARCH),
    "div in HTML": ("html", "<html><body>", "<div>", MB, MB, ""),
    "quotes in HTML": ("html", PAGE, '"', MB, MB // 20, ""),
    "list items in HTML": ("html", PAGE + "<ul>", "<li>The minister met men", MB, MB // 20, ""),
    "entities in HTML": ("html", PAGE, "&quot", MB, MB // 5, ""),
    "fences in Markdown": ("md", "", "---\n", MB, MB // 5, ""),
    "a fence without end": ("md", "---\n", "a: b\n", MB, MB // 20, ""),
    "brackets in front matter": ("md", "---\n", "[", 5 * MB, MB // 5, ""),
    "marks in Markdown": ("md", OPENING, "#", 5 * MB, MB // 5, ""),
}
