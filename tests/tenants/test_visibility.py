"""Who finds which state of a service, by row security alone: drafts, network, public, contacts."""

import pytest
from sqlalchemy import text

from tenants.clock import now
from tests.tenants.rows import table_named

EVERYONE = {"own", "lead", "other", "anonymous"}
SIGNED_IN = {"own", "lead", "other"}
OWN_AND_LEAD = {"own", "lead"}
ACTORS = ("own", "lead", "other", "anonymous")


@pytest.mark.parametrize(
    ("published", "visibility", "readers"),
    [
        (False, "public", OWN_AND_LEAD),
        (False, "network", OWN_AND_LEAD),
        (True, "public", EVERYONE),
        (True, "network", SIGNED_IN),
        (True, "own", OWN_AND_LEAD),
    ],
)
def test_a_service_is_found_by_those_it_is_for(stage, published, visibility, readers):
    key = _a(stage, "service", published_at=now() if published else None, visibility=visibility)

    assert _readers(stage, "service", key) == readers


@pytest.mark.parametrize("table", ["service", "service_text", "service_place", "service_contact"])
def test_what_a_service_was_is_its_organisations_own_once_it_is_retired(stage, table):
    key = _a(stage, table)
    _publish(stage)
    stage.connection.execute(text("UPDATE service SET retired_at = now()"))

    assert _readers(stage, table, key) == OWN_AND_LEAD


@pytest.mark.parametrize(
    ("state", "readers"),
    [
        ("draft", {"own"}),
        ("in_review", OWN_AND_LEAD),
        ("changes_requested", OWN_AND_LEAD),
        ("published", OWN_AND_LEAD),
        ("rejected", OWN_AND_LEAD),
    ],
)
def test_a_draft_is_its_organisations_own_until_it_is_sent(stage, state, readers):
    key = _a(stage, "service_version", state=state)

    assert _readers(stage, "service_version", key) == readers


@pytest.mark.parametrize(
    ("published", "audience", "readers"),
    [
        (False, "public", OWN_AND_LEAD),
        (True, "public", EVERYONE),
        (True, "network", SIGNED_IN),
    ],
)
def test_a_contact_is_read_by_its_audience(stage, published, audience, readers):
    key = _a(stage, "service_contact", audience=audience)
    if published:
        _publish(stage)

    assert _readers(stage, "service_contact", key) == readers


@pytest.mark.parametrize("part", ["service_text", "service_place", "cost_option", "service_term"])
def test_a_part_goes_where_its_service_goes(stage, part):
    key = _a(stage, part)

    before = _readers(stage, part, key)
    _publish(stage)

    assert (before, _readers(stage, part, key)) == (OWN_AND_LEAD, EVERYONE)


@pytest.mark.parametrize(("audience", "readers"), [("public", EVERYONE), ("network", SIGNED_IN)])
def test_an_office_is_reached_by_its_audience(stage, audience, readers):
    key = _a(stage, "office_contact", audience=audience)

    assert _readers(stage, "office_contact", key) == readers


def _a(stage, name, **values):
    """Insert a plausible row of `own` in a state; return its id."""
    table = table_named(name)
    row = stage.values_for(stage.own, table) | values
    stage.connection.execute(table.insert().values(**row))
    return row["id"]


def _publish(stage):
    stage.connection.execute(text("UPDATE service SET published_at = now(), visibility = 'public'"))


def _readers(stage, name, key):
    query = text(f'SELECT count(*) FROM "{name}" WHERE id = :id')
    return {who for who in ACTORS if stage.attempt(getattr(stage, who), query, id=key).value}
