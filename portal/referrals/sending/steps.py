"""What comes next for a referral, who must act and by when: plain words, no database."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.referrals.tracking.kinds import ENDED, Business, Clock, Status
from portal.referrals.tracking.models import Referral
from portal.ui.formats import WEEKDAYS, date_words
from portal.ui.language import current_language, ngettext
from portal.ui.language import gettext as _

SOON = timedelta(days=6)  # a day so near is called by its weekday


class Actor(StrEnum):
    """Whose turn it is."""

    YOU = "you"
    PARTNER = "partner"
    HER = "her"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Next:
    """What happens next, in one sentence, and whose turn it is."""

    words: str
    actor: Actor


def next_step(referral: Referral) -> Next:
    """Return what happens next to a referral, as its sender reads it."""
    if referral.status in ENDED:
        return _after(referral)
    if referral.recipient_id is None:
        return Next(
            _("Il partner non usa il portale: chiedi a voce e segna qui come va."), Actor.YOU
        )
    match referral.business:
        case Business.INFO_REQUESTED:
            return Next(_("Il partner aspetta una tua risposta."), Actor.YOU)
        case Business.PLACE_OFFERED:
            return Next(_("C'è un posto per lei: conferma o lascialo, prima che scada."), Actor.YOU)
        case _:
            return _waited_for(referral)


def _waited_for(referral: Referral) -> Next:
    partner = referral.operator_name or referral.recipient_name
    match referral.status:
        case Status.DRAFT:
            return Next(_("Non l'ha ancora vista nessuno."), Actor.YOU)
        case Status.REQUESTED:
            return Next(_("%(partner)s decide se accoglierla.", partner=partner), Actor.PARTNER)
        case Status.ACCEPTED if referral.first_contact_on:
            day = date_words(referral.first_contact_on)
            return Next(
                _("%(partner)s la chiama entro il %(day)s.", partner=partner, day=day),
                Actor.PARTNER,
            )
        case Status.ACCEPTED:
            return Next(_("%(partner)s la chiama.", partner=partner), Actor.PARTNER)
        case Status.ON_HOLD if referral.review_on:
            day = date_words(referral.review_on)
            return Next(
                _("Se ne riparla il %(day)s: aspettare ancora, o altrove?", day=day), Actor.PARTNER
            )
        case _:
            return Next(_("%(partner)s la segue.", partner=partner), Actor.PARTNER)


def _after(referral: Referral) -> Next:
    match referral.status:
        case Status.COMPLETED if referral.clock is Clock.CONFIRM:
            return Next(_("È conclusa: chiedi a lei com'è andata."), Actor.HER)
        case Status.COMPLETED:
            return Next(_("È conclusa."), Actor.NOBODY)
        case Status.REJECTED | Status.FAILED:
            return Next(_("Guarda insieme a lei quale altro servizio può andare."), Actor.YOU)
        case Status.CANCELLED:
            return Next(_("Non c'è altro da fare qui; la richiesta può ripartire."), Actor.NOBODY)
        case _:
            return Next(_("Non conta nei numeri, e resta nella storia."), Actor.NOBODY)


def clock_words(referral: Referral, day: date) -> str:
    """Return how the running clock stands: "rispondono entro venerdì", "in ritardo di 2 giorni"."""
    if referral.clock is Clock.NONE or referral.due_on is None or referral.status in ENDED:
        return ""
    late = (day - referral.due_on).days
    if late > 0:
        return ngettext("in ritardo di un giorno", "in ritardo di %(n)s giorni", late)
    return _sentence(referral.clock, by_words(referral.due_on, day))


def is_late(referral: Referral, day: date) -> bool:
    """Tell whether whoever is waited for is late."""
    running = referral.clock is not Clock.NONE and referral.status not in ENDED
    return running and referral.due_on is not None and referral.due_on < day


def by_words(due: date, day: date) -> str:
    """Return a near day as people say it: oggi, domani, venerdì; a far one as a date."""
    if due == day:
        return _("oggi")
    if due == day + timedelta(days=1):
        return _("domani")
    if day < due <= day + SOON:
        return WEEKDAYS[current_language()][due.weekday()]
    return _("il %(day)s", day=date_words(due))


def _sentence(clock: Clock, by: str) -> str:
    match clock:
        case Clock.RESPOND:
            return _("rispondono entro %(by)s", by=by)
        case Clock.ANSWER:
            return _("rispondi entro %(by)s", by=by)
        case Clock.CONTACT:
            return _("la chiamano entro %(by)s", by=by)
        case Clock.UPDATE:
            return _("dicono come va entro %(by)s", by=by)
        case Clock.REVIEW:
            return _("se ne riparla entro %(by)s", by=by)
        case _:
            return _("chiediamo a lei entro %(by)s", by=by)
