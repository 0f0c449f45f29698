"""The invented referrals show every state, reason and outcome, each reached by a legal move."""

import pytest

from portal.demo.stories import STORIES, Do
from portal.referrals.tracking.kinds import Side, Status
from portal.referrals.tracking.moves import may_move
from portal.referrals.tracking.reasons import REASONS, reason

STATUSES_OF_STEPS = {Do.MOVE, Do.WAIT}


def _steps_with_a_status(story):
    return [step for step in story.steps if step.do in STATUSES_OF_STEPS]


def test_every_state_occurs():
    reached = {step.to for story in STORIES for step in _steps_with_a_status(story)}

    assert reached | {Status.REQUESTED} == set(Status) - {Status.DRAFT}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story.steps[-1:]))
def test_each_story_is_a_run_of_legal_moves_for_stated_reasons(story):
    status = Status.REQUESTED
    for step in _steps_with_a_status(story):
        assert any(may_move(status, step.to, side) for side in Side), (status, step.to)
        assert not step.code or step.to is Status.ENTERED_IN_ERROR or reason(step.to, step.code)
        status = step.to


def test_every_outcome_and_nearly_every_refusal_occurs():
    said = {step.code for story in STORIES for step in story.steps}

    assert {each.code for each in REASONS[Status.COMPLETED]} <= said
    rare = {"better-fit-elsewhere", "safety-concern", "other"}
    assert {each.code for each in REASONS[Status.REJECTED]} - said <= rare
