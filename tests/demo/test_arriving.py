"""The demo has women who wait for their first call, each written once."""

from portal.app import create_app
from portal.demo import tenants as written
from portal.demo.arriving import ARRIVALS, write_arrivals
from tenants.clock import now
from tenants.database import db
from tests.given.tenants import _power


def test_some_women_wait_for_a_call_and_are_written_once(own_config):
    with written.as_owner(own_config.owner_url) as owner:
        written.write_organisations(owner, now())
    app = create_app(own_config)

    with app.app_context():
        write_arrivals()
        write_arrivals()
        db.engine.dispose()

    sent = "SELECT count(*), count(DISTINCT code) FROM self_enrolment WHERE sent_at IS NOT NULL"
    assert _power().execute(sent).fetchone() == (len(ARRIVALS), len(ARRIVALS))
