"""A form of a row that two people may edit at once: what differs by now, in words."""

from datetime import date, time
from typing import Any, NamedTuple, Protocol

from portal.ui.formats import date_words
from portal.ui.forms import EditForm


class VersionedRow(Protocol):
    """A row that counts its changes."""

    version: Any


class Difference(NamedTuple):
    """A field that somebody else saved otherwise than it stands in the form."""

    label: str
    theirs: str
    mine: str


class ComparedForm(EditForm):
    """A form of a row that two people may edit at once."""

    def words(self) -> dict[str, Any]:
        """Return the columns that the form fills."""
        raise NotImplementedError

    def against(self, row: VersionedRow) -> list[Difference]:
        """Return where the row differs by now; the next sending compares with it as it is."""
        self.meet(row.version)
        return [
            Difference(
                str(self._fields[name].label.text),
                self.said(name, getattr(row, name)),
                self.said(name, mine),
            )
            for name, mine in self.words().items()
            if name in self._fields and getattr(row, name) != mine
        ]

    def said(self, name: str, value: object) -> str:
        """Return what a column holds as a person compares it."""
        if isinstance(value, date):
            return date_words(value)
        if isinstance(value, time):
            return f"{value:%H:%M}"
        field = self._fields[name]
        labels = {
            str(each.value): str(each.label) for each in getattr(field, "choices", None) or ()
        }
        return labels.get(str(value or ""), str(value or ""))
