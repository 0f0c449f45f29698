"""The generated attacks: each table, each act, by whoever does not own the row.

Each returns its complaints, so that the mutation run can ask them again in its own transaction.
"""

from datetime import UTC, datetime

from sqlalchemy import and_, func, select, text

from tenants.database import Base
from tests.tenants.openings import HIDDEN, may
from tests.tenants.rows import belongs_to_a_person, table_named

FOREIGN_ROW = ("select", "insert", "update", "delete")
MOVES = ("give", "steal")
STATE_OF_KEYS = {"23503", "23505"}  # the policy let it pass, only a key stopped it


def strangers_get_what_was_opened_and_no_more(stage, name):
    """Let the others try each act on a row of `own`."""
    return [
        f"{name}: {actor.name} {'cannot' if expected else 'can'} {act} a row of another"
        f" organisation: correct the policy, or say in tests/tenants/openings.py that it is meant"
        for actor in (stage.other, stage.lead, stage.anonymous)
        for act in _acts(stage, actor, name)
        if _succeeds(stage, actor, act, name) != (expected := may(actor.name, act, name))
    ]


def its_own_organisation_finds_the_row(stage, name):
    seen = _succeeds(stage, stage.own, "select", name)
    if seen == (name in HIDDEN):
        return [f"{name}: {'visible' if seen else 'hidden'} to its own organisation"]
    return []


def without_case_access_a_case_is_not_there(stage, name):
    """Let an admin or an overseer of the same organisation try each act."""
    if "current_case_access" not in Base.policies[name].read:
        return []
    colleague = stage.own._replace(case_access=False)
    return [
        f"{name}: a colleague without case access can {act}: write policy=case_owned(...)"
        for act in FOREIGN_ROW
        if _succeeds(stage, colleague, act, name)
    ]


def without_intake_access_what_was_received_is_not_there(stage, name):
    """Let an admin of a partner look for what her organisation received."""
    table = table_named(name)
    if "current_intake_access" not in Base.policies[name].read or "recipient_id" not in table.c:
        return []
    with stage.undone():
        key = stage.row_of(stage.own, table)
        stage.connection.execute(table.update().values(**_received(stage, table)))
        colleague = stage.other._replace(intake_access=False)
        count = select(func.count()).select_from(table).where(_is(table, key))
        seen, hidden = stage.attempt(stage.other, count), stage.attempt(colleague, count)
    if hidden.value or not (seen.value or name in BEHIND_A_SHARE):
        return [f"{name}: received rows are for who answers referrals: compare intake access"]
    return []


def a_protected_case_is_not_there(stage, name):
    """Let a welfare manager who is not named look for what is told of a protected woman."""
    if "shut_away" not in Base.policies[name].read:
        return []
    table = table_named(name)
    with stage.undone():
        key = stage.row_of(stage.own, table)
        _make_hers(stage, table)
        stage.connection.execute(text("UPDATE participant SET protected = true"))
        stage.connection.execute(text("UPDATE named_staff SET user_id = gen_random_uuid()"))
        seen = stage.attempt(
            stage.own, select(func.count()).select_from(table).where(_is(table, key))
        )
        gone = stage.attempt(
            stage.own, table.delete(), look=lambda: _place(stage, table, key) is None
        )
    if seen.value or gone.value:
        return [f"{name}: told of a protected woman to who is not named: policy=case_owned(...)"]
    return []


def without_a_context_nothing_is_answered(stage, name):
    return [
        f"{name}: {act} is answered without a context: compare with (SELECT current_org())"
        for act in FOREIGN_ROW
        if not may("anonymous", act, name)
        and name not in HIDDEN
        and not _is_refused(stage, stage.nobody, act, name)
    ]


def not_even_the_owner_of_the_tables_reads(stage, name):
    return [
        f"{name}: its owner can {act} outside a migration: FORCE ROW LEVEL SECURITY"
        for act in FOREIGN_ROW
        if _succeeds(stage, stage.owner, act, name)
    ]


BEHIND_A_SHARE = {"referral_message"}  # read only while another row is open
OPENED = {"status": "requested", "open_from": datetime(2026, 1, 1, tzinfo=UTC), "reader_id": None}

ATTACKS = (
    strangers_get_what_was_opened_and_no_more,
    its_own_organisation_finds_the_row,
    without_case_access_a_case_is_not_there,
    without_intake_access_what_was_received_is_not_there,
    a_protected_case_is_not_there,
    without_a_context_nothing_is_answered,
    not_even_the_owner_of_the_tables_reads,
)


