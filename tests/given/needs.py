"""Needs for tests: say what matters, the rest was not asked."""

from portal.participants.needs import actions
from portal.participants.needs.actions import Weights
from portal.participants.needs.kinds import Domain
from tenants.clock import today
from tests.given.cases import case, following


def an_assessment(organisation_id, participant_id, *, by=None, day=None, **scores):
    """The needs of a woman on a day; returns the assessment's id."""
    with following(organisation_id, by):
        weighed = {Domain(name): score for name, score in scores.items()}
        weights = Weights(day=day or today(), scores=weighed)
        return actions.assess(case(organisation_id, participant_id), weights).id
