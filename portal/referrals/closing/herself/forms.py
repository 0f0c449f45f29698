"""One tap: each answer is a button."""

from wtforms import RadioField

from portal.referrals.closing.kinds import ANSWERS, Answer
from portal.ui.choices import choices
from portal.ui.forms import Form
from portal.ui.language import lazy as _l


class TapForm(Form):
    answer = RadioField(
        _l("Com'è andata?"),
        choices=choices((code.value, words) for code, words in ANSWERS.items()),
        coerce=Answer,
    )
