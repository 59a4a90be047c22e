"""Problems as text: for people, for programs, for GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from briefing.values import Problem, Severity


def format_problems(problems: Sequence[Problem], style: str = "people") -> str:
    """All the problems, each line ended; "" for people and GitHub where there are none.

    Raises:
        ValueError: there is no such style.
    """
    match style:
        case "people":
            return "".join(f"{problem}\n" for problem in problems)
        case "json":
            return json.dumps([asdict(problem) for problem in problems], indent=1, ensure_ascii=False) + "\n"
        case "github":
            return "".join(f"{_annotate(problem)}\n" for problem in problems)
        case _:
            raise ValueError(f"no style {style}: it is people, json or github")


def _annotate(problem: Problem) -> str:
    """``::error file=…,line=…,col=…,title=…::message``, as a workflow prints it to mark the line in a pull request.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    place = {"file": problem.path}
    if problem.line:
        place |= {
            "line": str(problem.line),
            "col": str(problem.column),
            "endColumn": str(problem.column + problem.length),
        }
    place["title"] = problem.check
    properties = ",".join(f"{name}={_escape(value, ':,')}" for name, value in place.items())
    message = problem.message + (f"\nhint: {problem.hint}" if problem.hint else "")
    command = "notice" if problem.severity is Severity.NOTE else problem.severity.value
    return f"::{command} {properties}::{_escape(message)}"


def _escape(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
