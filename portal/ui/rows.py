"""Repeatable parts of a form: the blank row for the script, and the buttons without a script."""

from collections.abc import Iterator
from typing import Any

from flask import request
from wtforms import Field, FieldList, Form

from tenants.database import random_id

PLACE = "__index__"


def blank_row(rows: "FieldList[Any]") -> Field:
    """Return an empty entry whose names hold a place for the number of the new row."""
    options = {"name": f"{rows.name}-{PLACE}", "id": f"{rows.id}-{PLACE}", "_meta": rows.meta}
    blank: Field = rows.meta.bind_field(Form(), rows.unbound_field, options)
    blank.process(None)
    return blank


def reshaped(form: Form) -> bool:
    """Add or take away the row that a pressed button names; tell whether there was one.

    Nothing is saved: the page comes back with what was typed, to be sent anew.
    """
    added, removed = request.form.get("add_row"), request.form.get("remove_row")
    if not (added or removed):
        return False
    for rows in _lists(form):
        rows.entries = [entry for entry in rows.entries if entry.name != removed]
        if rows.name == added and len(rows.entries) < (rows.max_entries or 0):
            rows.append_entry()
    form["form_token"].data = str(random_id())
    return True


def _lists(form: Form) -> Iterator["FieldList[Any]"]:
    return (field for field in form if isinstance(field, FieldList))
