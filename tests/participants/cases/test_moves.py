"""A case moves only where its table of moves says, and closing says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.participants.cases import actions, queries
from portal.participants.cases.kinds import CLOSED, CaseState
from portal.participants.cases.moves import REASONS_OF, moves_from
from tests.given.cases import a_case, case, following
from tests.given.tenants import an_organisation

WAY = [
    CaseState.TO_CONTACT,
    CaseState.INTERVIEW_BOOKED,
    CaseState.ASSESSMENT,
    CaseState.PLANNING,
    CaseState.PLAN_ACTIVE,
    CaseState.IN_REVIEW,
    CaseState.CONCLUDED,
]


@pytest.fixture
def ours(app):
    return an_organisation()


def test_a_case_goes_its_whole_way(ours):
    anna = a_case(ours)

    with following(ours):
        for state in WAY:
            actions.move(case(ours, anna), state)
        steps = queries.steps(anna)

        assert [step.to_state for step in reversed(steps)] == [CaseState.NEW, *WAY]
        assert case(ours, anna).closed_on is not None


def test_an_illegal_move_is_refused(ours):
    anna = a_case(ours)

    with following(ours), pytest.raises(actions.CaseError) as refused:
        actions.move(case(ours, anna), CaseState.CONCLUDED)

    assert refused.value.field == "to"


def test_closing_before_the_end_wants_a_reason(ours):
    anna = a_case(ours)

    with following(ours), pytest.raises(actions.CaseError) as refused:
        actions.move(case(ours, anna), CaseState.INTERRUPTED)

    assert refused.value.field == "reason"


def test_a_reopened_case_goes_back_to_where_it_was(ours):
    anna = a_case(ours)

    with following(ours):
        row = case(ours, anna)
        actions.move(row, CaseState.TO_CONTACT)
        actions.move(row, CaseState.INTERRUPTED, reason="unreachable")

        assert actions.possible_moves(row) == (CaseState.TO_CONTACT,)
        actions.move(row, CaseState.TO_CONTACT)
        assert row.closed_on is None
        assert row.close_reason == ""


@given(st.sampled_from(sorted(set(CaseState) - CLOSED)))
def test_every_open_case_can_be_closed_and_never_stays_where_it_is(state):
    possible = moves_from(state)

    assert set(possible) & CLOSED
    assert state not in possible
    assert set(REASONS_OF) <= CLOSED
