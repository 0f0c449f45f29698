"""The forms of the sender about one referral."""

from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired, Length

from portal.referrals.tracking.kinds import Status
from portal.referrals.tracking.reasons import chosen
from portal.ui.choices import choices
from portal.ui.forms import EditForm, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

LONGEST_NOTE = 2000


class CancelForm(EditForm):
    code = SelectField(
        _l("Perché la annulli"),
        [DataRequired(_l("Scegli un motivo."))],
        choices=lambda: choices([("", _("Scegli")), *chosen(Status.CANCELLED)]),
    )


class MistakeForm(EditForm):
    words = TextAreaField(
        _l("Che cosa è successo"),
        [DataRequired(), Length(max=LONGEST_NOTE)],
        description=_l("Resta tra le note interne: il partner non lo legge."),
        filters=[stripped],
    )
