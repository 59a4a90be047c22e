"""The template environment: autoescape everywhere, and a name a template gets wrong is an error, not a blank."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup, escape

from briefing.pack import Pack


@cache
def open_templates(pack: Pack) -> Environment:
    """The templates of all layers of the pack; a project's own lie over the packaged ones, file by file."""
    environment = Environment(
        loader=FileSystemLoader(pack.template_folders()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["newlines"] = keep_newlines
    return environment


def keep_newlines(text: str) -> Markup:
    """`text` escaped, its line ends as references: no generator takes them for the end of a block of HTML."""
    return Markup(str(escape(text)).replace("\n", "&#10;"))


def render_template(pack: Pack, names: tuple[str, ...], values: dict[str, object]) -> str:
    """The first of the named templates that exists, filled in with `values`.

    Raises:
        TemplateNotFound: none of them exists.
    """
    environment = open_templates(pack)
    for name in names:
        try:
            template = environment.get_template(name)
        except TemplateNotFound as error:
            if error.name != name:
                raise
            continue
        return template.render(values)
    raise TemplateNotFound(names[0])
