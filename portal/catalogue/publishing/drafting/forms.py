"""The editor's form: it mirrors the service document, field by field."""

from typing import Any

from wtforms import (
    BooleanField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length
from wtforms.validators import Optional as Maybe
from wtforms.widgets import HiddenInput

from portal.catalogue.publishing import labels
from portal.catalogue.publishing.document import LONGEST_NAME, LONGEST_SUMMARY
from portal.catalogue.publishing.drafting.fields import (
    DayField,
    NumberField,
    OneOfField,
    TicksField,
    WholeField,
)
from portal.catalogue.publishing.drafting.row_forms import (
    SHORT,
    ContactForm,
    DocumentForm,
    LanguageForm,
    LinkForm,
    OptionForm,
    PlaceForm,
    ScheduleForm,
    StepForm,
    choices_of,
)
from portal.catalogue.publishing.kinds import ASKED, ToDecide, ToDeliver
from portal.catalogue.taxonomy import queries as taxonomy
from portal.catalogue.taxonomy.models import Scheme
from portal.geography.municipalities import municipalities
from portal.ui.choices import choices, grouped_choices
from portal.ui.forms import BareForm
from portal.ui.forms import Form as OnceForm
from portal.ui.language import lazy as _l

LONG = (Length(max=5000, message=_l("Al massimo 5000 caratteri.")),)
MOST_ROWS = 30
AGE_MODES = (
    ("range", _l("Da un'età a un'altra")),
    ("all", _l("Tutte le età")),
    ("unknown", _l("Non lo so")),
)
UNITS = (("years", _l("anni")), ("months", _l("mesi")))


def term_choices(scheme: Scheme) -> Any:  # noqa: ANN401 -- WTForms' own
    return choices((term.code, term.name()) for term in taxonomy.terms(scheme))


def kind_choices() -> Any:  # noqa: ANN401 -- WTForms' own
    """Return the kinds of service under the names of their groups."""
    groups = {
        group.term.name(): [(kind.code, kind.name()) for kind in group.kinds]
        for group in taxonomy.tree()
    }
    return grouped_choices(_l("Scegli il tipo di servizio"), groups)


def other_kind_choices() -> Any:  # noqa: ANN401 -- WTForms' own
    return choices((kind.code, kind.name()) for group in taxonomy.tree() for kind in group.kinds)


def asked(kind: type[ToDecide] | type[ToDeliver]) -> Any:  # noqa: ANN401 -- WTForms' own
    """Return what may be asked for, each with why."""
    return choices((str(code), ASKED[code]) for code in kind)


class NewServiceForm(OnceForm):
    """The first three things: enough to begin a draft."""

    name = StringField(
        _l("Nome del servizio"),
        description=_l("Come lo chiamate quando ne parlate a voce."),
        validators=[
            InputRequired(_l("Scrivi il nome del servizio.")),
            Length(max=LONGEST_NAME, message=_l("Al massimo 60 caratteri.")),
        ],
    )
    summary = StringField(
        _l("In una frase, che cos'è"),
        validators=[Length(max=LONGEST_SUMMARY, message=_l("Al massimo 160 caratteri."))],
    )
    kind = SelectField(
        _l("Tipo di servizio"),
        choices=kind_choices,
        validators=[InputRequired(_l("Scegli il tipo di servizio."))],
    )


class WordsForm(Form):
    """The texts of one language."""

    name = StringField(
        _l("Nome"), validators=[Length(max=LONGEST_NAME, message=_l("Al massimo 60 caratteri."))]
    )
    summary = StringField(
        _l("In breve"),
        validators=[Length(max=LONGEST_SUMMARY, message=_l("Al massimo 160 caratteri."))],
    )
    description = TextAreaField(_l("Descrizione"), validators=LONG)
    eligibility = TextAreaField(_l("Chi può chiederlo"), validators=LONG)
    how_to_get_in = TextAreaField(_l("Come si entra, in parole"), validators=LONG)
    fees = TextAreaField(_l("Note sul costo"), validators=LONG)
    schedule_note = TextAreaField(_l("Note sugli orari"), validators=LONG)


class TextsForm(Form):
    """The texts, side by side."""

    it = FormField(WordsForm)
    en = FormField(WordsForm)


class KindsForm(Form):
    """The kind that counts most, and others."""

    first = SelectField(_l("Tipo di servizio"), choices=kind_choices)
    others = TicksField(_l("Anche"), choices=other_kind_choices)


class AgesForm(Form):
    """For which ages."""

    known = OneOfField(_l("Per quali età"), choices=choices(AGE_MODES))
    low = NumberField(_l("Da"))
    low_unit = SelectField(_l("anni o mesi"), choices=choices(UNITS))
    high = NumberField(_l("A"))
    high_unit = SelectField(_l("anni o mesi"), choices=choices(UNITS))


class CostForm(Form):
    """What it costs."""

    kind = OneOfField(_l("Quanto costa"), choices=choices_of(labels.COSTS))
    options = FieldList(FormField(OptionForm), _l("Prezzi"), max_entries=MOST_ROWS)


class CapacityForm(Form):
    """Places left."""

    status = SelectField(
        _l("Ci sono posti?"), choices=choices_of(labels.CAPACITIES, _l("Non lo dico"))
    )
    places = WholeField(_l("Quanti"))


class AsksForm(Form):
    """What has to be told with a referral."""

    decide = TicksField(
        _l("Per decidere se accogliere la richiesta"),
        description=_l(
            "Lo leggi prima di rispondere, senza sapere chi è. Se non scegli niente vale il "
            "minimo: fascia d'età, comune, bisogno, orari, urgenza e motivo."
        ),
        choices=asked(ToDecide),
    )
    deliver = TicksField(
        _l("Per cominciare, dopo che hai accettato"),
        description=_l(
            "Nome, telefono, e-mail e orari in cui chiamarla ci sono sempre. Il resto lo legge "
            "solo la persona che nomini, se la donna è d'accordo: chiedi solo quello che ti serve."
        ),
        choices=asked(ToDeliver),
    )


class ServiceForm(OnceForm):
    """The whole service on one page; `seen` is the number of the draft that it was opened with."""

    seen = IntegerField(validators=[Maybe()])
    texts = FormField(TextsForm)
    kinds = FormField(KindsForm)
    targets = TicksField(_l("Per chi"), choices=lambda: term_choices(Scheme.TARGET))
    target_mode = OneOfField(_l("A chi è aperto"), choices=choices_of(labels.TARGET_MODES))
    ages = FormField(AgesForm)
    areas = TicksField(
        _l("Comuni serviti"),
        description=_l("Di dove devono essere le persone che possono usarlo."),
        choices=lambda: choices((each.code, each.name) for each in municipalities()),
    )
    places = FieldList(FormField(PlaceForm), _l("Sedi"), max_entries=MOST_ROWS)
    schedule = FieldList(FormField(ScheduleForm), _l("Giorni e periodi"), max_entries=MOST_ROWS)
    cost = FormField(CostForm)
    next_steps = FieldList(
        FormField(StepForm),
        _l("Prossimi passi"),
        description=_l("Le prime cose da fare per chi vuole iniziare, al massimo tre."),
        min_entries=1,
        max_entries=MOST_ROWS,
    )
    access = TicksField(_l("Come si accede"), choices=lambda: term_choices(Scheme.ACCESS))
    documents = FieldList(
        FormField(DocumentForm), _l("Documenti da portare"), max_entries=MOST_ROWS
    )
    contacts = FieldList(
        FormField(ContactForm), _l("Chi risponde"), min_entries=1, max_entries=MOST_ROWS
    )
    links = FieldList(FormField(LinkForm), _l("Collegamenti"), max_entries=MOST_ROWS)
    asks = FormField(AsksForm)
    capacity = FormField(CapacityForm)
    languages = FieldList(FormField(LanguageForm), _l("Lingue parlate"), max_entries=MOST_ROWS)
    interpreting = StringField(_l("Interpreti"), validators=SHORT)
    accessibility = TicksField(
        _l("Accessibilità"), choices=lambda: term_choices(Scheme.ACCESSIBILITY)
    )
    visibility = OneOfField(_l("Chi vede la scheda"), choices=choices_of(labels.VISIBILITIES))
    protected = BooleanField(
        _l("È un servizio protetto"),
        description=_l(
            "Nessuna pagina mostrerà un indirizzo: le sedi non vengono tenute. "
            "Se il servizio è già pubblicato vale subito; per tornare indietro serve la revisione."
        ),
    )
    visible_from = DayField(_l("Visibile dal"))
    visible_to = DayField(_l("Visibile fino al"))


class MergeForm(BareForm):
    """The choice between two versions of a draft, mine carried along whole."""

    mine = HiddenField()
    seen = IntegerField(widget=HiddenInput(), validators=[Maybe()])

    def chosen(self, posted: Any) -> set[str]:  # noqa: ANN401 -- werkzeug's MultiDict
        """Return the keys of the fields to take from mine."""
        kept = (key.removeprefix("field-") for key, value in posted.items() if value == "mine")
        return set(kept)
