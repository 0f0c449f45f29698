"""The boxes of a group of filters; a function, not a template, since a search shows fifty."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape


def facet_options(name: str, options: Iterable[Any]) -> Markup:
    """Return the boxes, with their counts; options have value, label, count (or none), checked."""
    boxes = "".join(_box(name, option) for option in options)
    return Markup(boxes)  # noqa: S704 -- what came from outside was escaped


def _box(name: str, option: Any) -> str:  # noqa: ANN401 -- whatever has the four
    checked = " checked" if option.checked else ""
    count = "" if option.count is None else f" <b>{option.count}</b>"
    return (
        '<label class="facet-option"><input class="form-check-input" type="checkbox"'
        f' form="search-form" name="{name}" value="{escape(option.value)}"{checked}>'
        f"<span>{escape(option.label)}</span>{count}</label>"
    )
