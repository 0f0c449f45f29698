"""The forms of the account page."""

from wtforms import BooleanField, PasswordField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from portal.signin.passwords import SHORTEST
from portal.ui.choices import choices
from portal.ui.forms import Form, stripped
from portal.ui.language import lazy as _l
from portal.ui.roles import LANGUAGE_WORDS
from tenants.models import Language

LONGEST_NAME = 120


class AccountForm(Form):
    name = StringField(
        _l("Nome e cognome"),
        description=_l("Come ti vedono le persone con cui lavori."),
        validators=[DataRequired(), Length(max=LONGEST_NAME)],
        filters=[stripped],
        render_kw={"autocomplete": "name"},
    )
    language = RadioField(
        _l("Lingua delle pagine e delle lettere"),
        choices=choices((code.value, words) for code, words in LANGUAGE_WORDS.items()),
        coerce=Language,
    )
    wants_notices = BooleanField(
        _l("Voglio ricevere gli avvisi per e-mail"),
        description=_l("Gli inviti e le lettere sulla password arrivano comunque."),
    )


class PasswordForm(Form):
    current_password = PasswordField(
        _l("Password di adesso"),
        validators=[InputRequired()],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        _l("Nuova password"),
        description=_l(
            "Almeno %(shortest)s caratteri: per esempio tre parole che non c'entrano tra loro.",
            shortest=SHORTEST,
        ),
        validators=[InputRequired()],
        render_kw={"autocomplete": "new-password"},
    )
