"""What the tests of organisations share."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine


@pytest.fixture
def statements():
    """Return a way to gather the SQL statements that are sent while it is open."""

    @contextmanager
    def gathered():
        sent = []

        def keep(_connection, _cursor, statement, _parameters, _context, _many):
            sent.append(statement)

        event.listen(Engine, "before_cursor_execute", keep)
        try:
            yield sent
        finally:
            event.remove(Engine, "before_cursor_execute", keep)

    return gathered
