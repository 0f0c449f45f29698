"""The choices of a field, in the form that WTForms asks for and its type stubs do not know yet."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]


def choices(pairs: Iterable[tuple[str, Any]]) -> Any:  # noqa: ANN401 -- the stubs know tuples only
    """Return choices from (value, label) pairs; a label may be lazily translated."""
    return [SelectChoice(value, label) for value, label in pairs]


def grouped_choices(first: Any, groups: Mapping[str, Iterable[tuple[str, Any]]]) -> Any:  # noqa: ANN401 -- the same
    """Return an empty first choice, then choices under the names of their groups."""
    inside = [
        SelectChoice(value, label, optgroup=group)
        for group, pairs in groups.items()
        for value, label in pairs
    ]
    return [SelectChoice("", first), *inside]
