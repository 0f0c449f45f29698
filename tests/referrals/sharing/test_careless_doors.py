"""A door that opens more than it should is noticed: each guard of the disclosure, taken out."""

import pytest
from sqlalchemy import text

from portal.referrals.sharing import actions
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.kinds import Side, Status
from tenants.database import db
from tests.given.cases import following
from tests.given.referrals import accepted, found, moved, taking_in
from tests.given.sharing import a_shared_referral, an_agreement, subject_of

ROWS = "SELECT level, array_agg(number ORDER BY number) FROM referral_share GROUP BY level"
LEAST = {"name", "safe_times", "phone"}
FIRST, SECOND = [1], [2]
TOLD = {
    "sent": ({"preview": FIRST}, {"preview": FIRST}),
    "accepted": (
        {"preview": FIRST, "contact": FIRST, "delivery": FIRST},
        {"preview": FIRST, "contact": FIRST},
    ),
    "amended": (
        {"preview": SECOND, "contact": SECOND, "delivery": SECOND},
        {"preview": SECOND, "contact": SECOND},
    ),
    "undone": ({"preview": SECOND}, {"preview": SECOND}),
    "completed": ({"closed": FIRST}, {"closed": FIRST}),
    "withdrawn": ({}, {}),
}
# What each guard says, and what a careless hand would make of it.
GUARDS = {
    "consent": ("coalesce(agreed.until > at, false)", "true"),
    "newest": ("newer.number > each.number", "false"),
    "acceptance": ("ELSE held.status IN ('accepted', 'in-progress', 'on-hold')", "ELSE true"),
    "operator": ("WHEN s.level = 'delivery' THEN w.operator_id", "WHEN false THEN w.operator_id"),
}


def told(world):
    """The numbers of the rows of each level, as the operator reads them, and as her colleague."""
    seen = []
    for person in (world.operator_id, world.colleague_id):
        with taking_in(world.partner, person):
            rows = db.session.execute(text(ROWS))
            seen.append(dict(iter(rows)))
    return tuple(seen)


def a_story(world):
    """What the partner reads at each step of one referral."""
    sent = a_shared_referral(
        world.sender, world.woman, to=world.partner, by=world.manager_id, service_id=world.service
    )
    seen = {"sent": told(world)}
    for step, happen in STEPS.items():
        happen(world, sent)
        seen[step] = told(world)
    return seen


def _accept(world, sent):
    accepted(world.partner, sent, by=world.operator_id)


def _amend(world, sent):
    with following(world.sender, world.manager_id):
        subject = subject_of(sent)
        held = tracking.acting(subject.referral, Side.SENDER)
        actions.amend(held, subject, an_agreement(subject, LEAST))


def _undo(world, sent):
    moved(world.partner, sent, Status.REQUESTED, by=world.operator_id)


def _complete(world, sent):
    _accept(world, sent)
    moved(world.partner, sent, Status.COMPLETED, code="need-met", by=world.operator_id)


def _withdraw(world, sent):
    with following(world.sender, world.manager_id):
        actions.withdraw(tracking.acting(found(sent), Side.SENDER))


STEPS = {
    "accepted": _accept,
    "amended": _amend,
    "undone": _undo,
    "completed": _complete,
    "withdrawn": _withdraw,
}


@pytest.fixture
def careless(all_powerful):
    """Rewrite the door that discloses, for one test; return whether it was rewritten."""
    where = "door.disclose_referral(uuid, uuid, timestamptz)"
    written = all_powerful.execute(
        f"SELECT pg_get_functiondef('{where}'::regprocedure)"
    ).fetchone()[0]

    def rewrite(guard, instead):
        assert guard in written, f"the door no longer says {guard!r}: say here what it says"
        all_powerful.execute(written.replace(guard, instead))

    yield rewrite
    all_powerful.execute(written)


def test_the_door_tells_each_what_the_state_and_the_consent_allow(world):
    assert a_story(world) == TOLD


@pytest.mark.parametrize("guard", sorted(GUARDS))
def test_a_door_without_a_guard_is_noticed(world, careless, guard):
    careless(*GUARDS[guard])

    assert a_story(world) != TOLD
