"""The form of what is known of a woman."""

from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Email, Length, Regexp
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from portal.geography.municipalities import municipalities
from portal.participants.cases.kinds import Employment, IseeBand, Living, WorkingHours
from portal.participants.cases.words import (
    CALL_TIMES,
    EMPLOYMENTS,
    ISEE_BANDS,
    LIVINGS,
    WORKING_HOURS,
)
from portal.participants.details.particulars import Particulars
from portal.participants.details.words import LABELS, LANGUAGES, TRAVELS
from portal.ui.choices import choices
from portal.ui.forms import EditForm, plain, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

LINE = Length(max=200)
NOTE = Length(max=4000)
PHONE = r"^\+?[\d\s./-]{5,30}$"
TEXTS = ("family_name", "tax_code", "phone", "email", "call_note", "address", "company")
NOTES = ("health", "story")


class TicksField(SelectMultipleField):
    """Several choices, each with its box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def towns() -> Any:  # noqa: ANN401 -- see portal.ui.choices
    found = [(town.code, town.name) for town in municipalities()]
    return choices([("", _("Non si sa, o fuori dal Biellese")), *found])


def compact(code: str | None) -> str | None:
    """Write a tax code as it is printed on the card, however it was typed."""
    return "".join(code.split()).upper() if code else code


def hours_or_none(code: str | None) -> WorkingHours | None:
    return WorkingHours(code) if code else None


class DetailsForm(EditForm):
    """What is known of a woman; only her welfare managers read it, never her company."""

    given_name = StringField(LABELS["given_name"], [DataRequired(), LINE], filters=[stripped])
    family_name = StringField(LABELS["family_name"], [Maybe(), LINE], filters=[stripped])
    born_on = DateField(LABELS["born_on"], [Maybe()])
    born_in = IntegerField(
        LABELS["born_in"],
        [Maybe()],
        description=_l("Basta questo, se la data non serve."),
        render_kw={"inputmode": "numeric"},
    )
    tax_code = StringField(LABELS["tax_code"], [Maybe(), LINE], filters=[compact])
    speaks = SelectField(LABELS["speaks"], choices=choices(LANGUAGES.items()))
    needs_interpreter = BooleanField(LABELS["needs_interpreter"])
    phone = TelField(
        LABELS["phone"],
        [Maybe(), Regexp(PHONE, message=_l("Scrivi un numero, per esempio 333 0000000."))],
        filters=[stripped],
    )
    email = EmailField(LABELS["email"], [Maybe(), Email(), LINE], filters=[stripped])
    call_at = TicksField(LABELS["call_at"], [Maybe()], choices=choices(CALL_TIMES.items()))
    may_leave_message = BooleanField(LABELS["may_leave_message"])
    may_write = BooleanField(LABELS["may_write"])
    call_note = StringField(
        LABELS["call_note"],
        [Maybe(), LINE],
        description=_l("Per esempio: chiedi sempre se può parlare."),
        filters=[stripped],
    )
    municipality = SelectField(LABELS["municipality"], choices=towns)
    address = StringField(LABELS["address"], [Maybe(), LINE], filters=[stripped])
    travels_by = TicksField(LABELS["travels_by"], [Maybe()], choices=choices(TRAVELS.items()))
    living = SelectField(LABELS["living"], choices=choices(LIVINGS.items()), coerce=Living)
    employment = SelectField(
        LABELS["employment"], choices=choices(EMPLOYMENTS.items()), coerce=Employment
    )
    working_hours = SelectField(
        LABELS["working_hours"],
        choices=choices([("", _l("Non si sa")), *WORKING_HOURS.items()]),
        coerce=hours_or_none,
    )
    company = StringField(
        LABELS["company"],
        [Maybe(), LINE],
        description=_l("La vedi solo tu e chi segue persone qui: mai l'azienda."),
        filters=[stripped],
    )
    isee_band = SelectField(
        LABELS["isee_band"], choices=choices(ISEE_BANDS.items()), coerce=IseeBand
    )
    health = TextAreaField(
        LABELS["health"],
        [Maybe(), NOTE],
        description=_l("Solo quello che serve al piano, e solo se lei vuole che sia scritto."),
        filters=[stripped],
    )
    story = TextAreaField(LABELS["story"], [Maybe(), NOTE], filters=[stripped])

    def said(self) -> Particulars:
        """Return what was typed."""
        typed = plain(self)
        texts = {name: typed[name] or "" for name in (*TEXTS, *NOTES)}
        lists = {name: tuple(typed[name] or ()) for name in ("call_at", "travels_by")}
        return Particulars(**typed | texts | lists)


def form_of(saved: Particulars) -> DetailsForm:
    """Return the form of what is saved, or of what was typed over it."""
    return DetailsForm(obj=saved, version=saved.edition)
