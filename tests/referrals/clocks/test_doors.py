"""The two acts of the pass are its own: no page and no other organisation gets them."""

from datetime import date

import pytest

from tenants import door
from tenants.clock import now
from tenants.database import db, new_id
from tests.given import referrals
from tests.given.tenants import acting_for, an_organisation
from tests.referrals.clocks.conftest import MONDAY

WEB, PASS = "web", "job:clocks"


@pytest.fixture
def call(app, sent):
    def call(organisation_id, purpose, function, owner, **values):
        with app.app_context(), acting_for(organisation_id, purpose=purpose, case_access=True):
            done = door.call_inside(
                function, owner=owner, referral=sent, expected_version=2, **values
            )
            db.session.rollback()
            db.session.remove()
            return done

    return call


def remark():
    return {
        "step": "remind",
        "act": "reminded",
        "code": "respond",
        "seen": "both",
        "day": date(2026, 11, 27),
        "event": new_id(),
        "at": now(),
    }


DAYS = dict.fromkeys(("due", "remind", "escalate", "expire"), MONDAY.date())


@pytest.mark.parametrize(
    ("function", "values"), [("tick_referral", remark()), ("time_referral", DAYS)]
)
def test_only_the_pass_of_the_sender_touches_a_clock(call, ours, theirs, function, values):
    stranger = an_organisation()

    assert call(ours, PASS, function, ours, **values) is True
    for organisation, purpose in ((ours, WEB), (theirs, PASS), (stranger, PASS)):
        assert call(organisation, purpose, function, ours, **values) is False
    assert call(stranger, PASS, function, stranger, **values) is False


def test_a_remark_that_is_not_due_is_not_made(call, ours):
    assert call(ours, PASS, "tick_referral", ours, **(remark() | {"day": MONDAY.date()})) is False


def test_what_changed_since_it_was_read_is_left_alone(call, ours, theirs, sent):
    referrals.accepted(theirs, sent)

    assert call(ours, PASS, "tick_referral", ours, **remark()) is False
    assert call(ours, PASS, "time_referral", ours, **DAYS) is False
