"""What an address asks for: filters and pages of lists, read without ever failing."""

from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from flask import request

Code = TypeVar("Code", bound=StrEnum)
MOST_PAGES = 1_000


def one_of(kind: type[Code], name: str) -> Code | None:
    """Return the code that a filter names; None when it names none of the kind."""
    value = request.args.get(name, "")
    return kind(value) if value in set(kind) else None


def page_number() -> int:
    """Return the number of the page; the first where the address says nothing readable."""
    value = request.args.get("page", "")
    readable = value.isascii() and value.isdigit() and len(value) < len(str(MOST_PAGES))
    return max(1, int(value)) if readable else 1


def with_page(number: int) -> str:
    """Return this list's address at another page, its filters kept."""
    filters = {key: value for key, value in request.args.items() if key != "page" and value}
    query = urlencode(filters | ({"page": str(number)} if number > 1 else {}))
    return f"{request.script_root}{request.path}{'?' if query else ''}{query}"
