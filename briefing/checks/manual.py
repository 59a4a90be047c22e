"""The manual pages of the checks: what their modules say at the top."""

from __future__ import annotations

import importlib
import inspect


def read_manual(check: str) -> str:
    """The manual page of one of `CHECKS`."""
    module = importlib.import_module(f"briefing.checks.{check.replace('-', '_')}")
    return inspect.cleandoc(module.__doc__ or "")
