"""While pages are made nothing is collected, and afterwards it is as before."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from briefing.plugin.collecting import pause_collecting
from briefing.render.site import Site
from tests.render.project import build_site, write_project


@pause_collecting()
def fail() -> None:
    assert not gc.isenabled()
    raise KeyError


def test_collecting_goes_on_afterwards_whatever_happens() -> None:
    with pytest.raises(KeyError):
        fail()
    assert gc.isenabled()


def test_who_collects_nothing_is_not_made_to() -> None:
    gc.disable()
    try:
        with pause_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_pages_are_made_without_collecting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states: set[bool] = set()
    page = Site.page

    def note(self: Site, path: str) -> object:
        states.add(gc.isenabled())
        return page(self, path)

    monkeypatch.setattr(Site, "page", note)
    build_site(write_project(tmp_path / "project"))
    assert False in states
    assert gc.isenabled()
