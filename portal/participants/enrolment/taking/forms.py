"""The forms that answer an enrolment."""

from collections.abc import Sequence

from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.validators import Optional as Maybe

from portal.participants.enrolment.duplicates import Duplicate
from portal.participants.enrolment.fields import same_as_choices
from portal.ui.forms import Form, stripped
from portal.ui.language import lazy as _l

LONGEST = 2000


class TakeForm(Form):
    """Who she is, if somebody like her is followed already, and why she is followed anyway."""

    same_as = RadioField(
        _l("È una persona che seguiamo già?"), [InputRequired(_l("Guarda le schede e scegli."))]
    )
    override_reason = TextAreaField(
        _l("Perché la seguiamo lo stesso?"),
        [Maybe(), Length(max=LONGEST)],
        filters=[stripped],
        render_kw={"rows": 3},
    )

    def offer(self, duplicates: Sequence[Duplicate]) -> None:
        """Ask the question only where there is somebody to choose."""
        if not duplicates:
            del self.same_as
            return
        self.same_as.choices = same_as_choices(duplicates)


class SetAsideForm(Form):
    reason = TextAreaField(
        _l("Perché non apriamo una scheda?"),
        [InputRequired(_l("Scrivi il motivo.")), Length(max=LONGEST)],
        description=_l("Lo leggono solo le welfare manager."),
        filters=[stripped],
        render_kw={"rows": 3},
    )
