"""The one form of a referral: what is asked, what may be told, and her consent to it."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from portal.participants.needs import queries as needs
from portal.participants.needs.kinds import Domain
from portal.referrals.sharing.confirming import Shown
from portal.referrals.sharing.words import DAYS, METHODS, PARTS, SLOTS
from portal.referrals.tracking.kinds import Method, Urgency
from portal.referrals.tracking.labels import URGENCIES
from portal.ui.choices import choices
from portal.ui.forms import Form, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

LONGEST_REASON = 300
LONGEST_NAME = 120
WRITTEN_HERE = frozenset({"need", "reason", "time_slots", "urgency"})  # on this very page
KEPT = frozenset({"domain", "reason", "slots", "urgency"})  # what a draft holds
TICKS: Mapping[str, Any] = {
    "option_widget": CheckboxInput(),
    "widget": ListWidget(prefix_label=False),
}


def _domains() -> Any:  # noqa: ANN401 -- choices of a field
    named = [(each.value, needs.domain_name(each)) for each in Domain]
    return choices([("", _("Non lo dico")), *named])


class SendForm(Form):
    need = HiddenField()
    replaces = HiddenField()
    activity = HiddenField()
    urgency = RadioField(
        _l("Quanto è urgente"),
        choices=choices(URGENCIES.items()),
        coerce=Urgency,
        default=Urgency.NORMAL,
        description=_l("«Urgente» dimezza i tempi del partner: usalo quando serve davvero."),
    )
    domain = SelectField(_l("Di che aiuto ha bisogno"), choices=_domains)
    reason = TextAreaField(
        _l("Perché, in poche parole"),
        [
            DataRequired(_l("Scrivi due righe: chi decide deve capire la richiesta.")),
            Length(max=LONGEST_REASON, message=_l("Accorcia: al massimo 300 caratteri.")),
        ],
        description=_l("Al massimo 300 caratteri, senza nomi, numeri o notizie di salute."),
        filters=[stripped],
    )
    slots = SelectMultipleField(
        _l("Quando le andrebbe bene"), choices=choices((slot, slot) for slot in SLOTS), **TICKS
    )
    fields = SelectMultipleField(_l("Che cosa saprà il partner"), **TICKS)
    method = RadioField(
        _l("Come ha detto di sì"),
        [DataRequired(_l("Scegli come ha detto di sì."))],
        choices=choices(METHODS.items()),
        coerce=lambda value: Method(value) if value else None,
    )
    agreed = BooleanField(
        _l("Ha detto di sì"),
        [DataRequired(_l("Senza il suo sì non si invia niente: chiediglielo e spunta qui."))],
    )
    checked = BooleanField(_l("Ho riletto: si può inviare così"))
    anyway = BooleanField(_l("Va bene anche aspettare che si liberi un posto"))

    def ask(self, shown: Iterable[Shown], partner: str, name: str) -> None:
        """Ask about the fields that this service needs, and for a yes that names its partner."""
        known = list(shown)
        self.fields.choices = choices((each.field, each.label) for each in known)
        if not self.is_submitted():
            self.fields.data = [each.field for each in known if _is_proposed(each)]
        self.agreed.label.text = _(
            "%(name)s sa che cosa vedrà %(partner)s, e ha detto di sì.", name=name, partner=partner
        )

    def may_be_kept(self) -> bool:
        """Tell whether what was written can be kept for later; consent is asked when it is sent."""
        self.validate()
        wrong = KEPT & set(self.errors)
        return not wrong or (wrong == {"reason"} and not self.reason.data)

    @property
    def days(self) -> Mapping[str, Any]:
        return DAYS

    @property
    def parts(self) -> Mapping[str, Any]:
        return PARTS


class OutsideForm(SendForm):
    """The same, for a partner that has no account: who it is, and how to reach it."""

    recipient_name = StringField(
        _l("A chi la invii"),
        [DataRequired(), Length(max=LONGEST_NAME)],
        description=_l("Il nome dell'ente, come lo conosce lei."),
        filters=[stripped],
    )
    service_name = StringField(
        _l("Per che cosa"), [DataRequired(), Length(max=LONGEST_NAME)], filters=[stripped]
    )
    contact = StringField(
        _l("Come li raggiungi"),
        [DataRequired(), Length(max=LONGEST_NAME)],
        description=_l("Un ufficio con il suo numero o la sua e-mail: il foglio lo porti tu."),
        filters=[stripped],
    )


def _is_proposed(each: Shown) -> bool:
    """Tell whether a field is ticked to begin with: the least that the service needs."""
    known = bool(each.text) or each.field in WRITTEN_HERE
    return each.must or (each.preselected and known and not each.lacks_consent)
