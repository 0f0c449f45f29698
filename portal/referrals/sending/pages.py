"""The group of pages of the welfare manager who sends, and what all of them show."""

from typing import Any

from flask import Blueprint

from portal.participants.cases import panels
from portal.referrals.sending.steps import clock_words
from portal.referrals.sending.words import BUSINESSES
from portal.referrals.threads.panels import stands_on
from portal.referrals.tracking.kinds import Side, Status, Urgency
from portal.referrals.tracking.labels import STATUSES, URGENCIES
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.reasons import words_of
from portal.ui.language import lazy as _l
from portal.ui.shell import Entry, offer
from tenants.clock import today

sending = Blueprint("sending", __name__)

NEW = "/participants/<uuid:participant_id>/referrals/new"
ONE = "/referrals/<uuid:referral_id>"
CONFLICT = 409

offer(Entry("Invii", "sending.referrals", "send", Referrals.SEE_SENT, sort=12))
stands_on(Side.SENDER, "sending.show")
panels.add_tab(_l("Invii"), "sending.of_person", sort=52)
panels.name_pages(
    {
        "sending.alternatives": _l("Un invio: altri servizi"),
        "sending.answer": _l("Un invio: a che punto è"),
        "sending.cancel": _l("Un invio, annullato"),
        "sending.choose_service": _l("Invio: scelta del servizio"),
        "sending.end_need": _l("Una richiesta, chiusa"),
        "sending.mistake": _l("Un invio inserito per errore"),
        "sending.nudge": _l("Un invio, sollecitato"),
        "sending.outside": _l("Invio fuori dalla rete"),
        "sending.send": _l("Invio, in scrittura"),
        "sending.show": _l("Un invio"),
    }
)


@sending.context_processor
def _words() -> dict[str, Any]:
    return {
        "REFERRAL_STATUSES": STATUSES,
        "BUSINESSES": BUSINESSES,
        "Referrals": Referrals,
        "clock": lambda each: clock_words(each, today()),
        "URGENCIES": URGENCIES,
        "Status": Status,
        "Urgency": Urgency,
        "reason_words": words_of,
    }
