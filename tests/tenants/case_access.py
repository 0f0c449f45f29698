"""Case tables: in one's own organisation too, a row about a woman needs case access."""

from sqlalchemy import text

from tenants.database import new_id
from tenants.policies import case_owned


def a_case_needs_case_access(stage):
    """Try a table with the policy of case tables; return what is wrong with it."""
    with stage.undone():
        row = _a_case(stage)
        return [
            *_wrong(stage, stage.own, row, expected=True),
            *_wrong(stage, stage.own._replace(case_access=False), row, expected=False),
            *_wrong(stage, stage.other, row, expected=False),
            *_wrong(stage, stage.lead, row, expected=False),
            *_wrong(stage, stage.nobody, row, expected=False),
        ]


def _a_case(stage):
    """Make a case table of nobody's, as a migration would, with one row of `own`."""
    run = stage.connection.execute
    run(text("CREATE TABLE scratch_case (organisation_id uuid, id uuid, note text)"))
    run(text("ALTER TABLE scratch_case OWNER TO portal_owner"))
    for statement in case_owned("id").statements("scratch_case"):
        run(text(statement))
    values = {"organisation_id": stage.own.organisation_id, "id": new_id()}
    run(text("INSERT INTO scratch_case VALUES (:organisation_id, :id, 'x')"), values)
    return values


def _wrong(stage, actor, row, *, expected):
    trials = {
        "select": "SELECT count(*) FROM scratch_case",
        "update": "UPDATE scratch_case SET note = 'y'",
        "delete": "DELETE FROM scratch_case",
        "insert": "INSERT INTO scratch_case VALUES (:organisation_id, :id, 'z')",
    }
    for act, statement in trials.items():
        values = row if act == "insert" else {}
        outcome = stage.attempt(actor, text(statement), **values)
        reached = outcome.value if act == "select" else outcome.rows
        if (outcome.error is None and bool(reached)) != expected:
            access = "with" if actor.case_access else "without"
            wanted = "must succeed" if expected else "must reach nothing"
            yield f"{actor.name} {access} case access: {act} of a case {wanted}"
