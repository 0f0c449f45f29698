"""The counts of the network under load: a year of referrals, counted by night, read by day.

`python -m tests.bench.oversight 200000` fills a database of its own and prints what a count of
every closed quarter takes, what a page reads, and what row security adds to that.
"""

import atexit
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psycopg
from flask_migrate import upgrade
from sqlalchemy import create_engine

from portal import cli
from portal.app import create_app
from portal.oversight.counting.actions import refresh
from tenants import embedded
from tenants.clock import now
from tests.bench import goals
from tests.databases import config_of

ORGANISATIONS = 40
WOMEN_EACH = 4  # referrals of one woman
TIMES = 200
PAGE = (
    "SELECT c.* FROM oversight_cell c JOIN oversight_table t ON t.id = c.table_id"
    " WHERE t.cube = 'partner' ORDER BY c.place, c.row, c.\"column\""
)

QUEUE = (
    "SELECT id, code, status, due_on FROM referral WHERE recipient_id = md5('o5')::uuid"
    " AND status = 'requested' ORDER BY due_on, created_at DESC LIMIT 50"
)

_CONTEXT = """
SELECT set_config('portal.organisation', md5(%(who)s)::uuid::text, false),
  set_config('portal.user', md5('o0')::uuid::text, false),
  set_config('portal.purpose', 'web', false), set_config('portal.case_access', 'off', false),
  set_config('portal.intake_access', %(intake)s, false)
"""
_ORGANISATIONS = """
INSERT INTO organisation (id, kind, state, name, sort_key, default_language, version, created_at,
  changed_at)
SELECT md5('o' || n)::uuid, CASE n WHEN 0 THEN 'lead' ELSE 'nonprofit' END, 'active', 'Ente ' || n,
  'ente ' || n, 'it', 1, now(), now() FROM generate_series(0, %(organisations)s::int - 1) n
"""
_OVERSEER = """
INSERT INTO "user" (id, email, name, sort_key, language, wants_notices, created_at, changed_at)
VALUES (md5('o0')::uuid, 'prova@hub.example', 'Prova', 'prova', 'it', false, now(), now());
INSERT INTO membership (organisation_id, id, user_id, created_at, changed_at)
VALUES (md5('o0')::uuid, md5('m')::uuid, md5('o0')::uuid, now(), now());
INSERT INTO membership_role (organisation_id, id, membership_id, role)
VALUES (md5('o0')::uuid, md5('r')::uuid, md5('m')::uuid, 'overseer');
"""
_WOMEN = """
INSERT INTO participant (organisation_id, id, code, given_name, family_name, sort_key, municipality,
  living, employment, isee_band, speaks, needs_interpreter, travels_by, phone_index, email_index,
  tax_code_index, call_at, may_leave_message, may_write, origin, enrolled_on, eligible, state,
  state_since, close_reason, protected, children, created_at, changed_at, version)
SELECT md5('o' || n %% 5)::uuid, md5('w' || n)::uuid, 'BL-' || n, 'Anna', 'Esempio', 'esempio',
  '0960' || to_char(1 + n %% 70, 'FM00'), 'alone', 'employed', 'unknown', 'it', false, '', '', '',
  '', '[]', false, false, 'manager', '2026-01-01', true, 'plan_active', now(), '', false, 0, now(),
  now(), 1 FROM generate_series(0, %(women)s::int - 1) n
"""
_REQUESTS = """
INSERT INTO service_request (organisation_id, id, participant_id, status, domain, urgency, slots,
  requested_by, created_at, changed_at, version)
SELECT md5('o' || n %% %(women)s %% 5)::uuid, md5('r' || n)::uuid,
  md5('w' || n %% %(women)s)::uuid, 'active', 'childcare', 'normal', '[]', md5('o0')::uuid, now(),
  now(), 1 FROM generate_series(0, %(rows)s::int - 1) n
"""
_REFERRALS = """
INSERT INTO referral (organisation_id, id, code, recipient_id, recipient_name, service_name, kind,
  status, business, urgency, version, sent_by, sent_by_name, sent_at, accepted_at, started_at,
  ended_at, operator_name, reason, clock, clock_used, due_on, created_at, changed_at)
SELECT md5('o' || n %% %(women)s %% 5)::uuid, md5('r' || n)::uuid, 'INV-' || n,
  md5('o' || n * 7 %% %(organisations)s)::uuid, 'Ente', 'Servizio',
  (ARRAY['EDU-01', 'CUR-01', 'LAV-01', 'FOR-01', 'FAM-01'])[1 + n %% 5],
  (ARRAY['requested', 'accepted', 'in-progress', 'completed', 'rejected'])[1 + n %% 5], '',
  'normal', 1, md5('o0')::uuid, '', at,
  CASE WHEN n %% 5 IN (1, 2, 3) THEN at + interval '3 days' END,
  CASE WHEN n %% 5 IN (2, 3) THEN at + interval '6 days' END,
  CASE WHEN n %% 5 IN (3, 4) THEN at + interval '20 days' END, '',
  CASE n %% 5 WHEN 4 THEN 'no-capacity' WHEN 3 THEN 'need-met' ELSE '' END,
  CASE WHEN n %% 5 < 3 THEN 'respond' ELSE '' END, 0,
  CASE WHEN n %% 5 < 3 THEN at::date + 300 END, at, at
FROM (SELECT n, now() - (n %% 365) * interval '1 day' AS at
  FROM generate_series(0, %(rows)s::int - 1) n) made
"""
_SUBJECTS = """
INSERT INTO referral_subject (organisation_id, id, participant_id, request_id)
SELECT organisation_id, id, participant_id, id FROM service_request
"""
_AFTERWARDS = "VACUUM ANALYZE referral, referral_subject, participant, oversight_cell"


