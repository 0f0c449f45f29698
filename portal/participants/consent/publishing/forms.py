"""The forms of notices and of retention."""

from wtforms import DateField, IntegerField, SelectField, TextAreaField
from wtforms.validators import DataRequired, Length
from wtforms.validators import Optional as Maybe

from portal.participants.consent.kinds import LegalBasis
from portal.participants.consent.shipped import NoticeText
from portal.participants.consent.words import BASES
from portal.ui.choices import choices
from portal.ui.forms import Form, stripped
from portal.ui.language import lazy as _l
from tenants.clock import today

LONG = Length(max=20_000)


class NoticeForm(Form):
    legal_basis = SelectField(
        _l("Base giuridica"), choices=choices(BASES.items()), coerce=LegalBasis
    )
    italian = TextAreaField(
        _l("Testo in italiano"),
        [DataRequired(), LONG],
        filters=[stripped],
        render_kw={"rows": "16"},
    )
    english = TextAreaField(
        _l("Testo in inglese"),
        [Maybe(), LONG],
        filters=[stripped],
        render_kw={"rows": "16", "lang": "en"},
    )
    valid_from = DateField(_l("Vale dal"), [DataRequired(_l("Scrivi una data."))], default=today)

    def text(self) -> NoticeText:
        """Return what was typed."""
        return NoticeText(
            self.legal_basis.data,
            self.italian.data or "",
            self.english.data or "",
            self.valid_from.data,
        )


class RetentionForm(Form):
    months = IntegerField(
        _l("Mesi dopo la chiusura"),
        [DataRequired(_l("Scrivi un numero di mesi da 1 a 1200."))],
        description=_l(
            "Decidilo con il DPO. Niente si cancella da solo: la scheda va da rivedere."
        ),
        render_kw={"inputmode": "numeric"},
    )
