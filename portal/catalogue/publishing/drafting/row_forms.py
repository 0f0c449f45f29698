"""The repeatable parts of the editor: places with their hours, prices, steps, contacts."""

from typing import Any

from wtforms import (
    EmailField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TelField,
    URLField,
)
from wtforms.validators import Length

from portal.catalogue.publishing import labels
from portal.catalogue.publishing.drafting.fields import DayField, HourField, NumberField, TicksField
from portal.geography.municipalities import municipalities
from portal.ui.choices import choices
from portal.ui.language import lazy as _l

SHORT = (Length(max=200, message=_l("Al massimo 200 caratteri.")),)


def choices_of(words: Any, first: Any = None) -> Any:  # noqa: ANN401 -- WTForms' own
    """Return a list of codes with their words, after an empty first choice where one is given."""
    known = [(str(code), label) for code, label in words.items()]
    return choices(known if first is None else [("", first), *known])


def municipality_choices() -> Any:  # noqa: ANN401 -- WTForms' own
    named = [(each.code, each.name) for each in municipalities()]
    return choices([("", _l("Scegli il comune")), *named])


class HoursForm(Form):
    """One line of opening hours."""

    days = TicksField(_l("Giorni"), choices=choices_of(labels.DAYS))
    opens = HourField(_l("Dalle"))
    closes = HourField(_l("Alle"))
    note = StringField(_l("Nota"), validators=SHORT)


class PlaceForm(Form):
    """A place where the service is given."""

    id = HiddenField()
    kind = SelectField(_l("Che luogo è"), choices=choices_of(labels.PLACE_KINDS))
    name = StringField(_l("Nome della sede"), validators=SHORT)
    address = StringField(_l("Via e numero"), validators=SHORT)
    postal_code = StringField(_l("CAP"), validators=SHORT)
    municipality = SelectField(_l("Comune"), choices=municipality_choices)
    transport = StringField(_l("Come arrivare"), validators=SHORT)
    hours = FieldList(FormField(HoursForm), _l("Orari di apertura"), min_entries=1, max_entries=30)


class ScheduleForm(HoursForm):
    """A line of the service's own timetable, or a period."""

    id = HiddenField()
    kind = SelectField(_l("Che cos'è"), choices=choices_of(labels.SCHEDULE_KINDS))
    first_day = DayField(_l("Dal giorno"))
    last_day = DayField(_l("Al giorno"))


class OptionForm(Form):
    """One price."""

    id = HiddenField()
    label = StringField(_l("Per che cosa"), validators=SHORT)
    amount = NumberField(_l("Quanto (€)"))
    per = StringField(_l("Ogni quanto"), description=_l("Per esempio: al mese."), validators=SHORT)
    isee_max = NumberField(_l("Solo con ISEE fino a (€)"))


class LanguageForm(Form):
    """A language spoken."""

    code = SelectField(_l("Lingua"), choices=choices_of(labels.LANGUAGES, _l("Scegli")))
    note = StringField(_l("Nota"), validators=SHORT)


class StepForm(Form):
    """One of the first things to do."""

    id = HiddenField()
    it = StringField(_l("Che cosa fare"), validators=SHORT)
    en = StringField(_l("In inglese"), validators=SHORT)
    contact = StringField(_l("Telefono, e-mail o sito"), validators=SHORT)


class ContactForm(Form):
    """An office to reach; never a person's own address."""

    id = HiddenField()
    role = StringField(_l("Ufficio o ruolo"), validators=SHORT)
    phone = TelField(_l("Telefono"), validators=SHORT)
    email = EmailField(_l("E-mail"), validators=SHORT)
    audience = SelectField(_l("Chi lo vede"), choices=choices_of(labels.AUDIENCES))


class DocumentForm(Form):
    """Something to bring."""

    id = HiddenField()
    label = StringField(_l("Documento"), validators=SHORT)


class LinkForm(Form):
    """A page elsewhere."""

    id = HiddenField()
    label = StringField(_l("Che cosa si trova lì"), validators=SHORT)
    url = URLField(_l("Indirizzo"), validators=SHORT)
