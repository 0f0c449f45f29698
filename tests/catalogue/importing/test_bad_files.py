"""What is no good file is refused with what to do instead; what is odd but honest is read."""

import zipfile
from io import BytesIO

import pytest

from tests.given.sheets import a_csv, a_workbook, some_services, with_part

MANY_ZEROS = b"0" * (70 * 1024 * 1024)
ENTITIES = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&lol2;</t></si></sst>
"""


def _archive(**parts):
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _bomb():
    return with_part(a_workbook(*some_services(1)), "xl/media/zeros.xml", MANY_ZEROS)


BAD = {
    "empty": (b"", "non contiene nemmeno una riga"),
    "only headings": (a_csv(), "non contiene nemmeno una riga"),
    "a PDF": (b"%PDF-1.7 lorem", "non è un foglio di calcolo"),
    "an image": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "non è un foglio di calcolo"),
    "a web page": (b"<html><table></table></html>", "non è un foglio di calcolo"),
    "bytes": (b"Nome;\0\0\x01\x02", "Non riusciamo a leggere il testo"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "vecchio formato"),
    "another archive": (_archive(readme="ciao"), "non è un foglio di calcolo"),
    "an ODS": (
        _archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        "foglio ODS",
    ),
    "a broken archive": (a_workbook(*some_services(9))[:2000], "rovinato"),
    "a broken sheet": (
        with_part(a_workbook(*some_services(1)), "xl/worksheets/sheet1.xml", b"<worksheet><row"),
        "rovinato",
    ),
    "a bomb": (_bomb(), "troppo grande, una volta aperto"),
    "entities": (
        with_part(a_workbook(*some_services(1)), "xl/sharedStrings.xml", ENTITIES),
        "parti che non leggiamo",
    ),
    "entities in UTF-16": (
        with_part(
            a_workbook(*some_services(1)),
            "xl/sharedStrings.xml",
            ENTITIES.decode().replace('1.0"', '1.0" encoding="utf-16"').encode("utf-16"),
        ),
        "parti che non leggiamo",
    ),
    "other columns": (a_csv(["a", "b"], headings=("Uno", "Due")), "titoli delle colonne"),
    "too many rows": (a_csv(*some_services(10_000)), "il limite è 2.000"),
    "too large": (b"Nome;In breve\n" + b"x" * (5 * 1024 * 1024), "il limite è 5 MB"),
    "too much text": (
        a_workbook(*[[f"Nome {each}", "parola " * 1000] for each in range(600)]),
        "troppo testo",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_beside_its_field(upload, editor, all_powerful, kind):
    content, words = BAD[kind]

    page = upload(content, "servizi.xlsx")

    assert page.status == 422
    assert words in page.text
    assert editor.page.find(".//input[@id='file']").get("aria-invalid") == "true"
    assert all_powerful.execute("SELECT count(*) FROM import_run").fetchone()[0] == 0


def test_too_many_rows_of_a_workbook_are_refused_without_reading_them_all(upload):
    page = upload(a_workbook(*some_services(10_000)), "servizi.xlsx")

    assert page.status == 422
    assert "il limite è 2.000" in page.text


def test_no_file_is_refused(editor):
    editor.get("/services/import")

    editor.submit({})

    assert editor.status == 422
    assert "Scegli un file XLSX o CSV." in editor.text


def test_a_request_larger_than_everything_names_the_limit(upload):
    page = upload(b"x" * (11 * 1024 * 1024))

    assert page.status == 413
    assert "10 MB" in page.text


ODD = {
    "commas": a_csv(["Caffè, tè", "Sì"], separator=","),
    "tabs": a_csv(["Caffè, tè", "Sì"], separator="\t"),
    "no mark": a_csv(["Caffè, tè", "Sì"], encoding="utf-8"),
    "Windows": a_csv(["Caffè, tè", "Sì"], encoding="cp1252"),
    "UTF-16": a_csv(["Caffè, tè", "Sì"], separator="\t", encoding="utf-16"),
    "a hint for Excel": b"sep=;\r\n" + a_csv(["Caffè, tè", "Sì"], encoding="cp1252"),
    "English headings": a_csv(["Caffè, tè", "Sì"], headings=("Name", "Summary")),
    "old line ends": a_csv(["Caffè, tè", "Sì"]).replace(b"\r\n", b"\r"),
    "a title above": a_csv(["Nome", "In breve"], ["Caffè, tè", "Sì"], headings=("I nostri", "")),
    "empty lines": a_csv(["", ""], ["Caffè, tè", "Sì"], ["", ""]),
    "a workbook": a_workbook(["Caffè, tè", "Sì"]),
    "a second sheet": a_workbook(["Caffè, tè", "Sì"], title="Foglio1"),
}


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_file_is_read_whatever_its_name(imported, document, kind):
    imported(ODD[kind], "qualcosa.bin")

    assert document("Caffè, tè")["texts"]["it"]["summary"] == "Sì"


def test_formulas_are_not_read(upload):
    content = a_workbook(["Nido", "=1+1"], ["=HYPERLINK(1)", "Due"])

    page = upload(content, "servizi.xlsx")

    assert "Qui c'è una formula" in page.text
    assert "Scrivi il nome del servizio." in page.text


def test_what_looks_like_a_formula_in_a_csv_is_only_text(imported, document):
    imported(a_csv(["Nido", "'=1+1"], ["Gioco", "@casa"]))

    assert document("Nido")["texts"]["it"]["summary"] == "=1+1"
    assert document("Gioco")["texts"]["it"]["summary"] == "@casa"


def test_numbers_and_dates_of_a_workbook_are_understood(imported, document):
    from datetime import date

    headings = ("Nome", "Età minima", "Età massima", "CAP", "Visibile dal", "Comune della sede")
    row = ["Nido", 0.25, 3, 13900, date(2026, 9, 1), 96004]

    imported(a_workbook(row, headings=headings), "servizi.xlsx")

    doc = document("Nido")
    assert doc["ages"] == {"known": True, "min": 0.25, "max": 3}
    assert doc["places"][0]["postal_code"] == "13900"
    assert doc["places"][0]["municipality"] == "096004"
    assert doc["visible_from"] == "2026-09-01"


def test_a_number_that_is_no_number_breaks_nothing(upload):
    headings = ("Nome", "Importo", "Età minima")
    rows = [["A", "1e999", "nan"], ["B", "-3", "∞"], ["C", "12,5 €", "3 anni"]]

    page = upload(a_csv(*rows, headings=headings))

    assert "2 righe hanno un errore" in page.text
