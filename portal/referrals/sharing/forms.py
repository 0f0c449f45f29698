"""The form of what she agrees to tell one partner: nothing is agreed before she has spoken."""

from collections.abc import Collection, Sequence

from wtforms import (
    BooleanField,
    DateField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from portal.referrals.sharing.actions import LASTS, Agreement
from portal.referrals.sharing.confirming import Shown
from portal.referrals.sharing.words import LEVELS, METHODS
from portal.referrals.tracking.kinds import Level, Method
from portal.ui.choices import choices
from portal.ui.forms import EditForm, stripped
from portal.ui.language import ENGLISH, ITALIAN
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import today


class TicksField(SelectMultipleField):
    """Several choices, each with its box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class AgreementForm(EditForm):
    """Which fields, and how she said yes; what every service must know is not a choice."""

    preview = TicksField(LEVELS[Level.PREVIEW])
    contact = TicksField(LEVELS[Level.CONTACT])
    delivery = TicksField(LEVELS[Level.DELIVERY])
    method = RadioField(
        _l("Come ha detto di sì"),
        [InputRequired(_l("Scegli come ha detto di sì."))],
        choices=choices((each.value, METHODS[each]) for each in (Method.SPOKEN, Method.PAPER)),
    )
    evidence = StringField(
        _l("Dove si trova la prova"),
        [Maybe(), Length(max=500)],
        description=_l("Per esempio: foglio firmato, nel fascicolo."),
        filters=[stripped],
    )
    language = SelectField(
        _l("In che lingua glielo hai spiegato"),
        choices=choices([(ITALIAN, _l("Italiano")), (ENGLISH, _l("Inglese"))]),
    )
    expires_on = DateField(
        _l("Vale fino al"),
        [DataRequired(_l("Scrivi una data."))],
        default=lambda: today() + LASTS,
    )
    agreed = BooleanField(
        _l("È d'accordo"), [InputRequired(_l("Senza il suo sì non si può condividere niente."))]
    )

    def offer(
        self, shown: Sequence[Shown], partner: str, *, chosen: Collection[str] | None = None
    ) -> "AgreementForm":
        """Offer the fields that the service asks for; those she chose, else the usual ones."""
        free = [each for each in shown if not each.must and not each.lacks_consent]
        self.must = frozenset(each.field for each in shown if each.must)
        usual = {each.field for each in free if each.preselected}
        wanted = usual if chosen is None else set(chosen)
        for level, field in self.levels.items():
            mine = [each for each in free if each.level == level]
            field.choices = choices((each.field, each.label) for each in mine)
            if not self.is_submitted():
                field.data = [each.field for each in mine if each.field in wanted]
        self.agreed.label.text = _(
            "È d'accordo che %(partner)s riceva questi dati", partner=partner
        )
        return self

    @property
    def levels(self) -> dict[Level, TicksField]:
        """Return the fields of the form, by when the partner reads what is ticked there."""
        return {
            Level.PREVIEW: self.preview,
            Level.CONTACT: self.contact,
            Level.DELIVERY: self.delivery,
        }

    def agreement(self) -> Agreement:
        """Return what she said yes to."""
        ticked = (code for field in self.levels.values() for code in field.data or ())
        return Agreement(
            fields=frozenset(ticked) | self.must,
            method=Method(self.method.data),
            evidence=self.evidence.data or "",
            language=self.language.data,
            expires_on=self.expires_on.data,
        )


class WithdrawalForm(EditForm):
    """Her change of mind, confirmed."""

    confirmed = BooleanField(
        _l("Ha detto che non vuole più"), [InputRequired(_l("Conferma che lo chiede lei."))]
    )


def hints(shown: Sequence[Shown]) -> dict[str, str]:
    """Return what stands under each field: what it says now, and why the service asks."""
    return {each.field: f"{each.text or _('non lo sappiamo')} · {each.why}" for each in shown}
