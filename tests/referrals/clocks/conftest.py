"""Two organisations, and the clocks as the worker runs them."""

from datetime import UTC, datetime

import pytest

from portal.referrals.clocks import actions
from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.models import ReferralEvent
from tenants import clock
from tenants.database import db
from tests.given import referrals
from tests.given.cases import following
from tests.given.tenants import an_organisation

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)


def at(day, hour=8):
    """A moment of November, and of what comes after its last day."""
    return datetime(2026, 11, 1, hour, tzinfo=UTC).replace(
        month=11 + (day > 30), day=day - 30 * (day > 30)
    )


@pytest.fixture
def ours(app):
    return an_organisation("Consorzio Esempio")


@pytest.fixture
def theirs(app):
    return an_organisation("Coop. Prova")


@pytest.fixture
def sent(ours, theirs):
    """A request sent on a Monday in November."""
    with clock.fixed(MONDAY):
        return referrals.a_referral(ours, to=theirs)


@pytest.fixture
def run(app):
    """Run the clocks for a moment, and say what was done."""

    def run(moment):
        with app.app_context():
            return dict(actions.run(moment))

    return run


@pytest.fixture
def remarks(ours):
    """What the portal itself did to a referral: act, code and day of each."""

    def remarks(referral_id):
        with following(ours):
            query = db.session.query(ReferralEvent).filter_by(
                referral_id=referral_id, side=Side.SYSTEM
            )
            events = query.order_by(ReferralEvent.happened_at, ReferralEvent.id).all()
            return [(each.act.value, each.code, f"{each.happened_at:%d/%m}") for each in events]

    return remarks


@pytest.fixture
def now_stands(ours):
    """The row of a referral as its sender reads it."""

    def stands(referral_id):
        with following(ours):
            found = referrals.found(referral_id)
            db.session.expunge(found)
            return found

    return stands
