"""What was not sent in time is deleted, and nothing opens it any more."""

from datetime import timedelta

from portal.jobs import worker_engine
from portal.participants.enrolment.herself.actions import forget_expired
from tenants import clock
from tests.given.enrolments import a_draft, a_sent_enrolment
from tests.given.tenants import the_lead


def test_a_draft_lasts_seven_days(app, anyone, all_powerful):
    the_lead()
    a_draft()

    _night(app, timedelta(days=6))
    before = _count(all_powerful)
    _night(app, timedelta(days=7, minutes=1))

    assert (before, _count(all_powerful)) == (1, 0)


def test_a_draft_that_is_over_opens_no_more(app, anyone):
    the_lead()
    token = a_draft()

    with clock.fixed(clock.now() + timedelta(days=7, minutes=1)):
        assert anyone.get(f"/iscrizione/riprendi/{token}").status == 404


def test_what_was_sent_waits_for_its_answer(app, all_powerful):
    the_lead()
    a_sent_enrolment()

    _night(app, timedelta(days=60))

    assert _count(all_powerful) == 1


def _night(app, later):
    engine = worker_engine(app.config["PORTAL"])
    forget_expired(engine, clock.now() + later)
    engine.dispose()


def _count(connection):
    return connection.execute("SELECT count(*) FROM self_enrolment").fetchone()[0]
