"""What the tests of the catalogue share: a page's questions, words left as they were."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from portal.catalogue.taxonomy import loading
from portal.catalogue.taxonomy import queries as taxonomy

# The context of a transaction, who is asking and whether the data are invented come with any page.
OF_EVERY_PAGE = ("set_config(", "door.identity(", "door.save_session(", "FROM network")


@pytest.fixture
def questions():
    """Return a context that collects the statements of the catalogue's pages."""
    return _collected


@pytest.fixture
def as_shipped(config, all_powerful):
    """Leave terms and zones as they were found, whatever a test changes: the sweep keeps them."""
    known = {
        table: [row[0] for row in all_powerful.execute(f"SELECT code FROM {table}").fetchall()]
        for table in ("taxonomy_term", "zone")
    }
    taxonomy.forget()
    yield
    for table, codes in known.items():
        all_powerful.execute(f"DELETE FROM {table} WHERE NOT code = ANY(%s)", [codes])
        all_powerful.execute(f"UPDATE {table} SET version = 1 WHERE version > 1")
    all_powerful.execute("UPDATE taxonomy_term SET deprecated_on = NULL, replaced_by = NULL")
    loading.load(config.owner_url)
    taxonomy.forget()


@contextmanager
def _collected():
    asked = []

    def keep(_connection, _cursor, statement, *_rest):
        if not any(mark in statement for mark in OF_EVERY_PAGE):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", keep)
