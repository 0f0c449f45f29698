"""Families for tests: say what matters, the rest is plausible."""

from portal.participants.household import actions
from portal.participants.household.kinds import Relation
from portal.participants.household.membership import MemberDetails
from tests.given.cases import case, following


def a_member(organisation_id, participant_id, relation=Relation.CHILD, **details):
    """Somebody in a woman's household; returns the membership's id."""
    if relation == Relation.CHILD:
        details = {"given_name": "Leo", "born_in": 2020, **details}
    with following(organisation_id):
        household = actions.open_household(case(organisation_id, participant_id))
        return actions.add_member(household, MemberDetails(relation=relation, **details)).id
