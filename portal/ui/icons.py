"""The drawings of the interface: each is a name on one sheet that a browser loads once."""

import json
from functools import cache

from markupsafe import Markup

from portal.ui.static import FOLDER, static_url

DRAWING = Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>')


class UnknownIconError(LookupError):
    """The name is not among the icons that the portal installs."""


@cache
def icon(name: str) -> Markup:
    """Return a decorative drawing: the word beside it carries the meaning."""
    if name not in _names():
        raise UnknownIconError(f"Add '{name}' to static/icons.json and run make.")
    return DRAWING.format(static_url("vendor/icons.svg"), name)


@cache
def _names() -> frozenset[str]:
    return frozenset(json.loads((FOLDER / "icons.json").read_text(encoding="utf-8")))
