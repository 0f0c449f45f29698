"""The forms of an import: the file, what its columns hold, and one row put right."""

from collections.abc import Mapping, Sequence
from typing import cast

from flask_wtf.file import FileField, FileRequired
from wtforms import FieldList, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from portal.catalogue.importing.answers import Answer
from portal.catalogue.importing.columns import LONGEST_TEXT, columns
from portal.sheets.shapes import Words
from portal.ui.forms import Form
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

CELL = "cell_"


class FileForm(Form):
    """The file to bring in."""

    file = FileField(
        _l("File XLSX o CSV"),
        description=_l("Al massimo 5 MB e 2.000 righe."),
        validators=[FileRequired(_l("Scegli un file XLSX o CSV."))],
    )


class ColumnsForm(Form):
    """What each column of the file holds."""

    columns = FieldList(SelectField())

    @classmethod
    def of(cls, headings: Sequence[str], keys: Sequence[str | None]) -> "ColumnsForm":
        """Return one question a column, answered as the columns were understood."""
        form = cls(columns=[key or "" for key in keys])
        known = [(key, each.heading) for key, each in columns().items()]
        for entry, heading in zip(
            form.columns, [*headings, *[""] * len(form.columns)], strict=False
        ):
            entry.choices = [("", _("Non importare")), *known]
            entry.label.text = heading or _("Colonna senza titolo")
        return form

    def keys(self) -> list[str | None]:
        return [entry.data or None for entry in self.columns]


class RowForm(Form):
    """The cells of one row that want other words; its fields are made for the row."""

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "RowForm":
        """Return a form with one field a cell."""
        fields = {CELL + key: _field(key) for key in texts}
        made = cast("type[RowForm]", type(cls.__name__, (cls,), fields))
        return made(data={CELL + key: text for key, text in texts.items()})

    def texts(self) -> dict[str, str]:
        """Return what was written, by column."""
        cells = [field for field in self if field.name.startswith(CELL)]
        return {field.name.removeprefix(CELL): field.data or "" for field in cells}

    def show(self, problems: Mapping[str, Sequence[Answer]]) -> "RowForm":
        """Show what is wrong beside its field, or on top where it has none."""
        for key, found in problems.items():
            words = [answer.words for answer in found if answer.grave]
            if CELL + key in self:
                self[CELL + key].errors = words
            else:
                self.form_errors: list[str] = [*self.form_errors, *words]
        return self


def _field(key: str) -> StringField:
    column = columns()[key]
    is_long = isinstance(column.shape, Words) and column.shape.longest == LONGEST_TEXT
    kind = TextAreaField if is_long else StringField
    return kind(
        column.heading,
        description=column.hint,
        validators=[Length(max=2 * LONGEST_TEXT)],
    )
