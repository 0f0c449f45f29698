"""Two letters that tell nothing: the way back to what she wrote, and that somebody enrolled."""

from uuid import UUID

from portal.participants.enrolment.herself import queries
from portal.ui.letters import Written, letter
from tenants.ledger import Fact


@letter("enrolment/resume")
def resume(fact: Fact) -> Written | None:
    """Write the link to the address in her draft, unless it was sent or deleted meanwhile."""
    token = queries.token_of(UUID(fact.content["enrolment_id"]))
    draft = queries.kept(token)
    if draft is None or draft.was_sent or not draft.email:
        return None
    values = {"token": token, "until": draft.expires_at}
    return Written(values, to=draft.email, language=draft.language)


@letter("enrolment/arrived")
def arrived(_fact: Fact) -> Written:
    return Written({})
