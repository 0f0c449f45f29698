"""Plans for tests: drafts, agreed ones, reviewed ones, made as people make them."""

from contextlib import contextmanager
from datetime import timedelta

from portal.plans.planning import actions, queries
from portal.plans.planning.document import fingerprint
from portal.plans.planning.writing import actions as writing
from tenants.clock import today
from tests.given.cases import a_case, following

LATER = timedelta(days=60)


def a_plan(organisation_id, *, by, participant=None, goal="Torno al lavoro", name="Anna"):
    """A draft with one goal and one action; returns the ids that its pages name."""
    participant = participant or a_case(organisation_id, by=by, name=name)
    with following(organisation_id, by):
        plan = actions.begin(participant)
        written = writing.add_goal(
            plan,
            {
                "title": goal,
                "measure": "Nessuna ora scoperta",
                "domain": "childcare",
                "target_on": today() + LATER,
            },
        )
        step = writing.add_activity(written, {"title": f"Telefonare per {goal}"})
        return {"id": participant, "plan": plan.id, "goal": written.id, "activity": step.id}


def an_agreed_plan(organisation_id, *, by, **details):
    """The same, agreed today; returns its ids, that of its first version too."""
    ids = a_plan(organisation_id, by=by, **details)
    with following(organisation_id, by):
        return {**ids, "version": agreed(ids["id"]).id}


def agreed(participant_id):
    """Agree to the open plan; inside `following`."""
    plan = queries.the_open_plan(participant_id)
    return actions.activate(plan, seen=seen(plan), next_review_on=today() + LATER)


def reviewed(participant_id, words="Va meglio."):
    """Review the open plan; inside `following`."""
    plan = queries.the_open_plan(participant_id)
    return actions.review(
        plan, seen=seen(plan), reviewed_on=today(), next_review_on=today() + LATER, words=words
    )


def seen(plan):
    return fingerprint(queries.document_of(plan))


@contextmanager
def plan_of(organisation_id, by, participant_id):
    """The open plan of a woman, in a transaction of its own."""
    with following(organisation_id, by):
        yield queries.open_plan(participant_id)
