"""The template environment: autoescape everywhere, and a name a template gets wrong is an error, not a blank."""

from __future__ import annotations

import traceback
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup, escape

from briefing.pack import HERE, Pack
from briefing.render.compiled import CompiledTemplates


@lru_cache(maxsize=4)  # of one project, as its templates change while it is served
def open_templates(pack: Pack) -> Environment:
    """The templates of all layers of the pack; a project's own lie over the packaged ones, file by file."""
    environment = Environment(
        loader=FileSystemLoader(pack.template_folders()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # there is next to nothing to fold, and looking for it is a third of what compiling costs
        bytecode_cache=CompiledTemplates(HERE / "templates", Path(__file__).read_bytes()),
    )
    environment.filters["newlines"] = keep_newlines
    return environment


def keep_newlines(text: str) -> Markup:
    """`text` escaped, its line ends as references: no generator takes them for the end of a block of HTML."""
    return Markup(str(escape(text)).replace("\n", "&#10;"))


class FaultyTemplateError(Exception):
    """A template that cannot be filled in; `path` and `line` are the template's file and line ("" and 0: unknown)."""

    def __init__(self, message: str, path: str, line: int) -> None:
        super().__init__(message)
        self.path = path
        self.line = line


def render_template(pack: Pack, names: tuple[str, ...], values: dict[str, object]) -> str:
    """The first of the named templates that exists, filled in with `values`.

    Raises:
        TemplateNotFound: none of them exists.
        FaultyTemplateError: it has a fault.
    """
    environment = open_templates(pack)
    for name in names:
        try:
            return environment.get_template(name).render(values)
        except TemplateNotFound as error:
            if error.name != name:
                raise _locate(error, pack) from error
        except Exception as error:  # an expression in a template can raise anything
            raise _locate(error, pack) from error
    raise TemplateNotFound(names[0])


def _locate(error: Exception, pack: Pack) -> FaultyTemplateError:
    """The error with the innermost place in a template that it comes from."""
    folders = [str(folder) for folder in pack.template_folders()]
    message = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateSyntaxError):
        return FaultyTemplateError(error.message or message, error.filename or "", error.lineno)
    frames = traceback.extract_tb(error.__traceback__)
    places = [(f.filename, f.lineno or 0) for f in frames if f.filename.startswith(tuple(folders))]
    path, line = places[-1] if places else ("", 0)
    return FaultyTemplateError(str(error) if isinstance(error, TemplateError) else message, path, line)
