"""Clocks and their steps in the words of the screens."""

from typing import Any

from portal.referrals.clocks.rules import IN_CALENDAR_DAYS
from portal.referrals.tracking.kinds import Clock
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.language import ngettext

CLOCKS: dict[Clock, Any] = {
    Clock.RESPOND: _l("Rispondere a un invio"),
    Clock.ANSWER: _l("Rispondere a una domanda del partner"),
    Clock.CONTACT: _l("Chiamarla per la prima volta"),
    Clock.UPDATE: _l("Dire come va un invio in corso"),
    Clock.CONFIRM: _l("Chiedere a lei com'è andata"),
}
WHAT_HAPPENS: dict[Clock, Any] = {
    Clock.RESPOND: _l(
        "Prima un promemoria al partner, poi lo sanno anche chi ha inviato e il capofila; "
        "alla fine l'invio si annulla da solo."
    ),
    Clock.ANSWER: _l(
        "Intanto il tempo del partner sta fermo. Prima un promemoria, poi lo sa il capofila."
    ),
    Clock.CONTACT: _l(
        "Prima un promemoria al partner, poi lo sanno anche chi ha inviato e il capofila. "
        "Non si chiude mai da solo."
    ),
    Clock.UPDATE: _l(
        "Al partner chiediamo se continua: basta un clic. Se non risponde, l'invio è fermo "
        "e lo sa anche chi ha inviato."
    ),
    Clock.CONFIRM: _l(
        "Dopo la conclusione chiediamo a lei com'è andata; se non risponde, ancora una volta."
    ),
}


def days_words(clock: Clock, count: int | None) -> str:
    """Say after how many days a clock does something."""
    if count is None:
        return _("mai")
    if clock in IN_CALENDAR_DAYS:
        return ngettext("%(n)s giorno", "%(n)s giorni", count)
    return ngettext("%(n)s giorno lavorativo", "%(n)s giorni lavorativi", count)
