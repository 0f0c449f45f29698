"""The group of pages about cases, and what every page about a person needs to draw itself."""

from typing import Any

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from portal.participants.cases.kinds import CaseState
from portal.participants.cases.models import Participant
from portal.participants.cases.moves import STATES
from portal.participants.cases.panels import tabs_of
from portal.participants.cases.permissions import Cases
from portal.ui.shell import Entry, offer
from tenants.sealing import lost_before

cases = Blueprint("cases", __name__)
offer(Entry("Persone seguite", "cases.participants", "person-hearts", Cases.READ, sort=10))


def state_label(state: CaseState) -> str:
    """Return the word of a case's state."""
    return str(STATES[state])


def words_lost(participant: Participant) -> bool:
    """Tell whether what was sealed of a woman was lost with its key."""
    lost = lost_before(participant.organisation_id)
    return lost is not None and participant.created_at < lost


@cases.record_once
def _tell_templates(state: BlueprintSetupState) -> None:
    """Give the pages of all wings the tabs of a person and the words of a case."""
    words: dict[str, Any] = {
        "Cases": Cases,
        "case_tabs": tabs_of,
        "case_state": state_label,
        "words_lost": words_lost,
    }
    state.app.jinja_env.globals.update(words)
