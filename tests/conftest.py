from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test asserts on time. CI takes the same examples each time; elsewhere new ones are tried on every run.
settings.register_profile("briefing", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("briefing")

# No test sees what a power cut leaves, and a kill takes nothing that was written: nobody waits until the disk has it.
os.fsync = lambda _: None

# What takes a minute or more, the longest first. With -n a module goes as a whole to whoever is free: one that is long
# and comes last leaves all others idle.
LONG = (
    "plugin/test_serving.py",
    "browser/test_every_page.py",
    "editing/test_all.py",
    "cards/test_crash.py",
    "test_checking.py",
    "browser/test_source_page.py",
    "browser/test_explorer.py",
    "render/test_untrusted.py",
    "test_house.py",
    "parsing/test_lost_workers.py",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):  # one process takes them as they come
        order = {Path(__file__).parent / name: index for index, name in enumerate(LONG)}
        items.sort(key=lambda item: order.get(item.path, len(order)))
