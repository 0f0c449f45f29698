"""How often a page asks the database: a small number, and the same however long its list is."""

from itertools import count

import pytest

from portal.referrals.tracking.kinds import Status
from tests.given.cases import a_case
from tests.given.enrolments import a_sent_enrolment
from tests.given.interviews import a_task, an_interview
from tests.given.people import an_invitation
from tests.given.referrals import a_referral, moved
from tests.given.services import a_draft
from tests.given.tenants import a_person, an_organisation
from tests.shape.access import ANONYMOUS
from tests.shape.statements import statements_of

MOST = 4
LONGER = 6
_number = count(1)

# Who opens which page; no more than so many statements, without the context and the identity.
BUDGETS = [
    (ANONYMOUS, "/", MOST),
    (ANONYMOUS, "/signin", 0),
    (ANONYMOUS, "/servizi", MOST),
    (ANONYMOUS, "/servizi?q=nido&comune=Cossato&costo=free&bisogno=EDU", MOST),
    (ANONYMOUS, "/servizi?q=nessuno+lo+offre&comune=Cossato&eta=3&bisogno=EDU-01", MOST),
    ("welfare_manager", "/servizi?q=nido&comune=Cossato&costo=free&bisogno=EDU", MOST),
    ("welfare_manager", "/servizi?q=nessuno+lo+offre&comune=Cossato&eta=3", MOST),
    ("reviewer", "/searches", MOST),
    ("service_editor", "/reports", MOST),
    ("admin", "/today", MOST + 1),
    ("admin", "/organisation/people", MOST),
    ("service_editor", "/services", MOST),
    ("reviewer", "/reviews", MOST),
    ("welfare_manager", "/agenda", MOST),
    ("welfare_manager", "/tasks", MOST),
    ("welfare_manager", "/enrolments", MOST),
    ("welfare_manager", "/participants", MOST + 1),
    ("welfare_manager", "/participants?living=alone&young=yes&silent=yes", MOST + 1),
    ("welfare_manager", "/participants?view=board", MOST + 1),
    ("intake_operator", "/referrals/inbox", MOST),
    ("welfare_manager", "/referrals", MOST + 1),
    ("welfare_manager", "/referrals?status=all&mine=yes&late=yes", MOST + 1),
]

# Who opens which list, and how one more row comes into it.
LISTS = [
    ("admin", "/organisation/people", lambda world: a_person(world.organisation)),
    (
        "admin",
        "/organisation/people",
        lambda world: an_invitation(world.organisation, f"invito{next(_number)}@ente.example"),
    ),
    ("service_editor", "/services", lambda world: a_draft(world.organisation)),
    ("welfare_manager", "/agenda?view=list", lambda world: _of_a_case(world, an_interview)),
    ("welfare_manager", "/tasks", lambda world: _of_a_case(world, a_task)),
    ("welfare_manager", "/enrolments", a_sent_enrolment),
    ("welfare_manager", "/participants", lambda world: a_case(world.lead)),
    (
        "welfare_manager",
        "/referrals",
        lambda world: a_referral(
            world.lead, to=world.organisation, by=world.user("welfare_manager")
        ),
    ),
    (
        "welfare_manager",
        "/today",
        lambda world: moved(*_sent(world), Status.REJECTED, code="other"),
    ),
    ("welfare_manager", "/participants?view=board", lambda world: a_case(world.lead)),
    (
        "intake_operator",
        "/referrals/inbox",
        lambda world: a_referral(world.lead, to=world.organisation),
    ),
    (
        "intake_operator",
        "/referrals/inbox",
        lambda world: a_referral(_two_senders(world), to=world.organisation),
    ),
]


def _two_senders(world):
    """More than one organisation sends: their keys are borrowed together."""
    a_referral(an_organisation(), to=world.organisation)
    return an_organisation()


def _sent(world):
    person = world.user("welfare_manager")
    return world.organisation, a_referral(world.lead, to=world.organisation, by=person)


def _of_a_case(world, make):
    person = world.user("welfare_manager")
    make(world.lead, a_case(world.lead, by=person), by=person)


@pytest.mark.parametrize(("who", "address", "budget"), BUDGETS)
def test_a_page_keeps_to_its_budget(world, who, address, budget):
    sent = statements_of(world.app, world.client(who), address)

    assert len(sent) <= budget, f"{len(sent)} statements:\n" + "\n\n".join(sent)


@pytest.mark.parametrize(("who", "address", "one_more"), LISTS)
def test_a_longer_list_costs_no_more_queries(world, who, address, one_more):
    one_more(world)
    client = world.client(who)
    short = statements_of(world.app, client, address)

    for _ in range(LONGER):
        one_more(world)

    long = statements_of(world.app, client, address)
    assert len(long) == len(short), "load what the page needs (selectinload):\n" + "\n\n".join(long)
