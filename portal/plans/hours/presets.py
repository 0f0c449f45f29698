"""Hours that many families have: one touch fills the form, and the person corrects it."""

from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from portal.plans.hours.days_off import Rest
from portal.plans.hours.slots import SlotKind
from portal.ui.language import lazy as _l

WORKING_DAYS: Final = ("0", "1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class Preset:
    """A form filled in advance; `label` is lazy."""

    name: str
    label: Any
    kind: SlotKind
    starts: time
    ends: time
    rests: Rest

    def fields(self) -> dict[str, Any]:
        """Return what the form begins with."""
        return {
            "kind": self.kind.value,
            "weekdays": list(WORKING_DAYS),
            "starts": self.starts,
            "ends": self.ends,
            "rests": self.rests.value,
        }


FOR_ADULTS: Final = (
    Preset("day", _l("Giornata 8–17"), SlotKind.WORK, time(8), time(17), Rest.PUBLIC_HOLIDAYS),
    Preset("half", _l("Part-time 8–13"), SlotKind.WORK, time(8), time(13), Rest.PUBLIC_HOLIDAYS),
    Preset("early", _l("Turno 6–14"), SlotKind.WORK, time(6), time(14), Rest.PUBLIC_HOLIDAYS),
    Preset("late", _l("Turno 14–22"), SlotKind.WORK, time(14), time(22), Rest.PUBLIC_HOLIDAYS),
    Preset("night", _l("Turno 22–6"), SlotKind.WORK, time(22), time(6), Rest.PUBLIC_HOLIDAYS),
    Preset("way", _l("Viaggio"), SlotKind.COMMUTING, time(7, 30), time(8), Rest.PUBLIC_HOLIDAYS),
)
FOR_CHILDREN: Final = (
    Preset(
        "primary40",
        _l("Primaria 40 ore"),
        SlotKind.SCHOOL,
        time(8, 30),
        time(16, 30),
        Rest.SCHOOL,
    ),
    Preset(
        "primary27", _l("Primaria, solo mattina"), SlotKind.SCHOOL, time(8), time(13), Rest.SCHOOL
    ),
    Preset("lower", _l("Medie"), SlotKind.SCHOOL, time(8), time(14), Rest.SCHOOL),
    Preset("preschool", _l("Infanzia"), SlotKind.SCHOOL, time(8, 30), time(16), Rest.PRESCHOOL),
    Preset("nursery", _l("Nido 8–16"), SlotKind.NURSERY, time(8), time(16), Rest.NURSERY),
    Preset("nursery_half", _l("Nido 8–13"), SlotKind.NURSERY, time(8), time(13), Rest.NURSERY),
    Preset("before", _l("Pre-scuola"), SlotKind.SERVICE, time(7, 30), time(8, 30), Rest.SCHOOL),
    Preset("after", _l("Dopo-scuola"), SlotKind.SERVICE, time(16, 30), time(18), Rest.SCHOOL),
    Preset("grandparents", _l("Nonni"), SlotKind.CARER, time(16), time(18, 30), Rest.NEVER),
)
# Shifts that follow each other week after week, each from when to when.
TURNS: Final = {
    "2": ((time(6), time(14)), (time(14), time(22))),
    "3": ((time(6), time(14)), (time(14), time(22)), (time(22), time(6))),
}
TURN_LABELS: Final = {
    "2": _l("Due turni: 6–14 e 14–22"),
    "3": _l("Tre turni: 6–14, 14–22 e 22–6"),
}
_EVERY: Final = {each.name: each for each in (*FOR_ADULTS, *FOR_CHILDREN)}


def preset(name: str) -> Preset | None:
    return _EVERY.get(name)
