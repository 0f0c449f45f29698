"""Where a column's value stands in a document: taken out, put in, without touching the rest."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from portal.catalogue.importing.columns import Column, columns
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.sheets.cells import Written, clean

EVERY_AGE = "all"
AGES = ("age_min", "age_max")

Document = dict[str, Any]
Values = dict[str, Any]
Step = str | int


def value_of(doc: Mapping[str, Any], column: Column) -> Any:  # noqa: ANN401 -- each column holds its own kind of value
    """Return what a document says where the column points; None for nothing."""
    if column.key == "age_min" and doc.get("ages", {}).get("all"):
        return EVERY_AGE
    found: Any = doc
    for step in column.part:
        found = _inside(found, step)
    return found


def written(doc: Mapping[str, Any], column: Column, words: Vocabulary) -> Written:
    """Return what a column's cell says of a document."""
    value = value_of(doc, column)
    shown = "" if value is None else column.shape.write(value, words)
    return clean(shown) if isinstance(shown, str) else shown


def with_values(doc: Mapping[str, Any], values: Values) -> Document:
    """Return a document with new values in it; None takes a value away."""
    changed: Document = deepcopy(dict(doc))
    for key, value in values.items():
        column = columns()[key]
        _put(changed, column.part, _with_known_ids(value_of(doc, column), value))
    _settle_ages(changed, values)
    return changed


def _inside(thing: Any, step: Step) -> Any:  # noqa: ANN401 -- any part of a document
    if isinstance(step, int):
        return thing[step] if isinstance(thing, list) and len(thing) > step else None
    return thing.get(step) if isinstance(thing, Mapping) else None


def _put(thing: Any, part: tuple[Step, ...], value: Any) -> None:  # noqa: ANN401 -- any part of a document
    step, *rest = part
    if not rest:
        thing[step] = value
        return
    if _inside(thing, step) is None:
        _make(thing, step, [] if isinstance(rest[0], int) else {})
    _put(thing[step], tuple(rest), value)


def _make(thing: Any, step: Step, empty: Any) -> None:  # noqa: ANN401 -- any part of a document
    if isinstance(step, int):
        thing.append(empty)
    else:
        thing[step] = empty


def _with_known_ids(before: Any, value: Any) -> Any:  # noqa: ANN401 -- any part of a document
    """Let the rows of a list that say the same as before keep their ids."""
    if not isinstance(value, list) or not all("label" in row for row in value):
        return value
    ids = {row["label"]: row["id"] for row in before or []}
    return [{**row, "id": ids[row["label"]]} if row["label"] in ids else row for row in value]


def _settle_ages(doc: Document, values: Values) -> None:
    """Make the two columns of ages one statement: every age, or from and to."""
    given = {key: values[key] for key in AGES if values.get(key) is not None}
    if given.get("age_min") == EVERY_AGE:
        doc["ages"] = {"known": True, "all": True}
    elif given:
        doc["ages"] = {**doc["ages"], "known": True, "all": False}
    elif "age_min" in values and "ages" in doc:
        doc["ages"] = {**doc["ages"], "all": False}
