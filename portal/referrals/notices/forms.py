"""How one wants to be told, and the office's address."""

from wtforms import EmailField, RadioField, TimeField
from wtforms.validators import Email, InputRequired, Length
from wtforms.validators import Optional as Maybe

from portal.referrals.notices.actions import Choice
from portal.referrals.notices.kinds import Pace
from portal.referrals.notices.models import EVENING, MORNING
from portal.ui.choices import choices
from portal.ui.forms import Form, stripped
from portal.ui.language import lazy as _l

LONGEST_EMAIL = 254
PACES = {
    Pace.AT_ONCE: _l("Subito, appena succede qualcosa"),
    Pace.DAILY: _l("Una volta al giorno, la mattina"),
    Pace.NEVER: _l("Mai: guardo io nel portale"),
}


class ChoiceForm(Form):
    pace = RadioField(
        _l("Quando mandarti un'e-mail"),
        choices=choices((pace.value, words) for pace, words in PACES.items()),
        coerce=Pace,
    )
    quiet_from = TimeField(
        _l("Nessuna e-mail dalle"),
        validators=[InputRequired()],
        description=_l("Quello che arriva in queste ore parte dopo."),
    )
    quiet_until = TimeField(_l("alle"), validators=[InputRequired()])

    def wanted(self) -> Choice:
        """Return what was chosen."""
        begin, end = self.quiet_from.data or EVENING, self.quiet_until.data or MORNING
        return Choice(self.pace.data, begin, end)


class OfficeForm(Form):
    email = EmailField(
        _l("Indirizzo e-mail dell'ufficio"),
        description=_l(
            "Riceve una riga quando arriva un nuovo invio, senza nomi. Lascia vuoto per nessuno."
        ),
        validators=[Maybe(), Email(), Length(max=LONGEST_EMAIL)],
        filters=[stripped],
    )
