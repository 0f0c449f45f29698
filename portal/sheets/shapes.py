"""What a column's cells look like: how a value is read from text, and written back."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from portal.sheets.cell import Cell, Speaking, UnreadableCellError
from portal.sheets.cells import Written
from tenants.folding import fold

ITALIAN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
OLDEST = 120
THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(\D|$))")
CURRENCY = re.compile(r"(€|eur(o)?|anni|years?)", re.IGNORECASE)


class Shape(Protocol):
    """How a column's values are read and written."""

    def read(self, cell: Cell[Any]) -> Any: ...  # noqa: ANN401 -- each column holds its own kind of value

    def write(self, value: Any, words: Any) -> Written: ...  # noqa: ANN401 -- the same


@dataclass(frozen=True, slots=True)
class Words:
    """Free text."""

    longest: int

    def read(self, cell: Cell[Any]) -> str:
        if len(cell.text) > self.longest:
            raise UnreadableCellError("too_long", limit=self.longest, length=len(cell.text))
        return cell.text

    def write(self, value: str, words: Speaking) -> Written:  # noqa: ARG002 -- text says itself
        return value or ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of a known form: an e-mail, a telephone, an address on the web, a postal code."""

    form: re.Pattern[str]
    answer: str
    digits: int = 0

    def read(self, cell: Cell[Any]) -> str:
        text = cell.text
        if self.digits and text.isdigit():
            text = text.zfill(self.digits)
        if not self.form.fullmatch(text):
            raise UnreadableCellError(self.answer, given=cell.text)
        return text

    def write(self, value: str, words: Speaking) -> Written:  # noqa: ARG002 -- text says itself
        return value or ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is not negative; whole, or with decimals."""

    whole: bool = False
    largest: int = 1_000_000

    def read(self, cell: Cell[Any]) -> int | float:
        value = _decimal(cell.text)
        if value is None or not 0 <= value <= self.largest:
            raise UnreadableCellError("not_a_number", given=cell.text)
        if value == value.to_integral_value():
            return int(value)
        if self.whole:
            raise UnreadableCellError("not_whole", given=cell.text)
        return round(float(value), 2)

    def write(self, value: float | None, words: Speaking) -> Written:  # noqa: ARG002 -- a number says itself
        if value is None:
            return ""
        return int(value) if float(value).is_integer() else float(value)


@dataclass(frozen=True, slots=True)
class Day:
    """A date: dd/mm/yyyy, or as the standard writes it."""

    def read(self, cell: Cell[Any]) -> str:
        day = _day(cell.text)
        if day is None:
            raise UnreadableCellError("not_a_day", given=cell.text)
        return day.isoformat()

    def write(self, value: str | None, words: Speaking) -> Written:  # noqa: ARG002 -- a date says itself
        return date.fromisoformat(value) if value else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, each for a code."""

    options: tuple[tuple[Any, tuple[str, ...]], ...]

    def read(self, cell: Cell[Any]) -> Any:  # noqa: ANN401 -- the option's own code
        given = fold(cell.text)
        for code, known in self.options:
            if given in {fold(str(code)), *map(fold, known)}:
                return code
        choices = ", ".join(self.shown(cell.words))
        raise UnreadableCellError("not_a_choice", given=cell.text, choices=choices)

    def write(self, value: Any, words: Speaking) -> Written:  # noqa: ANN401 -- the option's own code
        return next(
            (self._shown(known, words) for code, known in self.options if code == value), ""
        )

    def shown(self, words: Speaking) -> list[str]:
        """Return the words to choose from, in the page's language."""
        return [self._shown(known, words) for _code, known in self.options]

    def _shown(self, known: tuple[str, ...], words: Speaking) -> str:
        """Return the word of the page's language: the first is Italian, the second English."""
        return known[0] if words.language == "it" else known[1]


@dataclass(frozen=True, slots=True)
class AgeFrom:
    """The youngest age in years, or that every age is welcome."""

    every: tuple[str, str] = ("tutte", "all")

    def read(self, cell: Cell[Any]) -> int | float | str:
        if fold(cell.text) in {*self.every, "tutte le eta", "all ages"}:
            return "all"
        return Number(largest=OLDEST).read(cell)

    def write(self, value: float | str | None, words: Speaking) -> Written:
        if value == "all":
            return self.every[0] if words.language == "it" else self.every[1]
        return Number().write(None if value is None else float(value), words)


def _decimal(text: str) -> Decimal | None:
    plain = CURRENCY.sub("", text).strip()
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = THOUSANDS.sub("", plain) if plain.count(".") > 1 else plain
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _day(text: str) -> date | None:
    found = ITALIAN_DAY.fullmatch(text)
    try:
        if found:
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        return None
