"""A mistake that a person can mend, with its place."""

from __future__ import annotations

from enum import StrEnum

from briefing.values.immutable import immutable


class Severity(StrEnum):
    """How much a problem matters: an error fails the build, a warning a strict one, a note only wants to be known."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@immutable
class Problem:
    """One problem in one file. Lines and columns count from 1; 0 means the file as a whole.

    `excerpt` is the faulty line as it stands, `length` how many characters of it the carets mark.
    """

    path: str
    line: int
    column: int
    check: str
    message: str
    hint: str = ""
    excerpt: str = ""
    length: int = 1
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """``path:line:column``, as editors and terminals link it."""
        return self.path if not self.line else f"{self.path}:{self.line}:{self.column}"

    def __str__(self) -> str:
        """``path:line:column: check: message``, the line with a caret below the fault, and the hint."""
        lines = [f"{self.place}: {self.check}: {self.message}"]
        if self.excerpt:
            pad = "".join("\t" if c == "\t" else " " for c in self.excerpt[: self.column - 1])
            lines += [f"    {self.excerpt}", f"    {pad}{'^' * max(1, self.length)}"]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(lines)
