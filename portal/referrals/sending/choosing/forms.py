"""The search for the woman who is sent: posted, so that no name stands in an address."""

from wtforms import StringField
from wtforms.validators import DataRequired, Length

from portal.ui.forms import Form, stripped
from portal.ui.language import lazy as _l


class SearchForm(Form):
    words = StringField(
        _l("Chi invii?"),
        [DataRequired(), Length(max=100)],
        description=_l("Il nome, il codice o il telefono intero."),
        filters=[stripped],
    )
