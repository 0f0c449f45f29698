"""A published table as a page and a file show it: the same lines, the same words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal.oversight.board.words import (
    COLUMNS,
    EXTERNAL,
    ROWS,
    STEPS,
    named,
    quarter_words,
    stage_words,
)
from portal.oversight.counting.kinds import AGES, ALL, Cube
from portal.oversight.counting.queries import Published, organisation_names
from portal.sheets.cells import Written
from portal.ui.formats import number_words
from portal.ui.language import current_language
from portal.ui.language import gettext as _

Number = int | Decimal | str | None  # words: where no number belongs
NO_NUMBER = "–"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: what it is about, and its numbers."""

    label: str
    numbers: list[Number]

    @property
    def words(self) -> list[str]:
        return [written(number) for number in self.numbers]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its headings; the first names the rows."""

    title: str
    headings: list[str]
    lines: list[Line]

    def cells(self) -> list[list[Written]]:
        """Return the lines for a file: what the page does not show, it does not either."""
        return [[line.label, *map(_cell, line.numbers)] for line in self.lines]


def written(number: Number) -> str:
    """Return a number as the page shows it."""
    if number is None:
        return _("non mostrato")
    return number if isinstance(number, str) else number_words(number, current_language())


def of_cohort(table: Published, title: str) -> Sheet:
    """Return the flow of what was sent in a period, by one thing: its parts sum to its whole."""
    label = row_words(table)
    headings = [_("Che cosa"), _("Inviati"), *map(stage_words, table.columns)]
    lines = [Line(label(row), _counts_of(table, row)) for row in table.rows]
    lines.append(Line(_("Tutti"), _counts_of(table, ALL)))
    return Sheet(title, headings, lines)


def of_days(table: Published, whole: Published | None) -> Sheet | None:
    """Return the median working days of each step, where a published count stands behind it."""
    label = row_words(table)
    lines = [
        Line(label(row), [table.days.get((row, step), NO_NUMBER) for step in STEPS])
        for row in table.rows
        if any((row, step) in table.days for step in STEPS)
    ]
    if whole and whole.days:
        days = [whole.days.get(("", step), NO_NUMBER) for step in STEPS]
        lines.append(Line(_("Tutti"), list(days)))
    headings = [_("Che cosa"), *map(str, STEPS.values())]
    return Sheet(_("Giorni lavorativi, metà delle volte"), headings, lines) if lines else None


def _counts_of(table: Published, row: str) -> list[Number]:
    return [table.count(row), *(table.count(row, column) for column in table.columns)]


def of_two_ways(table: Published, title: str, first: str) -> Sheet:
    """Return a table of two things, with the sum of each row."""
    label, column_label = row_words(table), column_words(table)
    lines = [Line(label(row), _counts_of(table, row)) for row in table.rows]
    lines.append(Line(_("Tutti"), _counts_of(table, ALL)))
    return Sheet(title, [first, _("Tutti"), *map(column_label, table.columns)], lines)


def of_standing(table: Published, title: str) -> Sheet:
    """Return what stood open at the end of a month, in fives: «almeno 15»."""
    label, column_label = row_words(table), column_words(table)
    lines = [Line(label(row), [table.count(row, age) for age in AGES]) for row in table.rows]
    return Sheet(title, [_("Dove si ferma"), *map(column_label, AGES)], lines)


def of_year(tables: Sequence[Published], title: str) -> Sheet:
    """Return the quarters of a year side by side: sums of what is published, and nothing more."""
    rows = list(dict.fromkeys(row for table in tables for row in table.rows))
    label = row_words(tables[0], rows)
    quarters = sorted(tables, key=lambda table: table.period)
    lines = [Line(label(row), _over(quarters, row)) for row in sorted(rows, key=label)]
    lines.append(Line(_("Tutti"), _over(quarters, ALL)))
    headings = [_("Che cosa"), _("Almeno"), *(quarter_words(each.period) for each in quarters)]
    return Sheet(title, headings, lines)


def row_words(table: Published, rows: Sequence[str] = ()) -> Callable[[str], str]:
    """Return how the rows of a table are called."""
    if table.cube in {Cube.PARTNER, Cube.EXCHANGE}:
        return organisation_words(rows or table.rows)
    return named(ROWS[table.cube], _("Altri"))


def column_words(table: Published) -> Callable[[str], str]:
    """Return how the columns of a table are called."""
    if table.cube is Cube.EXCHANGE:
        return organisation_words(table.columns)
    return named(COLUMNS.get(table.cube, stage_words), _("Altro"))


def organisation_words(ids: Sequence[str]) -> Callable[[str], str]:
    """Return how organisations are called; a partner without an account is an external one."""
    names = organisation_names(ids) | {EXTERNAL: _("Partner esterni")}
    gone = _("Organizzazione che ha lasciato la rete")
    return named(lambda code: names.get(code, gone), _("Altri"))


def _over(quarters: Sequence[Published], row: str) -> list[Number]:
    shown = [quarter.count(row) for quarter in quarters]
    return [sum(count or 0 for count in shown), *shown]


def _cell(number: Number) -> Written:
    if number is None or isinstance(number, str):
        return written(number)
    whole = int(number)
    return whole if number == whole else float(number)
