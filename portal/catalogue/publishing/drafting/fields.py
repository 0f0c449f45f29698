"""Fields that keep what was typed as it was typed, and say plainly when it cannot be read."""

from typing import Any

from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, DateInput, ListWidget, TimeInput

from portal.catalogue.publishing import reading
from portal.ui.language import gettext as _


class HourField(StringField):
    """A time of the day."""

    widget = TimeInput()

    def pre_validate(self, _form: Any) -> None:  # noqa: ANN401 -- WTForms' own
        if self.data and reading.hour(self.data) is None:
            raise StopValidation(_("Scrivi un'ora, per esempio 08:30."))


class DayField(StringField):
    """A calendar day."""

    widget = DateInput()

    def pre_validate(self, _form: Any) -> None:  # noqa: ANN401 -- WTForms' own
        if self.data and reading.day(self.data) is None:
            raise StopValidation(_("Scrivi una data, per esempio 31/12/2026."))


class NumberField(StringField):
    """A number with decimals, written with a comma or a point."""

    def _value(self) -> str:
        return "" if self.data is None else str(self.data).replace(".", ",")

    def pre_validate(self, _form: Any) -> None:  # noqa: ANN401 -- WTForms' own
        if self.data and reading.number(self.data) is None:
            raise StopValidation(_("Scrivi un numero, per esempio 12,50."))


class WholeField(NumberField):
    """A whole number."""

    def pre_validate(self, _form: Any) -> None:  # noqa: ANN401 -- WTForms' own
        if self.data and reading.whole(self.data) is None:
            raise StopValidation(_("Scrivi un numero intero."))


class TicksField(SelectMultipleField):
    """Several choices, each with its box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class OneOfField(RadioField):
    """One choice among few; none at all is allowed in a draft."""

    def __init__(self, label: Any = None, **options: Any) -> None:  # noqa: ANN401 -- WTForms' own
        super().__init__(label, validate_choice=False, **options)
