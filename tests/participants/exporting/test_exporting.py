"""Lists go out by code; with names only after a fresh proof, and each woman's record tells it."""

import csv
import io
from datetime import timedelta

import pytest

from tenants.clock import fixed, now
from tests.client import PASSWORD
from tests.given.cases import a_case
from tests.given.households import a_member
from tests.given.tenants import a_person, an_organisation, user_id_of

CSV = "/participants/export/file?format=csv"
PHONE = "333 0000001"


@pytest.fixture
def organisation(app):
    return an_organisation("Cooperativa Esempio Elenchi")


@pytest.fixture
def email(organisation):
    return a_person(organisation, roles=["welfare_manager"], name="Marta Esempio")


@pytest.fixture
def marta(email):
    return user_id_of(email)


@pytest.fixture
def manager(browser, email):
    return browser().sign_in(email)


@pytest.fixture
def anna(organisation, marta):
    return a_case(organisation, by=marta, name="Anna", family_name="=Prova", phone=PHONE)


@pytest.fixture
def read(manager):
    """The rows of an exported CSV, as Excel here opens it."""

    def rows(address):
        manager.get(address)
        assert manager.status == 200, manager.response.text
        assert manager.response.headers["Content-Disposition"].startswith("attachment")
        content = manager.response.data
        assert content.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))

    return rows


def test_an_export_tells_codes_and_no_names(read, anna, all_powerful):
    found = read(CSV)

    assert len(found) == 1
    assert found[0]["Codice"].startswith("BL-")
    assert found[0]["La segue"] == "Marta Esempio"
    assert not {"Nome", "Cognome", "Telefono"} & found[0].keys()
    assert "Anna" not in str(found)
    assert _accesses(all_powerful) == []


def test_names_want_a_fresh_proof_and_are_written_down(read, manager, email, anna, all_powerful):
    address = f"{CSV}&naming=names"
    with fixed(now() + timedelta(minutes=10)):
        manager.get(address)
        assert manager.response.status_code == 303
        assert _accesses(all_powerful) == []

        manager.get(manager.response.headers["Location"])
        manager.submit({"password": PASSWORD}, follow=False)
        found = read(manager.response.headers["Location"])

    assert (found[0]["Nome"], found[0]["Telefono"]) == ("Anna", PHONE)
    assert _accesses(all_powerful) == [(anna, "case_export.file")]


def test_a_name_that_looks_like_a_formula_is_none(read, anna):
    assert read(f"{CSV}&naming=names")[0]["Cognome"] == "'=Prova"


def test_each_export_is_a_fact_without_names(read, anna, all_powerful):
    read(f"{CSV}&naming=names&living=alone")

    query = "SELECT content FROM fact WHERE name = 'cases_exported'"
    assert all_powerful.execute(query).fetchall() == [
        ({"what": "cases", "count": 0, "filter": {"living": "alone"}, "with_names": True},)
    ]


def test_an_export_follows_the_filter_of_the_list(read, organisation, marta, anna):
    a_case(organisation, by=marta, name="Berta", living="alone")

    assert len(read(CSV)) == 2
    assert len(read(f"{CSV}&living=alone")) == 1


@pytest.mark.parametrize("what", ["cases", "children", "interviews", "tasks"])
@pytest.mark.parametrize("naming", ["codes", "names"])
def test_every_list_goes_out_in_both_formats(manager, read, organisation, anna, what, naming):
    a_member(organisation, anna, given_name="Leo", born_in=2020)

    rows = read(f"{CSV}&list={what}&naming={naming}")
    manager.get(f"/participants/export/file?format=xlsx&list={what}&naming={naming}")

    assert manager.response.data.startswith(b"PK")
    if what == "children":
        assert [row["Anno di nascita"] for row in rows] == ["2020"]
        assert ("Leo" in str(rows)) is (naming == "names")


def test_a_protected_woman_goes_out_with_her_named_staff_only(read, browser, organisation, marta):
    a_case(organisation, by=marta, protected_for=[marta])
    other = browser().sign_in(a_person(organisation, roles=["welfare_manager"]))

    assert len(read(CSV)) == 1
    assert other.get(CSV).response.text.count("BL-") == 0


@pytest.mark.parametrize("role", ["admin", "service_editor", "reader"])
def test_whoever_follows_nobody_exports_nothing(browser, organisation, anna, role):
    colleague = browser().sign_in(a_person(organisation, roles=[role]))

    assert colleague.get(CSV).status == 404
    assert colleague.get("/participants/export").status == 404


def test_another_organisation_exports_its_own_only(browser, anna):
    other = browser().sign_in(a_person(an_organisation(), roles=["welfare_manager"]))

    assert "BL-" not in other.get(CSV).response.text


def test_what_an_address_asks_wrongly_is_left_out(read, anna):
    assert len(read(f"{CSV}&list=everything&naming=all&living=nowhere")) == 1


def _accesses(all_powerful):
    query = "SELECT participant_id, page FROM access_record"
    return all_powerful.execute(query).fetchall()
