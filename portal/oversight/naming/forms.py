"""The form that asks for a name."""

from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from portal.ui.forms import Form
from portal.ui.language import lazy as _l

LONGEST_REASON = 500


class NamingForm(Form):
    reason = TextAreaField(
        _l("Perché ti serve il nome"),
        description=_l("Lo legge la welfare manager che la segue. Almeno venti lettere."),
        validators=[InputRequired(), Length(max=LONGEST_REASON)],
    )
