"""The first year as it stands in the tables: its own totals are the published ones."""

import pytest

from portal.app import create_app
from portal.demo import tenants as written
from portal.demo.first_year import write_first_year
from tenants.clock import now
from tenants.database import db
from tests.given.tenants import _power

HALF, WHOLE = "2023-06-30", "2023-12-31"
CHILDREN = (
    "SELECT count(*) FROM household_member m JOIN participant p ON p.id = m.participant_id"
    " WHERE m.relation = 'child' AND p.enrolled_on <= %(on)s"
    " AND extract(year FROM %(on)s::date) - m.born_in BETWEEN 0 AND 17"
)


@pytest.fixture
def hub(own_config):
    """An installation whose first year was written, twice."""
    with written.as_owner(own_config.owner_url) as owner:
        written.write_organisations(owner, now())
        written.write_people(owner, "tre parole di prova", now())
    app = create_app(own_config)
    with app.app_context():
        for _time in range(2):
            with written.as_owner(own_config.owner_url) as owner:
                already = written.codes_of(owner)
            write_first_year(lambda _code: None, already=already)
    yield
    with app.app_context():
        db.engine.dispose()


def asked(query, on=WHOLE):
    return _power().execute(query, {"on": on}).fetchone()[0]


def test_the_tables_add_up_to_what_was_published(hub):
    enrolled = "SELECT count(*) FROM participant WHERE enrolled_on <= %(on)s"
    alone = f"{enrolled} AND living = 'alone'"
    talked = "SELECT count(*) FROM interview WHERE state = 'held' AND starts_at::date <= %(on)s"
    plans = "SELECT count(*) FROM care_plan WHERE started_on <= %(on)s"

    assert (asked(enrolled, HALF), asked(enrolled)) == (86, 126)
    assert (asked(CHILDREN, HALF), asked(CHILDREN)) == (148, 221)
    assert (asked(alone), asked(talked), asked(plans)) == (38, 285, 71)
