"""The net under the queries: the database itself discloses no more than the level."""

import pytest
from sqlalchemy import text

from portal.referrals.sharing import actions
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.kinds import Side, Status
from tenants.database import db
from tests.given.cases import following
from tests.given.referrals import accepted, found, moved, taking_in
from tests.given.sharing import a_shared_referral
from tests.given.tenants import acting_for

PREVIEW = {"preview"}
QUEUE = {"preview", "contact"}
OPERATOR = {"preview", "contact", "delivery"}


@pytest.fixture
def sent(world):
    return a_shared_referral(
        world.sender, world.woman, to=world.partner, by=world.manager_id, service_id=world.service
    )


def levels():
    """The levels whose rows the current scope reads, without any condition of ours."""
    return set(db.session.scalars(text("SELECT level FROM referral_share")))


def read_by(world, person):
    with taking_in(world.partner, person):
        return levels()


def test_each_reads_the_rows_of_the_level(world, sent):
    before = read_by(world, world.operator_id)
    accepted(world.partner, sent, by=world.operator_id)

    assert before == PREVIEW
    assert read_by(world, world.operator_id) == OPERATOR
    assert read_by(world, world.colleague_id) == QUEUE


def test_the_rows_close_with_the_referral(world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    moved(world.partner, sent, Status.COMPLETED, code="need-met", by=world.operator_id)

    assert read_by(world, world.operator_id) == {"closed"}


def test_the_rows_close_when_she_takes_it_back(world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    with following(world.sender, world.manager_id):
        actions.withdraw(tracking.acting(found(sent), Side.SENDER))

    assert read_by(world, world.operator_id) == set()


@pytest.mark.parametrize("table", ["sharing_consent", "share_reading", "referral_subject"])
def test_the_partner_reads_no_row_that_names_her(world, sent, table):
    accepted(world.partner, sent, by=world.operator_id)

    with taking_in(world.partner, world.operator_id):
        assert not db.session.scalar(text(f"SELECT count(*) FROM {table}"))


def test_without_the_role_no_row_is_read(app, world, sent):
    accepted(world.partner, sent, by=world.operator_id)

    with app.app_context(), acting_for(world.partner, user_id=world.operator_id):
        assert levels() == set()
        db.session.remove()
    with app.app_context(), acting_for(world.sender, user_id=world.manager_id):
        assert levels() == set()
        db.session.remove()
