"""The base of every form: its token, the organisation it was opened in, and rejections."""

from typing import Any
from uuid import UUID

import wtforms
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField
from wtforms.validators import Optional as Maybe
from wtforms.widgets import HiddenInput

from portal.ui.language import gettext
from tenants.database import random_id
from tenants.identity import current_identity


def organisation_opened_in() -> str:
    identity = current_identity()
    return str(identity.organisation_id) if identity else ""


class BareForm(FlaskForm):
    """A page's form: shape only. Rules live in actions, whose errors come back by `reject`."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, _form: FlaskForm) -> "Translations":
            return Translations()

    def reject(self, error: Exception) -> None:
        """Show a named error of the domain beside its field, or on top when it has none."""
        field = getattr(error, "field", None)
        if field and field in self:
            self[field].errors = [*self[field].errors, str(error)]
        else:
            self.form_errors: list[str] = [*self.form_errors, str(error)]

    @property
    def invalid(self) -> bool:
        return bool(self.errors)


class Form(BareForm):
    """A form that is answered once, in the organisation in which it was opened."""

    form_token = HiddenField(default=lambda: str(random_id()))
    organisation = HiddenField(default=organisation_opened_in)


class EditForm(Form):
    """A form that changes a row: it carries the version it was opened with."""

    version = IntegerField(widget=HiddenInput(), validators=[Maybe()])

    def meet(self, version: int) -> None:
        """Answer to a newer version than the form was opened with, after both were shown."""
        self.version.data, self.version.raw_data = version, None


class RowForm(wtforms.Form):
    """One row of a repeatable part of a form."""

    class Meta:
        def get_translations(self, _form: wtforms.Form) -> "Translations":
            return Translations()


class Translations:
    """WTForms' own messages, in the page's language."""

    def gettext(self, message: str) -> str:
        return gettext(WTFORMS_IN_ITALIAN.get(message, message))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)


def plain(form: FlaskForm) -> dict[str, Any]:
    """Return what the form holds, without what it carries for itself."""
    carried = {"csrf_token", "form_token", "organisation", "version"}
    return {name: field.data for name, field in form._fields.items() if name not in carried}


def stripped(value: str | None) -> str | None:
    """Take away the spaces that a paste brings along: a filter for fields."""
    return value.strip() if value else value


def choice_or_none(value: str | None) -> UUID | None:
    """Coerce a select's value to an id; the empty choice to None."""
    return UUID(value) if value else None


WTFORMS_IN_ITALIAN = {
    "This field is required.": "Scrivi qualcosa qui.",
    "Invalid input.": "Controlla quello che hai scritto.",
    "Not a valid choice.": "Scegli una delle voci dell'elenco.",
    "'%(value)s' is not a valid choice for this field.": "Scegli una delle voci dell'elenco.",
    "'%(value)s' are not valid choices for this field.": "Scegli una delle voci dell'elenco.",
    "Field must be at least %(min)d character long.": "Scrivi almeno %(min)d carattere.",
    "Field must be at least %(min)d characters long.": "Scrivi almeno %(min)d caratteri.",
    "Field cannot be longer than %(max)d character.": "Usa al massimo %(max)d carattere.",
    "Field cannot be longer than %(max)d characters.": "Usa al massimo %(max)d caratteri.",
    "Invalid Choice: could not coerce.": "Scegli una delle voci dell'elenco.",
    "Not a valid integer value.": "Scrivi un numero intero.",
    "Not a valid decimal value.": "Scrivi un numero, per esempio 12,50.",
    "Not a valid float value.": "Scrivi un numero, per esempio 12,50.",
    "Not a valid date value.": "Scrivi una data, per esempio 31/12/2026.",
    "Not a valid time value.": "Scrivi un'ora, per esempio 08:30.",
    "Invalid email address.": "Controlla l'indirizzo e-mail, per esempio nome@ente.it.",
    "Invalid URL.": "Scrivi un indirizzo che comincia con https://",
    "The CSRF token is missing.": "La pagina è rimasta aperta troppo a lungo: riprova.",
    "The CSRF session token is missing.": "La pagina è rimasta aperta troppo a lungo: riprova.",
    "The CSRF token has expired.": "La pagina è rimasta aperta troppo a lungo: riprova.",
    "The CSRF tokens do not match.": "La pagina è rimasta aperta troppo a lungo: riprova.",
}
