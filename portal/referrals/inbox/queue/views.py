"""The queue, and one referral of it: exactly what is open to who asks, and what to do now."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.publishing.queries import organisation_name
from portal.referrals.inbox import labels, queries
from portal.referrals.inbox.answering.steps import STEPS, form_of
from portal.referrals.inbox.pages import pages
from portal.referrals.inbox.queries import Lines, Tab
from portal.referrals.inbox.queue.actions import note_opened
from portal.referrals.inbox.queue.history import history, may_undo
from portal.referrals.inbox.queue.lines import shown as shown_lines
from portal.referrals.sharing.queries import Disclosed, disclosed
from portal.referrals.threads.panels import thread
from portal.referrals.tracking.kinds import HELD, Act, Channel, Side, Status
from portal.referrals.tracking.labels import CHANNELS
from portal.referrals.tracking.models import ReferralEvent
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.queries import Held, events, referral
from portal.referrals.waiting.queries import entry_of
from portal.ui.addresses import one_of, page_number
from portal.ui.paging import numbered
from portal.ui.render import render
from tenants.permissions import requires

# What stands under the hand in each state; the rest opens on request.
FIRST: dict[Status, tuple[str, ...]] = {
    Status.ACCEPTED: ("start",),
    Status.IN_PROGRESS: ("update",),
    Status.ON_HOLD: ("resumption",),
}
ELSEWHERE = frozenset({"acceptance", "refusal", "attempt", "undoing"})


@pages.get("/referrals/inbox")
@requires(Referrals.ANSWER)
def queue() -> ResponseReturnValue:
    tab = one_of(Tab, "list") or Tab.TO_ANSWER
    lines = queries.lines(tab, page_number())
    return render(
        "inbox/queue.html",
        **_list(tab, lines),
        pages=lines.pages,
        paging=numbered(lines.pages, lines.number),
        after_one="next" in request.args,
        empty=labels.EMPTY[tab],
    )


@pages.get("/referrals/inbox/<uuid:referral_id>")
@requires(Referrals.ANSWER)
def show(referral_id: UUID) -> ResponseReturnValue:
    """Show one referral beside its list; who reads more than a preview is written down before."""
    held = referral(referral_id, Referrals.ANSWER, Side.PARTNER)
    shown = disclosed(held)
    note_opened(held.referral)
    tab = one_of(Tab, "list") or queries.tab_of(held.referral)
    return render(
        "inbox/show.html" if _is_open(shown) else "inbox/tombstone.html",
        **_list(tab, queries.lines(tab, most=queries.BESIDE)),
        **_detail(held, shown),
    )


def _list(tab: Tab, lines: Lines) -> dict[str, Any]:
    counts = queries.counts()
    tabs = [
        {
            "label": str(words),
            "href": url_for("inbox.queue", list=each.value),
            "current": each is tab,
            "count": counts.of(each),
        }
        for each, words in labels.TABS.items()
    ]
    return {"tab": tab, "tabs": tabs, "lines": shown_lines(lines, tab)}


def _detail(held: Held, shown: Disclosed) -> dict[str, Any]:
    if not _is_open(shown):
        return {"held": held, "shown": shown}
    known = events(held)
    return {
        "held": held,
        "shown": shown,
        "from_name": organisation_name(held.referral.organisation_id),
        "history": history(known),
        "thread": thread(held),
        **_steps(held, known),
    }


def _steps(held: Held, known: Sequence[ReferralEvent]) -> dict[str, Any]:
    """Return what can be done: what is under the hand, and what opens on request."""
    status = held.referral.status
    first = FIRST.get(status, ())
    taken = {*first, *ELSEWHERE}
    entry = entry_of(held.referral) if status in HELD else None
    hidden = set() if may_undo(held.referral, known) else {"undoing"}
    return {
        "steps": STEPS,
        "first": [STEPS[name] for name in first],
        "further": [
            step
            for step in STEPS.values()
            if step.is_open(held.referral)
            and (step.name not in taken or step.name == "undoing")
            and step.name not in hidden
        ],
        "acceptance": form_of(STEPS["acceptance"], held, fresh=True)
        if status is Status.REQUESTED
        else None,
        "channels": {code.value: str(CHANNELS[code]) for code in Channel},
        "entry": entry,
        "may_wait": entry is None and status in HELD and held.referral.service_id is not None,
        "attempts": [each for each in known if each.act is Act.ATTEMPTED],
    }


def _is_open(shown: Disclosed) -> bool:
    return any((shown.preview, shown.contact, shown.delivery, shown.closed))
