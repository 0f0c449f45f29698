"""The blank row of a repeatable part of a form, for the script to copy."""

from typing import Any

from wtforms import Field, FieldList, Form

PLACE = "__index__"


def blank_row(rows: "FieldList[Any]") -> Field:
    """Return an empty entry whose names hold a place for the number of the new row."""
    options = {"name": f"{rows.name}-{PLACE}", "id": f"{rows.id}-{PLACE}", "_meta": rows.meta}
    blank: Field = rows.meta.bind_field(Form(), rows.unbound_field, options)
    blank.process(None)
    return blank
