"""The form of a woman's answer: nothing is ticked before she has spoken."""

from collections.abc import Sequence
from datetime import date, datetime, time

from wtforms import DateField, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.validators import Optional as Maybe

from portal.participants.consent.actions import Answered
from portal.participants.consent.kinds import Channel, ConsentState, LegalBasis
from portal.participants.consent.models import PrivacyNotice
from portal.participants.consent.words import CHANNELS, LANGUAGES, states
from portal.ui.choices import choices
from portal.ui.formats import date_words
from portal.ui.forms import Form, choice_or_none, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import HOME, today

NOON = time(12)


class AnswerForm(Form):
    state = RadioField(_l("Che cosa ha detto"), [InputRequired(_l("Scegli che cosa ha detto."))])
    notice = SelectField(_l("Versione che le hai dato"), coerce=choice_or_none)
    language = SelectField(_l("In che lingua"), choices=choices(LANGUAGES.items()))
    channel = SelectField(_l("Come"), choices=choices(CHANNELS.items()), coerce=Channel)
    answered_on = DateField(_l("Quando"), [DataRequired(_l("Scrivi una data."))], default=today)
    note = TextAreaField(_l("Nota"), [Maybe(), Length(max=2000)], filters=[stripped])

    def offer(
        self, versions: Sequence[PrivacyNotice], legal_basis: LegalBasis, *, holds: bool
    ) -> None:
        """Offer the answers that she can give now, and the versions she may have been given."""
        possible = {
            state: label
            for state, label in states(legal_basis).items()
            if holds or state != ConsentState.WITHDRAWN
        }
        self.state.choices = choices(possible.items())
        shipped = [("", _("Testo di partenza"))]
        self.notice.choices = choices(
            [(str(each.id), version_words(each)) for each in versions] or shipped
        )

    def answered(self) -> Answered:
        """Return how she answered."""
        return Answered(
            notice_id=self.notice.data,
            language=self.language.data,
            channel=self.channel.data,
            at=_moment(self.answered_on.data),
            note=self.note.data or "",
        )


def version_words(notice: PrivacyNotice) -> str:
    return _(
        "versione %(number)s, dal %(day)s",
        number=notice.number,
        day=date_words(notice.valid_from),
    )


def _moment(day: date | None) -> datetime | None:
    """Return none for today, which is now; the middle of another day."""
    return None if day is None or day == today() else datetime.combine(day, NOON, HOME)
