"""The short words about a thing; functions, not templates, since they stand on every row."""

from functools import cache

from markupsafe import Markup, escape

from portal.ui.icons import icon
from portal.ui.statuses import status_look


def chip(label: str, drawing: str | None = None) -> Markup:
    """Return a short word about a thing: ui.chip(_("0-3 anni"), "people")."""
    return _chip("chip", icon(drawing) if drawing else "", label)


def status_chip(domain: str, code: str, label: str) -> Markup:
    """Return a state as icon, word and colour: ui.status_chip("service", "draft", _("Bozza"))."""
    return _chip(*_status_look(domain, code), label)


@cache
def _status_look(domain: str, code: str) -> tuple[str, str]:
    look = status_look(domain, code)
    return f"chip chip-{look.tone}", icon(look.icon)


def _chip(kind: str, drawing: str, label: str) -> Markup:
    words = f'<span class="{kind}">{drawing}<span>{escape(label)}</span></span>'
    return Markup(words)  # noqa: S704 -- the label is escaped, the rest is ours
