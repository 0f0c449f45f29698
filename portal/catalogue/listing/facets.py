"""The filters as words: each facet of a service is also a lexeme among its words.

A filter is then part of the one full-text question, answered by the one index. A lexeme is written
letter, nought, value ("k0edu01"): no language has such words, so nothing stems them.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

NOT_WORDS = re.compile(r"[^0-9a-z]")
EVERY_ROW = "x0"
EVERYWHERE = "*"  # the whole province, where a listing names the municipalities served
ANY = "any"
UNKNOWN = "unknown"
ADULT = "adult"
EVENING = "evening"
WEEKEND = "weekend"
OPEN = "open"
EVENING_STARTS = "18:30"
OLDEST_CHILD = 17
GROWN_UP = 18
OLDEST = 120
MONTHS = 12
WEEKEND_DAYS = frozenset({"SA", "SU"})


class Facet(StrEnum):
    """The groups of filters; short, since they stand in every row."""

    KIND = "k"
    TARGET = "t"
    ACCESS = "i"
    ACCESSIBILITY = "p"
    COST = "c"
    DAY = "d"
    LANGUAGE = "l"
    PLACES = "n"
    AGE = "a"
    AREA = "m"
    ORGANISATION = "o"


COUNTED = (
    Facet.KIND,
    Facet.TARGET,
    Facet.ACCESS,
    Facet.ACCESSIBILITY,
    Facet.COST,
    Facet.DAY,
    Facet.LANGUAGE,
    Facet.PLACES,
)


def facet(group: Facet, value: str) -> str:
    return f"{group}:{value}"


def lexeme(group: str, value: str) -> str:
    """Return the word of a facet: letters and a nought, which nothing stems."""
    return f"{group}0{NOT_WORDS.sub('', value.lower())}"


def lexeme_of(each: str) -> str:
    group, _, value = each.partition(":")
    return lexeme(group, value)


def counted(doc: Mapping[str, Any], capacity: str) -> list[str]:
    """Return the facets whose numbers a search shows."""
    found: dict[Facet, list[str]] = {
        Facet.KIND: kinds(doc),
        Facet.TARGET: doc.get("targets") or [],
        Facet.ACCESS: doc.get("access") or [],
        Facet.ACCESSIBILITY: doc.get("accessibility") or [UNKNOWN],
        Facet.COST: [cost(doc)],
        Facet.DAY: days(doc) or [UNKNOWN],
        Facet.LANGUAGE: [spoken["code"] for spoken in doc.get("languages") or []],
        Facet.PLACES: [OPEN] if capacity == "places" else [],
    }
    return [facet(group, value) for group in COUNTED for value in dict.fromkeys(found[group])]


def compared(doc: Mapping[str, Any]) -> list[str]:
    """Return the further facets that a search compares but does not count."""
    return [
        *(facet(Facet.AGE, age) for age in ages(doc)),
        *(facet(Facet.AREA, code) for code in areas(doc)),
    ]


def kinds(doc: Mapping[str, Any]) -> list[str]:
    """Return the kinds of a service, and the groups that they belong to."""
    codes: list[str] = doc.get("kinds") or []
    return [*dict.fromkeys(code.partition("-")[0] for code in codes), *codes]


def cost(doc: Mapping[str, Any]) -> str:
    return str((doc.get("cost") or {}).get("kind") or UNKNOWN)


def ages(doc: Mapping[str, Any]) -> list[str]:
    """Return each year of a child's age, inclusive at both ends, and whether adults may come."""
    given = doc.get("ages") or {}
    if not given.get("known"):
        return [UNKNOWN]
    if given.get("all"):
        return [ANY]
    youngest, oldest = int(given.get("min") or 0), int(given.get("max") or OLDEST)
    years = range(youngest, min(oldest, OLDEST_CHILD) + 1)
    return [*(str(year) for year in years), *([ADULT] if oldest >= GROWN_UP else [])]


def months(doc: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Return the youngest and the oldest age in months, as a card writes them."""
    given = doc.get("ages") or {}
    ends = (given.get("min"), given.get("max"))
    return tuple(None if end is None else round(end * MONTHS) for end in ends)  # type: ignore[return-value]


def areas(doc: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(doc.get("areas") or [])) or [UNKNOWN]


def days(doc: Mapping[str, Any]) -> list[str]:
    """Return the days on which one can come, and whether in the evening or at the weekend."""
    open_days: set[str] = set()
    evening = False
    for period in periods(doc):
        open_days.update(period.get("days") or [])
        evening = evening or (period.get("closes") or "") > EVENING_STARTS
    late = [EVENING] if evening else []
    free = [WEEKEND] if open_days & WEEKEND_DAYS else []
    return [*sorted(open_days), *late, *free]


def periods(doc: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the opening hours of every place, then those of the service itself."""
    of_places = [hours for place in doc.get("places") or [] for hours in place.get("hours") or []]
    return [*of_places, *(doc.get("schedule") or [])]
