"""What the partner reads of a referral: by when, and what happened."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from portal.referrals.inbox.queries import Tab
from portal.referrals.tracking.kinds import Act, Channel, Clock, Status
from portal.referrals.tracking.labels import CHANNELS, STATUSES
from portal.referrals.tracking.models import ReferralEvent
from portal.referrals.tracking.moves import is_open
from portal.referrals.waiting.labels import outcome_words
from portal.ui.formats import MONTHS, WEEKDAYS
from portal.ui.language import current_language, ngettext
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

NEAR = timedelta(days=20)  # a day of the month alone says which one

TABS: dict[Tab, Any] = {
    Tab.TO_ANSWER: _l("Da rispondere"),
    Tab.MINE: _l("Mie"),
    Tab.GOING: _l("In corso"),
    Tab.ON_HOLD: _l("Sospesi"),
    Tab.ENDED: _l("Chiusi"),
}
EMPTY: dict[Tab, Any] = {
    Tab.TO_ANSWER: _l("Quando qualcuno ti invia una persona, la trovi qui."),
    Tab.MINE: _l("Qui trovi le persone che segui tu."),
    Tab.GOING: _l("Qui trovi le persone che la tua organizzazione ha accolto."),
    Tab.ON_HOLD: _l("Qui trovi chi aspetta: un posto, un documento, una nuova edizione."),
    Tab.ENDED: _l("Qui trovi quello che è finito, senza nomi dopo trenta giorni."),
}
ACTS: dict[Act, Any] = {
    Act.ASKED: _l("Domanda"),
    Act.ANSWERED: _l("Risposta"),
    Act.ATTEMPTED: _l("Tentativo di contatto"),
    Act.STILL_GOING: _l("Ancora in corso"),
    Act.ASSIGNED: _l("Passata a un'altra operatrice"),
    Act.AMENDED: _l("Dati condivisi cambiati"),
    Act.NUDGED: _l("Sollecito del capofila"),
    Act.REMINDED: _l("Promemoria"),
    Act.ESCALATED: _l("Segnalato il ritardo"),
    Act.CHECKED_IN: _l("Chiesto se continua"),
    Act.WAITED: _l("Messa in lista d'attesa"),
    Act.OFFERED: _l("Offerto un posto"),
    Act.OFFER_ENDED: _l("Offerta di un posto finita"),
    Act.ERROR_REPORTED: _l("Detto che è uno sbaglio"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """By when something is asked, in words; empty where nothing is."""

    text: str = ""
    late: bool = False


class Waited(Protocol):
    """What of a referral tells by when something is asked; a row of a list has it too."""

    status: Any
    clock: Any
    due_on: Any


def due(referral: Waited, on: date) -> Due:
    """Say what is waited for, and by when."""
    if not is_open(referral.status):
        return Due()
    if referral.clock is Clock.ANSWER:
        return Due(_("aspetti una risposta"))
    if referral.due_on is None:
        return Due()
    late = (on - referral.due_on).days
    if late > 0:
        words = ngettext("in ritardo di un giorno", "in ritardo di %(n)s giorni", late)
        return Due(words, late=True)
    return Due(_by(referral.clock, day_words(referral.due_on, on)))


def day_words(day: date, on: date) -> str:
    """Say a day as one says it aloud: "oggi", "domani", "venerdì 27", "venerdì 4 dicembre"."""
    if day == on:
        return _("oggi")
    if day == on + timedelta(days=1):
        return _("domani")
    language = current_language()
    words = f"{WEEKDAYS[language][day.weekday()]} {day.day}"
    if on < day < on + NEAR:
        return words
    return f"{words} {MONTHS[language][day.month - 1]}"


def event_words(event: ReferralEvent) -> str:
    """Say what an event tells, in one or two words."""
    if event.act is not Act.MOVED:
        if event.code == "message":
            return _("Messaggio")
        if event.act is Act.OFFER_ENDED and event.code:
            return outcome_words(event.code)
        return str(ACTS.get(event.act, event.act))
    if event.to_status is Status.REQUESTED and event.from_status == Status.ACCEPTED:
        return _("Accettazione annullata")
    return str(STATUSES[event.to_status])


def channel_words(code: str) -> str:
    """Say how somebody tried to reach her."""
    return str(CHANNELS[Channel(code)]) if code in set(Channel) else ""


def _by(clock: Clock, day: str) -> str:
    match clock:
        case Clock.RESPOND:
            return _("rispondi entro %(day)s", day=day)
        case Clock.CONTACT:
            return _("chiamala entro %(day)s", day=day)
        case Clock.UPDATE:
            return _("di' come va entro %(day)s", day=day)
        case Clock.REVIEW:
            return _("riguardala entro %(day)s", day=day)
        case _:
            return ""
