"""What sending tells elsewhere: her overview and history, the end of her case, the home."""

from collections.abc import Iterator
from typing import Any

from flask import url_for

from portal.participants.cases import closing, panels
from portal.participants.cases import queries as cases
from portal.participants.cases.panels import Event, Panel
from portal.referrals.sending.following import actions
from portal.referrals.sending.following.waiting import Wait, waits_for
from portal.referrals.sending.steps import clock_words, next_step
from portal.referrals.sending.woman import Woman
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.kinds import ENDED, OPEN, Status
from portal.referrals.tracking.labels import STATUSES
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.reasons import words_of
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import today
from tenants.identity import Identity
from tenants.permissions import may

MOST_SHOWN = 3
WAITS: dict[Wait, tuple[Any, Any, str]] = {
    Wait.QUESTION: (_l("Un partner fa una domanda su %(code)s"), _l("Rispondi"), "question-circle"),
    Wait.PLACE: (_l("C'è un posto per %(code)s"), _l("Conferma"), "star"),
    Wait.ERROR: (_l("Un partner segnala un errore su %(code)s"), _l("Guarda"), "flag"),
    Wait.REVIEW: (_l("Invio sospeso da riguardare: %(code)s"), _l("Guarda"), "pause-circle"),
    Wait.SILENCE: (_l("Nessuna risposta per %(code)s"), _l("Sollecita"), "bell"),
    Wait.ELSEWHERE: (_l("Non accolta: cerca altro per %(code)s"), _l("Scegli"), "signpost-split"),
}

closing.register(
    closing.Closing(
        _l("invii aperti"),
        actions.cancel_with_case,
        actions.revive_with_case,
        actions.tell_new_owner,
    )
)


@panels.panel(sort=52)
def referrals_in_brief(participant: Woman) -> Panel | None:
    """Tell how the open referrals of a woman stand."""
    found = tracking.of_participant(participant.id)
    if not found:
        return None
    still = [each for each in found if each.status in OPEN]
    return Panel(
        _("Invii"),
        "sending/panel.html",
        {
            "lines": [_line(each) for each in still[:MOST_SHOWN]],
            "open": len(still),
            "ended": len(found) - len(still),
        },
        href=url_for("sending.of_person", participant_id=participant.id),
    )


@panels.events
def referrals_in_history(participant: Woman) -> list[Event]:
    """Tell when she was sent somewhere, accepted, and how it ended."""
    return [event for each in tracking.of_participant(participant.id) for event in _story(each)]


@watch
def waiting_referrals(identity: Identity) -> Iterator[Attention]:
    """Yield what waits for who follows the cases, each by the code of the woman."""
    if not may(identity, Referrals.SEND):
        return
    found = waits_for(identity.user_id)
    women = cases.participants([woman for _w, _r, woman in found]) if found else {}
    for wait, referral, participant_id in found:
        if participant_id in women:
            text, verb, icon = WAITS[wait]
            page = "sending.alternatives" if wait is Wait.ELSEWHERE else "sending.show"
            yield Attention(
                str(text) % {"code": women[participant_id].code},
                str(verb),
                url_for(page, referral_id=referral.id),
                icon=icon,
                due=referral.due_on,
            )


def _line(referral: Referral) -> dict[str, str]:
    return {
        "service": referral.service_name,
        "status": referral.status.value,
        "label": str(STATUSES[referral.status]),
        "clock": clock_words(referral, today()) or next_step(referral).words,
        "href": url_for("sending.show", referral_id=referral.id),
    }


def _story(referral: Referral) -> Iterator[Event]:
    if referral.status is Status.ENTERED_IN_ERROR:
        return
    if referral.sent_at:
        yield Event(referral.sent_at, _("Inviata a un servizio"), referral.service_name)
    if referral.accepted_at:
        yield Event(referral.accepted_at, _("Accettata dal partner"), referral.service_name)
    if referral.ended_at and referral.status in ENDED:
        why = words_of(referral.status, referral.reason)
        yield Event(referral.ended_at, str(STATUSES[referral.status]), why or None)