def main(rows):
    """Fill a database, count it, read it, and print the figures."""
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    # What is registered first runs last: the server stops before its data go.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    server = embedded.ensure(folder, lasting=False)
    embedded.prepare(server)
    app = create_app(config_of(server))
    cli.init_app(app)
    with app.app_context():
        upgrade()
    fill(f"host={server.socket_folder} user=postgres dbname=portal", rows)
    seconds = count(server.url("portal_worker"))
    address = f"host={server.socket_folder} dbname=portal user="
    board, queue = read(address, PAGE, who="o0"), read(address, QUEUE, who="o5", intake="on")
    for figure in figures(seconds, board, queue):
        met = "met   " if figure.met else "MISSED"
        print(f"{met} {figure.id:6} {figure.words:52} {figure.value} {figure.detail}")


def fill(address, rows):
    """Write organisations, women and a year of referrals; keys are not checked meanwhile."""
    values = {"rows": rows, "women": rows // WOMEN_EACH, "organisations": ORGANISATIONS}
    with psycopg.connect(address, autocommit=True) as power:
        power.execute("SET session_replication_role = replica")
        power.execute(_OVERSEER)
        for statement in (_ORGANISATIONS, _WOMEN, _REQUESTS, _REFERRALS, _SUBJECTS):
            power.execute(statement, values if "%(" in statement else None)
        power.execute(_AFTERWARDS)


def count(url):
    """Return the seconds that one night takes when every quarter of the year is due."""
    engine = create_engine(url)
    began = time.perf_counter()
    refresh(engine, now())
    engine.dispose()
    return time.perf_counter() - began


def read(address, query, *, who, intake="off"):
    """Return the milliseconds of a query as somebody reads it, and without row security."""
    with (
        psycopg.connect(f"{address}portal_app") as web,
        psycopg.connect(f"{address}postgres") as power,
    ):
        web.execute(_CONTEXT, {"who": who, "intake": intake})
        seen, bare = [], []
        for _ in range(TIMES):
            seen.append(_milliseconds(web, query))
            bare.append(_milliseconds(power, query))
        return median(seen), median(bare)


def figures(seconds, board, queue):
    """Return the figures beside their goals."""
    return [
        goals.figure("P20", seconds),
        goals.figure("P21", board[0]),
        goals.figure("P22", board[0] / board[1], _both(*board)),
        goals.figure("P23", queue[0], "(of fifty rows)"),
        goals.figure("P24", queue[0] / queue[1], _both(*queue)),
    ]


def _both(web, bare):
    return f"({web:.2f} ÷ {bare:.2f} ms)"


def _milliseconds(connection, query):
    began = time.perf_counter()
    connection.execute(query).fetchall()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
