"""What she says of how it went: noted by her welfare manager."""

from wtforms import RadioField

from portal.referrals.closing.kinds import ANSWERS, WAYS, Answer, Way
from portal.ui.choices import choices
from portal.ui.forms import EditForm
from portal.ui.language import lazy as _l


class AnswerForm(EditForm):
    answer = RadioField(
        _l("Che cosa dice lei?"),
        choices=choices((code.value, words) for code, words in ANSWERS.items()),
        coerce=Answer,
    )
    way = RadioField(
        _l("Come te l'ha detto?"),
        choices=choices((code.value, words) for code, words in WAYS.items()),
        coerce=Way,
        default=Way.PHONE,
    )
