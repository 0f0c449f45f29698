"""The reviewer's decision."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from portal.ui.choices import choices
from portal.ui.forms import EditForm
from portal.ui.language import lazy as _l

APPROVE, CHANGES, REJECT = "approve", "changes", "reject"


class DecisionForm(EditForm):
    """Publish, ask for changes, or refuse."""

    decision = RadioField(
        _l("La tua decisione"),
        choices=choices(
            [
                (APPROVE, _l("Pubblica")),
                (CHANGES, _l("Chiedi correzioni")),
                (REJECT, _l("Non accogliere")),
            ]
        ),
        validators=[InputRequired(_l("Scegli che cosa fare."))],
    )
    note = TextAreaField(
        _l("Nota per chi l'ha scritta"),
        description=_l("Serve per chiedere correzioni o per non accogliere."),
        validators=[Length(max=2000, message=_l("Al massimo 2000 caratteri."))],
    )
