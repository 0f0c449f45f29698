"""The forms of the list of cases."""

from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from portal.participants.cases.listing.actions import LONGEST_NAME
from portal.ui.forms import BareForm, Form, stripped
from portal.ui.language import lazy as _l

LONGEST_SEARCH = 100


class SearchForm(BareForm):
    """A search over people is sent, never asked for: no name stands in an address."""

    words = StringField(
        _l("Cerca per nome, codice, anno di nascita o telefono"),
        validators=[Length(max=LONGEST_SEARCH)],
        filters=[stripped],
    )


class KeepFilterForm(Form):
    name = StringField(
        _l("Nome del filtro"),
        validators=[DataRequired(), Length(max=LONGEST_NAME)],
        filters=[stripped],
    )
    query = HiddenField()
