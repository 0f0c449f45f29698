"""The Italian words of what is known of a woman by choice from a list."""

from typing import Any

from portal.participants.cases.kinds import Employment, IseeBand, Living, Origin, WorkingHours
from portal.ui.language import lazy as _l

LIVINGS: dict[Living, Any] = {
    Living.ALONE: _l("Da sola con i figli"),
    Living.WITH_PARTNER: _l("Con un partner"),
    Living.OTHER: _l("In un altro modo"),
    Living.UNDISCLOSED: _l("Preferisce non dirlo"),
}
EMPLOYMENTS: dict[Employment, Any] = {
    Employment.EMPLOYED: _l("Lavora come dipendente"),
    Employment.SELF_EMPLOYED: _l("Lavora in proprio"),
    Employment.SEEKING: _l("Cerca lavoro"),
    Employment.INACTIVE: _l("Non lavora e non cerca"),
    Employment.ON_LEAVE: _l("È in congedo"),
    Employment.UNDISCLOSED: _l("Preferisce non dirlo"),
}
WORKING_HOURS: dict[WorkingHours, Any] = {
    WorkingHours.FULL_TIME: _l("Tempo pieno"),
    WorkingHours.PART_TIME: _l("Part-time"),
    WorkingHours.SHIFTS: _l("Turni"),
    WorkingHours.OCCASIONAL: _l("Lavori occasionali"),
    WorkingHours.NONE: _l("Nessun orario"),
}
ISEE_BANDS: dict[IseeBand, Any] = {
    IseeBand.UNKNOWN: _l("Non si sa"),
    IseeBand.UP_TO_9: _l("Fino a 9.000 euro"),
    IseeBand.UP_TO_15: _l("Fino a 15.000 euro"),
    IseeBand.UP_TO_25: _l("Fino a 25.000 euro"),
    IseeBand.UP_TO_40: _l("Fino a 40.000 euro"),
    IseeBand.OVER_40: _l("Oltre 40.000 euro"),
}
ORIGINS: dict[Origin, Any] = {
    Origin.MANAGER: _l("Iscritta dalla welfare manager"),
    Origin.HERSELF: _l("Si è iscritta da sola"),
    Origin.IMPORT: _l("Da un foglio importato"),
}
CALL_TIMES: dict[str, Any] = {
    "morning": _l("La mattina"),
    "lunch": _l("All'ora di pranzo"),
    "afternoon": _l("Il pomeriggio"),
    "evening": _l("La sera"),
    "saturday": _l("Il sabato"),
}
