"""A database that came back is used at once: a connection that died while it rested is replaced."""

import pytest

from tenants import connections

OTHERS = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE usename = 'portal_app' AND datname = current_database()"
)


@pytest.fixture
def rested(monkeypatch):
    """Let no connection be trusted, as after a pause."""
    monkeypatch.setattr(connections, "SECONDS_TRUSTED", 0.0)


def test_a_page_after_the_connections_died_is_answered(browser, all_powerful, rested):
    browser().get("/servizi")

    (ended,) = all_powerful.execute(OTHERS).fetchone()

    assert ended
    assert browser().get("/servizi").status == 200


def test_a_connection_that_rested_is_asked_and_used_again(browser, all_powerful, rested):
    browser().get("/servizi")
    before = _processes(all_powerful)

    browser().get("/servizi")

    assert before
    assert before <= _processes(all_powerful)


def _processes(power):
    found = power.execute(
        "SELECT pid FROM pg_stat_activity"
        " WHERE usename = 'portal_app' AND datname = current_database()"
    )
    return set(found.fetchall())
