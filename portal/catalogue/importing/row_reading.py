"""A row of the sheet against what a service says now: what would change, and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.catalogue.importing.columns import NAME, SERVICE, Column, columns
from portal.catalogue.importing.parts import Document, Values, value_of, with_values, written
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.catalogue.publishing.document import normalised
from portal.sheets.cell import Cell, UnreadableCellError
from portal.sheets.cells import ERASER, FORMULA, Written
from portal.sheets.problems import Problem

Cells = Mapping[str, str]


@dataclass(slots=True)
class RowReading:
    """What a row says: the document that it makes, the columns that change, the problems."""

    doc: Document
    changed: list[str]
    problems: list[Problem]

    @property
    def is_importable(self) -> bool:
        return not any(problem.grave for problem in self.problems)


def read_row(cells: Cells, words: Vocabulary, now: Document) -> RowReading:
    """Read a row over a document as it is now; an empty cell leaves it as it is."""
    values: Values = {}
    problems: list[Problem] = []
    for key, text in cells.items():
        column = columns()[key]
        if key != SERVICE and text and text != as_text(written(now, column, words)):
            _read_cell(column, Cell(text, words), values, problems)
    changed = [key for key, value in values.items() if value != value_of(now, columns()[key])]
    doc = normalised(with_values(now, {key: values[key] for key in changed}))
    problems += _about_the_whole(doc, values)
    return RowReading(doc, changed, problems)


def as_text(cell: Written) -> str:
    """Return a written cell as the text that comes back when the file is read."""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _read_cell(
    column: Column, cell: Cell[Vocabulary], values: Values, problems: list[Problem]
) -> None:
    if cell.text == FORMULA:
        problems.append(Problem(column.key, "formula", grave=False))
        return
    if cell.text in ERASER:
        values[column.key] = None
        return
    try:
        values[column.key] = column.shape.read(cell)
    except UnreadableCellError as error:
        problems.append(Problem(column.key, error.code, grave=True, values=error.values))
    problems += [
        Problem(column.key, code, grave=False, values=about) for code, about in cell.remarks
    ]


def _about_the_whole(doc: Document, values: Values) -> list[Problem]:
    """Tell what the document cannot do without, and what it does not keep."""
    found = [
        Problem(key, "left_out", grave=False)
        for key, value in values.items()
        if value is not None and value_of(doc, columns()[key]) in (None, "", [])
    ]
    if not value_of(doc, columns()[NAME]):
        found.append(Problem(NAME, "missing_name", grave=True))
    return found
