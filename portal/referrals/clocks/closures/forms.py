"""The form of a closure: shape only."""

from wtforms import DateField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.validators import Optional as Maybe

from portal.ui.forms import Form, stripped
from portal.ui.language import lazy as _l

LONGEST_NAME = 60


class ClosureForm(Form):
    """Days on which the own organisation answers nobody."""

    first_day = DateField(_l("Primo giorno di chiusura"), validators=[InputRequired()])
    last_day = DateField(_l("Ultimo giorno di chiusura"), validators=[InputRequired()])
    name = StringField(
        _l("Perché siete chiusi"),
        description=_l("Per esempio «Ferie d'agosto». Lo legge tutta la rete: niente nomi."),
        filters=[stripped],
        validators=[Maybe(), Length(max=LONGEST_NAME)],
    )
