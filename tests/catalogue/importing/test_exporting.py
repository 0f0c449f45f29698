"""What an organisation has written goes out as a sheet that Excel opens and the import reads."""

import csv
import io

import pytest

from tests.given.services import a_draft, a_published_service, a_retired_service
from tests.given.tenants import a_person, an_organisation


@pytest.fixture
def csv_rows(editor):
    def read(path="/services/export.csv"):
        text = editor.get(path).response.data.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    return read


def _sheet(content):
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    headings, *rows = book["Servizi"].iter_rows(values_only=True)
    return book, [dict(zip(headings, row, strict=True)) for row in rows]


def test_the_export_holds_published_services_and_drafts(editor, organisation):
    a_draft(organisation, texts={"it": {"name": "Bozza Esempio"}})
    a_published_service(organisation)
    a_retired_service(organisation, texts={"it": {"name": "Finito", "summary": "Non c'è più."}})

    response = editor.get("/services/export.xlsx").response

    book, rows = _sheet(response.data)
    assert [row["Nome"] for row in rows] == ["Bozza Esempio", "Nido Esempio"]
    assert book.sheetnames == ["Servizi", "Istruzioni", "Codici"]
    assert response.headers["Content-Disposition"].startswith('attachment; filename="servizi-')


def test_the_csv_is_written_for_the_excel_of_this_country(editor, organisation, csv_rows):
    a_draft(organisation, cost={"kind": "paid", "options": [{"label": "Retta", "amount": 90.5}]})

    [row] = csv_rows()

    assert editor.response.data.startswith(b"\xef\xbb\xbf")
    assert row["Importo"] == "90,5"
    assert row["Età minima"] == "0,25"
    assert row["Posti: aggiornati al"] == "15/10/2026"
    assert row["Tipi di servizio"] == "Asilo nido e micronido"


def test_the_international_csv_is_written_for_programs(editor, organisation):
    a_draft(organisation)

    text = editor.get("/services/export.csv?style=international").response.data.decode()

    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert row["Età minima"] == "0.25"
    assert row["Posti: aggiornati al"] == "2026-10-15"


@pytest.mark.parametrize("text", ["=1+1", "+39 015", "-5", "@casa", "'=già", "=cmd|' /C calc'!A0"])
def test_no_cell_becomes_a_formula(editor, organisation, csv_rows, text):
    a_draft(organisation, texts={"it": {"name": "Nido", "summary": text}})

    [row] = csv_rows()
    _book, [cells] = _sheet(editor.get("/services/export.xlsx").response.data)

    assert row["In breve"] == f"'{text}"
    assert cells["In breve"] == text


@pytest.mark.parametrize("path", ["/services/export.xlsx", "/services/export.csv"])
def test_what_was_exported_comes_back_without_a_difference(
    upload, editor, work, organisation, all_powerful, path
):
    a_published_service(organisation)
    a_draft(organisation, texts={"it": {"name": "=Bozza", "summary": "+ di tutto\nsu due righe"}})
    before = _versions(all_powerful)

    page = upload(editor.get(path).response.data)

    assert page.text.count("Nessun cambiamento") == 2
    editor.submit(form="confirmation")
    work()
    assert _versions(all_powerful) == before


def test_in_english_the_sheet_speaks_english(editor, organisation):
    a_draft(organisation)

    response = editor.get("/en/services/export.csv").response

    [row] = csv.DictReader(
        io.StringIO(response.data.decode("utf-8-sig"), newline=""), delimiter=";"
    )
    assert row["Name"] == "Nido Esempio"
    assert row["Kinds of service"] == "Nursery / day-care (0-3)"


def test_the_template_can_be_filled_in_and_brought_back(editor, upload, document, work):
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(editor.get("/services/import/template.xlsx").response.data))
    headings = [cell.value for cell in book["Servizi"][1]]
    row = {"Nome": "Dal modello", "Tipi di servizio": "EDU-01", "Comuni serviti": "Valle Cervo"}
    book["Servizi"].append([row.get(heading) for heading in headings])
    target = io.BytesIO()
    book.save(target)

    upload(target.getvalue(), "modello.xlsx")
    editor.submit(form="confirmation")
    work()

    assert document("Dal modello")["kinds"] == ["EDU-01"]
    assert "096002" in document("Dal modello")["areas"]


def test_the_template_as_csv_has_the_same_headings(editor):
    text = editor.get("/services/import/template.csv").response.data.decode("utf-8-sig")

    assert text.startswith("Nome;Nome in inglese;In breve;")


def test_the_rows_to_correct_come_with_what_to_write(upload, editor):
    from tests.given.sheets import a_csv

    upload(a_csv(["Buona", "gratuito"], ["Cattiva", "boh"], headings=("Nome", "Costo")))

    editor.get(f"{editor.response.request.path}/problems.xlsx")

    _book, [row] = _sheet(editor.response.data)
    assert row["Nome"] == "Cattiva"
    assert "«boh» non va bene" in row["Che cosa correggere"]


def test_nobody_exports_the_services_of_another(browser, organisation):
    a_published_service(organisation)
    stranger = browser().sign_in(a_person(an_organisation(), roles=["admin"]))

    _book, rows = _sheet(stranger.get("/services/export.xlsx").response.data)

    assert rows == []


def _versions(connection):
    rows = connection.execute("SELECT id, doc, version, state FROM service_version ORDER BY id")
    return rows.fetchall()
