"""Cells about people: years of birth, children, a partner, the municipality, who follows her."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from portal.participants.importing.vocabulary import Vocabulary
from portal.sheets.cell import Cell, UnreadableCellError
from portal.sheets.cells import Written
from portal.sheets.shapes import Day
from tenants.folding import fold

BETWEEN = re.compile(r"\s*[;,|\n]\s*")
SOMEBODY = re.compile(r"(?P<name>[^\d()]*?)\s*\(?(?P<born>\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?\)?")
YEAR = re.compile(r"\d{4}")
YES = frozenset({"si", "x", "yes"})
NO = frozenset({"no", "nessuno", "nessuna", "none", "0"})
MOST_CHILDREN = 15

Somebody = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of birth: four digits, or a whole date of which the year counts."""

    def read(self, cell: Cell[Vocabulary]) -> int:
        return _year(cell, cell.text)

    def write(self, value: int | None, words: Vocabulary) -> Written:  # noqa: ARG002 -- a year says itself
        return value or ""


@dataclass(frozen=True, slots=True)
class Children:
    """Children, each by name and year of birth, or by the year alone."""

    def read(self, cell: Cell[Vocabulary]) -> list[Somebody]:
        if fold(cell.text) in NO:
            return []
        pieces = [piece for piece in BETWEEN.split(cell.text) if piece]
        if len(pieces) > MOST_CHILDREN:
            raise UnreadableCellError("many_children", limit=MOST_CHILDREN)
        return [self._child(cell, piece) for piece in pieces]

    def write(self, value: list[Somebody], words: Vocabulary) -> Written:  # noqa: ARG002 -- names say themselves
        return "; ".join(f"{child['given_name']} {child['born_in']}".strip() for child in value)

    def _child(self, cell: Cell[Vocabulary], piece: str) -> Somebody:
        child = _somebody(cell, piece, "not_a_child")
        if child["born_in"] is None:
            raise UnreadableCellError("not_a_child", given=piece)
        return child


@dataclass(frozen=True, slots=True)
class Partner:
    """Whether she lives with a partner; perhaps with name and year of birth."""

    def read(self, cell: Cell[Vocabulary]) -> Somebody:
        if fold(cell.text) in NO:
            return {}
        if fold(cell.text) in YES:
            return {"given_name": "", "born_in": None}
        return _somebody(cell, cell.text, "not_a_partner")

    def write(self, value: Somebody, words: Vocabulary) -> Written:  # noqa: ARG002 -- names say themselves
        return f"{value['given_name']} {value['born_in'] or ''}".strip() if value else ""


@dataclass(frozen=True, slots=True)
class Municipality:
    """Where she lives; also outside the province, which is a problem of its own."""

    def read(self, cell: Cell[Vocabulary]) -> str:
        found = cell.words.municipality(cell.text)
        if found is None:
            near = cell.words.near_municipality(cell.text)
            code = "unknown_municipality_near" if near else "unknown_municipality"
            raise UnreadableCellError(code, given=cell.text, near=near)
        return found

    def write(self, value: str, words: Vocabulary) -> Written:  # noqa: ARG002 -- only read
        return value


@dataclass(frozen=True, slots=True)
class Manager:
    """A colleague who follows cases, by her name."""

    def read(self, cell: Cell[Vocabulary]) -> UUID:
        found = cell.words.managers.get(fold(cell.text))
        if found is None:
            raise UnreadableCellError("unknown_manager", given=cell.text)
        return found

    def write(self, value: UUID | None, words: Vocabulary) -> Written:  # noqa: ARG002 -- only read
        return str(value or "")


def _somebody(cell: Cell[Vocabulary], text: str, wrong: str) -> Somebody:
    found = SOMEBODY.fullmatch(text)
    if found is None:
        raise UnreadableCellError(wrong, given=text)
    born = found["born"]
    return {"given_name": found["name"].strip(), "born_in": _year(cell, born) if born else None}


def _year(cell: Cell[Vocabulary], text: str) -> int:
    if YEAR.fullmatch(text):
        return int(text)
    try:
        day: str = Day().read(Cell(text, cell.words))
    except UnreadableCellError:
        raise UnreadableCellError("not_a_year", given=text) from None
    return date.fromisoformat(day).year
