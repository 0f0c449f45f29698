"""The forms of a partner's steps: each carries the version of the referral it was read with."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wtforms import (
    DateField,
    DecimalField,
    Field,
    IntegerField,
    RadioField,
    SelectField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange
from wtforms.validators import Optional as Maybe

from portal.referrals.inbox.answering.asked import Asked
from portal.referrals.tracking.kinds import Channel, Status
from portal.referrals.tracking.labels import CHANNELS
from portal.referrals.tracking.reasons import WAITLISTED, chosen
from portal.ui.choices import choices
from portal.ui.forms import EditForm, choice_or_none
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import today

LONGEST = 2000
LARGEST_VERSION = 2**31
MOST_HOURS = 9999
MOST_SESSIONS = 999
UNREAD = -1  # a version that no referral has: the form says none


class StepForm(EditForm):
    """What every step carries."""

    def asked(self) -> Asked:
        """Return what was filled in."""
        version = self.version.data or 0
        return Asked(
            version=version if 0 < version < LARGEST_VERSION else UNREAD,
            operator_id=self._said("operator"),
            day=self._said("day"),
            reason=self._said("reason") or "",
            text=(self._said("text") or "").strip(),
            service_id=self._said("service"),
            hours=self._said("hours"),
            sessions=self._said("sessions"),
        )

    def typed(self) -> list[tuple[str, str]]:
        """Return what was typed, label by label, for a page that can no longer take it."""
        return [
            (str(field.label.text), words)
            for field in self
            if getattr(field.widget, "input_type", "") != "hidden" and (words := _typed(field))
        ]

    def _said(self, name: str) -> Any:  # noqa: ANN401 -- whatever the field holds
        return self[name].data if name in self else None


class HoursField(DecimalField):
    """A number of hours, with the comma that people write here."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read a number; refuse what is none, or has no end."""
        super().process_formdata([str(each).replace(",", ".") for each in valuelist])
        if self.data is not None and not self.data.is_finite():
            self.data = None
            raise ValueError(_("Scrivi un numero, per esempio 12,50."))


def _typed(field: Field) -> str:
    raw = " ".join(each for each in field.raw_data or () if isinstance(each, str)).strip()
    known = {each.value: str(each.label) for each in getattr(field, "choices", None) or ()}
    return known.get(raw, raw)


def _reasons(status: Status, label: Any) -> RadioField:  # noqa: ANN401 -- a lazy message
    return RadioField(label, choices=choices(chosen(status)), validators=[InputRequired()])


def _words(label: Any, hint: Any = "") -> TextAreaField:  # noqa: ANN401 -- lazy messages
    return TextAreaField(
        label, description=hint, validators=[Maybe(), Length(max=LONGEST)], render_kw={"rows": "3"}
    )


class OperatorForm(StepForm):
    """Who follows her."""

    operator = SelectField(_l("Chi la segue"), coerce=choice_or_none, validators=[InputRequired()])

    def offer(self, operators: Mapping[UUID, str]) -> None:
        """Offer the colleagues who answer referrals."""
        pairs = [(str(user_id), name) for user_id, name in operators.items()]
        self.operator.choices = choices(pairs)


class AcceptanceForm(OperatorForm):
    """Who follows her, and when she is called first."""

    day = DateField(_l("La chiami entro"), validators=[InputRequired()])


class AssignmentForm(OperatorForm):
    """To which colleague it goes."""


class RefusalForm(StepForm):
    """Why it is not taken on, and what would suit her better."""

    reason = _reasons(Status.REJECTED, _l("Perché no?"))
    service = SelectField(
        _l("Quale servizio è più adatto?"),
        description=_l("Se lo sai: chi invia lo trova già scelto."),
        coerce=choice_or_none,
        validators=[Maybe()],
    )
    text = _words(
        _l("Vuoi aggiungere qualcosa?"), _l("Lo legge chi invia. Niente nomi e niente salute.")
    )

    def offer(self, services: Mapping[UUID, str]) -> None:
        """Offer the services of the network that are like this one."""
        pairs = [(str(service_id), name) for service_id, name in services.items()]
        self.service.choices = choices([("", _("Nessuno in particolare")), *pairs])


class AttemptForm(StepForm):
    """How she was tried to be reached."""

    reason = RadioField(
        _l("Come hai provato?"),
        choices=choices((channel.value, words) for channel, words in CHANNELS.items()),
        default=Channel.PHONE.value,
        validators=[InputRequired()],
    )


class HoldForm(StepForm):
    """Why it waits, and until when."""

    reason = _reasons(Status.ON_HOLD, _l("Che cosa si aspetta?"))
    day = DateField(
        _l("Quando la riguardi"),
        description=_l("Entro 60 giorni: quel giorno te lo ricordiamo."),
        validators=[InputRequired()],
    )
    text = _words(_l("Vuoi aggiungere qualcosa?"), _l("Lo legge chi invia."))

    def leave_to_the_list(self) -> None:
        """Take out what has a page of its own: who waits for a place stands on a list."""
        offered = [pair for pair in chosen(Status.ON_HOLD) if pair[0] != WAITLISTED]
        self.reason.choices = choices(offered)


class CompletionForm(StepForm):
    """How it ended, when, and how much was done."""

    reason = _reasons(Status.COMPLETED, _l("Com'è andata?"))
    day = DateField(_l("Quando è finita"), validators=[InputRequired()], default=today)
    hours = HoursField(
        _l("Ore fatte"),
        description=_l("Se le conti. Anche mezze: 12,5."),
        validators=[Maybe(), NumberRange(0, MOST_HOURS)],
    )
    sessions = IntegerField(
        _l("Incontri fatti"), validators=[Maybe(), NumberRange(0, MOST_SESSIONS)]
    )
    text = _words(_l("Vuoi aggiungere qualcosa?"), _l("Lo legge chi invia."))


class FailureForm(StepForm):
    """Why it did not work."""

    reason = _reasons(Status.FAILED, _l("Che cosa è successo?"))
    text = _words(_l("Vuoi aggiungere qualcosa?"), _l("Lo legge chi invia."))


class CancellationForm(StepForm):
    """Why it is called off."""

    reason = _reasons(Status.CANCELLED, _l("Perché si annulla?"))
    text = _words(_l("Vuoi aggiungere qualcosa?"), _l("Lo legge chi invia."))


class MistakeForm(StepForm):
    """What is wrong with a referral that should not be."""

    text = TextAreaField(
        _l("Che cosa non va?"),
        description=_l("Lo legge chi invia, che può segnarlo come inserito per errore."),
        validators=[InputRequired(), Length(max=LONGEST)],
        render_kw={"rows": "3"},
    )
