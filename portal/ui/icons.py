"""The drawings of the interface, as markup that a page can hold without another request."""

import json
from functools import cache
from pathlib import Path

from markupsafe import Markup

DRAWINGS = Path(__file__).parents[2] / "static" / "vendor" / "icons.json"
FRAME = Markup(
    '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>'
)


class UnknownIconError(LookupError):
    """The name is not among the icons that the portal installs."""


@cache
def icon(name: str) -> Markup:
    """Return a decorative drawing: the word beside it carries the meaning."""
    try:
        drawing = _drawings()[name]
    except KeyError:
        raise UnknownIconError(f"Add '{name}' to static/icons.json and run make.") from None
    return FRAME.format(Markup(drawing))  # noqa: S704 -- drawings come with the installation


@cache
def _drawings() -> dict[str, str]:
    drawings: dict[str, str] = json.loads(DRAWINGS.read_text(encoding="utf-8"))
    return drawings
