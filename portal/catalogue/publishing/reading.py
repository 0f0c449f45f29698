"""How a value that came from outside becomes a value of the service document, or nothing."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tenants.database import id_or_none, new_id

Read = Callable[[object], Any]

# What the database cannot keep as JSON, or nobody can see.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
HOUR = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def text(value: object) -> str | None:
    """Read words of several lines, trimmed."""
    if not isinstance(value, str):
        return None
    lines = UNSEEN.sub("", value.replace("\r\n", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip() or None


def line(value: object) -> str | None:
    """Read words of one line, single spaces between them."""
    return " ".join((text(value) or "").split()) or None


def code(value: object) -> str | None:
    """Read a code of the taxonomy or of a language, without spaces."""
    found = line(value)
    return found if found and " " not in found else None


def one_of(kind: type[StrEnum]) -> Read:
    """Return a reader of one list's values."""
    known = [member.value for member in kind]
    return lambda value: str(value) if value in known else None


def true(value: object) -> bool | None:
    """Read a box that was ticked; an empty one is nothing."""
    return True if value is True else None


def yes_or_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def number(value: object) -> int | float | None:
    """Read a number not below zero, with two decimals at most; "12,50" too."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    try:
        found = round(float(str(value).strip().replace(",", ".")), 2)
    except ValueError:
        return None
    if not math.isfinite(found) or not 0 <= found < 10**8:
        return None
    return int(found) if found == int(found) else found


def whole(value: object) -> int | None:
    """Read a whole number not below zero."""
    found = number(value)
    return found if isinstance(found, int) else None


def day(value: object) -> str | None:
    """Read a date as it is written in ISO 8601."""
    try:
        return date.fromisoformat(str(value)[:10]).isoformat() if value else None
    except ValueError:
        return None


def hour(value: object) -> str | None:
    """Read a time of the day, hours and minutes."""
    found = HOUR.match(str(value)) if value else None
    return f"{int(found[1]):02d}:{found[2]}" if found else None


def days(value: object) -> list[str] | None:
    """Read days of the week, in the week's order."""
    return [each for each in WEEK if each in items(value)] or None


def codes_of(kind: type[StrEnum]) -> Read:
    """Return a reader of several of one list's values, in the list's own order."""
    return lambda value: [member.value for member in kind if member in items(value)] or None


def each(read: Read) -> Read:
    """Return a reader of a list: what cannot be read or stands there twice is left out."""

    def read_all(value: object) -> list[Any] | None:
        found = [read(item) for item in items(value)]
        return list(dict.fromkeys(item for item in found if item is not None)) or None

    return read_all


def sorted_each(read: Read) -> Read:
    """Return a reader of a list whose order says nothing."""
    read_all = each(read)
    return lambda value: sorted(read_all(value) or []) or None


def table(fields: Mapping[str, Read]) -> Read:
    """Return a reader of named values; the empty and the unknown are left out."""
    return lambda value: read_fields(fields, value) or None


def rows(fields: Mapping[str, Read], *, substance: Iterable[str]) -> Read:
    """Return a reader of rows with stable ids; a row without any substance is left out."""
    needed = frozenset(substance)

    def read_rows(value: object) -> list[dict[str, Any]] | None:
        found = [(item, read_fields(fields, item)) for item in items(value)]
        taken: set[str] = set()
        kept = [(item, row) for item, row in found if needed & row.keys()]
        return [{"id": _id(item, taken), **row} for item, row in kept] or None

    return read_rows


def read_fields(fields: Mapping[str, Read], value: object) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        return {}
    found = {name: read(value.get(name)) for name, read in fields.items()}
    return {name: content for name, content in found.items() if content is not None}


def items(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _id(row: object, taken: set[str]) -> str:
    """Return the row's own id; a new one where it has none, or one that stands there twice."""
    given = row.get("id") if isinstance(row, Mapping) else None
    found = str(id_or_none(str(given)) or new_id())
    if found in taken:
        found = str(new_id())
    taken.add(found)
    return found
