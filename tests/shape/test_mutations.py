"""The mutation run: each policy opened, each table laid bare, each right widened; one must notice.

Every mutant lives in a transaction that is rolled back, so nobody else ever meets it. The generated
attacks try first; what they cannot feel (a right that nobody used yet) is left to the catalogue
checks at once. Run by `make mutations`, which prints who killed what.
"""

import sys
from collections import Counter

import pytest
from sqlalchemy import text

from portal.config import ROOT
from tests.shape.mutants import mutants
from tests.shape.tables import rights, row_security
from tests.tenants.attacks import ATTACKS
from tests.tenants.case_access import a_case_needs_case_access
from tests.tenants.doors import a_stranger_gets_nothing
from tests.tenants.rows import names
from tests.tenants.stage import Stage


@pytest.mark.mutation
@pytest.mark.timeout(900)
def test_every_mutant_is_killed(power, capsys):
    with power.connect() as connection:
        bred = mutants(connection)

    killers = {mutant.name: _killer(power, mutant) for mutant in bred}

    with capsys.disabled():
        _print(killers)
    survivors = [name for name, killer in killers.items() if not killer]
    assert not survivors, f"nothing notices: {survivors}"


def _killer(power, mutant):
    with power.connect() as connection:
        stage = Stage(connection)
        for statement in mutant.statements:
            connection.execute(text(statement.replace(":", r"\:")))
        found = next((name for name, finds in _tests(stage, mutant) if list(finds())), None)
        connection.rollback()
    return found


def _tests(stage, mutant):
    """Return what could notice, the attacks first, as name and function."""
    yield from _attacks(stage, mutant)
    if "case" in mutant.name:
        yield "a_case_needs_case_access", lambda: a_case_needs_case_access(stage)
    plain = stage.connection.connection.driver_connection
    if mutant.table:
        yield "a_table_agrees", lambda: row_security.a_table_agrees(plain, mutant.table)
    for check in rights.CHECKS:
        yield check.__name__, lambda check=check: check(plain)


def _attacks(stage, mutant):
    if mutant.function:
        yield "a_stranger_gets_nothing", lambda: a_stranger_gets_nothing(stage, mutant.function)
    if mutant.is_felt and (mutant.table or "careless" in mutant.name):
        for table in [mutant.table] if mutant.table else names():
            for attack in ATTACKS:
                yield f"{attack.__name__}({table})", lambda a=attack, t=table: a(stage, t)


def _print(killers):
    width = max(map(len, killers))
    lines = [f"{name:<{width}}  {killer or 'SURVIVES'}" for name, killer in killers.items()]
    file = ROOT / "var" / "mutations.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(lines) + "\n")
    by_test = Counter((killer or "SURVIVES").partition("(")[0] for killer in killers.values())
    found = "".join(f"\n  {count:4}  {name}" for name, count in by_test.most_common())
    sys.stdout.write(f"\n{file.read_text()}\n{len(killers)} mutants, killed by:{found}\n")
