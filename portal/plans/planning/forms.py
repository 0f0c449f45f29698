"""The forms of a whole plan: how it begins, is agreed, looked at again and ends."""

from datetime import timedelta
from typing import Any

from wtforms import DateField, HiddenField, SelectField, TextAreaField
from wtforms.validators import DataRequired, Length
from wtforms.validators import Optional as Maybe

from portal.plans.planning.models import PlanState
from portal.plans.planning.words import FIELDS
from portal.ui.choices import choices
from portal.ui.forms import EditForm, Form, stripped
from portal.ui.language import lazy as _l
from tenants.clock import today

UNTIL_REVIEW = timedelta(days=90)
TEXT = Length(max=4000)


class PlanForm(EditForm):
    summary = TextAreaField(
        FIELDS["summary"],
        [Maybe(), TEXT],
        description=_l("Due righe in cima al piano: da dove si parte, che cosa cambia."),
        filters=[stripped],
    )
    signed_on = DateField(
        FIELDS["signed_on"],
        [Maybe()],
        description=_l("Il giorno in cui avete firmato il foglio."),
    )


class ActivationForm(Form):
    seen = HiddenField()
    next_review_on = DateField(
        FIELDS["next_review_on"],
        [DataRequired()],
        default=lambda: today() + UNTIL_REVIEW,
        description=_l("Il giorno in cui riguardate il piano insieme."),
    )


class ReviewForm(ActivationForm):
    reviewed_on = DateField(_l("Fatta il"), [DataRequired()], default=today)
    words = TextAreaField(
        _l("Che cosa è emerso"), [Maybe(), Length(max=10_000)], filters=[stripped]
    )

    @property
    def said(self) -> dict[str, Any]:
        """Return what a review found, as the action takes it."""
        return {
            "seen": self.seen.data or "",
            "reviewed_on": self.reviewed_on.data,
            "next_review_on": self.next_review_on.data,
            "words": self.words.data or "",
        }


class EndForm(Form):
    state = SelectField(
        _l("Come finisce"),
        choices=choices(
            [
                (PlanState.CONCLUDED, _l("Concluso: quello che si voleva fare è fatto")),
                (PlanState.INTERRUPTED, _l("Interrotto: ci si ferma qui")),
            ]
        ),
        coerce=PlanState,
        default=PlanState.CONCLUDED,
    )
