"""Plausible rows of any table, made from the models alone: what a column needs, it gets."""

from datetime import date, datetime, time
from decimal import Decimal
from itertools import count

from sqlalchemy import Enum, Integer, Uuid
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

from tenants.clock import now
from tenants.database import Base, new_id

# Where the first plausible value is not a possible one.
CHOSEN = {
    ("care_slot", "weekdays"): "0",
    ("clock_rule", "escalate"): 2,
    ("clock_rule", "urgent_escalate"): 2,
    ("office_contact", "audience"): "network",
    ("school_closure", "level"): "school",
    ("self_enrolment", "sent_at"): now(),
    ("organisation", "kind"): "nonprofit",
    ("organisation", "state"): "active",
}
OF_THE_PERSON = {"author_id", "user_id"}
BY_TYPE = {
    bool: True,
    bytes: b"x",
    date: date(2026, 11, 2),
    datetime: now(),
    Decimal: Decimal(1),
    dict: {},
    float: 1.0,
    int: 1,
    time: time(9),
}
FIRST_NUMBER = 1000  # beyond the one row of a one-row table
_number = count(1)


def table_named(name):
    """Return a table of the models."""
    return Base.metadata.tables[name]


def names():
    """Return every table of the models, by name."""
    return sorted(Base.policies)


def plausible(connection, table, *, organisation_id, user_id):
    """Return the values of a new row of an organisation; the rows it hangs on are inserted."""
    values = _keys(connection, table, organisation_id=organisation_id, user_id=user_id)
    for column in table.columns:
        if column.name in values:
            continue
        if column.name in OF_THE_PERSON and not column.foreign_keys:
            values[column.name] = user_id
        elif not column.nullable or (table.name, column.name) in CHOSEN:
            values[column.name] = _value(table, column)
    return values


def insert(connection, table, **owner):
    """Insert a plausible row; return what tells it from the others."""
    values = plausible(connection, table, **owner)
    connection.execute(table.insert().values(**values))
    return {column.name: values[column.name] for column in table.primary_key}


def belongs_to_a_person(table):
    """Tell whether a row is somebody's own, whatever organisation she acts for."""
    return "user_id" in table.columns and "organisation_id" not in table.primary_key.columns


def _keys(connection, table, *, organisation_id, user_id):
    values = {}
    if belongs_to_a_person(table):
        values["user_id"] = user_id
    if "organisation_id" in table.columns:
        values["organisation_id"] = organisation_id
    for key in table.foreign_key_constraints:
        ours = [column.name for column in key.columns if column.name not in values]
        if ours and not any(table.columns[name].nullable for name in ours):
            parent = _parent(connection, key.referred_table, organisation_id, user_id)
            values |= {element.parent.name: parent[element.column.name] for element in key.elements}
    return values


def _parent(connection, table, organisation_id, user_id):
    if table.name == "organisation":
        return {"id": organisation_id}
    return insert(connection, table, organisation_id=organisation_id, user_id=user_id)


def _value(table, column):
    chosen = CHOSEN.get((table.name, column.name))
    if chosen is not None:
        return chosen
    if column.default is not None and column.default.is_scalar:
        return column.default.arg
    return _by_type(column)


def _by_type(column):
    kind = column.type
    match kind:
        case Uuid():
            return new_id()
        case Enum():
            return kind.enums[0]
        case JSONB():
            return {}
        case TSVECTOR():
            return "esempio"
        case Integer() if column.primary_key:
            return FIRST_NUMBER + next(_number)
        case _:
            return BY_TYPE.get(kind.python_type, f"esempio{next(_number)}")
