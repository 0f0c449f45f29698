"""The forms of waiting lists: shape only."""

from datetime import date

from wtforms import DateField, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange
from wtforms.validators import Optional as Maybe

from portal.referrals.waiting.kinds import Ages, Answer
from portal.referrals.waiting.labels import AGES, REASONS
from portal.referrals.waiting.party import MOST_PLACES, Party
from portal.ui.choices import choices
from portal.ui.forms import EditForm, Form
from portal.ui.language import lazy as _l

NUMBER = {"inputmode": "numeric"}
_SOME = NumberRange(0, MOST_PLACES, _l("Scrivi un numero da 0 a 12."))
_MORE = NumberRange(1, MOST_PLACES, _l("Scrivi un numero da 1 a 12."))


class PartyForm(EditForm):
    """Who needs a place together, and when the wait is looked at again."""

    adults = IntegerField(_l("Adulti"), [Maybe(), _SOME], default=0, render_kw=NUMBER)
    nursery = IntegerField(AGES[Ages.NURSERY], [Maybe(), _SOME], default=0, render_kw=NUMBER)
    preschool = IntegerField(AGES[Ages.PRESCHOOL], [Maybe(), _SOME], default=0, render_kw=NUMBER)
    primary = IntegerField(AGES[Ages.PRIMARY], [Maybe(), _SOME], default=0, render_kw=NUMBER)
    middle = IntegerField(AGES[Ages.MIDDLE], [Maybe(), _SOME], default=0, render_kw=NUMBER)
    teenager = IntegerField(AGES[Ages.TEENAGER], [Maybe(), _SOME], default=0, render_kw=NUMBER)
    review_on = DateField(
        _l("Quando la riguardi"),
        [InputRequired()],
        description=_l(
            "Al massimo fra 60 giorni: quel giorno chi invia decide se aspettare ancora."
        ),
    )

    @property
    def review_day(self) -> date | None:
        field = self._fields.get("review_on")
        return field.data if field is not None else None

    def party(self) -> Party:
        children = tuple(
            (ages, self._fields[ages.name.lower()].data or 0)
            for ages in Ages
            if self._fields[ages.name.lower()].data
        )
        return Party(self.adults.data or 0, children)


class FreedForm(Form):
    """How many places became free."""

    places = IntegerField(
        _l("Quanti posti si sono liberati"), [InputRequired(), _MORE], render_kw=NUMBER
    )


class OfferForm(Form):
    """An offer to somebody who is not the first."""

    reason = SelectField(
        _l("Perché passa avanti"),
        [Maybe()],
        choices=choices(
            [("", _l("È la prima")), *((key.value, word) for key, word in REASONS.items())]
        ),
    )


class PlaceForm(Form):
    """Another place on the list."""

    place = IntegerField(_l("A che posto va"), [InputRequired()], render_kw=NUMBER)
    reason = SelectField(
        _l("Perché"),
        [InputRequired()],
        choices=choices([(key.value, word) for key, word in REASONS.items()]),
    )


class AnswerForm(EditForm):
    """What she says to the places that are offered."""

    answer = RadioField(
        _l("Che cosa dice"),
        [InputRequired()],
        choices=choices(
            [
                (Answer.ACCEPTED.value, _l("Sì, li prende")),
                (Answer.LATER.value, _l("Non ora, ma resta in lista (in fondo)")),
                (Answer.DECLINED.value, _l("No, e non aspetta più")),
            ]
        ),
    )
