"""The forms of signing in."""

from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import InputRequired

from portal.ui.forms import BareForm
from portal.ui.language import lazy as _l


class SigninForm(BareForm):
    """No token of its own: a sign-in sent twice is simply two sign-ins."""

    email = EmailField(_l("E-mail"), validators=[InputRequired()])
    password = PasswordField(_l("Password"), validators=[InputRequired()])
    next = HiddenField()
