"""The service document: whatever comes in, one form comes out, and every change shows."""

import json

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as law
from hypothesis import strategies as st

from portal.catalogue.publishing.differences import FIELDS, differences, merged
from portal.catalogue.publishing.document import empty, normalised, without_ids
from portal.catalogue.publishing.problems import problems
from tests.given.services import a_document
from tests.given.tenants import acting_for

patient = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
words = st.one_of(st.none(), st.text(max_size=12))
numbers = st.one_of(
    st.none(), st.integers(-5, 200), st.floats(), st.sampled_from(["12,5", "x", ""])
)
days = st.lists(st.sampled_from(["MO", "TU", "SU", "XX"]), max_size=4)
hours = st.sampled_from(["08:00", "8.30", "25:00", "", None])
dates = st.sampled_from(["2026-09-14", "2026-02-30", "", None])
codes = st.lists(st.sampled_from(["EDU-01", "EDU-02", "LAV-01", "", None, 7]), max_size=4)
hour_rows = st.lists(
    st.fixed_dictionaries({}, optional={"days": days, "opens": hours, "closes": hours}), max_size=2
)
ids = st.one_of(st.none(), st.uuids().map(str), st.just("no id"))


def rows(**fields):
    return st.lists(st.fixed_dictionaries({"id": ids}, optional=fields), max_size=3)


texts = st.fixed_dictionaries({}, optional={"name": words, "summary": words, "fees": words})
documents = st.fixed_dictionaries(
    {},
    optional={
        "texts": st.fixed_dictionaries({}, optional={"it": texts, "en": texts, "fr": texts}),
        "kinds": codes,
        "targets": codes,
        "target_mode": st.sampled_from(["everyone", "only", "nobody", None]),
        "ages": st.fixed_dictionaries(
            {},
            optional={
                "known": st.booleans(),
                "all": st.booleans(),
                "min": numbers,
                "max": numbers,
            },
        ),
        "areas": st.lists(st.sampled_from(["096004", "096005", "001001"]), max_size=4),
        "places": rows(
            kind=st.sampled_from(["physical", "virtual", "moon"]),
            name=words,
            address=words,
            hours=hour_rows,
        ),
        "schedule": rows(days=days, opens=hours, closes=hours, note=words, **{"from": dates}),
        "cost": st.fixed_dictionaries(
            {},
            optional={
                "kind": st.sampled_from(["free", "paid", "isee", "dear"]),
                "options": rows(label=words, amount=numbers, isee_max=numbers),
            },
        ),
        "languages": st.lists(
            st.fixed_dictionaries({"code": st.sampled_from(["it", "en", ""])}), max_size=3
        ),
        "next_steps": rows(it=words, en=words, contact=words),
        "capacity": st.fixed_dictionaries(
            {},
            optional={
                "status": st.sampled_from(["places", "full", "much"]),
                "places": numbers,
                "said_on": dates,
            },
        ),
        "contacts": rows(role=words, email=words, audience=st.just("network")),
        "links": rows(label=words, url=words),
        "visibility": st.sampled_from(["public", "own", "all"]),
        "protected": st.booleans(),
        "visible_from": dates,
        "unknown": words,
    },
)
keys = st.sampled_from(["it", "name", "kind", "id", "code", "options", "min", "days"])
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["", "x", "\x00", "\ud800", "08:00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def reading(app):
    """The database's words, for what is written about a document."""
    with app.app_context(), acting_for(None):
        yield


@patient
@law(documents)
def test_reading_a_document_again_changes_nothing(raw):
    doc = normalised(raw)

    assert normalised(doc) == doc
    assert json.loads(json.dumps(doc)) == doc


@patient
@law(st.dictionaries(st.sampled_from([field.path[0] for field in FIELDS]), anything))
def test_a_document_holds_nothing_empty_whatever_comes(raw):
    doc = normalised(raw)

    assert all(value not in (None, "", [], {}) for value in _values(doc))
    assert normalised(doc) == doc


@patient
@law(doc=documents.map(normalised))
def test_equal_documents_do_not_differ(portal, doc):
    with portal.app_context(), acting_for(None):
        assert differences(doc, doc) == []


@patient
@law(before=documents.map(normalised), after=documents.map(normalised))
def test_every_change_shows(portal, before, after):
    with portal.app_context(), acting_for(None):
        found = differences(before, after)

    assert bool(found) == (without_ids(before) != without_ids(after))


@patient
@law(theirs=documents.map(normalised), mine=documents.map(normalised))
def test_choosing_every_field_of_mine_gives_mine(theirs, mine):
    chosen = {field.key for field in FIELDS}

    assert merged(theirs, mine, chosen) == mine
    assert merged(theirs, mine, set()) == theirs


def test_rows_keep_their_ids_and_new_ones_get_one():
    known = "0190b0a0-0000-7000-8000-000000000001"

    doc = normalised({"documents": [{"id": known, "label": "ISEE"}, {"label": "Carta d'identità"}]})

    assert doc["documents"][0]["id"] == known
    assert doc["documents"][1]["id"] not in {"", known}


def test_an_id_that_stands_twice_is_given_once():
    known = "0190b0a0-0000-7000-8000-000000000001"

    doc = normalised({"documents": [{"id": known, "label": "A"}, {"id": known, "label": "B"}]})

    assert len({row["id"] for row in doc["documents"]}) == 2


def test_a_row_of_which_nothing_is_said_is_left_out():
    doc = normalised({"places": [{"kind": "physical"}], "contacts": [{"audience": "network"}]})

    assert doc == empty()


def test_a_protected_service_keeps_no_address():
    place = {"kind": "physical", "name": "Casa", "address": "via Inventata 1"}
    desk = {"kind": "virtual", "name": "Telefono", "address": "via Inventata 2"}

    doc = normalised({"protected": True, "places": [place, desk]})

    assert "Inventata" not in json.dumps(doc)
    assert [row["name"] for row in doc["places"]] == ["Telefono"]


def test_a_complete_document_has_no_problem(reading):
    assert problems(a_document()) == []


def test_an_empty_document_lacks_all_that_a_review_needs(reading):
    found = {problem.field for problem in problems(empty())}

    assert found == {
        "texts-it-name",
        "texts-it-summary",
        "kinds",
        "ages",
        "areas",
        "cost-kind",
        "next_steps",
        "contacts",
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"texts": {"it": {"name": "N" * 61, "summary": "In breve"}}}, "texts-it-name"),
        ({"kinds": ["EDU"]}, "kinds"),
        ({"kinds": ["EDU-99"]}, "kinds"),
        ({"ages": {"min": 6, "max": 3}}, "ages"),
        ({"areas": [], "places": []}, "areas"),
        ({"schedule": [{"opens": "18:00", "closes": "08:00"}]}, "schedule"),
        ({"schedule": [{"from": "2026-10-02", "to": "2026-10-01"}]}, "schedule"),
        ({"contacts": [{"role": "Ufficio"}]}, "contacts"),
        ({"contacts": [{"email": "nessuna"}]}, "contacts"),
        ({"links": [{"url": "www.senza.example"}]}, "links"),
        ({"links": [{"url": "http://[rotto"}]}, "links"),
        ({"visible_from": "2026-10-02", "visible_to": "2026-10-01"}, "visible_to"),
        ({"next_steps": [{"it": str(number)} for number in range(4)]}, "next_steps"),
    ],
)
def test_what_is_wrong_is_named_beside_its_field(reading, changes, field):
    assert field in {problem.field for problem in problems(a_document(**changes))}


