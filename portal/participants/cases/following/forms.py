"""The forms about a case."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from portal.participants.cases.kinds import CaseState
from portal.participants.cases.moves import REASONS, STATES
from portal.ui.choices import choices
from portal.ui.forms import EditForm, Form, choice_or_none, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

LONGEST_NOTE = 2000


def _reasons() -> list[tuple[str, str]]:
    return [(reason.value, str(words)) for reason, words in REASONS.items()]


class StateForm(EditForm):
    to = RadioField(
        _l("Il nuovo stato"), coerce=CaseState, validators=[InputRequired(_l("Scegli uno stato."))]
    )
    reason = SelectField(
        _l("Motivo"),
        description=_l("Serve solo per «interrotta» e «non ammissibile»."),
        choices=lambda: choices([("", _("Nessuno")), *_reasons()]),
    )
    note = TextAreaField(
        _l("Una nota, per chi la segue"), validators=[Length(max=LONGEST_NOTE)], filters=[stripped]
    )

    def offer(self, states: Iterable[CaseState]) -> None:
        """Offer the states to which the case may go."""
        self.to.choices = choices((state.value, str(STATES[state])) for state in states)


class TransferForm(Form):
    to = SelectField(_l("A chi"), coerce=choice_or_none, validate_choice=False)
    note = TextAreaField(
        _l("Che cosa deve sapere"), validators=[Length(max=LONGEST_NOTE)], filters=[stripped]
    )

    def offer(self, people: Mapping[UUID, str]) -> None:
        """Offer the colleagues who could follow the case."""
        named = [(str(user_id), name) for user_id, name in people.items()]
        self.to.choices = choices([("", _("Scegli una persona")), *named])


class ProtectionForm(EditForm):
    protected = BooleanField(_l("Nascondi questa persona a tutti, tranne a chi è scelto qui sotto"))
    named = SelectMultipleField(
        _l("Chi può aprire la scheda"),
        description=_l("Tu e chi la segue ci siete sempre."),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )

    def offer(self, people: Mapping[UUID, str]) -> None:
        """Offer the welfare managers of the organisation."""
        self.named.choices = choices((str(user_id), name) for user_id, name in people.items())
