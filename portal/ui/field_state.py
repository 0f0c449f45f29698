"""What a field says to a screen reader, and what a whole form says when it is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from wtforms import Field, FieldList, Form, FormField


class FieldError(NamedTuple):
    """A message, and the id of the element to go to; none where it is about the whole form."""

    message: str
    anchor: str | None


def field_state(field: Field) -> dict[str, str]:
    """Return the attributes that tie an input to its hint and its error."""
    described_by = [
        f"{field.id}-{part}"
        for part, words in (("error", field.errors), ("hint", field.description))
        if words
    ]
    state = {"aria-describedby": " ".join(described_by)} if described_by else {}
    return state | {"aria-invalid": "true"} if field.errors else state


def input_attributes(field: Field, look: str, extra: Mapping[str, str]) -> dict[str, str]:
    """Return all that an input carries: its look, its state, and what the page adds."""
    return {**extra, "class": look, **field_state(field)}


def has_file(form: Iterable[Field]) -> bool:
    return any(getattr(field.widget, "input_type", None) == "file" for field in form)


def field_errors(form: Form) -> Iterator[FieldError]:
    """Yield every error of a form, those of the rows inside it too, in the order of the page."""
    for message in form.form_errors:
        yield FieldError(message, None)
    for field in form:
        yield from _errors_of(field)


def _errors_of(field: Field) -> Iterator[FieldError]:
    if isinstance(field, FormField):
        yield from field_errors(field.form)
    elif isinstance(field, FieldList):
        yield from _own_errors(field)
        for entry in field:
            yield from _errors_of(entry)
    else:
        yield from _own_errors(field)


def _own_errors(field: Field) -> Iterator[FieldError]:
    """Yield the field's own messages; a list of rows also holds those of its rows."""
    for error in field.errors:
        if not isinstance(error, list | tuple | dict):
            yield FieldError(str(error), _anchor(field))


def _anchor(field: Field) -> str:
    """Return the id of the first thing to act on: the first choice of a group."""
    is_group = hasattr(field, "option_widget") and hasattr(field.widget, "html_tag")
    return f"{field.id}-0" if is_group else str(field.id)
