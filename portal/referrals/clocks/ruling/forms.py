"""The form of a clock's times: shape only."""

from typing import Any

from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from portal.referrals.clocks.rules import EXPIRING, LONGEST, Rule
from portal.referrals.tracking.kinds import Clock
from portal.ui.forms import EditForm
from portal.ui.language import lazy as _l

FIRST, SECOND = _l("Promemoria dopo, in giorni"), _l("Avviso più in alto dopo, in giorni")
LAST = _l("Si annulla da solo dopo, in giorni")


def _days(label: Any) -> IntegerField:  # noqa: ANN401 -- a lazy message
    within = NumberRange(1, LONGEST, _l("Scrivi un numero da 1 a 60."))
    return IntegerField(
        label, validators=[InputRequired(), within], render_kw={"inputmode": "numeric"}
    )


class RuleForm(EditForm):
    """When a clock reminds, escalates and, where it does, expires."""

    remind = _days(FIRST)
    escalate = _days(SECOND)
    expire = _days(LAST)
    urgent_remind = _days(FIRST)
    urgent_escalate = _days(SECOND)
    urgent_expire = _days(LAST)

    @classmethod
    def of(cls, clock: Clock, row: object) -> "RuleForm":
        """Return the form of a clock: only some ever expire."""
        form = cls(obj=row)
        if clock not in EXPIRING:
            del form.expire, form.urgent_expire
        return form

    def rule(self, before: str = "") -> Rule:
        days = {name: self._fields[before + name].data for name in ("remind", "escalate")}
        last = self._fields.get(f"{before}expire")
        return Rule(**days, expire=last.data if last is not None else None)
