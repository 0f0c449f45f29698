"""What the forms of an enrolment share: their fields, their lengths, who may be the same woman."""

from collections.abc import Sequence
from typing import Any

from wtforms import IntegerField, SelectMultipleField
from wtforms.validators import Length
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from portal.geography.municipalities import municipalities
from portal.participants.enrolment.duplicates import Duplicate
from portal.participants.enrolment.kinds import OUTSIDE
from portal.ui.choices import choices
from portal.ui.forms import RowForm
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

NAME = Length(max=80)
LINE = Length(max=200)
MOST_CHILDREN = 15
PHONE = r"^\+?[\d\s./()-]{5,30}$"
NOBODY = "nobody"


class TicksField(SelectMultipleField):
    """Several choices, each with its box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class ChildForm(RowForm):
    """A child: of her or him only the year of birth is asked."""

    born_in = IntegerField(
        _l("Anno di nascita"), [Maybe()], render_kw={"inputmode": "numeric", "min": 1900}
    )


def place_choices() -> Any:  # noqa: ANN401 -- see portal.ui.choices
    towns = [(town.code, town.name) for town in municipalities()]
    outside = (OUTSIDE, _("Fuori dal Biellese"))
    return choices([("", _("Scegli il comune")), outside, *towns])


def same_as_choices(duplicates: Sequence[Duplicate]) -> Any:  # noqa: ANN401 -- see portal.ui.choices
    """Return the rows that may be hers, and that none of them is."""
    pairs = [
        (
            str(each.participant.id),
            _("Sì, è %(code)s: collega le due schede", code=each.participant.code),
        )
        for each in duplicates
    ]
    return choices([*pairs, (NOBODY, _("No, è un'altra persona"))])
