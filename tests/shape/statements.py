"""The very statements that a page sends, caught on their way to the database."""

from contextlib import contextmanager

import psycopg
from sqlalchemy import event

from tenants.database import db

# One each a request, whatever it shows: the context and the identity; and what is no query.
NOT_COUNTED = ("set_config", "door.identity", "SAVEPOINT")


@contextmanager
def caught(app):
    """Collect, as complete SQL, every statement that the app sends meanwhile."""
    seen = []

    def keep(connection, _cursor, statement, values, _context, _many):
        if not any(mark in statement for mark in NOT_COUNTED):
            with psycopg.ClientCursor(connection.connection.driver_connection) as literal:
                seen.append(literal.mogrify(statement, values))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", keep)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", keep)


def statements_of(app, client, address):
    """Return what a page sends to the database, once what is remembered is remembered."""
    client.get(address)
    with caught(app) as seen:
        response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return seen
