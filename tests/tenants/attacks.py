"""The generated attacks: each table, each act, by whoever does not own the row.

Each returns its complaints, so that the mutation run can ask them again in its own transaction.
"""

from sqlalchemy import and_, func, select, text

from tests.tenants.openings import HIDDEN, may
from tests.tenants.rows import belongs_to_a_person, table_named

FOREIGN_ROW = ("select", "insert", "update", "delete")
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
    table = table_named(name)
    key = stage.row_of(stage.own, table)
    seen = _sees(stage, stage.own, table, key)
    if seen == (name in HIDDEN):
        return [f"{name}: {'visible' if seen else 'hidden'} to its own organisation"]
    return []


def without_a_context_nothing_is_answered(stage, name):
    return [
        f"{name}: {act} is answered without a context: compare with (SELECT current_org())"
        for act in FOREIGN_ROW
        if not may("anonymous", act, name) and _succeeds(stage, stage.nobody, act, name)
    ]


def not_even_the_owner_of_the_tables_reads(stage, name):
    return [
        f"{name}: its owner can {act} outside a migration: FORCE ROW LEVEL SECURITY"
        for act in FOREIGN_ROW
        if _succeeds(stage, stage.owner, act, name)
    ]


ATTACKS = (
    strangers_get_what_was_opened_and_no_more,
    its_own_organisation_finds_the_row,
    without_a_context_nothing_is_answered,
    not_even_the_owner_of_the_tables_reads,
)


def _acts(stage, actor, name):
    owned = _tenant_column(table_named(name)) is not None
    return (*FOREIGN_ROW, "take") if owned and actor is not stage.anonymous else FOREIGN_ROW


def _succeeds(stage, actor, act, name):
    table = table_named(name)
    with stage.undone():
        return TRIALS[act](stage, actor, table)


def _select(stage, actor, table):
    return _sees(stage, actor, table, stage.row_of(stage.own, table))


def _insert(stage, actor, table):
    values = stage.values_for(stage.own, table)
    outcome = stage.attempt(actor, table.insert().values(**values))
    return outcome.error is None or outcome.error in STATE_OF_KEYS


def _update(stage, actor, table):
    """Change every row in reach, blindly: without a WHERE only the policy of UPDATE counts."""
    key = stage.row_of(stage.own, table)
    column = _changeable(stage, table)
    before = _place(stage, table, key)
    change = text(f'UPDATE "{table.name}" SET "{column.name}" = DEFAULT')
    if not column.nullable and column.server_default is None:
        change = table.update().values({column.name: _kept(stage, table, key, column)})
    outcome = stage.attempt(actor, change, look=lambda: _place(stage, table, key))
    return outcome.error in STATE_OF_KEYS or (outcome.error is None and outcome.value != before)


def _delete(stage, actor, table):
    key = stage.row_of(stage.own, table)
    outcome = stage.attempt(actor, table.delete(), look=lambda: _place(stage, table, key))
    return outcome.error in STATE_OF_KEYS or (outcome.error is None and outcome.value is None)


def _take(stage, actor, table):
    """Move rows of one's own into the other's organisation."""
    stage.row_of(actor, table)
    column = _tenant_column(table)
    owner = stage.own.user_id if column.name == "user_id" else stage.own.organisation_id
    outcome = stage.attempt(actor, table.update().values({column.name: owner}))
    return outcome.error in STATE_OF_KEYS or (outcome.error is None and outcome.rows > 0)


TRIALS = {
    "select": _select,
    "insert": _insert,
    "update": _update,
    "delete": _delete,
    "take": _take,
}


def _sees(stage, actor, table, key):
    found = stage.attempt(actor, select(func.count()).select_from(table).where(_is(table, key)))
    return found.error is None and found.value > 0


def _place(stage, table, key):
    """Return where the row lies; it moves when the row is changed."""
    query = select(text("ctid")).select_from(table).where(_is(table, key))
    return stage.connection.execute(query).scalar()


def _kept(stage, table, key, column):
    return stage.connection.execute(select(column).where(_is(table, key))).scalar_one()


def _is(table, key):
    return and_(*(table.columns[name] == value for name, value in key.items()))


def _tenant_column(table):
    if belongs_to_a_person(table):
        return table.columns["user_id"]
    return table.columns.get("organisation_id")


def _changeable(stage, table):
    """Return a column that the web role may change, or else any but a key."""
    allowed = text("SELECT has_column_privilege('portal_app', :table, :column, 'UPDATE')")
    plain = [column for column in table.columns if not column.primary_key] or list(table.columns)
    for column in plain:
        asked = {"table": f'public."{table.name}"', "column": column.name}
        if stage.connection.execute(allowed, asked).scalar():
            return column
    return plain[0]
