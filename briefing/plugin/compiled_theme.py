"""What Jinja makes of an installed theme's templates, kept from build to build: Material's take a tenth of a second."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs
from mkdocs.utils import get_theme_dir

from briefing.pack import HERE
from briefing.render.compiled import CompiledTemplates

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.theme import Theme


def keep_compiled(environment: Environment, theme: Theme) -> None:
    """Has the environment keep the code of templates that lie with MkDocs, the theme or us, but for a cache it has.

    Jinja works out values beforehand: the environment's filters have to be those that MkDocs gives it.
    """
    if environment.bytecode_cache:
        return
    others = [Path(mkdocs.__file__).parent]
    with suppress(KeyError):  # a theme of the project's own
        others.append(Path(get_theme_dir(theme.name or "")))
    options = [mkdocs.__version__, *sorted(environment.extensions), *sorted(environment.filters)]
    environment.bytecode_cache = CompiledTemplates(HERE / "templates", "\n".join(options).encode(), *others)
