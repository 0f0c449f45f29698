"""The few acts that happen before a tenant is known, as definer functions in schema `door`.

Each is one statement on its own connection, committed at once: it survives a rolled-back request.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from tenants.database import beside, db


def call(function: str, **values: Any) -> Any:  # noqa: ANN401 -- a function's own result
    """Call `door.<function>` by named arguments on its own connection; return its one value."""
    named = ", ".join(f"{name} => :{name}" for name in values)
    statement = text(f"SELECT door.{function}({named})")
    with beside() as connection:
        return connection.execute(statement, values).scalar_one_or_none()


def call_inside(function: str, **values: Any) -> Any:  # noqa: ANN401 -- a function's own result
    """Call `door.<function>` inside the current transaction, with its context."""
    named = ", ".join(f"{name} => :{name}" for name in values)
    statement = text(f"SELECT door.{function}({named})")
    return db.session.execute(statement, values).scalar_one_or_none()


def identity(session_hash: str, at: datetime) -> dict[str, Any] | None:
    """Return the session's person, organisation, roles and values; None when it is over."""
    found: dict[str, Any] | None = call("identity", session=session_hash, at=at)
    return found


def lead_members(*roles: str) -> list[UUID]:
    """Return the ids of the lead's people who hold one of the roles, for letters."""
    found: list[UUID] = call_inside("lead_members", roles=list(roles)) or []
    return found