def _acts(stage, actor, name):
    owned = _has_an_owner(table_named(name))
    return (*FOREIGN_ROW, *MOVES) if owned and actor is not stage.anonymous else FOREIGN_ROW


def _succeeds(stage, actor, act, name):
    with stage.undone():
        outcome = TRIALS[act](stage, actor, table_named(name))
    return outcome.error in STATE_OF_KEYS or (outcome.error is None and bool(outcome.value))


def _is_refused(stage, actor, act, name):
    with stage.undone():
        return TRIALS[act](stage, actor, table_named(name)).refused


def _select(stage, actor, table):
    key = stage.row_of(stage.own, table)
    return stage.attempt(actor, select(func.count()).select_from(table).where(_is(table, key)))


def _insert(stage, actor, table):
    values = stage.values_for(stage.own, table)
    return stage.attempt(actor, table.insert().values(**values), look=lambda: True)


def _update(stage, actor, table):
    """Change every row in reach, blindly: without a WHERE only the policy of UPDATE counts."""
    key = stage.row_of(stage.own, table)
    column = _changeable(stage, table)
    kept = stage.connection.execute(select(column).where(_is(table, key))).scalar_one()
    return _changed(stage, actor, table, key, {column.name: kept})


def _delete(stage, actor, table):
    key = stage.row_of(stage.own, table)
    return stage.attempt(actor, table.delete(), look=lambda: _place(stage, table, key) is None)


def _give(stage, actor, table):
    """Move a row of one's own into the other's organisation."""
    key = stage.row_of(actor, table)
    return _changed(stage, actor, table, key, _belonging_to(stage.own, table))


def _steal(stage, actor, table):
    """Move the other's row into one's own organisation: its policy is asked before the change."""
    key = stage.row_of(stage.own, table)
    return _changed(stage, actor, table, key, _belonging_to(actor, table))


TRIALS = {
    "select": _select,
    "insert": _insert,
    "update": _update,
    "delete": _delete,
    "give": _give,
    "steal": _steal,
}


def _changed(stage, actor, table, key, values):
    before = _place(stage, table, key)
    change = table.update().values(**values)
    return stage.attempt(actor, change, look=lambda: _place(stage, table, key) != before)


def _belonging_to(actor, table):
    if belongs_to_a_person(table):
        return {"user_id": actor.user_id}
    return {"organisation_id": actor.organisation_id}


def _place(stage, table, key):
    """Return where the row lies; it moves when the row is changed."""
    query = select(text("ctid")).select_from(table).where(_is(table, key))
    return stage.connection.execute(query).scalar()


def _is(table, key):
    return and_(*(table.columns[name] == value for name, value in key.items()))


def _has_an_owner(table):
    return belongs_to_a_person(table) or "organisation_id" in table.columns


def _changeable(stage, table):
    """Return a column that the web role may change, or else any but a key."""
    allowed = text("SELECT has_column_privilege('portal_app', :table, :column, 'UPDATE')")
    plain = [column for column in table.columns if not column.primary_key] or list(table.columns)
    for column in plain:
        asked = {"table": f'public."{table.name}"', "column": column.name}
        if stage.connection.execute(allowed, asked).scalar():
            return column
    return plain[0]


def _received(stage, table):
    """Return what makes a row one that another organisation received, and may read."""
    opened = {name: value for name, value in OPENED.items() if name in table.c}
    return {"recipient_id": stage.other.organisation_id, **opened}


def _refer_her(stage, table):
    """Say of every referral for whom it is, where a row hangs on one."""
    if table.name != "referral" and "referral_id" not in table.columns:
        return
    column = "id" if table.name == "referral" else "referral_id"
    subject = table_named("referral_subject")
    values = stage.values_for(stage.own, subject)
    referral = stage.connection.execute(select(table.columns[column])).scalars().first()
    if table.name == "referral_note":  # it hangs on a referral of either side, by no key
        stage.connection.execute(table.update().values(referral_id=values["id"]))
        referral = values["id"]
    stage.connection.execute(subject.insert().values(**values | {"id": referral}))


def _make_hers(stage, table):
    """Give a row that may be about nobody yet the woman whom it is about by now."""
    _refer_her(stage, table)
    column = table.columns.get("participant_id")
    if column is None or not column.nullable:
        return
    woman = stage.row_of(stage.own, table_named("participant"))
    stage.connection.execute(table.update().values(participant_id=woman["id"]))
