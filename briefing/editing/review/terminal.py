"""What a walk needs of the place where a person sits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol


class Terminal(Protocol):
    """Where lines are shown and keys are typed; `is_plain` without colours."""

    width: int
    is_plain: bool

    def show(self, text: str = "") -> None:
        """Print a line, or several."""

    def ask(self, keys: Mapping[str, str]) -> str:
        """One of the keys, each with its word; "" where nobody answers any more."""

    def edit(self, path: Path) -> bool:
        """Whether the person's editor was opened on a file and closed again."""
