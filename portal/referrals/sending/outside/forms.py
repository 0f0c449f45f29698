"""How a referral goes at a partner without an account, as its sender heard it."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from wtforms import DateField, DecimalField, RadioField, SelectField
from wtforms.validators import DataRequired, NumberRange, ValidationError
from wtforms.validators import Optional as Maybe

from portal.referrals.tracking.kinds import Status
from portal.referrals.tracking.labels import STATUSES
from portal.referrals.tracking.moves import NEEDS_REASON
from portal.referrals.tracking.reasons import UNABLE_TO_CONTACT, chosen, reason
from portal.ui.choices import choices, grouped_choices
from portal.ui.forms import EditForm
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import today

LONGEST_PAUSE = timedelta(days=60)
MOST_HOURS = 9999
NEEDS_DAY = frozenset({Status.ACCEPTED, Status.ON_HOLD})


class HoursField(DecimalField):
    """Hours as people here write them: 12,5."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([value.replace(",", ".") for value in valuelist])


class AnswerForm(EditForm):
    to = RadioField(
        _l("Che cosa ti hanno detto"),
        [DataRequired(_l("Scegli a che punto è."))],
        coerce=lambda value: Status(value) if value else None,
    )
    code = SelectField(_l("Motivo, o esito"), validate_choice=False)
    day = DateField(
        _l("Il giorno"),
        [Maybe()],
        description=_l("Del primo contatto, se la accolgono; di quando riparlarne, se è sospesa."),
    )
    hours = HoursField(_l("Ore fatte, se lo sai"), [Maybe(), NumberRange(0, MOST_HOURS)], places=2)

    def offer(self, ends: Iterable[Status]) -> None:
        """Offer the states to which the referral may go, and the reasons of each."""
        order = [each for each in Status if each in set(ends)]
        self.to.choices = choices((each.value, str(STATUSES[each])) for each in order)
        self.code.choices = grouped_choices(
            _("Nessuno"),
            {
                str(STATUSES[each]): [
                    (f"{each.value}:{code}", words)
                    for code, words in chosen(each)
                    if code != UNABLE_TO_CONTACT
                ]
                for each in order
                if each in NEEDS_REASON
            },
        )

    def validate_code(self, field: SelectField) -> None:
        """Take the reason only of the state that was chosen; ask for one where it needs one."""
        status, _colon, code = (field.data or "").partition(":")
        if self.to.data not in NEEDS_REASON:
            field.data = ""
        elif status != self.to.data or reason(self.to.data, code) is None:
            raise ValidationError(_("Scegli un motivo che vada con quello che ti hanno detto."))

    def validate_day(self, field: DateField) -> None:
        if self.to.data not in NEEDS_DAY:
            return
        if field.data is None:
            raise ValidationError(_("Scegli un giorno."))
        if not today() <= field.data <= today() + LONGEST_PAUSE:
            raise ValidationError(_("Scegli un giorno da oggi a 60 giorni."))

    @property
    def reason_code(self) -> str:
        return (self.code.data or "").partition(":")[2]

    @property
    def values(self) -> dict[str, Any]:
        """Return the columns that go with the answer."""
        hours: Decimal | None = self.hours.data
        return {"hours": hours} if hours is not None and self.to.data is Status.COMPLETED else {}
