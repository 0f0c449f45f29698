"""The few row-security policies, and the SQL that each becomes.

Policies compare with `(SELECT current_org())`, which PostgreSQL evaluates once a statement.
Each also lets the door's definer functions and marked migrations through, by role.
"""

from dataclasses import dataclass

from tenants.roles import APP, DOOR, OVERSIGHT, OWNER, WORKER

EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
OWN = "organisation_id = (SELECT current_org())"
SIGNED_IN = "(SELECT current_org()) <> '00000000-0000-0000-0000-000000000000'::uuid"
AS_LEAD = "(SELECT door.acting_as_lead())"
MIGRATING = "current_setting('portal.migration', true) = 'on'"
OWN_PERSON = "user_id = (SELECT current_person())"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the web role may read and write in one table; `why` where it is wider than own rows."""

    read: str
    write: str
    app: str = EVERYTHING
    door: str = ""
    worker: str = ""
    oversight: str = ""  # what the de-identified counts are made of: never a name
    why: str = ""

    def statements(self, table: str) -> list[str]:
        """Return the SQL that gives a table its policies and grants."""
        on = f'ON "{table}"'
        read, write = (shape.replace("{table}", f'"{table}"') for shape in (self.read, self.write))
        lines = [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
            f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
            f"GRANT {self.app} {on} TO {APP}",
            *self._web(on, read, write),
            f"CREATE POLICY migration {on} TO {OWNER} USING ({MIGRATING}) WITH CHECK ({MIGRATING})",
        ]
        others = (
            (DOOR, "door", self.door),
            (WORKER, "worker", self.worker),
            (OVERSIGHT, "oversight", self.oversight),
        )
        for role, name, grants in others:
            if grants:
                lines.append(f"GRANT {grants} {on} TO {role}")
                lines.append(f"CREATE POLICY {name} {on} TO {role} USING (true) WITH CHECK (true)")
        return lines

    def _web(self, on: str, read: str, write: str) -> list[str]:
        if read == write:
            return [f"CREATE POLICY web {on} TO {APP} USING ({read}) WITH CHECK ({write})"]
        shapes = {
            "SELECT": f"USING ({read})",
            "INSERT": f"WITH CHECK ({write})",
            "UPDATE": f"USING ({write}) WITH CHECK ({write})",
            "DELETE": f"USING ({write})",
        }
        return [
            f"CREATE POLICY web_{command.lower()} {on} FOR {command} TO {APP} {shape}"
            for command, shape in shapes.items()
            if command in self.app
        ]


def owned(*, app: str = EVERYTHING, door: str = "", worker: str = "") -> Policy:
    """Return the policy of what one organisation keeps to itself."""
    return Policy(read=OWN, write=OWN, app=app, door=door, worker=worker)


def own_case(of: str) -> str:
    """Return the condition of a row about the woman whose id stands in a column.

    One's own organisation, case access, and not a protected woman of whom one is not named staff.
    """
    return (
        f"{OWN} AND (SELECT current_case_access()) "
        f"AND {of} <> ALL ((SELECT door.shut_away())::uuid[])"
    )


def unless_shut_away(of: str) -> str:
    """Return the condition of a row that may come to be about a woman: open until she is hidden."""
    return f"({of} IS NULL OR {of} <> ALL ((SELECT door.shut_away())::uuid[]))"


def case_owned(of: str = "participant_id", *, app: str = EVERYTHING, door: str = "") -> Policy:
    """Return the policy of case tables: own rows, and only with access to the case."""
    return Policy(read=own_case(of), write=own_case(of), app=app, door=door)


def shared(
    read: str, *, why: str, write: str = OWN, app: str = EVERYTHING, door: str = ""
) -> Policy:
    """Return the policy of what others may read by a stated condition; its owner writes it."""
    return Policy(read=f"{OWN} OR {read}", write=write, app=app, door=door, why=why)


def network(*, why: str, app: str = EVERYTHING, door: str = "") -> Policy:
    """Return the policy of what the whole network reads and only the lead writes."""
    return Policy(read="true", write=AS_LEAD, app=app, door=door, why=why)


def personal(*, app: str = EVERYTHING, door: str = "", worker: str = "") -> Policy:
    """Return the policy of what belongs to one person, whatever organisation she acts for."""
    return Policy(read=OWN_PERSON, write=OWN_PERSON, app=app, door=door, worker=worker)


def open_to_all(*, why: str, app: str = EVERYTHING, door: str = "", worker: str = "") -> Policy:
    """Return the policy of what holds no tenant's data; the reason must convince a stranger."""
    return Policy(read="true", write="true", app=app, door=door, worker=worker, why=why)


def behind_the_door(
    *, door: str = EVERYTHING, worker: str = "", oversight: str = "", why: str
) -> Policy:
    """Return the policy of what the web role never touches but through a definer function."""
    return Policy(
        read="false",
        write="false",
        app="SELECT",
        door=door,
        worker=worker,
        oversight=oversight,
        why=why,
    )
