"""A project on disk with the sample's cards, for tests that build a site of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from tests.render.sample import SEED, SOURCE, sample_cards

ROOT = Path(__file__).parents[2]


def write_project(
    folder: Path, cards: Iterable[Card] | None = None, article: bytes | None = None, **options: object
) -> Path:
    """A project in `folder`: our own mkdocs.yml, an article and cards (the sample's, where none are given).

    `options` are the plugin's.
    """
    words = SEED.read_bytes() if article is None else article
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / f"{SOURCE}.txt").write_bytes(words)
    (folder / "docs").mkdir()
    for page in (ROOT / "docs").glob("*.md"):
        (folder / "docs" / page.name).write_bytes(page.read_bytes())
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] = ["search", "offline", {"briefing": {"parse": False, **options}}]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    kinds = read_kinds(PACKAGED)
    digest = sha256(words).hexdigest()
    for card in sample_cards() if cards is None else cards:
        if card.kind == "source":
            card = replace(card, values={**card.values, "sha256": digest})
        path = folder / "docs" / "cards" / card.kind / f"{card.id}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_card(card, kinds[card.kind]), encoding="utf-8")
    return folder


def configure(project: Path, **more: object) -> Path:
    """The project with more in its mkdocs.yml."""
    path = project / "mkdocs.yml"
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump({**config, **more}, sort_keys=False), encoding="utf-8")
    return project


def build_site(project: Path, *, strict: bool = False, folders: bool = False) -> Path:
    """The folder of the built site.

    Raises:
        Abort: the build failed; with `strict`, a warning is enough.
    """
    config = load_config(str(project / "mkdocs.yml"), strict=strict, use_directory_urls=folders)
    if folders:
        del config.plugins["material/offline"]  # it insists on files
    config.plugins.on_startup(command="build", dirty=False)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    build(config)
    return Path(config.site_dir)
