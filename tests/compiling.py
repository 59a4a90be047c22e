"""Which templates Jinja compiles, and which it has the code of."""

from __future__ import annotations

from unittest.mock import patch

from jinja2 import Environment


def list_compiled(environment: Environment, *names: str) -> list[str]:
    """Those of the templates that are compiled when they are asked for."""
    compiled: list[str] = []
    compile_template = environment.compile

    def note(source: str, name: str, *more: object) -> object:
        compiled.append(name)
        return compile_template(source, name, *more)  # type: ignore[call-overload]

    with patch.object(environment, "compile", note):
        for name in names:
            environment.get_template(name)
    return compiled
