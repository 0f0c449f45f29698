"""What goes out comes back: a service exported and read again says the same."""

import pytest

from portal.catalogue.importing import tables, xlsx_writing
from portal.catalogue.importing.columns import LAYOUT, recognised
from portal.catalogue.importing.row_reading import read_row
from portal.catalogue.importing.tables import OwnService
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.catalogue.publishing.document import normalised
from portal.demo.files import services
from portal.sheets import csv_writing
from portal.sheets.upload import read_sheet
from tenants.database import new_id
from tests.given import tenants as given_tenants


@pytest.fixture
def words(app):
    with app.app_context(), given_tenants.acting_for(given_tenants.an_organisation()):
        yield Vocabulary()


def _cells(sheet):
    keys = [recognised(heading) for heading in sheet.headings]
    return [dict(zip(keys, cells, strict=False)) for _number, cells in sheet.rows]


def _xlsx(rows, words):
    return xlsx_writing.workbook(tables.headings(), rows, words)


def _csv(rows, _words):
    return csv_writing.italian(tables.headings(), rows)


def _international(rows, _words):
    return csv_writing.international(tables.headings(), rows)


WAYS = {"xlsx": _xlsx, "csv": _csv, "international": _international}


@pytest.mark.parametrize("way", WAYS)
def test_the_demo_services_come_back_as_they_went(words, way):
    docs = [normalised(service) for _organisation, service in services()]

    content = WAYS[way](tables.rows([OwnService(new_id(), doc) for doc in docs], words), words)
    read = [
        read_row(cells, words, doc)
        for cells, doc in zip(_cells(read_sheet(content, LAYOUT)), docs, strict=True)
    ]

    assert [reading.changed for reading in read] == [[]] * len(docs)
    assert [reading.doc for reading in read] == docs
    assert not any(reading.problems for reading in read)


@pytest.mark.parametrize("way", WAYS)
def test_a_new_service_says_all_that_the_sheet_can_hold(words, way):
    docs = [normalised(service) for _organisation, service in services()]
    rows = list(tables.rows([OwnService(new_id(), doc) for doc in docs], words))

    made = [
        read_row(cells, words, {}).doc
        for cells in _cells(read_sheet(WAYS[way](rows, words), LAYOUT))
    ]
    again = list(tables.rows([OwnService(new_id(), doc) for doc in made], words))

    assert [row[:-1] for row in again] == [row[:-1] for row in rows]
