"""The laws of the sheet: whatever a service says, what goes out comes back the same."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.catalogue.importing import tables, xlsx_writing
from portal.catalogue.importing.columns import LAYOUT, columns, recognised
from portal.catalogue.importing.row_reading import read_row
from portal.catalogue.importing.tables import OwnService
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.catalogue.publishing.document import normalised
from portal.geography.municipalities import municipalities
from portal.sheets import csv_writing
from portal.sheets.cells import clean, guarded, without_guard
from portal.sheets.upload import read_sheet
from tenants.database import db, new_id
from tests.given import tenants as given_tenants

LAW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=40)
LINES = st.lists(TEXT, max_size=3).map("\n".join)
MONEY = st.decimals(0, 9999, places=2, allow_nan=False).map(float)
AGE = st.decimals(0, 99, places=2, allow_nan=False).map(float)
DAY = st.dates(min_value=date(1850, 1, 1)).map(lambda day: day.isoformat())
TEXTS = st.fixed_dictionaries(
    {"name": st.just("Nido")},
    optional={
        "summary": TEXT,
        "description": LINES,
        "eligibility": LINES,
        "how_to_get_in": LINES,
        "fees": LINES,
        "schedule_note": LINES,
    },
)
DOCUMENTS = st.fixed_dictionaries(
    {"texts": st.fixed_dictionaries({"it": TEXTS}, optional={"en": TEXTS})},
    optional={
        "kinds": st.lists(st.sampled_from(["EDU-01", "EDU-04", "BEN-06", "DOP-06"])),
        "targets": st.lists(st.sampled_from(["D-MAD", "D-B03", "D-TUT"])),
        "target_mode": st.sampled_from(["everyone", "focus", "only"]),
        "access": st.lists(st.sampled_from(["A-LIB", "A-PRE", "A-DIP"])),
        "accessibility": st.lists(st.sampled_from(["P-CAR", "P-CAA"])),
        "ages": st.one_of(
            st.just({"known": False}),
            st.just({"known": True, "all": True}),
            st.fixed_dictionaries({"min": AGE}, optional={"max": AGE}),
        ),
        "areas": st.lists(st.sampled_from([each.code for each in municipalities()])),
        "places": st.lists(
            st.fixed_dictionaries(
                {"name": TEXT}, optional={"address": TEXT, "municipality": st.just("096004")}
            ),
            max_size=3,
        ),
        "cost": st.fixed_dictionaries(
            {"kind": st.sampled_from(["free", "isee", "paid", "unknown"])},
            optional={
                "options": st.lists(
                    st.fixed_dictionaries(
                        {"label": TEXT}, optional={"amount": MONEY, "per": TEXT, "isee_max": MONEY}
                    ),
                    max_size=3,
                )
            },
        ),
        "languages": st.lists(
            st.fixed_dictionaries(
                {"code": st.sampled_from(["it", "en", "ar"])}, optional={"note": TEXT}
            ),
            max_size=3,
        ),
        "next_steps": st.lists(
            st.fixed_dictionaries({"it": TEXT}, optional={"en": TEXT, "contact": TEXT}), max_size=3
        ),
        "capacity": st.fixed_dictionaries(
            {"status": st.sampled_from(["places", "waitlist", "full", "assess", "unknown"])},
            optional={"places": st.integers(0, 99), "said_on": DAY},
        ),
        "contacts": st.lists(
            st.fixed_dictionaries({"role": TEXT}, optional={"email": st.just("a@ente.example")}),
            max_size=2,
        ),
        "documents": st.lists(st.fixed_dictionaries({"label": TEXT}), max_size=3),
        "visibility": st.sampled_from(["public", "network", "own"]),
        "protected": st.booleans(),
        "visible_from": DAY,
    },
).map(normalised)


@pytest.fixture
def words(app):
    with app.app_context(), given_tenants.acting_for(given_tenants.an_organisation()):
        words = Vocabulary()
        db.session.rollback()
        yield words


def _read(content):
    sheet = read_sheet(content, LAYOUT)
    keys = [recognised(heading) for heading in sheet.headings]
    return [dict(zip(keys, cells, strict=False)) for _number, cells in sheet.rows]


@LAW
@given(doc=DOCUMENTS)
def test_an_exported_service_brought_back_is_not_changed(words, doc):
    rows = list(tables.rows([OwnService(new_id(), doc)], words))
    written = (
        xlsx_writing.workbook(tables.headings(), rows, words),
        csv_writing.italian(tables.headings(), rows),
        csv_writing.international(tables.headings(), rows),
    )

    for content in written:
        [cells] = _read(content)
        reading = read_row(cells, words, doc)

        assert reading.changed == []
        assert reading.doc == doc
        assert not reading.problems


@LAW
@given(cells=st.dictionaries(st.sampled_from(sorted(columns())), TEXT))
def test_whatever_stands_in_a_row_gets_an_answer(words, cells):
    reading = read_row({key: clean(text) for key, text in cells.items()}, words, {})

    assert reading.doc == normalised(reading.doc)
    assert reading.is_importable or reading.problems


@given(text=st.text())
def test_what_guards_a_cell_comes_off_again(text):
    assert without_guard(guarded(text)) == text


@given(text=st.text())
def test_a_guarded_cell_never_begins_like_a_formula(text):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(text=st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


def test_every_heading_means_one_column():
    headings = [column.headings[:2] for column in columns().values()]

    assert len({recognised(it) for it, _en in headings}) == len(columns())
    assert [recognised(it) for it, _en in headings] == [recognised(en) for _it, en in headings]
