"""The columns of the sheet: what each is called, what it holds, and where a document keeps it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.catalogue.importing import choices
from portal.catalogue.importing.list_shapes import (
    Labels,
    Languages,
    Municipalities,
    OneMunicipality,
    Terms,
)
from portal.catalogue.taxonomy.models import Scheme
from portal.sheets.layout import Layout
from portal.sheets.shapes import AgeFrom, Day, Number, Pattern, Shape, Words
from portal.ui.language import ITALIAN, current_language
from tenants.folding import fold

SOURCE = Path(__file__).with_name("columns.toml")
SHEET_NAMES = frozenset({"servizi", "services"})
NAME = "name_it"
SERVICE = "service"
OLDEST = 120
UUID_LENGTH = 36
LONGEST_TEXT = 5000

SHAPES: Mapping[str, Shape] = {
    "access": Terms(Scheme.ACCESS),
    "accessibility": Terms(Scheme.ACCESSIBILITY),
    "age_from": AgeFrom(),
    "age_to": Number(largest=OLDEST),
    "audience": choices.AUDIENCE,
    "capacity": choices.CAPACITY,
    "cost": choices.COST,
    "count": Number(whole=True),
    "day": Day(),
    "email": Pattern(re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "not_an_email"),
    "euro": Number(),
    "kinds": Terms(Scheme.KIND),
    "labels": Labels(200),
    "languages": Languages(),
    "link": Pattern(re.compile(r"https?://\S+\.\S+"), "not_a_link"),
    "municipalities": Municipalities(),
    "municipality": OneMunicipality(),
    "name": Words(60),
    "phone": Pattern(re.compile(r"\+?[\d\s./()-]{5,25}"), "not_a_phone"),
    "postal_code": Pattern(re.compile(r"\d{5}"), "not_a_postal_code", digits=5),
    "service_code": Words(UUID_LENGTH),
    "short_text": Words(200),
    "summary": Words(160),
    "target_mode": choices.TARGET_MODE,
    "targets": Terms(Scheme.TARGET),
    "text": Words(LONGEST_TEXT),
    "visibility": choices.VISIBILITY,
    "yes_no": choices.YES_NO,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet."""

    key: str
    headings: tuple[str, ...]
    part: tuple[str | int, ...]
    shape: Shape
    hints: tuple[str, str]

    @property
    def heading(self) -> str:
        """Return its name in the page's language."""
        return self.headings[0 if current_language() == ITALIAN else 1]

    @property
    def hint(self) -> str:
        return self.hints[0 if current_language() == ITALIAN else 1]


@cache
def columns() -> Mapping[str, Column]:
    """Return every column by its key, in the order of the sheet."""
    source = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return {
        each["key"]: Column(
            key=each["key"],
            headings=(each["it"], each["en"], *each.get("also", ())),
            part=tuple(each["part"]),
            shape=SHAPES[each["shape"]],
            hints=(each["hint_it"], each["hint_en"]),
        )
        for each in source["column"]
    }


def recognised(heading: str) -> str | None:
    """Return the key of the column that a heading of a file means."""
    return _keys_by_heading().get(fold(heading)) if heading else None


@cache
def _keys_by_heading() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column in columns().values():
        for heading in (column.key, *column.headings):
            found.setdefault(fold(heading), column.key)
    return found


LAYOUT = Layout(recognised, NAME, "Nome", SHEET_NAMES)
