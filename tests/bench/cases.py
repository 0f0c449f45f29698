"""The pages about women under load: a welfare manager of the demo among 5,000 cases."""

import os
import re
from http.client import HTTPConnection
from itertools import cycle, islice
from urllib.parse import urlencode

import psycopg

from portal.participants.cases.models import Participant
from tests.bench import goals
from tests.bench.load import Target, median, spread

CASES = 5_000
MANAGER = "welfare@hub.example"
PASSWORD = os.environ.get("PORTAL_DEMO_PASSWORD", "bilanciare-prova-2026")
FILTERS = (
    "",
    "?owner=mine",
    "?living=alone&young=yes",
    "?municipality=096004",
    "?silent=yes&page=3",
    "?state=to_contact",
)

_COPY = """
WITH one AS (
  SELECT row_number() OVER (ORDER BY code) - 1 AS place, p.* FROM participant p
  WHERE organisation_id = %(organisation)s AND NOT protected AND code NOT LIKE 'BL-9%%'
), size AS (SELECT count(*) AS women FROM one)
INSERT INTO participant ({columns})
SELECT {values} FROM generate_series(1, %(rows)s::int) AS made(n)
CROSS JOIN size JOIN one t ON t.place = made.n %% size.women
"""
_CHANGED = {
    "id": "md5('bench' || made.n)::uuid",
    "code": "'BL-9' || to_char(made.n, 'FM000') || '-' || to_char(made.n, 'FM00000')",
    "family_name": "t.family_name || ' ' || made.n",
    "sort_key": "t.sort_key || ' ' || made.n",
    "owner_id": "CASE WHEN made.n % 10 = 0 THEN t.owner_id END",
}


def grow(url):
    """Bring the cases of the lead to their number, as the database's owner; sealed things stay."""
    names = [column.name for column in Participant.__table__.columns]
    statement = _COPY.format(
        columns=", ".join(names), values=", ".join(_value(name) for name in names)
    ).replace("% 10", "%% 10")
    with psycopg.connect(url) as owner:
        owner.execute("SET portal.migration = 'on'")
        lead = owner.execute("SELECT id FROM organisation WHERE kind = 'lead'").fetchone()[0]
        owner.execute(statement, {"organisation": lead, "rows": CASES})
        owner.commit()
        owner.autocommit = True
        owner.execute("VACUUM ANALYZE participant")


def targets(portal, url):
    """Return the pages, opened by a manager who signed in once."""
    signed_in = (("Cookie", cookie(portal.port, MANAGER)),)
    families = _families(url)

    def lists(number):
        return islice(cycle(f"/participants{query}" for query in FILTERS), number)

    def people(number):
        return islice(cycle(f"/participants/{each}" for each in families), number)

    return [
        Target("cases", portal, lists, "</html>", signed_in, requests=100),
        Target("person", portal, people, "</html>", signed_in, requests=100),
    ]


def figures(rounds):
    hello = median(rounds["hello"])
    found = []
    for goal, name in (("P15", "person"), ("P16", "cases")):
        database = median(rounds[name], "database_ms")
        detail = f"({spread(rounds[name])} CPU-ms, the database {database:.2f})"
        found.append(goals.figure(goal, median(rounds[name]) / hello, detail))
    return found


def _value(name):
    return "NULL" if name.endswith("_sealed") else _CHANGED.get(name, f"t.{name}")


def _families(url):
    """Return the women with the fullest weeks: their pages have the most to show."""
    query = (
        "SELECT participant_id FROM care_slot GROUP BY participant_id"
        " ORDER BY count(*) DESC, participant_id LIMIT 5"
    )
    with psycopg.connect(url) as owner:
        owner.execute("SET portal.migration = 'on'")
        found = [row[0] for row in owner.execute(query)]
    assert found, "the demo has no hours: nothing to measure"
    return found


def cookie(port, email):
    """Sign in as a person would, and return what her browser keeps."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/signin")
    answer = connection.getresponse()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.read().decode()).group(1)
    before = answer.headers["Set-Cookie"].partition(";")[0]
    form = urlencode({"csrf_token": token, "email": email, "password": PASSWORD})
    kind = "application/x-www-form-urlencoded"
    connection.request("POST", "/signin", form, {"Cookie": before, "Content-Type": kind})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 303, answer.status
    return answer.headers["Set-Cookie"].partition(";")[0]
