"""The rows that go out: the headings of the columns, and what each service says under them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.catalogue.importing.columns import SERVICE, columns
from portal.catalogue.importing.parts import written
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.sheets.cells import Written


@dataclass(frozen=True, slots=True)
class OwnService:
    """A service of the organisation, with what it says at present: its draft, if one is open."""

    id: UUID
    doc: Mapping[str, Any]


def headings() -> list[str]:
    """Return the headings in the page's language."""
    return [column.heading for column in columns().values()]


def rows(services: Iterable[OwnService], words: Vocabulary) -> Iterable[list[Written]]:
    """Yield what each service says, column by column."""
    for service in services:
        yield [
            str(service.id) if key == SERVICE else written(service.doc, column, words)
            for key, column in columns().items()
        ]
