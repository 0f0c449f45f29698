"""The components of templates/components, gathered in one object that templates know as `ui`."""

from typing import Any

from flask import Flask
from jinja2 import Environment, TemplateNotFound

from portal.ui import formats
from portal.ui.cells import cell, head_cell, table_row
from portal.ui.chips import chip, status_chip
from portal.ui.differences import word_differences
from portal.ui.facet_boxes import facet_options
from portal.ui.field_state import field_errors, field_state, has_file, input_attributes
from portal.ui.forms import organisation_opened_in
from portal.ui.icons import icon
from portal.ui.language import current_language
from portal.ui.rows import blank_row


class Components:
    """Loads each macro at its first use, so that starting the portal stays quick.

    Those that stand many times on every row are functions: a macro costs ten times as much.
    """

    cell = staticmethod(cell)
    chip = staticmethod(chip)
    facet_options = staticmethod(facet_options)
    head_cell = staticmethod(head_cell)
    icon = staticmethod(icon)
    status_chip = staticmethod(status_chip)
    table_row = staticmethod(table_row)

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- a macro has no narrower type
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            template = self._environment.get_template(f"components/{name}.html")
        except TemplateNotFound:
            raise AttributeError(f"There is no templates/components/{name}.html.") from None
        macro = getattr(template.module, name)
        setattr(self, name, macro)
        return macro


def components(environment: Environment) -> Components:
    """Return the object to be known as `ui`, and give the macros the functions they call."""
    environment.globals.update(
        blank_row=blank_row,
        field_errors=field_errors,
        field_state=field_state,
        has_file=has_file,
        input_attributes=input_attributes,
        organisation_opened_in=organisation_opened_in,
        word_differences=word_differences,
    )
    return Components(environment)


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(formats.filters(current_language))
    app.jinja_env.globals["ui"] = components(app.jinja_env)
