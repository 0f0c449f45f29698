"""How slots are called on the screens, and how one is said in a line."""

from portal.plans.hours.days_off import Rest
from portal.plans.hours.models import CareSlot
from portal.plans.hours.slots import SlotKind
from portal.plans.hours.words import Stretch, days_in_words, hours_in_words
from portal.ui.formats import date_words
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

A_DAY = 24 * 60

AWAY = _l("Una persona adulta è fuori casa")
LOOKED_AFTER = _l("Qualcuno segue chi non può stare da solo")

KINDS = {
    SlotKind.WORK: _l("Lavoro"),
    SlotKind.COMMUTING: _l("Viaggio casa-lavoro"),
    SlotKind.COMMITMENT: _l("Altro impegno"),
    SlotKind.OTHER_PARENT: _l("I giorni con i figli"),
    SlotKind.SCHOOL: _l("Scuola"),
    SlotKind.NURSERY: _l("Nido"),
    SlotKind.SERVICE: _l("Servizio"),
    SlotKind.CARER: _l("Nonni, parenti, baby-sitter"),
}
RESTS = {
    Rest.NEVER: _l("C'è anche nei giorni di festa"),
    Rest.PUBLIC_HOLIDAYS: _l("Non c'è nei giorni di festa"),
    Rest.SCHOOL: _l("Non c'è quando la scuola è chiusa"),
    Rest.PRESCHOOL: _l("Non c'è quando l'infanzia è chiusa"),
    Rest.NURSERY: _l("Non c'è quando il nido è chiuso"),
}
LEVELS = {
    Rest.NURSERY: _l("Nido"),
    Rest.PRESCHOOL: _l("Scuola dell'infanzia"),
    Rest.SCHOOL: _l("Scuola primaria, medie, superiori"),
}
WEEKS = {
    "1": _l("Ogni settimana"),
    "2": _l("Una settimana sì e una no"),
    "3": _l("Una settimana ogni tre"),
    "4": _l("Una settimana ogni quattro"),
}


def gone() -> str:
    """Return what stands for an action that was dropped: its slots count no more."""
    return _("un'azione che non è più nel piano")


def slot_in_words(slot: CareSlot) -> str:
    """Return days and hours: "da lunedì a venerdì dalle 8:30 alle 16:30"."""
    start, end = (each.hour * 60 + each.minute for each in (slot.starts, slot.ends))
    stretch = Stretch(start, end if end > start else end + A_DAY)
    return f"{days_in_words(slot.days)} {hours_in_words(stretch)}"


def conditions(slot: CareSlot) -> list[str]:
    """Return what limits a slot: weeks that alternate, its dates."""
    found = []
    if slot.every > 1:
        found.append(str(WEEKS[str(slot.every)]).lower())
    if slot.first_day:
        found.append(_("dal %(day)s", day=date_words(slot.first_day)))
    if slot.last_day:
        found.append(_("fino al %(day)s", day=date_words(slot.last_day)))
    return found
