"""The numbered pages under a long list: those around this one, the ends, and both neighbours."""

from dataclasses import dataclass
from typing import Any

from portal.ui.addresses import with_page

NEAR = 2


@dataclass(frozen=True, slots=True)
class Number:
    """A page of a list, as the paging shows it."""

    number: int
    href: str
    current: bool


def numbered(pages: int, current: int) -> dict[str, Any]:
    """Return what `ui.paging` needs; the filters in this page's address are kept."""
    near = [n for n in range(1, pages + 1) if n in {1, pages} or abs(n - current) <= NEAR]
    return {
        "numbers": [Number(n, with_page(n), n == current) for n in near],
        "previous_href": with_page(current - 1) if current > 1 else None,
        "next_href": with_page(current + 1) if current < pages else None,
    }
