"""The form of a slot: shape only."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from wtforms import DateField, SelectField, SelectMultipleField, StringField, TimeField
from wtforms.validators import InputRequired, Length
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from portal.plans.hours.compared import ComparedForm
from portal.plans.hours.labels import AWAY, KINDS, LOOKED_AFTER, RESTS, WEEKS
from portal.plans.hours.models import CareSlot
from portal.plans.hours.panels import PlannedActivity
from portal.plans.hours.people import People
from portal.plans.hours.presets import TURN_LABELS
from portal.plans.hours.slots import COVER
from portal.plans.hours.words import days_in_words
from portal.ui.choices import choices, grouped_choices
from portal.ui.formats import WEEKDAYS
from portal.ui.forms import Form, choice_or_none, stripped
from portal.ui.language import current_language
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

LONGEST_NAME = 60


class SlotForm(ComparedForm):
    """When somebody is away or looked after."""

    whose = SelectMultipleField(
        _l("Di chi"),
        description=_l("Se l'orario è lo stesso per più persone, sceglile tutte."),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validators=[InputRequired(_l("Scegli di chi è questo orario."))],
    )
    kind = SelectField(_l("Che cosa"), validators=[InputRequired()])
    name = StringField(
        _l("Come si chiama"),
        description=_l("Per esempio «nonna Rosa» o «Doposcuola Il Girotondo»."),
        filters=[stripped],
        validators=[Maybe(), Length(max=LONGEST_NAME)],
    )
    weekdays = SelectMultipleField(
        _l("Giorni"),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validators=[InputRequired(_l("Scegli almeno un giorno."))],
    )
    starts = TimeField(_l("Dalle"), validators=[InputRequired()])
    ends = TimeField(
        _l("Alle"),
        description=_l("Un turno di notte finisce il giorno dopo: scrivi pure 06:00."),
        validators=[InputRequired()],
    )
    rests = SelectField(_l("Feste e vacanze"), choices=choices(RESTS.items()))
    every = SelectField(_l("Ogni quanto"), coerce=int, choices=choices(WEEKS.items()))
    first_week = DateField(
        _l("Un giorno della prima settimana"),
        description=_l("Serve solo se non è ogni settimana: da qui contiamo le altre."),
        validators=[Maybe()],
    )
    first_day = DateField(_l("Dal giorno"), validators=[Maybe()])
    last_day = DateField(_l("Fino al giorno"), validators=[Maybe()])
    activity_id = SelectField(
        _l("È un'azione del piano?"), coerce=choice_or_none, validators=[Maybe()]
    )
    replaces_id = SelectField(_l("Prende il posto di"), coerce=choice_or_none, validators=[Maybe()])

    def offer(self, family: People) -> None:
        """Fill the lists that depend on the household."""
        self.whose.choices = [(str(key), name) for key, name in family.names.items()]
        self.weekdays.choices = [
            (str(day), name) for day, name in enumerate(WEEKDAYS[current_language()])
        ]
        away = [(kind, label) for kind, label in KINDS.items() if kind not in COVER]
        cover = [(kind, label) for kind, label in KINDS.items() if kind in COVER]
        self.kind.choices = grouped_choices(
            _("Scegli…"), {str(AWAY): away, str(LOOKED_AFTER): cover}
        )

    def offer_plan(
        self, activities: Iterable[PlannedActivity], replaceable: Mapping[UUID, str]
    ) -> None:
        """Fill the lists of the plan's actions, and of the slots that one of them may replace."""
        self.activity_id.choices = [
            ("", _("No, c'è già")),
            *((str(each.id), each.title) for each in activities),
        ]
        self.replaces_id.choices = [
            ("", _("Nessun altro orario")),
            *((str(key), words) for key, words in replaceable.items()),
        ]

    @property
    def says_more(self) -> bool:
        """Tell whether the folded part of the form must be seen: it says or lacks something."""
        return any(
            self[name].errors or self[name].data not in (None, "", 1)
            for name in ("every", "first_week", "first_day", "last_day", "activity_id")
        )

    def people(self) -> list[UUID]:
        return [UUID(key) for key in self.whose.data or []]

    def words(self) -> dict[str, Any]:
        return {
            "kind": self.kind.data,
            "name": self.name.data or "",
            "weekdays": "".join(sorted(self.weekdays.data or [])),
            "starts": self.starts.data,
            "ends": self.ends.data,
            "rests": self.rests.data,
            "every": self.every.data,
            "first_week": self.first_week.data,
            "first_day": self.first_day.data,
            "last_day": self.last_day.data,
            "activity_id": self.activity_id.data,
            "replaces_id": self.replaces_id.data if self.activity_id.data else None,
        }

    def said(self, name: str, value: object) -> str:
        if name == "weekdays":
            return days_in_words(int(day) for day in str(value))
        return super().said(name, value)

    @classmethod
    def of(cls, slot: CareSlot) -> "SlotForm":
        """Return the form of a slot, filled with what it says now."""
        return cls(
            whose=[str(slot.whose)],
            kind=slot.kind.value,
            weekdays=list(slot.weekdays),
            rests=slot.rests.value,
            activity_id=str(slot.activity_id or ""),
            replaces_id=str(slot.replaces_id or ""),
            **{name: getattr(slot, name) for name in _AS_THEY_ARE},
        )


class TurnsForm(Form):
    """Shifts that follow each other: one form instead of two or three."""

    whose = SelectField(_l("Chi lavora a turni"), validators=[InputRequired()])
    turns = SelectField(_l("Quali turni"), choices=choices(TURN_LABELS.items()))
    first_week = DateField(
        _l("Un giorno di una settimana in cui fa 6–14"), validators=[InputRequired()]
    )
    weekdays = SelectMultipleField(
        _l("Giorni"),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validators=[InputRequired(_l("Scegli almeno un giorno."))],
    )
    rests = SelectField(_l("Feste e vacanze"), choices=choices(RESTS.items()))

    def offer(self, family: People) -> None:
        """Fill the lists: only adults work."""
        adults = (each.key for each in family.adults)
        self.whose.choices = [(str(key), family.names[key]) for key in adults]
        self.weekdays.choices = [
            (str(day), name) for day, name in enumerate(WEEKDAYS[current_language()])
        ]

    def words(self) -> dict[str, Any]:
        """Return what all the turns have in common."""
        return {
            "weekdays": "".join(sorted(self.weekdays.data or [])),
            "rests": self.rests.data,
            "first_week": self.first_week.data,
        }


_AS_THEY_ARE = (
    "ends",
    "every",
    "first_day",
    "first_week",
    "last_day",
    "name",
    "starts",
    "version",
)
