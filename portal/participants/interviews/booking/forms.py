"""The forms of an interview: shape only."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wtforms import DateField, IntegerField, SelectField, StringField, TimeField
from wtforms.validators import InputRequired, Length, NumberRange

from portal.participants.interviews import labels
from portal.participants.interviews.booking.actions import Appointment
from portal.participants.interviews.booking.times import moment_of
from portal.participants.interviews.models import (
    Interview,
    InterviewChannel,
    InterviewKind,
    NoShowReason,
)
from portal.ui.choices import choices
from portal.ui.forms import EditForm, choice_or_none, stripped
from portal.ui.language import lazy as _l
from tenants.clock import HOME

SHORTEST, LONGEST = 5, 600
LONGEST_PLACE = 200
LONGEST_PRESENT = 500


def codes(words: Mapping[Any, Any]) -> Any:  # noqa: ANN401 -- as WTForms asks
    """Return the choices of a field from codes and their words."""
    return choices((code.value, label) for code, label in words.items())


def minutes_field() -> IntegerField:
    return IntegerField(
        _l("Quanti minuti"),
        default=60,
        validators=[
            InputRequired(),
            NumberRange(SHORTEST, LONGEST, message=_l("Da 5 minuti a 10 ore (600 minuti).")),
        ],
    )


def present_field() -> StringField:
    return StringField(
        _l("Chi c'era"),
        description=_l("Per esempio: lei, la mediatrice. Resta cifrato."),
        validators=[Length(max=LONGEST_PRESENT, message=_l("Al massimo 500 caratteri."))],
        filters=[stripped],
    )


class AppointmentForm(EditForm):
    """Kind, day, hour, length, place, and who holds it."""

    kind = SelectField(_l("Tipo"), choices=codes(labels.KINDS), coerce=InterviewKind)
    day = DateField(_l("Giorno"), validators=[InputRequired()])
    at = TimeField(_l("Ora"), validators=[InputRequired()])
    minutes = minutes_field()
    channel = SelectField(_l("Come"), choices=codes(labels.CHANNELS), coerce=InterviewChannel)
    place = StringField(
        _l("Dove"),
        description=_l("Lo sportello, la stanza o il collegamento. Resta cifrato."),
        validators=[Length(max=LONGEST_PLACE, message=_l("Al massimo 200 caratteri."))],
        filters=[stripped],
    )
    manager = SelectField(_l("Con chi"), coerce=choice_or_none, validate_choice=False)

    def offer(self, managers: Mapping[UUID, str]) -> None:
        """Offer the colleagues who may hold it."""
        self.manager.choices = choices((str(key), name) for key, name in managers.items())

    def asked(self) -> Appointment:
        """Return what was asked for; raises InterviewError for an hour that does not exist."""
        return Appointment(
            kind=self.kind.data,
            channel=self.channel.data,
            starts_at=moment_of(self.day.data, self.at.data),  # type: ignore[arg-type]  # both are required, the stubs do not know
            minutes=self.minutes.data or 0,
            manager_id=self.manager.data,
            place=self.place.data or "",
        )


class RecordForm(AppointmentForm):
    """An interview that took place already, and who was there."""

    present = present_field()


class HeldForm(EditForm):
    """How an interview went: its length, and who was there."""

    minutes = minutes_field()
    present = present_field()


class MissedForm(EditForm):
    """Why she did not come."""

    reason = SelectField(_l("Perché"), choices=codes(labels.NO_SHOW_REASONS), coerce=NoShowReason)


def values_of(interview: Interview) -> dict[str, Any]:
    """Return what the form of an interview begins with."""
    here = interview.starts_at.astimezone(HOME)
    return {
        "kind": interview.kind,
        "day": here.date(),
        "at": here.time(),
        "minutes": interview.minutes,
        "channel": interview.channel,
        "place": interview.place,
        "manager": str(interview.manager_id or ""),
        "version": interview.version,
    }
