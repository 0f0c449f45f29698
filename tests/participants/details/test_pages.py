"""What is known of a woman, and how she may safely be reached, as a welfare manager writes it."""

from datetime import date

import pytest

from tests.given.cases import a_case, case, following
from tests.given.households import a_member
from tests.given.people import facts
from tests.given.tenants import a_person, an_organisation

CODE = "RSSMRA85T50A562W"
TYPED = {
    "tax_code": CODE.lower(),
    "born_on": "1985-12-10",
    "company": "Lanificio Esempio",
    "employment": "employed",
    "working_hours": "shifts",
    "isee_band": "up_to_15",
    "call_at": ["morning", "saturday"],
    "may_write": "y",
    "call_note": "Chiedi sempre se può parlare",
    "travels_by": ["car", "on_foot"],
    "address": "via Immaginaria 1",
}


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def page(browser, ours):
    return browser().sign_in(a_person(ours, roles=["welfare_manager"]))


@pytest.fixture
def anna(ours):
    return a_case(ours, born_in=1985, phone="333 0000000", enrolled_on=date(2023, 3, 1))


def save(page, anna, typed):
    page.get(f"/participants/{anna}/details")
    return page.submit(typed)


def test_her_details_are_kept_sealed_and_told_to_nobody(page, ours, anna):
    save(page, anna, TYPED)

    assert page.status == 200
    assert page.filled()["company"] == ["Lanificio Esempio"]
    with following(ours):
        kept = case(ours, anna)
        assert (kept.tax_code, kept.born_on, kept.born_in) == (CODE, "1985-12-10", 1985)
        assert (kept.call_at, kept.may_write) == (["morning", "saturday"], True)
        assert kept.travels_by == "car on_foot"
        assert b"Lanificio" not in kept.company_sealed
    changed = set(facts("details_changed")[0]["fields"])
    assert changed == {*TYPED}


def test_saving_what_is_there_changes_nothing(page, ours, anna):
    save(page, anna, {})

    assert facts("details_changed") == []
    with following(ours):
        assert case(ours, anna).phone == "333 0000000"


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"born_on": "2150-01-01"}, "born_on", "nel futuro"),
        ({"born_in": "2150"}, "born_in", "Controlla l'anno"),
        ({"born_in": "2012"}, "born_in", "nato nel 2020"),
        ({"born_on": "2012-05-01"}, "born_on", "nato nel 2020"),
        ({"tax_code": "RSSMRA85T10A562T"}, "tax_code", "non torna"),
        ({"tax_code": CODE, "born_on": "1985-12-11"}, "tax_code", "un'altra data di nascita"),
        ({"phone": "chiama Leo"}, "phone", "333 0000000"),
        ({"health": "parola " * 30_000}, "health", "4000 caratteri"),
        ({"given_name": " "}, "given_name", "Scrivi qualcosa"),
    ],
)
def test_bad_input_gets_its_answer_beside_the_field(page, ours, anna, typed, field, words):
    a_member(ours, anna, born_in=2020)
    save(page, anna, {"address": "via Appena Scritta 5", **typed})

    assert page.status == 422
    assert words in "".join(page.page.find(f".//p[@id='{field}-error']").itertext())
    assert page.filled()["address"] == ["via Appena Scritta 5"]
    with following(ours):
        assert case(ours, anna).address == ""


def test_two_people_who_write_at_once_see_both_versions(page, browser, ours, anna):
    other = browser().sign_in(a_person(ours, roles=["welfare_manager"]))
    for each in (page, other):
        each.get(f"/participants/{anna}/details")

    other.submit({"call_note": "Mai dopo le sei"})
    page.submit({"call_note": "Solo la mattina"})

    assert page.status == 409
    assert "Mai dopo le sei" in page.text
    page.submit({})
    assert page.status == 200
    with following(ours):
        assert case(ours, anna).call_note == "Solo la mattina"


def test_what_else_happens_to_her_case_is_no_conflict(page, ours, anna):
    page.get(f"/participants/{anna}/details")
    a_member(ours, anna, born_in=2020)

    page.submit({"call_note": "Solo la mattina"})

    assert page.status == 200
    with following(ours):
        assert case(ours, anna).call_note == "Solo la mattina"
