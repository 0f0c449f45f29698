"""The very SQL that the search sends, captured from the app so that it cannot drift."""

import re
import subprocess
from dataclasses import replace

import psycopg
from sqlalchemy import event

from portal import config as settings
from portal.app import create_app
from portal.catalogue.search import kept
from tenants.database import db
from tests.bench import growth
from tests.bench.seed import ALL

PGBENCH_SECONDS = 5
CLIENTS = 4
SHAPES = {
    "rare": "/servizi?q=rara7",
    "medium": "/servizi?q=media7",
    "heavy": "/servizi?q=pesante7",
    "all": f"/servizi?q={ALL}",
    "no words": "/servizi",
    "place, need, age": "/servizi?comune=096020&bisogno=EDU&eta=2",
    "heavy, place, need, age": "/servizi?q=pesante7&comune=096004&bisogno=EDU&eta=2",
    "by distance": "/servizi?q=pesante7&comune=096020&ordine=distanza",
    "by freshness": "/servizi?q=pesante7&ordine=aggiornate",
}
_apps = {}


def fragments(folder):
    """Return every statement on the listing that each shape of search sends, by name."""
    found = {}
    for shape, path in SHAPES.items():
        for number, statement in enumerate(_statements(folder, path), start=1):
            if re.search(r"\blisting\b", statement):
                found[f"{shape}: {number}"] = statement
    return found


def most_queries(folder):
    """Return the queries of the most expensive page, without the context and the identity."""
    return max(len(_statements(folder, path)) for path in SHAPES.values())


def sql_rate(folder, url, searches):
    """Return how many pages' worth of SQL the database answers a second, alone (pgbench)."""
    lines = []
    for path in searches(30):
        lines += [_one_line(statement) + ";" for statement in _reads(folder, path)]
    script = folder / "pages.sql"
    context = growth.CONTEXT.replace("false)", "true)") + ";"
    script.write_text("\n".join(["BEGIN;", context, *lines, "COMMIT;"]))
    done = subprocess.run(_pgbench(script, url), capture_output=True, text=True, check=True)
    scripts = float(re.search(r"tps = ([\d.]+)", done.stdout).group(1))
    return scripts * 30


def _pgbench(script, url):
    from tenants.embedded import _binaries

    host = dict(part.split("=", 1) for part in url.split() if "=" in part)["host"]
    options = {"-h": host, "-U": "portal_app", "-f": script, "-c": CLIENTS, "-j": 2}
    options["-T"] = PGBENCH_SECONDS
    named = [str(word) for option in options.items() for word in option]
    return [str(_binaries() / "pgbench"), "-n", *named, "portal"]


def _reads(folder, path):
    """Return what a page reads; keeping a search that found nothing is not part of the page."""
    return [one for one in _statements(folder, path) if not one.lstrip().startswith("INSERT")]


def _one_line(statement):
    """Return a statement as a line of a pgbench script, its comments left out."""
    return re.sub(r"--[^\n]*", "", statement).replace("\n", " ")


def _statements(folder, path):
    app = app_of(folder)
    seen = []

    def keep(connection, cursor, statement, values, _context, _many):
        if "set_config" not in statement and "SAVEPOINT" not in statement:
            with psycopg.ClientCursor(connection.connection.driver_connection) as literal:
                seen.append(literal.mogrify(statement, values))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", keep)
    try:
        kept.forget()  # what is asked for is what a page asks while it is made
        answer = app.test_client().get(path)
        assert answer.status_code == 200, path
    finally:
        event.remove(engine, "before_cursor_execute", keep)
    return seen


def app_of(folder):
    """Return an app over the database of a bench, made once."""
    if folder not in _apps:
        config = settings.read({"PORTAL_DATA_DIR": str(folder)})
        _apps[folder] = create_app(replace(config, port=8000))
        _apps[folder].test_client().get("/servizi")  # reads what a process reads once
    return _apps[folder]
