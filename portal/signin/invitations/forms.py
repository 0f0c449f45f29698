"""The forms that accept an invitation."""

from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from portal.signin.passwords import SHORTEST
from portal.ui.forms import Form, stripped
from portal.ui.language import lazy as _l

LONGEST_NAME = 120


class AcceptanceForm(Form):
    """The button of a person who is signed in already."""


class NewPersonForm(Form):
    name = StringField(
        _l("Nome e cognome"),
        description=_l("Come ti vedono le persone con cui lavori."),
        validators=[DataRequired(), Length(max=LONGEST_NAME)],
        filters=[stripped],
        render_kw={"autocomplete": "name"},
    )
    email = StringField(
        _l("Il tuo indirizzo e-mail"),
        render_kw={"autocomplete": "username", "readonly": True},
    )
    password = PasswordField(
        _l("Scegli una password"),
        description=_l(
            "Almeno %(shortest)s caratteri: per esempio tre parole che non c'entrano tra loro.",
            shortest=SHORTEST,
        ),
        validators=[DataRequired()],
        render_kw={"autocomplete": "new-password"},
    )
