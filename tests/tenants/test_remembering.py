"""What several parts of a page ask is asked of the database once, while nothing can change."""

import pytest

from tenants.database import db
from tenants.remembering import asked_once
from tenants.scope import acting_for
from tests.given.tenants import an_organisation


@pytest.fixture
def asked(app):
    """A query that counts how often it is asked, and its list of questions."""
    seen = []

    @asked_once
    def query(number, *, twice=False):
        seen.append((number, twice))
        return db.session.connection() and number

    with app.app_context():
        yield query, seen
        db.session.remove()


def test_a_page_that_only_reads_asks_once(asked):
    query, seen = asked

    with acting_for(an_organisation(), purpose="test", read_only=True):
        assert [query(1), query(1), query(2), query(1, twice=True)] == [1, 1, 2, 1]

    assert seen == [(1, False), (2, False), (1, True)]


def test_whoever_writes_asks_every_time(asked):
    query, seen = asked

    with acting_for(an_organisation(), purpose="test"):
        query(1)
        query(1)

    assert len(seen) == 2


def test_an_answer_lasts_no_longer_than_its_transaction(asked):
    query, seen = asked

    with acting_for(an_organisation(), purpose="test", read_only=True):
        query(1)
        db.session.rollback()
        query(1)

    assert len(seen) == 2
