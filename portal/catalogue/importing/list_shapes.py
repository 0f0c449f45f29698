"""Cells that hold several things: terms, municipalities, languages, documents."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from portal.catalogue.importing.vocabulary import Vocabulary, municipality_code
from portal.catalogue.taxonomy.models import Scheme
from portal.geography.municipalities import municipality
from portal.sheets.cell import Cell, UnreadableCellError
from portal.sheets.cells import Written
from tenants.database import random_id

BETWEEN = re.compile(r"\s*[;|\n]\s*")
COMMA = re.compile(r"\s*,\s*")
NOTE = re.compile(r"(?P<language>[^()]+?)\s*(?:\((?P<note>.*)\))?")
SHOWN = "; "


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of one list of the taxonomy, by code or name."""

    scheme: Scheme

    def read(self, cell: Cell[Vocabulary]) -> list[str]:
        pieces = _pieces(cell.text, lambda piece: cell.words.term(self.scheme, piece) is not None)
        return _once(self._code(cell, piece) for piece in pieces)

    def write(self, value: list[str], words: Vocabulary) -> Written:
        return SHOWN.join(words.term_words(self.scheme, code) for code in value or [])

    def _code(self, cell: Cell[Vocabulary], piece: str) -> str:
        found = cell.words.term(self.scheme, piece)
        if found is None:
            near = cell.words.near(self.scheme, piece)
            raise UnreadableCellError(
                "unknown_term_near" if near else "unknown_term", given=piece, near=near
            )
        if found.is_group:
            raise UnreadableCellError("group_of_terms", given=found.name)
        if found.deprecated and found.replaced_by:
            cell.remark(
                "replaced_term",
                given=found.name,
                now=cell.words.term_words(self.scheme, found.replaced_by),
            )
            return found.replaced_by
        if found.deprecated:
            raise UnreadableCellError("deprecated_term", given=found.name)
        return found.code


@dataclass(frozen=True, slots=True)
class Municipalities:
    """The area served: municipalities, zones, or the whole province."""

    def read(self, cell: Cell[Vocabulary]) -> list[str]:
        pieces = _pieces(cell.text, lambda piece: cell.words.municipalities(piece) is not None)
        return _once(code for piece in pieces for code in self._codes(cell, piece))

    def write(self, value: list[str], words: Vocabulary) -> Written:
        if value and words.is_whole_province(value):
            return "Tutta la provincia" if words.language == "it" else "Whole province"
        return SHOWN.join(_municipality_words(code) for code in value or [])

    def _codes(self, cell: Cell[Vocabulary], piece: str) -> tuple[str, ...]:
        found = cell.words.municipalities(piece)
        if found is None:
            raise _unknown_municipality(cell, piece)
        return found


@dataclass(frozen=True, slots=True)
class OneMunicipality:
    """Where a place is."""

    def read(self, cell: Cell[Vocabulary]) -> str:
        found = municipality_code(cell.text)
        if found is None:
            raise _unknown_municipality(cell, cell.text)
        return found

    def write(self, value: str, words: Vocabulary) -> Written:  # noqa: ARG002 -- a name is the same in every language
        return _municipality_words(value) if value else ""


@dataclass(frozen=True, slots=True)
class Languages:
    """Languages spoken, each perhaps with a note in brackets."""

    def read(self, cell: Cell[Vocabulary]) -> list[dict[str, str]]:
        pieces = _pieces(cell.text, lambda piece: cell.words.spoken(_unnoted(piece)[0]) is not None)
        return [self._language(cell, piece) for piece in pieces]

    def write(self, value: list[dict[str, str]], words: Vocabulary) -> Written:
        return SHOWN.join(self._shown(each, words) for each in value or [])

    def _language(self, cell: Cell[Vocabulary], piece: str) -> dict[str, str]:
        name, note = _unnoted(piece)
        code = cell.words.spoken(name)
        if code is None:
            raise UnreadableCellError("unknown_language", given=name)
        return {"code": code, "note": note}

    def _shown(self, each: dict[str, str], words: Vocabulary) -> str:
        name, note = words.language_words(each["code"]), each.get("note", "")
        return f"{name} ({note})" if note else name


@dataclass(frozen=True, slots=True)
class Labels:
    """Things that have a label only: the documents to bring, one a line."""

    longest: int

    def read(self, cell: Cell[Vocabulary]) -> list[dict[str, str]]:
        labels = [piece for piece in BETWEEN.split(cell.text) if piece]
        for label in labels:
            if len(label) > self.longest:
                raise UnreadableCellError("too_long", limit=self.longest, length=len(label))
        return [{"id": str(random_id()), "label": label} for label in labels]

    def write(self, value: list[dict[str, Any]], words: Vocabulary) -> Written:  # noqa: ARG002 -- labels say themselves
        return SHOWN.join(each["label"] for each in value or [])


def _pieces(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Split at semicolons and lines; at commas only where the whole is no known name."""
    for piece in BETWEEN.split(text):
        parts = [part for part in COMMA.split(piece) if part]
        if is_known(piece) or not any(map(is_known, parts)):
            yield from [piece] if piece else []
        else:
            yield from parts


def _unknown_municipality(cell: Cell[Vocabulary], given: str) -> UnreadableCellError:
    near = cell.words.near_municipality(given)
    code = "unknown_municipality_near" if near else "unknown_municipality"
    return UnreadableCellError(code, given=given, near=near)


def _once(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(codes))


def _municipality_words(code: str) -> str:
    found = municipality(code)
    return found.name if found else code


def _unnoted(piece: str) -> tuple[str, str]:
    found = NOTE.fullmatch(piece)
    return (found["language"], found["note"] or "") if found else (piece, "")
