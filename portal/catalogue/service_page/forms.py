"""The form in which a visitor says what is wrong."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from portal.catalogue.service_page.models import ReportKind
from portal.ui.choices import choices
from portal.ui.forms import Form
from portal.ui.language import lazy as _l

LONGEST = 1000
KINDS = {
    ReportKind.WRONG: _l("Qualcosa non è giusto"),
    ReportKind.CLOSED: _l("Ha chiuso o non risponde nessuno"),
    ReportKind.MOVED: _l("Si è spostato"),
    ReportKind.OTHER: _l("Altro"),
}


class ReportForm(Form):
    kind = RadioField(
        _l("Che cosa non va?"),
        choices=choices(KINDS.items()),
        validators=[InputRequired(_l("Scegli che cosa non va."))],
    )
    body = TextAreaField(
        _l("Racconta in breve"),
        description=_l("Non scrivere nomi né dati tuoi o di altre persone."),
        validators=[Length(max=LONGEST, message=_l("Al massimo 1000 caratteri."))],
    )
