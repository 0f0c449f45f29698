"""What the tests of finding share: the questions that a page asks the database."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

# The context of a transaction, who is asking and whether the data are invented come with any page.
OF_EVERY_PAGE = ("set_config(", "door.identity(", "door.save_session(", "FROM network")


@pytest.fixture
def questions():
    """Return a context that collects the statements of the catalogue's pages."""
    return _collected


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
