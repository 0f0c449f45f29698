"""The forms about people."""

from collections.abc import Iterable

from wtforms import EmailField, HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import DataRequired, Email, InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from portal.ui.choices import choices
from portal.ui.forms import Form, choice_or_none, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.roles import LANGUAGE_WORDS, ROLE_TASKS, ROLE_WORDS, roles_of
from tenants.models import Language, Membership, OrganisationKind, Role

LONGEST_ADDRESS = 254


class RolesForm(Form):
    roles = SelectMultipleField(
        _l("Ruoli"),
        description=_l("Una persona può averne più di uno."),
        coerce=Role,
        validators=[InputRequired(_l("Scegli almeno un ruolo."))],
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    seen = HiddenField()

    def offer(self, kind: OrganisationKind) -> None:
        """Offer the roles that an organisation of a kind may give."""
        self.roles.choices = choices(
            (role.value, f"{ROLE_WORDS[role]}: {ROLE_TASKS[role]}") for role in roles_of(kind)
        )


class InvitationForm(RolesForm):
    email = EmailField(
        _l("Indirizzo e-mail della persona"),
        validators=[DataRequired(), Email(), Length(max=LONGEST_ADDRESS)],
        filters=[stripped],
    )
    language = RadioField(
        _l("Lingua dell'invito"),
        choices=choices((code.value, words) for code, words in LANGUAGE_WORDS.items()),
        coerce=Language,
        default=Language.ITALIAN,
    )


class DepartureForm(Form):
    successor = SelectField(
        _l("Chi prende in mano il suo lavoro"), coerce=choice_or_none, validate_choice=False
    )

    def offer(self, colleagues: Iterable[Membership]) -> None:
        """Offer the people who could take over."""
        people = [(str(colleague.user_id), colleague.user.name) for colleague in colleagues]
        self.successor.choices = choices([("", _("Scegli una persona")), *people])
