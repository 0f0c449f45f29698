"""What happened to a referral while somebody was answering it, in one sentence."""

from portal.participants.cases import queries as people
from portal.referrals.tracking.kinds import Act, Side, Status
from portal.referrals.tracking.models import ReferralEvent
from portal.referrals.tracking.queries import Held, events
from portal.referrals.tracking.reasons import EXPIRED, words_of
from portal.ui.formats import ago_words
from portal.ui.language import current_language
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants import scope
from tenants.clock import now
from tenants.identity import signed_in

MOVED = {
    Status.REQUESTED: _l("%(who)s l'ha rimesso tra quelli da rispondere %(when)s."),
    Status.ACCEPTED: _l("%(who)s l'ha accettato %(when)s."),
    Status.REJECTED: _l("%(who)s ha risposto di no %(when)s: %(why)s."),
    Status.IN_PROGRESS: _l("%(who)s l'ha segnato in corso %(when)s."),
    Status.ON_HOLD: _l("%(who)s l'ha sospeso %(when)s: %(why)s."),
    Status.COMPLETED: _l("%(who)s l'ha concluso %(when)s: %(why)s."),
    Status.FAILED: _l("%(who)s l'ha segnato come non riuscito %(when)s: %(why)s."),
    Status.CANCELLED: _l("%(who)s l'ha annullato %(when)s: %(why)s."),
    Status.ENTERED_IN_ERROR: _l("%(who)s l'ha segnato come inserito per errore %(when)s."),
}
DONE = {
    Act.ASSIGNED: _l("%(who)s l'ha passato a un'altra operatrice %(when)s."),
    Act.ATTEMPTED: _l("%(who)s ha provato a contattarla %(when)s."),
    Act.ANSWERED: _l("%(who)s ha risposto a una domanda %(when)s."),
    Act.ASKED: _l("%(who)s ha fatto una domanda %(when)s."),
    Act.STILL_GOING: _l("%(who)s ha detto che continua %(when)s."),
    Act.AMENDED: _l("%(who)s ha cambiato i dati condivisi %(when)s."),
}
CHANGED = _l("%(who)s l'ha cambiato %(when)s.")


def what_happened(held: Held) -> str:
    """Say who changed a referral last, when and how."""
    known = events(held)
    if not known:
        return _("Questo invio è cambiato mentre rispondevi.")
    last = known[-1]
    if last.act is Act.MOVED and last.code == EXPIRED:
        return _("È scaduto: nessuno ha risposto in tempo.")
    words = MOVED.get(last.to_status) if last.act is Act.MOVED else DONE.get(last.act)
    return _(
        str(words or CHANGED),
        who=_who(last),
        when=ago_words(last.happened_at, now(), current_language()),
        why=words_of(last.to_status, last.code).lower() or _("senza motivo"),
    )


def _who(event: ReferralEvent) -> str:
    """Name a colleague; the other party and the portal are named by what they are."""
    if event.side is Side.SENDER:
        return _("Chi invia")
    if event.side is Side.SYSTEM:
        return _("Il portale")
    if event.actor_id == scope.current().user_id:
        return _("%(name)s (tu)", name=signed_in().user_name)
    return people.names([event.actor_id]).get(event.actor_id) or _("Una collega")
