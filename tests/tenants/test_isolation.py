"""Each table, each act, by whoever does not own the row: refused, unless it was meant."""

import pytest

from tests.tenants.attacks import ATTACKS
from tests.tenants.openings import OPENINGS
from tests.tenants.rows import names


@pytest.mark.parametrize("table", names())
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_the_rows_of_an_organisation_are_its_own(stage, attack, table):
    complaints = attack(stage, table)

    assert not complaints, "\n".join(complaints)


def test_every_opening_is_of_a_table_that_exists():
    assert set(OPENINGS) <= set(names())
