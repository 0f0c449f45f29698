"""Files of services for tests: as a person would fill them in."""

import csv
import io
import zipfile


def a_csv(*rows, headings=("Nome", "In breve"), separator=";", encoding="utf-8-sig"):
    """A CSV file with these rows under these headings."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=separator)
    writer.writerow(headings)
    writer.writerows(rows)
    return target.getvalue().encode(encoding)


def a_workbook(*rows, headings=("Nome", "In breve"), title="Servizi"):
    """An XLSX file with these rows under these headings."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = title
    for row in (headings, *rows):
        book.active.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_part(content, name, part):
    """A workbook whose part is replaced, or added."""
    source = zipfile.ZipFile(io.BytesIO(content))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for info in source.infolist():
            if info.filename != name:
                changed.writestr(info, source.read(info))
        changed.writestr(name, part)
    return target.getvalue()


def some_services(number):
    """Rows of so many services, each with a name of its own."""
    return [[f"Servizio di prova {each}", f"Il numero {each}."] for each in range(1, number + 1)]
