"""Where isolation is tried: three organisations, whoever acts for them, and nothing kept.

Everything happens in one transaction of a superuser, who takes the serving role for each attempt
(`SET LOCAL ROLE`: row security then knows only that role) and rolls back in the end. So even a
mutant of a policy can be tried, and is never seen by anyone else.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tenants.database import new_id
from tenants.roles import APP
from tenants.scope import NOBODY
from tests.tenants.rows import insert, plausible, table_named

REFUSED = "42501"  # insufficient privilege: by grant, by policy, or by a context that is not set


class Actor(NamedTuple):
    """Whom the database believes to be working."""

    name: str
    organisation_id: UUID | None
    user_id: UUID | None
    case_access: bool = False
    intake_access: bool = False
    purpose: str = "web"
    role: str = APP


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt: the SQL state of its error, or what it returned."""

    error: str | None = None
    value: object = None
    rows: int = 0

    @property
    def refused(self):
        return self.error == REFUSED


class Stage:
    """Three organisations of the network, and a person in each."""

    def __init__(self, connection):
        self.connection = connection
        self.own = self._actor("own", kind="nonprofit")
        self.other = self._actor("other", kind="association")
        self.lead = self._actor("lead", kind="lead")
        self.anonymous = Actor("anonymous", NOBODY, NOBODY)
        self.nobody = Actor("no context", None, None)
        self.owner = Actor("the owner", None, None, role="portal_owner")

    def row_of(self, actor, table):
        """Insert a plausible row that belongs to an actor; return its key."""
        if table.name == "organisation":
            return {"id": actor.organisation_id}
        if table.name == "user":
            return {"id": actor.user_id}
        return insert(self.connection, table, **self._owner(actor))

    def values_for(self, actor, table):
        """Return a row that an actor could have inserted; the rows it hangs on exist."""
        return plausible(self.connection, table, **self._owner(actor))

    def attempt(self, actor, statement, look=None, **values):
        """Let an actor try a statement; `look` sees what came of it before all is undone."""
        with self.undone():
            self._become(actor)
            try:
                result = self.connection.execute(statement, values)
                found = result.scalar() if result.returns_rows else None
            except DBAPIError as error:
                return Outcome(error=error.orig.sqlstate)
            self.connection.execute(text("RESET ROLE"))
            return Outcome(value=look() if look else found, rows=result.rowcount)

    @contextmanager
    def undone(self):
        """Undo whatever happens inside."""
        savepoint = self.connection.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()

    def _actor(self, name, *, kind):
        organisation, user = table_named("organisation"), table_named("user")
        blank = {"organisation_id": None, "user_id": None}
        theirs = plausible(self.connection, organisation, **blank) | {"kind": kind}
        person = plausible(self.connection, user, **blank)
        self.connection.execute(organisation.insert().values(**theirs))
        self.connection.execute(user.insert().values(**person))
        actor = Actor(name, theirs["id"], person["id"], case_access=True, intake_access=True)
        self._member(actor)
        return actor

    def _member(self, actor):
        member = table_named("membership")
        values = plausible(self.connection, member, **self._owner(actor))
        values |= {"id": new_id(), "user_id": actor.user_id}
        self.connection.execute(member.insert().values(**values))

    def _owner(self, actor):
        return {"organisation_id": actor.organisation_id, "user_id": actor.user_id}

    def _become(self, actor):
        settings = {
            "portal.organisation": actor.organisation_id,
            "portal.user": actor.user_id,
            "portal.case_access": "on" if actor.case_access else "off",
            "portal.intake_access": "on" if actor.intake_access else "off",
            "portal.purpose": actor.purpose,
        }
        if actor.organisation_id is not None:
            for name, value in settings.items():
                self.connection.execute(
                    text("SELECT set_config(:name, :value, true)"),
                    {"name": name, "value": str(value)},
                )
        self.connection.execute(text(f"SET LOCAL ROLE {actor.role}"))
