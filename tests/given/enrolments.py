"""Women who enrol by themselves, for tests: say what matters, the rest is plausible."""

from portal.participants.enrolment.herself import actions, queries
from portal.participants.enrolment.herself.queries import Draft
from portal.participants.enrolment.kinds import STEPS, Step
from tenants.database import db, random_id
from tests.given import services
from tests.given.tenants import acting_for

ANSWERS = {
    Step.CONTACT: {
        "given_name": "Chiara",
        "family_name": "Esempio",
        "phone": "333 0000001",
        "email": "chiara@posta.example",
        "call_at": ["morning"],
        "may_leave_message": False,
        "may_write": True,
        "call_note": "",
        "speaks": "it",
        "needs_interpreter": False,
    },
    Step.PLACE: {"municipality": "096004", "travels_by": ["car"]},
    Step.FAMILY: {"living": "alone", "children": [2019, 2022], "born_in": 1990},
    Step.WORK: {"employment": "employed", "working_hours": "shifts", "company": ""},
    Step.NEEDS: {"needs": ["childcare"], "story": "Il martedì finisco alle venti."},
}
YES = {"following": True, "sharing": True, "special": False, "research": False}


def a_draft(_world=None, **changes):
    """An enrolment of which all but the last step is written; returns the token of its link."""
    with services.in_use().test_request_context(), acting_for(None):
        draft = _written(changes)
        db.session.commit()
        db.session.remove()
        return queries.token_of(draft.id)


def a_sent_enrolment(_world=None, *, consents=YES, **changes):
    """An enrolment that was sent to the lead; returns its id. `changes` are answers by field."""
    with services.in_use().test_request_context(), acting_for(None):
        draft = _written(changes)
        actions.send(draft, consents, address="192.0.2.1")
        db.session.commit()
        db.session.remove()
        return draft.id


def _written(changes):
    draft = Draft(random_id())
    for step in STEPS[:-1]:
        known = ANSWERS[step]
        answers = known | {name: changes[name] for name in changes if name in known}
        draft = actions.keep(draft, step, answers, address="192.0.2.1")
    return draft
