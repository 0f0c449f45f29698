"""People come in from a sheet: looked at first, row by row, and enrolled when somebody says so."""

import pytest
from sqlalchemy import select

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.household import queries as household
from tenants.clock import today
from tenants.database import db
from tests.given.case_imports import ANNA, HEADINGS, people
from tests.given.cases import a_case, case, following
from tests.given.sheets import a_workbook
from tests.given.tenants import a_person

BERTA = ("Berta", "Prova", "1990", "Cossato", "333 0000002", "")

EVERYTHING = {
    "Nome": "Carla",
    "Cognome": "Prova",
    "Nata nel": "12/03/1985",
    "Comune di residenza": "biella",
    "Cellulare": "333 0000003",
    "E-mail": "carla@persona.example",
    "Indirizzo": "Via Esempio 1",
    "Codice fiscale": "PRVCRL85C52A859X",
    "Con chi vive": "in coppia",
    "Partner": "Dario 1983",
    "Lavoro": "cerca lavoro",
    "Orario di lavoro": "turni",
    "Azienda": "Lanificio Esempio",
    "Fascia ISEE": "fino a 15.000",
    "Si può lasciare un messaggio": "sì",
    "Che cosa chiede": "Un nido.",
    "Iscritta il": "10/01/2023",
    "La segue": "marta esempio",
}


def test_a_checked_file_enrols_nobody(upload, women):
    page = upload(people())

    assert "Anna Esempio" in page.text
    assert "Pronta" in page.text
    assert women() == []


def test_a_confirmed_file_enrols_women_with_their_families(imported, organisation, women, marta):
    page = imported(people(ANNA, BERTA))

    assert "Importazione finita" in page.text
    assert women() == [("Anna", 1988, "096004", 2), ("Berta", 1990, "096020", 0)]
    with following(organisation, marta):
        anna = _named(organisation, "Anna")
        children = household.children_of(anna.id, today())
        assert anna.phone == "333 0000001"
        assert anna.origin == "import"
        assert {(child.given_name, child.born_in) for child in children} == {
            ("Leo", 2019),
            ("Sara", 2021),
        }


def test_every_column_of_the_template_is_brought_in(imported, organisation, marta):
    imported(people(tuple(EVERYTHING.values()), headings=tuple(EVERYTHING)))

    with following(organisation, marta):
        carla = _named(organisation, "Carla")
        assert carla.born_in == 1985
        assert (carla.email, carla.address) == ("carla@persona.example", "Via Esempio 1")
        assert (carla.company, carla.story) == ("Lanificio Esempio", "Un nido.")
        assert (carla.living, carla.employment) == ("with_partner", "seeking")
        assert (carla.working_hours, carla.isee_band) == ("shifts", "up_to_15")
        assert carla.may_leave_message
        assert carla.owner_id == marta
        assert carla.code.startswith("BL-2023-")
        relations = {member.relation for member in household.memberships(carla.id)}
        assert relations == {"partner"}


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ("Nome", "", "Scrivi il nome"),
        ("Comune", "Bielllla", "forse «Biella»"),
        ("Comune", "Torino", "non è un comune della provincia"),
        ("Anno di nascita", "2999", "deve ancora venire"),
        ("Anno di nascita", "88", "non è un anno"),
        ("Anno di nascita", "1088", "quattro cifre"),
        ("Figli", "Leo 1985", "non va con una madre del 1988"),
        ("Figli", "Leo 2999", "deve ancora venire"),
        ("Figli", "Leo", "scrivi nome e anno"),
        ("Figli", "Leo 2019; leo 2019", "due volte"),
        ("Telefono", "chiamare la sera", "non è un telefono"),
    ],
)
def test_a_row_that_cannot_be_is_answered_and_stays_out(imported, upload, cell, value, words):
    row = {**dict(zip(HEADINGS, ANNA, strict=True)), cell: value}

    page = upload(people(tuple(row.values()), BERTA))

    assert words in page.text
    assert "1 riga ha un errore e resta fuori" in page.text


