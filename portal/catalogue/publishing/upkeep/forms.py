"""Small forms of what is published: a notice, the places left, the end."""

from datetime import date
from typing import Any

from wtforms import DateField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError
from wtforms.validators import Optional as Maybe

from portal.catalogue.publishing import labels
from portal.catalogue.publishing.drafting.fields import WholeField
from portal.catalogue.publishing.drafting.row_forms import choices_of
from portal.ui.choices import choices
from portal.ui.forms import Form
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import today

LONGEST_ALERT = 200


class AlertForm(Form):
    """A short notice, shown on the service until a day."""

    text = TextAreaField(
        _l("Avviso"),
        description=_l("Per esempio: «Giovedì siamo chiusi per la festa del paese»."),
        validators=[Length(max=LONGEST_ALERT, message=_l("Al massimo 200 caratteri."))],
    )
    until = DateField(_l("Fino al giorno"), validators=[Maybe()])

    def validate_until(self, field: Any) -> None:  # noqa: ANN401 -- WTForms' own
        """Refuse a day that is over: the notice would never be seen."""
        if isinstance(field.data, date) and field.data < today():
            raise ValidationError(_("Scegli oggi o un giorno che deve ancora venire."))


class PlacesForm(Form):
    """The places left today."""

    status = SelectField(_l("Ci sono posti?"), choices=choices_of(labels.CAPACITIES))
    places = WholeField(_l("Quanti"))


class ClosureForm(Form):
    """Closed for now, or open again."""

    closed = RadioField(
        _l("Il servizio è"),
        choices=choices([("yes", _l("Chiuso per ora")), ("no", _l("Aperto"))]),
        validators=[InputRequired()],
    )


class RetirementForm(Form):
    """Why a service ends."""

    reason = TextAreaField(
        _l("Perché lo ritiri"),
        description=_l("Lo legge chi lo cerca ancora: scrivi anche dove andare, se lo sai."),
        validators=[Length(max=500, message=_l("Al massimo 500 caratteri."))],
    )
