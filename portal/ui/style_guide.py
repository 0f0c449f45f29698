"""What the style guide shows: each component in each of its states, with invented words."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    FieldList,
    Form,
    FormField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import DataRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from portal.ui import charts
from portal.ui.chart_frame import Series
from portal.ui.choices import choices
from portal.ui.forms import BareForm
from portal.ui.statuses import LOOKS
from portal.ui.week_grid import Band, BandKind, week_grid
from tenants import clock


class SampleHours(Form):
    opens = TimeField("Apre", [Optional()])
    closes = TimeField("Chiude", [Optional()])


class SampleForm(BareForm):
    """A form with every kind of field."""

    name = StringField(
        "Titolo",
        [DataRequired(), Length(max=60)],
        description="Come lo chiameresti al telefono.",
    )
    summary = TextAreaField("In breve", [Optional()], render_kw={"rows": 3})
    email = EmailField("E-mail", [DataRequired()])
    password = PasswordField("Password", render_kw={"autocomplete": "current-password"})
    places = IntegerField("Posti liberi", [Optional()])
    start = DateField("Da quando", [Optional()])
    kind = SelectField(
        "Tipo di servizio",
        choices=choices([("", "Scegli…"), ("nido", "Nido"), ("compiti", "Aiuto compiti")]),
    )
    cost = RadioField(
        "Quanto costa",
        [DataRequired()],
        choices=choices(
            [("free", "Gratuito"), ("isee", "Dipende dall'ISEE"), ("paid", "A pagamento")]
        ),
    )
    targets = SelectMultipleField(
        "Per chi è",
        choices=choices((f"{at}", f"Gruppo di esempio {at}") for at in range(1, 11)),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description="Scegli anche più di una voce.",
        validate_choice=False,
    )
    hours = FieldList(FormField(SampleHours), "Orari", min_entries=1)
    leaflet = FileField("Volantino", description="PDF o immagine, fino a 5 MB.")
    agreed = BooleanField("Le informazioni sono aggiornate", [DataRequired()])


def samples() -> dict[str, Any]:
    """Return the variables of templates/style_guide.html."""
    return {
        "form": SampleForm(formdata=None),
        "wrong_form": _wrong_form(),
        "statuses": LOOKS,
        "options": [
            SimpleNamespace(value=f"{at}", label=f"Voce {at}", count=30 - 3 * at, checked=at == 1)
            for at in range(11)
        ],
        "tabs": [_tab("Scheda", current=True), _tab("Correzioni", count=2), _tab("Storia")],
        "pages": [_page(1), None, _page(4), _page(5, current=True), _page(6), None, _page(12)],
        "events": _events(),
        "moment": clock.now() - timedelta(days=3),
        "drawings": _drawings(),
        "sparkline": charts.sparkline("Persone seguite ogni mese", [4, 9, 7, 15, 22, 31]),
    }


def _wrong_form() -> SampleForm:
    form = SampleForm(formdata=None)
    for field in form:
        field.id = f"wrong-{field.id}"
    form.name.errors = ["Scrivi il titolo del servizio."]
    form.email.errors = ["Scrivi un indirizzo e-mail."]
    form.cost.errors = ["Scegli quanto costa."]
    form.agreed.errors = ["Conferma per favore."]
    return form


def _tab(label: str, *, current: bool = False, count: int | None = None) -> SimpleNamespace:
    return SimpleNamespace(label=label, href="#schede", current=current, count=count)


def _page(number: int, *, current: bool = False) -> SimpleNamespace:
    return SimpleNamespace(number=number, href="#pagine", current=current)


def _events() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            moment=datetime(2026, 11, 3, 9, 12, tzinfo=UTC),
            title="Pubblicato",
            text="Approvato da Anna Prova.",
        ),
        SimpleNamespace(
            moment=datetime(2026, 11, 2, 16, 40, tzinfo=UTC),
            title="Mandato in revisione",
            text=None,
        ),
    ]


def _drawings() -> list[Any]:
    months = ["gen", "feb", "mar", "apr", "mag", "giu"]
    women = Series("Donne", [4, 9, 15, 22, None, 31])
    children = Series("Minori", [6, 13, 28, 37, 44, 52])
    first, second = Series("Donne", [12, 18, 9]), Series("Minori", [20, 27, 16])
    kinds = [("Servizi educativi 0-17", 23), ("Ascolto e consulenza", 14), ("Comunità", None)]
    return [
        charts.bar("kinds", "Servizi per tipo", kinds),
        charts.stacked_bar("places", "Persone nuove", months[:3], [first, second]),
        charts.line("growth", "Persone seguite", months, [women, children]),
        charts.donut("families", "Figli per famiglia", [("Uno", 62), ("Due", 49), ("Di più", 15)]),
        week_grid("week", "La settimana di Anna", _bands()),
    ]


def _bands() -> list[Band]:
    none: list[tuple[int, int]] = []
    return [
        Band(BandKind.COVERED, "A scuola", [*[[(510, 990)]] * 5, none, none]),
        Band(BandKind.GAINED, "Con il piano", [[(990, 1080)], none, [(990, 1080)], *[none] * 4]),
        Band(BandKind.OPEN, "Scoperte", [none, [(990, 1080)], none, [(990, 1080)], *[none] * 3]),
    ]
