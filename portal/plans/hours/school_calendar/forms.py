"""The form of a closure: shape only."""

from typing import Any

from wtforms import DateField, SelectField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.validators import Optional as Maybe

from portal.plans.hours.compared import ComparedForm
from portal.plans.hours.labels import LEVELS
from portal.ui.choices import choices
from portal.ui.forms import stripped
from portal.ui.language import lazy as _l

LONGEST_NAME = 60


class ClosureForm(ComparedForm):
    """Days on which the schools of one kind are closed."""

    level = SelectField(_l("Quale scuola"), choices=choices(LEVELS.items()))
    first_day = DateField(_l("Primo giorno di chiusura"), validators=[InputRequired()])
    last_day = DateField(_l("Ultimo giorno di chiusura"), validators=[InputRequired()])
    name = StringField(
        _l("Come si chiama"),
        description=_l("Per esempio «Vacanze di Natale»."),
        filters=[stripped],
        validators=[Maybe(), Length(max=LONGEST_NAME)],
    )

    def words(self) -> dict[str, Any]:
        return {
            "level": self.level.data,
            "first_day": self.first_day.data,
            "last_day": self.last_day.data,
            "name": self.name.data or "",
        }
