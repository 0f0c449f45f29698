"""The group of the partner's pages, its place in the navigation, the words its pages use."""

from typing import Any

from flask import Blueprint

from portal.referrals.inbox import labels, queries
from portal.referrals.sharing.words import in_brief
from portal.referrals.sharing.words import lines as told_lines
from portal.referrals.threads.panels import stands_on
from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.labels import STATUSES
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.reasons import words_of
from portal.ui.shell import Entry, offer
from tenants.clock import today

pages = Blueprint("inbox", __name__)

offer(
    Entry(
        "Invii ricevuti", "inbox.queue", "inbox", Referrals.ANSWER, sort=12, count=queries.waiting
    )
)
stands_on(Side.PARTNER, "inbox.show")


@pages.context_processor
def _words() -> dict[str, Any]:
    return {
        "STATUSES": STATUSES,
        "channel_words": labels.channel_words,
        "day_today": today,
        "due": labels.due,
        "reason_words": words_of,
        "told": in_brief,
        "told_lines": told_lines,
    }
