"""The forms with which the lead looks after the network."""

from collections.abc import Iterable

from wtforms import EmailField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Email, Length

from portal.organisations.partners.reasons import NEXT_STATES, REASON_WORDS, STEP_WORDS, Reason
from portal.ui.choices import choices
from portal.ui.forms import EditForm, Form, stripped
from portal.ui.language import lazy as _l
from portal.ui.roles import KIND_WORDS, LANGUAGE_WORDS
from tenants.models import Language, Organisation, OrganisationKind, OrganisationState

LONGEST_ADDRESS = 254
LONGEST_NAME = 160


class FirstPersonForm(Form):
    email = EmailField(
        _l("E-mail della persona che la amministra"),
        description=_l("Riceve un invito che vale sette giorni; poi invita lei le altre persone."),
        validators=[DataRequired(), Email(), Length(max=LONGEST_ADDRESS)],
        filters=[stripped],
    )
    language = RadioField(
        _l("Lingua dell'invito"),
        choices=choices((code.value, words) for code, words in LANGUAGE_WORDS.items()),
        coerce=Language,
        default=Language.ITALIAN,
    )


class FoundingForm(FirstPersonForm):
    name = StringField(
        _l("Nome dell'organizzazione"),
        validators=[DataRequired(), Length(max=LONGEST_NAME)],
        filters=[stripped],
    )
    kind = SelectField(
        _l("Tipo di organizzazione"),
        choices=choices(
            (code.value, words)
            for code, words in KIND_WORDS.items()
            if code is not OrganisationKind.LEAD
        ),
        coerce=OrganisationKind,
    )


class StateForm(EditForm):
    state = RadioField(_l("Cosa vuoi fare"), coerce=OrganisationState)
    reason = SelectField(
        _l("Perché"),
        choices=choices((code.value, words) for code, words in REASON_WORDS.items()),
        coerce=Reason,
    )

    def offer(self, organisation: Organisation) -> None:
        """Offer the states that may follow."""
        following: Iterable[OrganisationState] = NEXT_STATES[organisation.state]
        self.state.choices = choices((state.value, STEP_WORDS[state]) for state in following)
