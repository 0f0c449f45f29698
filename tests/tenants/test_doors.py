"""The door's functions: what runs with another's rights gives a stranger nothing."""

from sqlalchemy import text

from tenants import tokens
from tenants.clock import now
from tenants.database import new_id
from tests.tenants.doors import TRUSTED, a_stranger_gets_nothing, functions


def test_each_function_gives_a_stranger_nothing(stage):
    complaints = [
        complaint
        for name in sorted(set(functions(stage.connection)) - set(TRUSTED))
        for complaint in a_stranger_gets_nothing(stage, name)
    ]

    assert not complaints, "\n".join(complaints)


def test_what_is_trusted_still_exists(stage):
    assert set(TRUSTED) <= set(functions(stage.connection))


def test_only_the_delivery_writes_the_letter_of_an_invitation(stage):
    call = text("SELECT door.invitation_letter(:id)")

    by_web = stage.attempt(stage.own, call, id=new_id())
    by_delivery = stage.attempt(stage.own._replace(purpose="delivery"), call, id=new_id())

    assert by_web.refused
    assert by_delivery.error is None


def test_the_lead_counts_people_and_nobody_else_does(stage):
    call = text("SELECT count(*) FROM door.people_counts()")

    assert stage.attempt(stage.other, call).refused
    assert stage.attempt(stage.anonymous, call).refused
    assert stage.attempt(stage.lead, call).value >= 3


def test_a_session_in_an_organisation_that_is_not_hers_is_nobodys(stage):
    start = text("SELECT door.start_session(:hash, :person, :organisation, '', :at)")
    identity = text("SELECT door.identity(:hash, :at)")
    session = {"hash": tokens.hashed("stolen"), "at": now()}

    stage.connection.execute(
        start, {**session, "person": stage.other.user_id, "organisation": stage.own.organisation_id}
    )

    assert stage.attempt(stage.anonymous, identity, **session).value is None


def test_colleagues_are_those_of_the_organisation_acted_for(stage):
    call = text("SELECT array_agg(c) FROM door.colleagues() c")

    assert stage.attempt(stage.own, call).value == [stage.own.user_id]
    assert stage.attempt(stage.anonymous, call).value is None
    assert stage.attempt(stage.nobody, call).refused