@pytest.mark.parametrize("unknown", [{"ages": {"known": False}}, {"cost": {"kind": "unknown"}}])
def test_saying_that_one_does_not_know_is_enough(reading, unknown):
    assert problems(a_document(**unknown)) == []


def test_a_protected_service_may_not_write_its_address_into_its_texts(reading):
    texts = {"it": {"name": "Casa", "summary": "Aiuto", "how_to_get_in": "Vieni in via Rosa 12."}}

    found = problems(a_document(protected=True, texts=texts))

    assert [problem.field for problem in found] == ["texts-it-how_to_get_in"]


def test_differences_read_as_words(reading):
    before = a_document(kinds=["EDU-01"], ages={"min": 0.25, "max": 3}, cost={"kind": "free"})
    options = [{"label": "Retta", "amount": 90, "per": "a settimana", "isee_max": 15000}]
    after = a_document(
        kinds=["EDU-02"], ages={"all": True}, cost={"kind": "isee", "options": options}
    )

    found = {each.key: (each.before, each.after) for each in differences(before, after)}

    assert found == {
        "kinds": ("Asilo nido e micronido", "Nido in famiglia / tagesmutter"),
        "ages": ("Da 3 mesi a 3 anni", "Tutte le età"),
        "cost": (
            "Gratuito",
            "Secondo l'ISEE\nRetta: 90\u00a0€ a settimana (ISEE fino a 15.000\u00a0€)",
        ),
    }


def test_a_whole_zone_stands_for_its_municipalities(reading):
    zone = ["096016", "096012", "096026", "096037", "096042", "096047", "096059"]

    found = differences(a_document(areas=["096004"]), a_document(areas=["096004", *zone]))

    assert found[0].key == "areas"
    assert found[0].before == "Biella"


def _values(value):
    if isinstance(value, dict):
        for item in value.values():
            yield from (item, *_values(item))
    elif isinstance(value, list):
        for item in value:
            yield from (item, *_values(item))
