"""What a file said of a woman hides with her, and leaves no second way to her words."""

import io

from openpyxl import load_workbook

from portal.participants.cases import actions as cases
from tests.given.case_imports import ANNA, people
from tests.given.cases import a_case, case, following
from tests.given.tenants import a_person

BERTA = ("Berta", "Prova", "1990", "Cossato", "333 0000002", "")


def test_a_row_hides_with_the_woman_whom_it_brought_in(
    browser, imported, organisation, marta, all_powerful
):
    manager = imported(people(ANNA, BERTA))
    address = manager.response.request.path
    found = all_powerful.execute("SELECT id FROM participant WHERE given_name = 'Anna'")
    with following(organisation, marta):
        cases.protect(case(organisation, found.fetchone()[0]), named=frozenset({marta}))

    other = browser().sign_in(a_person(organisation, roles=["welfare_manager"]))

    assert "Berta" in other.get(address).text
    assert "Anna" not in other.text
    assert "Anna" in manager.get(address).text


def test_the_rows_to_put_right_are_not_those_that_are_cases_by_now(
    imported, manager, organisation, marta
):
    a_case(organisation, by=marta, name="Anna", family_name="Esempio", born_in=1988)
    imported(people(ANNA, ("", "Senza", "1990", "Cossato", "", "")), with_known="y")

    manager.get(f"{manager.response.request.path}/problems.xlsx")

    sheet = load_workbook(io.BytesIO(manager.response.data)).active
    said = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "Senza" in said
    assert "Anna" not in said
