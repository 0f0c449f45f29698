"""The page on which an organisation sees its own pace, beside the network's median: no ranking."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal.oversight.counting import queries
from portal.oversight.counting.kinds import Step
from portal.oversight.counting.permissions import Oversight
from portal.ui.language import lazy as _l
from portal.ui.render import render
from portal.ui.shell import Entry, offer
from tenants.permissions import requires

pages = Blueprint("timing", __name__)
offer(Entry("I nostri tempi", "timing.show", "clock-history", Oversight.PACE, sort=46))
STEPS = {
    Step.ANSWER: _l("Dalla richiesta alla risposta"),
    Step.START: _l("Dall'accettazione all'avvio"),
    Step.FINISH: _l("Dall'avvio alla conclusione"),
}


@pages.get("/referrals/timing")
@requires(Oversight.PACE)
def show() -> ResponseReturnValue:
    found = {row.step: row for row in queries.own_pace()}
    return render(
        "oversight/timing.html",
        rows=[(words, found[step]) for step, words in STEPS.items() if step in found],
        until=next((row.until for row in found.values()), None),
    )
