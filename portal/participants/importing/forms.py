"""The forms of an import of people: the file, what its columns hold, what to bring in."""

from collections.abc import Sequence

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, FieldList, SelectField

from portal.participants.importing.columns import columns
from portal.ui.forms import Form
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l


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
        known = [(key, str(each.heading)) for key, each in columns().items()]
        titles = [*headings, *[""] * len(form.columns)]
        for entry, heading in zip(form.columns, titles, strict=False):
            entry.choices = [("", _("Non importare")), *known]
            entry.label.text = heading or _("Colonna senza titolo")
        return form

    def keys(self) -> list[str | None]:
        return [entry.data or None for entry in self.columns]


class ConfirmationForm(Form):
    """What of a checked file is brought in."""

    with_known = BooleanField(_l("Importa anche chi forse c'è già, e collega le due schede"))
