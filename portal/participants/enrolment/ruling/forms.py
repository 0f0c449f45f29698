"""The form of the rules."""

from wtforms import IntegerField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from portal.geography.municipalities import municipalities
from portal.ui.choices import choices
from portal.ui.forms import Form
from portal.ui.language import lazy as _l

LARGEST_ISEE = 200_000
MOST_DAYS = 30
NUMBER = {"inputmode": "numeric"}


class RulesForm(Form):
    isee_up_to = IntegerField(
        _l("ISEE fino a, in euro"),
        [Maybe(), NumberRange(1, LARGEST_ISEE, _l("Scrivi una cifra fino a 200.000."))],
        description=_l("Lascia vuoto se non conta."),
        render_kw=NUMBER,
    )
    child_under = IntegerField(
        _l("Almeno una figlia o un figlio con meno di, in anni"),
        [Maybe(), NumberRange(1, 18, _l("Scrivi un'età da 1 a 18."))],
        description=_l("Lascia vuoto se si seguono anche donne senza figli."),
        render_kw=NUMBER,
    )
    reply_days = IntegerField(
        _l("Giorni lavorativi per richiamare"),
        [InputRequired(), NumberRange(1, MOST_DAYS, _l("Scrivi un numero da 1 a 30."))],
        description=_l("È quello che promettiamo a chi si iscrive dal sito."),
        render_kw=NUMBER,
    )
    municipalities = SelectMultipleField(
        _l("Comuni in cui si seguono le donne"),
        [Maybe()],
        description=_l("Se non ne spunti nessuno, valgono tutti."),
        choices=lambda: choices((town.code, town.name) for town in municipalities()),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
