"""The dry run: what each row of a file would do, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.catalogue.importing.columns import NAME, SERVICE, columns
from portal.catalogue.importing.holdings import Holding, Holdings
from portal.catalogue.importing.models import ImportRow, Intent
from portal.catalogue.importing.parts import value_of
from portal.catalogue.importing.row_reading import RowReading, read_row
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.catalogue.publishing import queries as services
from portal.sheets.problems import Problem
from portal.sheets.states import Verdict
from tenants.folding import fold

Keys = Sequence[str | None]


@dataclass(slots=True)
class Check:
    """One pass over the rows of a file: what the organisation has, and what was named so far."""

    holdings: Holdings
    words: Vocabulary
    keys: Keys
    _named: dict[object, int] = field(default_factory=dict)

    def over(self, rows: Iterable[ImportRow]) -> None:
        """Write into each row what it would do."""
        for row in rows:
            self._check(row)

    def _check(self, row: ImportRow) -> None:
        cells = named_cells(self.keys, row.cells)
        holding, problems = self._meant(cells)
        reading = read_row(cells, self.words, holding.doc if holding else {})
        problems += [*reading.problems, *self._again(row, cells, holding)]
        intent = _intent(holding, reading)
        if holding and intent is Intent.UPDATE:
            problems.append(_about_updating(holding))
        row.name = cells.get(NAME, "") or (holding.service.name if holding else "")
        row.intent = intent
        row.problems = [problem.as_dict() for problem in problems]
        row.changed = reading.changed
        row.verdict = _verdict(problems)
        row.cells = kept_cells(self.keys, row.cells, reading.doc)
        _remember_base(row, holding)

    def _meant(self, cells: Mapping[str, str]) -> tuple[Holding | None, list[Problem]]:
        """Return the service that a row is about: by its code, else by its name."""
        if code := cells.get(SERVICE):
            found = self.holdings.coded(code)
            unknown = [] if found else [Problem(SERVICE, "unknown_service", grave=True)]
            return found, unknown
        named = self.holdings.named(cells.get(NAME, ""))
        if len(named) > 1:
            return None, [Problem(NAME, "several_services", grave=True)]
        return next(iter(named), None), []

    def _again(
        self, row: ImportRow, cells: Mapping[str, str], holding: Holding | None
    ) -> list[Problem]:
        """Refuse a second row about the same service."""
        thing: object = holding.service.id if holding else fold(cells.get(NAME, ""))
        first = self._named.setdefault(thing, row.number) if thing else row.number
        if first == row.number:
            return []
        return [Problem(NAME, "same_as_row", grave=True, values={"row": first})]


def named_cells(keys: Keys, cells: Sequence[str]) -> dict[str, str]:
    """Return the cells of a row by the columns that the file's headings mean."""
    return {key: cell for key, cell in zip(keys, cells, strict=False) if key}


def kept_cells(keys: Keys, cells: Sequence[str], doc: Mapping[str, Any]) -> list[str]:
    """Return the cells of a row as they may be kept: of a protected service not where it is."""
    if not doc.get("protected"):
        return list(cells)
    every = [*keys, *[None] * len(cells)]
    return [
        "" if _tells_where(key, cell, doc) else cell
        for key, cell in zip(every, cells, strict=False)
    ]


def _tells_where(key: str | None, cell: str, doc: Mapping[str, Any]) -> bool:
    """Tell whether a cell holds a place that the document does not, or an unread address."""
    if key is None:
        return services.tells_where(cell)
    column = columns()[key]
    return column.part[0] == "places" and value_of(doc, column) is None


def _intent(holding: Holding | None, reading: RowReading) -> Intent:
    if holding is None:
        return Intent.CREATE
    return Intent.UPDATE if reading.changed else Intent.NOTHING


def _about_updating(holding: Holding) -> Problem:
    if holding.is_in_review:
        return Problem(NAME, "in_review", grave=True)
    return Problem(NAME, "updates", grave=False)


def _verdict(problems: Sequence[Problem]) -> Verdict:
    if any(problem.grave for problem in problems):
        return Verdict.ERROR
    return Verdict.WARNING if problems else Verdict.OK


def _remember_base(row: ImportRow, holding: Holding | None) -> None:
    """Keep what the row was compared with: if that moves, the row is not written over it."""
    row.service_id = holding.service.id if holding else None
    row.base_version_id = holding.spoken.id if holding else None
    row.base_version = holding.under_way.version if holding and holding.under_way else None