def test_only_the_good_rows_come_in(imported, women):
    imported(people((*ANNA[:2], "2999", *ANNA[3:]), BERTA))

    assert [woman[0] for woman in women()] == ["Berta"]


def test_who_is_perhaps_enrolled_stays_out_unless_somebody_wants_her(imported, organisation, marta):
    before = a_case(
        organisation, by=marta, name="Anna", family_name="Esempio", born_in=1988, phone="333 1"
    )

    page = imported(people(ANNA, BERTA))

    assert "Forse è già iscritta" not in page.text or "Iscritta" in page.text
    with following(organisation, marta):
        assert len(cases.participants(_ids(organisation))) == 2

    imported(people(ANNA), with_known="y")

    with following(organisation, marta):
        assert len(_ids(organisation)) == 3
        assert len(cases.linked(before)) == 1


def test_the_same_woman_twice_in_a_file_is_told(upload):
    page = upload(people(ANNA, ANNA))

    assert "È la stessa persona della riga 2" in page.text


def test_a_protected_woman_is_known_to_nobody(upload, organisation, marta):
    a_case(
        organisation,
        by=marta,
        name="Anna",
        family_name="Esempio",
        born_in=1988,
        protected_for=[marta],
    )

    assert "Forse" not in upload(people()).text


def test_columns_are_corrected_by_hand(upload, manager, work, women):
    upload(people(ANNA[:3], headings=("Nome", "Famiglia", "Classe")))
    assert "Famiglia, Classe" in manager.text

    manager.get(f"{manager.response.request.path}/columns")
    manager.submit({"columns-1": "family_name", "columns-2": "born_in"})
    manager.submit(form="confirmation")
    work()

    assert [woman[:2] for woman in women()] == [("Anna", 1988)]


def test_a_workbook_is_read_like_a_csv(imported, women):
    imported(a_workbook(ANNA, headings=("Nome", "Cognome", "Anno di nascita", "Comune")), "p.xlsx")

    assert [woman[0] for woman in women()] == ["Anna"]


def test_what_a_file_says_is_never_in_the_database_in_clear(upload, all_powerful):
    upload(people(), name="Anna Esempio.csv")

    rows = str(all_powerful.execute("SELECT * FROM case_import, case_import_row").fetchall())

    assert "Anna" not in rows
    assert "333 000" not in rows


def test_no_page_of_an_import_has_a_name_in_its_title(upload, manager):
    upload(people(), name="Anna Esempio.csv")

    assert "Anna" not in manager.page.find(".//title").text


def test_the_rows_to_correct_come_back_with_their_answers(upload, manager):
    upload(people((*ANNA[:2], "2999", *ANNA[3:])))

    manager.get(f"{manager.response.request.path}/problems.xlsx")

    assert manager.status == 200
    assert manager.response.data.startswith(b"PK")


def test_the_template_is_understood_when_it_comes_back(manager, upload):
    manager.get("/participants/import/template.csv")
    headings = manager.response.data.decode("utf-8-sig").strip().split(";")

    page = upload(people(("Anna",), headings=tuple(heading.strip('"') for heading in headings)))

    assert "Colonne che non conosciamo" not in page.text
    assert "Pronta" in page.text


def test_a_colleague_of_another_organisation_finds_no_import(
    upload, manager, browser, organisation
):
    upload(people())
    path = manager.response.request.path
    editor = browser().sign_in(a_person(organisation, roles=["admin", "service_editor"]))

    assert editor.get(path).status == 404
    assert editor.get("/participants/import").status == 404


def _ids(organisation):
    return list(db.session.scalars(select(Participant.id)))


def _named(organisation, name):
    return next(
        found
        for found in (case(organisation, each) for each in _ids(organisation))
        if found.given_name == name
    )
