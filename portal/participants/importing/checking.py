"""The dry run: what each row of a file would do, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from portal.participants.importing.columns import NAME
from portal.participants.importing.models import CaseImportRow
from portal.participants.importing.row_reading import read_row
from portal.participants.importing.twins import KnownWomen, Mark, marks_of
from portal.participants.importing.vocabulary import Vocabulary
from portal.sheets.problems import Problem
from portal.sheets.states import Verdict

Keys = Sequence[str | None]


@dataclass(slots=True)
class Check:
    """One pass over the rows of a file: who is known, and who was named so far."""

    known: KnownWomen
    words: Vocabulary
    keys: Keys
    _named: dict[Mark, int] = field(default_factory=dict)

    def over(self, rows: Iterable[CaseImportRow]) -> None:
        """Write into each row what there is to say about it."""
        for row in rows:
            self._check(row)

    def _check(self, row: CaseImportRow) -> None:
        cells = row.cells
        named = named_cells(self.keys, cells)
        reading = read_row(named, self.words)
        marks = marks_of(reading.values)
        problems = [*reading.problems, *self._again(row, marks)]
        row.known_id = self.known.known(marks)
        if row.known_id is not None:
            problems.append(Problem(NAME, "perhaps_known", grave=False))
        name = f"{named.get(NAME, '')} {named.get('family_name', '')}".strip()
        told = [problem.as_dict() for problem in problems]
        row.content = {"cells": cells, "name": name, "problems": told}
        row.verdict = _verdict(problems)

    def _again(self, row: CaseImportRow, marks: Sequence[Mark]) -> list[Problem]:
        """Refuse a second row about the same woman."""
        first = min((self._named.setdefault(mark, row.number) for mark in marks), default=None)
        if first is None or first == row.number:
            return []
        return [Problem(NAME, "same_as_row", grave=True, values={"row": first})]


def named_cells(keys: Keys, cells: Sequence[str]) -> dict[str, str]:
    """Return the cells of a row by the columns that the file's headings mean."""
    return {key: cell for key, cell in zip(keys, cells, strict=False) if key}


def _verdict(problems: Sequence[Problem]) -> Verdict:
    if any(problem.grave for problem in problems):
        return Verdict.ERROR
    return Verdict.WARNING if problems else Verdict.OK
