"""What the calendar for the fridge shows: its state is the address, ids and days only."""

from datetime import date

from flask import request
from wtforms import BooleanField, DateField, SelectField, SelectMultipleField
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from portal.plans.planning.printing.fridge import View
from portal.ui.choices import choices
from portal.ui.forms import BareForm
from portal.ui.language import ENGLISH, ITALIAN, current_language
from portal.ui.language import lazy as _l
from tenants.clock import today


class FridgeForm(BareForm):
    class Meta(BareForm.Meta):
        csrf = False  # it reads, and changes nothing

    view = SelectField(
        _l("Quanto tempo"),
        choices=choices([(View.MONTH, _l("Un mese")), (View.WEEK, _l("Una settimana"))]),
        default=View.MONTH,
    )
    day = DateField(_l("Il mese o la settimana di questo giorno"), [Maybe()])
    said = SelectMultipleField(
        _l("Che cosa si può leggere"),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        description=_l("Quello che non scegli diventa «Da fare». Chi passa in cucina legge tutto."),
        validate_choice=False,
    )
    language = SelectField(
        _l("Lingua"),
        choices=choices([(ITALIAN, _l("Italiano")), (ENGLISH, _l("Inglese"))]),
        default=current_language,
    )
    project = BooleanField(_l("Scrivi anche il nome del progetto"))

    @classmethod
    def asked(cls) -> "FridgeForm":
        """Read the form from the address."""
        return cls(formdata=request.args or None)

    @property
    def shown_view(self) -> View:
        return View(self.view.data) if self.view.data in set(View) else View.MONTH

    @property
    def shown_day(self) -> date:
        return self.day.data or today()
