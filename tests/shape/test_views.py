"""Every view says who may open it, and reading changes nothing."""

import pytest
from flask import Blueprint, Flask

from tenants import requests
from tenants.permissions import declared, public
from tests.shape.access import table
from tests.shape.routes import app_for_reading

# The small writes that may go with a GET, each through its own door.
TOUCHED_BY_READING = {
    "throttle": "a visitor is counted",
    "web_session": "a session is seen",
    "zero_search": "a search that found nothing is kept, without anyone",
}
READERS = ("admin", "reviewer", "network_admin")


def test_every_view_declares_who_may_open_it():
    views = app_for_reading().view_functions

    undeclared = [endpoint for endpoint, view in views.items() if declared(view) is None]

    assert not undeclared, f"write @requires(Room.VERB) or @public under the route: {undeclared}"


def test_the_app_refuses_to_start_with_a_view_that_declares_nothing():
    app = Flask("careless")
    pages = Blueprint("careless", __name__)
    pages.get("/open")(public(lambda: "open"))
    pages.get("/forgotten", endpoint="forgotten")(lambda: "forgotten")
    app.register_blueprint(pages)

    with pytest.raises(requests.UndeclaredViewError, match=r"careless\.forgotten: write @requires"):
        requests.guard(app)


@pytest.mark.parametrize("who", READERS)
def test_no_write_survives_a_get(world, all_powerful, who):
    addresses = [_address(world, row) for rows in table().values() for row in rows]
    client = world.client(who)
    before = _marks(all_powerful)

    for address in addresses:
        client.get(address)

    after = _marks(all_powerful)
    changed = [name for name, mark in before.items() if after[name] != mark]
    assert not changed, f"a GET wrote into {changed}: a change needs a form"


def _address(world, row):
    if not row.given:
        return row.url
    made = row.given(world)
    return row.url.format(**(made if isinstance(made, dict) else {"id": made}))


def _marks(connection):
    names = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    ).fetchall()
    return {
        name: connection.execute(
            f"SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM \"{name}\" t"
        ).fetchone()
        for (name,) in names
        if name not in TOUCHED_BY_READING
    }
