"""The queries that everybody sends all day never read a large table as a whole.

Each page of `PAGES` is opened in a network of 20 thousand rows a table; whatever it sends is
explained as the web role, under row security. To guard another page, add its line.
"""

import json
import os

import psycopg
import pytest
from sqlalchemy import create_engine

from portal.app import create_app
from tenants.scope import NOBODY
from tests.databases import arranged, clone, config_of
from tests.given.tenants import an_organisation
from tests.shape.access import ANONYMOUS
from tests.shape.crowd import ORGANISATIONS, fill, large_tables
from tests.shape.statements import statements_of
from tests.shape.world import World

ROWS = 20_000
CONTEXT = (
    "SELECT set_config('portal.organisation', %(organisation)s, true),"
    " set_config('portal.user', %(user)s, true), set_config('portal.purpose', 'web', true),"
    " set_config('portal.case_access', 'off', true),"
    " set_config('portal.intake_access', %(intake)s, true)"
)
CROWDED = (
    "listing",
    "network_listing",
    "service",
    "service_version",
    "service_text",
    "service_term",
    "membership",
    "membership_role",
    "user",
    "fact",
    "delivery",
    "referral",
    "referral_share",
)

# Who opens which page.
PAGES = [
    (ANONYMOUS, "/"),
    (ANONYMOUS, "/servizi"),
    (ANONYMOUS, "/servizi?q=nido"),
    (ANONYMOUS, "/servizi?q=parola+rarissima&comune=Cossato&eta=3"),
    (ANONYMOUS, "/servizi?bisogno=EDU-01&costo=free&giorni=MO&ordine=aggiornate"),
    (ANONYMOUS, "/servizi?comune=Biella&vista=mappa"),
    (ANONYMOUS, "/en/servizi?q=nursery"),
    ("welfare_manager", "/servizi?comune=Biella&bisogno=EDU&ordine=distanza"),
    ("admin", "/today"),
    ("admin", "/organisation/people"),
    ("service_editor", "/services"),
    ("reviewer", "/today"),
    ("reviewer", "/reviews"),
    ("intake_operator", "/referrals/inbox"),
    ("intake_operator", "/referrals/inbox?list=ended"),
    ("intake_operator", "/today"),
]


@pytest.fixture(scope="module")
def crowd(server, superuser, template):
    """A network of many organisations and thousands of rows, in a database of its own."""
    with (
        clone(superuser, template, f"crowd_{os.getpid()}") as name,
        arranged(server, name) as connection,
    ):
        organisations = [an_organisation() for _ in range(ORGANISATIONS)]
        engine = create_engine(f"postgresql+psycopg://postgres@/{name}?host={server.socket_folder}")
        with engine.connect() as power:
            fill(power, CROWDED, ROWS, organisations=organisations)
            large = large_tables(power)
        engine.dispose()
        app = create_app(config_of(server, name))
        yield World(app, connection), large
        _forget_connections(app)


@pytest.mark.parametrize(("who", "address"), PAGES)
def test_no_page_reads_a_large_table_as_a_whole(crowd, who, address):
    world, large = crowd

    sent = statements_of(world.app, world.client(who), address)

    slow = [found for statement in sent for found in _scans(world, who, statement, large)]
    assert not slow, "an index must lead there:\n" + "\n\n".join(slow)


def test_a_scan_is_noticed(crowd):
    world, large = crowd

    assert {"listing", "service", "membership"} <= large
    assert list(_scans(world, "admin", "SELECT * FROM listing WHERE summary_it = 'x'", large))


def _scans(world, who, statement, large):
    """Return each sequential scan of a large table in a statement's plan."""
    address = world.app.config["PORTAL"].database_url.replace("+psycopg", "")
    with psycopg.connect(address) as web:
        web.execute(CONTEXT, _context(world, who))
        plan = web.execute(f"EXPLAIN (FORMAT JSON) {statement}").fetchone()[0]
    found = plan if isinstance(plan, list) else json.loads(plan)
    for node in _nodes(found[0]["Plan"]):
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in large:
            yield f"{node['Relation Name']} is read as a whole by:\n{statement}"


def _context(world, who):
    person = None if who == ANONYMOUS else world.person(who)
    return {
        "organisation": str(person.organisation_id if person else NOBODY),
        "user": str(person.user_id if person else NOBODY),
        "intake": "on" if who == "intake_operator" else "off",
    }


def _nodes(node):
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _forget_connections(app):
    from tenants.database import db

    with app.app_context():
        db.engine.dispose()
