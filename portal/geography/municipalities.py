"""The municipalities of the province: found by code, by name, and while the name is typed."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from portal.geography.former_names import FORMER_NAMES
from tenants.folding import fold, sort_key

SOURCE = Path(__file__).with_name("municipalities.csv")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A comune, with the point that distances are measured from."""

    code: str
    name: str
    province: str
    latitude: float
    longitude: float
    population: int
    sort_key: str


def municipality(code: str) -> Municipality | None:
    """Find a municipality by its ISTAT code of six digits."""
    return _by_code().get(code)


def named(text: str) -> Municipality | None:
    """Find a municipality by its present or former name, however accented; "(BI)" may follow."""
    code = _codes_by_name().get(fold(text).removesuffix(" bi"))
    return None if code is None else _by_code()[code]


def suggestions(text: str, limit: int) -> tuple[Municipality, ...]:
    """Give the municipalities whose name begins with the text, then those that contain it.

    Former names count too: who types Trivero is shown Valdilana.
    """
    typed = fold(text)
    if not typed:
        return ()
    beginning = _codes_of_names(lambda name: name.startswith(typed))
    containing = _codes_of_names(lambda name: typed in name)
    found = dict.fromkeys([*beginning, *containing])
    return tuple(_by_code()[code] for code in found)[:limit]


@lru_cache(maxsize=1)
def municipalities() -> tuple[Municipality, ...]:
    """Give all of them, in the order of their names."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = [_municipality(row) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: (row.sort_key, row.code)))


def _municipality(row: Mapping[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        name=row["name"],
        province=row["province"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        population=int(row["population"]),
        sort_key=sort_key(row["name"]),
    )


def _codes_of_names(matches: Callable[[str], bool]) -> list[str]:
    return [code for name, code in _codes_by_name().items() if matches(name)]


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, Municipality]:
    return {each.code: each for each in municipalities()}


@lru_cache(maxsize=1)
def _codes_by_name() -> Mapping[str, str]:
    """Present names first, so that they win over former ones in every search."""
    present = {fold(each.name): each.code for each in municipalities()}
    former = {fold(name): code for name, code in FORMER_NAMES.items()}
    return present | former
