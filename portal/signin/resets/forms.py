"""The forms on the way to a new password."""

from wtforms import EmailField, PasswordField
from wtforms.validators import DataRequired, Email, InputRequired

from portal.signin.passwords import SHORTEST
from portal.ui.forms import Form, stripped
from portal.ui.language import lazy as _l


class ForgottenForm(Form):
    email = EmailField(
        _l("E-mail"),
        validators=[DataRequired(), Email()],
        filters=[stripped],
        render_kw={"autocomplete": "username"},
    )


class ResetForm(Form):
    password = PasswordField(
        _l("Nuova password"),
        description=_l(
            "Almeno %(shortest)s caratteri: per esempio tre parole che non c'entrano tra loro.",
            shortest=SHORTEST,
        ),
        validators=[InputRequired()],
        render_kw={"autocomplete": "new-password"},
    )
