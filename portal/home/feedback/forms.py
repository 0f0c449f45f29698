"""The form that anyone may fill in."""

from wtforms import EmailField, StringField, TextAreaField
from wtforms.validators import DataRequired, Email, Length
from wtforms.validators import Optional as Maybe

from portal.ui.forms import Form, stripped
from portal.ui.language import lazy as _l


class ReportForm(Form):
    words = TextAreaField(
        _l("Che cosa volevi fare, e che cosa te lo ha impedito?"),
        description=_l("Non scrivere qui notizie sulla tua salute: non servono."),
        validators=[DataRequired(), Length(max=4000)],
        filters=[stripped],
        render_kw={"rows": 6},
    )
    page = StringField(
        _l("In quale pagina?"), validators=[Maybe(), Length(max=300)], filters=[stripped]
    )
    tool = StringField(
        _l("Con quale strumento?"),
        description=_l("Per esempio: lettore di schermo, solo tastiera, telefono."),
        validators=[Maybe(), Length(max=200)],
        filters=[stripped],
    )
    email = EmailField(
        _l("La tua e-mail, se vuoi una risposta"),
        validators=[Maybe(), Email(), Length(max=254)],
        filters=[stripped],
        render_kw={"autocomplete": "email"},
    )
