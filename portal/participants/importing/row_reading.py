"""A row of the sheet as what it says of a woman and her family, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.participants.household.membership import is_too_old_for
from portal.participants.importing.columns import CHILDREN, NAME, PARTNER, columns
from portal.participants.importing.vocabulary import Vocabulary
from portal.sheets.cell import Cell, UnreadableCellError
from portal.sheets.cells import FORMULA
from portal.sheets.problems import Problem
from tenants.clock import today
from tenants.folding import fold

OLDEST = 1900  # years of birth
ADULT = 18

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowReading:
    """What a row says by column, and the problems."""

    values: Values
    problems: list[Problem]

    @property
    def is_importable(self) -> bool:
        return not any(problem.grave for problem in self.problems)


def read_row(cells: Mapping[str, str], words: Vocabulary) -> RowReading:
    """Read the cells of a row; an empty one says nothing."""
    values: Values = {}
    problems: list[Problem] = []
    for key, text in cells.items():
        if text:
            _read_cell(key, Cell(text, words), values, problems)
    day = today()
    problems += [*_about_her(values, day), *_about_family(values, day)]
    return RowReading(values, problems)


def _read_cell(key: str, cell: Cell[Vocabulary], values: Values, problems: list[Problem]) -> None:
    if cell.text == FORMULA:
        problems.append(Problem(key, "formula", grave=True))
        return
    try:
        values[key] = columns()[key].shape.read(cell)
    except UnreadableCellError as error:
        problems.append(Problem(key, error.code, grave=True, values=error.values))


def _about_her(values: Values, day: date) -> Iterator[Problem]:
    if not values.get(NAME):
        yield Problem(NAME, "missing_name", grave=True)
    born_in = values.get("born_in")
    if born_in is not None:
        yield from _year(born_in, "born_in", day)
        if day.year - ADULT < born_in <= day.year:
            yield Problem("born_in", "under_age", grave=False, values={"year": born_in})
    enrolled_on = values.get("enrolled_on")
    if enrolled_on and date.fromisoformat(enrolled_on) > day:
        yield Problem("enrolled_on", "day_in_future", grave=True)


def _about_family(values: Values, day: date) -> Iterator[Problem]:
    mother, seen = values.get("born_in"), set()
    for child in values.get(CHILDREN, ()):
        born_in = child["born_in"]
        yield from _year(born_in, CHILDREN, day)
        if mother and mother <= day.year and is_too_old_for(born_in, mother):
            about = {"child": born_in, "mother": mother}
            yield Problem(CHILDREN, "child_older", grave=True, values=about)
        who = (fold(child["given_name"]), born_in)
        if child["given_name"] and who in seen:
            yield Problem(CHILDREN, "same_child", grave=True, values={"given": child["given_name"]})
        seen.add(who)
    partner = values.get(PARTNER) or {}
    if partner.get("born_in"):
        yield from _year(partner["born_in"], PARTNER, day)


def _year(year: int, column: str, day: date) -> Iterator[Problem]:
    if year > day.year:
        yield Problem(column, "year_in_future", grave=True, values={"year": year})
    elif year < OLDEST:
        yield Problem(column, "year_too_old", grave=True, values={"year": year})
