"""What an address of the board asks for: a period that is published, one of the fixed tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import request

from portal.oversight.board.words import month_words, quarter_words
from portal.oversight.counting import queries
from portal.oversight.counting.kinds import FIRST_YEAR, Cube
from portal.oversight.counting.queries import Published
from portal.ui.language import gettext as _


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter, a month or a project year, by its code; empty while nothing is published."""

    code: str

    @property
    def is_quarter(self) -> bool:
        return "-" in self.code

    @property
    def words(self) -> str:
        if not self.code:
            return ""
        if "-Q" in self.code:
            return quarter_words(self.code)
        if self.is_quarter:
            return month_words(self.code)
        year = int(self.code)
        return _("Anno %(number)s del progetto (%(year)s)", number=year - FIRST_YEAR + 1, year=year)

    def tables(self, cube: Cube) -> list[Published]:
        """Return the tables of the quarters of a year."""
        codes = [
            code
            for code in queries.periods(cube)
            if code.startswith(f"{self.code}-Q") and ":" not in code
        ]
        found = (queries.published(cube, code) for code in sorted(codes))
        return [table for table in found if table is not None]


def period(cube: Cube, *, years: bool = True) -> Period:
    """Return the period that is asked for; the newest where the address names none."""
    offered = _codes(cube, years=years)
    asked = request.args.get("period", "")
    return Period(asked if asked in offered else next(iter(offered), ""))


def periods(cube: Cube, *, years: bool = True) -> dict[str, str]:
    """Return the periods to choose from: code and words."""
    return {code: Period(code).words for code in _codes(cube, years=years)}


def one_of(cubes: Sequence[Cube], standard: Cube) -> Cube:
    """Return the table that is asked for."""
    asked = request.args.get("by", "")
    return next((cube for cube in cubes if cube.value == asked), standard)


def _codes(cube: Cube, *, years: bool) -> list[str]:
    quarters = queries.periods(cube)
    if not years:
        return quarters
    single = [code for code in quarters if ":" not in code]
    whole = [year for year, _codes in groupby(single, key=lambda code: code[:4])]
    return [*quarters, *whole]
