"""The door's functions, attacked: each is called by a stranger who names another's things.

The call is built from the function's own arguments, so that a new function is attacked on the day
it lands. It must be refused, or give nothing and change nothing, unless it stands in `TRUSTED`.
"""

from datetime import timedelta

from sqlalchemy import text

from tenants.clock import now
from tenants.database import new_id
from tests.tenants.rows import table_named

# These take the word of the code that calls them, which has checked who is there; or give a
# stranger only what is hers.
TRUSTED = {
    "colleagues": "the people of the organisation acted for, asked apart in test_doors.py",
    "ask_reset": "anyone may ask; what it makes is worth nothing without the mail",
    "end_sessions": "after a change of password; it can only close sessions",
    "keep_self_enrolment": "anyone may begin; what she wrote opens with her own secret only",
    "keep_lead_key": "the lead's first key, made when the first woman writes; never a second one",
    "lead_keys": "wrapped: worth nothing without the installation's own key",
    "lead_members": "ids of the lead's people, for the letters that any organisation causes",
    "next_case_number": "a counter of the network",
    "note_access": "after the case was opened; it can only add to the record of who looked",
    "note_export": "after the list was opened; it can only add to the records of who looked",
    "report_barrier": "anyone may write to the lead, and reads nothing of it",
    "set_password": "after the old password, or with a hash made from a new one",
    "start_session": "after the password; a session without a membership is nobody's",
}

EMPTY = {None, "", "0", "f", "false", "{}", "[]"}


def functions(connection):
    """Return what runs with another's rights: name (the door's bare), arguments, their types."""
    rows = connection.execute(
        text(
            "SELECT CASE p.pronamespace WHEN 'door'::regnamespace THEN p.proname"
            " ELSE 'oversight.' || p.proname END AS proname,"
            " coalesce(p.proargnames[1:p.pronargs], '{}') AS names,"
            " array(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) t)::text[] AS types"
            " FROM pg_proc p"
            " WHERE p.pronamespace IN ('door'::regnamespace, 'oversight'::regnamespace) ORDER BY 1"
        )
    )
    return {row.proname: dict(zip(row.names, row.types, strict=True)) for row in rows}


def a_stranger_gets_nothing(stage, name):
    """Call a function as a foreign organisation, with another's ids and wrong secrets."""
    with stage.undone():
        known = _give_own_what_could_be_betrayed(stage)
        if name == "open_name":  # a reason is written once
            stage.connection.execute(text("UPDATE motivated_access SET reason_sealed = NULL"))
        if name == "first_invitation":  # it speaks only of organisations that nobody entered yet
            stage.connection.execute(text("UPDATE organisation SET state = 'invited'"))
        arguments = functions(stage.connection)[name]
        values = {
            argument: known.get(argument, _hostile(stage, argument, kind))
            for argument, kind in arguments.items()
        }
        before = _footprint(stage)
        told = stage.attempt(stage.other, _call(name, arguments), **values)
        left = stage.attempt(
            stage.other, _call(name, arguments), look=lambda: _footprint(stage), **values
        )
    changed = left.error is None and left.value != before
    if told.refused or (told.error is None and not _says_something(told) and not changed):
        return []
    gift = f"{told.value or told.error}{' and changes rows' if changed else ''}"
    advice = "let it ask who is there (door.acting_as_lead(), the purpose, a secret)"
    return [f"door.{name} gives a stranger {gift}: {advice}, or say in {__name__} why not"]


def _give_own_what_could_be_betrayed(stage):
    keys = {
        table: stage.row_of(stage.own, table_named(table))
        for table in ("credential", "web_session", "password_reset", "invitation")
    }
    return {
        "invitation": keys["invitation"]["id"],
        "reset": keys["password_reset"]["id"],
        **_a_late_referral(stage),
    }


def _a_late_referral(stage):
    """Let a referral of `own` be late, and let the stranger have asked for the name behind it."""
    subject = stage.row_of(stage.own, table_named("referral_subject"))
    access = table_named("motivated_access")
    late = "UPDATE referral SET status = 'accepted', clock = 'contact', due_on = '2020-01-01'"
    stage.connection.execute(text(late))
    values = stage.values_for(stage.own, access) | {
        "referral_id": subject["id"],
        "asked_by": stage.other.user_id,
        "open_until": now() + timedelta(days=1),
        "reason_sealed": b"x",
    }
    stage.connection.execute(access.insert().values(**values))
    return {"referral": subject["id"], "access": values["id"]}


def _call(name, arguments):
    named = ", ".join(
        f"{argument} => CAST(:{argument} AS {kind})" for argument, kind in arguments.items()
    )
    schema = "" if "." in name else "door."
    return text(f"SELECT array_agg(found::text) FROM {schema}{name}({named}) found")


def _says_something(outcome):
    return bool(set(outcome.value or []) - EMPTY)


def _hostile(stage, argument, kind):
    values = {
        "organisation": stage.own.organisation_id,
        "person": stage.own.user_id,
        "signed_in_as": stage.other.user_id,
        "owner": stage.own.organisation_id,
        "kind": "nonprofit",
        "language": "it",
        "wanted": "suspended",
    }
    by_type = {
        "uuid": new_id(),
        "timestamp with time zone": now(),
        "text[]": ["admin", "reviewer", "reader"],
        "jsonb": "{}",
        "boolean": True,
        "integer": 1,
        "integer[]": [1],
        "uuid[]": [new_id()],
        "date": now().date(),
        "date[]": [now().date()],
    }
    return values.get(argument, by_type.get(kind, "wrong"))


def _footprint(stage):
    """Return a mark of every row that the door's functions can reach."""
    tables = stage.connection.execute(
        text("SELECT tablename FROM pg_policies WHERE roles = '{portal_door}' ORDER BY tablename")
    ).scalars()
    return [
        stage.connection.execute(
            text(f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM \"{table}\" t")
        ).scalar()
        for table in tables
    ]
