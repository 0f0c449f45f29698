"""Changes of a household's week; each measures the hours anew."""

from collections.abc import Mapping, Sequence
from datetime import time, timedelta
from typing import Any
from uuid import UUID

from portal.plans.hours import queries
from portal.plans.hours.facts import HoursMeasured
from portal.plans.hours.models import CareSlot, CoverageFigure, MeasuredFor
from portal.plans.hours.moments import is_plausible
from portal.plans.hours.overview import Overview
from portal.plans.hours.people import People
from portal.plans.hours.slots import COVER, SlotKind
from portal.ui.language import gettext as _
from tenants import ledger
from tenants.clock import today
from tenants.database import db

Turn = tuple[time, time]
WEEK = timedelta(days=7)


class HoursError(Exception):
    """A slot that cannot be; `field` is where it shows."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class StaleSlotError(HoursError):
    """Somebody else changed the slot since the form was opened."""


def add_slots(participant_id: UUID, whose: list[UUID], words: Mapping[str, Any]) -> list[CareSlot]:
    """Add the same slot for one or more people of a household, and measure the hours."""
    added = write_slots(participant_id, whose, words)
    measure(participant_id, MeasuredFor.SLOTS)
    return added


def write_slots(
    participant_id: UUID, whose: list[UUID], words: Mapping[str, Any]
) -> list[CareSlot]:
    """Add slots without measuring: for who writes many at once and measures at the end."""
    family = queries.people_of(participant_id)
    added = [
        CareSlot(participant_id=participant_id, member_id=None if key == participant_id else key)
        for key in whose
    ]
    for key, slot in zip(whose, added, strict=True):
        _check(family, key, words)
        _fill(slot, words)
    db.session.add_all(added)
    db.session.flush()
    return added


def add_turns(
    participant_id: UUID, whose: UUID, hours: Sequence[Turn], words: Mapping[str, Any]
) -> None:
    """Add shifts that follow each other, a week each, from a week of the first one."""
    if not is_plausible(words["first_week"]):
        raise HoursError(_("Controlla l'anno di questa data."), "first_week")
    for place, (starts, ends) in enumerate(hours):
        turn = {
            "kind": SlotKind.WORK,
            "starts": starts,
            "ends": ends,
            "every": len(hours),
            "first_day": None,
            "last_day": None,
            **words,
            "first_week": words["first_week"] + place * WEEK,
        }
        write_slots(participant_id, [whose], turn)
    measure(participant_id, MeasuredFor.SLOTS)


def change_slot(slot: CareSlot, *, version: int, words: Mapping[str, Any]) -> CareSlot:
    """Give a slot other days, hours or dates; whose it is stays."""
    if slot.version != version:
        raise StaleSlotError(
            _("Qualcuno ha cambiato questo orario mentre lo modificavi: confronta e risalva.")
        )
    _check(queries.people_of(slot.participant_id), slot.whose, words)
    _fill(slot, words)
    db.session.flush()
    measure(slot.participant_id, MeasuredFor.SLOTS)
    return slot


def remove_slot(slot: CareSlot) -> None:
    db.session.delete(slot)
    db.session.flush()
    measure(slot.participant_id, MeasuredFor.SLOTS)


def measure(participant_id: UUID, reason: str) -> Overview:
    """Measure the hours and keep the figures, of one day the last: for slots, plan or review."""
    overview = queries.coverage(participant_id)
    row = queries.figure_of(participant_id, today()) or CoverageFigure(
        participant_id=participant_id, measured_on=today()
    )
    row.reason = MeasuredFor(reason)
    for name, of in (
        ("before", overview.before),
        ("now", overview.now),
        ("planned", overview.planned),
    ):
        for figure, minutes in of._asdict().items():
            setattr(row, f"{figure}_{name}", minutes)
    db.session.add(row)
    fact = HoursMeasured(participant_id, overview.before.ordinary, overview.now.ordinary)
    ledger.record(fact, about=participant_id)
    return overview


def measure_again(participant_id: UUID, reason: str) -> None:
    """Measure where hours are known at all: what plans call when they move on."""
    if queries.slots(participant_id):
        measure(participant_id, reason)


def _check(family: People, key: UUID, words: Mapping[str, Any]) -> None:
    """Refuse what makes no sense: a child at work, school for an adult, an end before a start."""
    kind, adult = SlotKind(words["kind"]), family.is_adult(key)
    if key not in family.names:
        raise HoursError(_("Scegli una persona del nucleo."), "whose")
    if (kind in COVER) == adult:
        raise HoursError(_wrong_kind(family.names[key], adult=adult), "kind")
    if kind is SlotKind.OTHER_PARENT and key not in family.visiting:
        raise HoursError(
            _("«I giorni con i figli» è per chi si occupa dei figli ma non vive con loro."), "kind"
        )
    _check_times(words)


def _wrong_kind(name: str, *, adult: bool) -> str:
    if adult:
        return _("%(name)s è una persona adulta: scrivi quando è fuori casa.", name=name)
    return _("Di %(name)s scrivi chi la guarda: scuola, nido, servizio o persona.", name=name)


def _check_times(words: Mapping[str, Any]) -> None:
    for field in ("first_week", "first_day", "last_day"):
        if words[field] and not is_plausible(words[field]):
            raise HoursError(_("Controlla l'anno di questa data."), field)
    if words["every"] > 1 and not words["first_week"]:
        raise HoursError(
            _("Se non è ogni settimana, scrivi un giorno della prima settimana."), "first_week"
        )
    first, last = words["first_day"], words["last_day"]
    if first and last and last < first:
        raise HoursError(_("L'ultimo giorno viene prima del primo."), "last_day")


def _fill(slot: CareSlot, words: Mapping[str, Any]) -> None:
    for name, value in words.items():
        setattr(slot, name, value)
