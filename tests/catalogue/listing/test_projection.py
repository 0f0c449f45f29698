"""What is published appears where it is searched, and only there."""

from datetime import UTC, datetime

import pytest

from portal.catalogue.listing import actions, facets, projection
from portal.geography.municipalities import municipalities
from tenants.database import db, new_id
from tests.given.listings import Head, a_document, a_listing, project
from tests.given.tenants import acting_for, an_organisation


@pytest.fixture(autouse=True)
def _context(app):
    with app.app_context():
        yield


def _head(**fields):
    return Head(organisation_id=new_id(), id=new_id(), **fields)


def _found(all_powerful, table, words, configuration="italian"):
    column = {"italian": "words_it", "english": "words_en"}[configuration]
    query = f"SELECT id FROM {table} WHERE {column} @@ to_tsquery('{configuration}', %s)"
    return [row[0] for row in all_powerful.execute(query, [words]).fetchall()]


def test_a_public_service_is_found_by_its_name_its_kind_and_its_summary(all_powerful):
    service = a_listing(an_organisation())

    for words in ("arcobaleno", "micronidi", "asilo", "sereni", "k0edu01"):
        assert _found(all_powerful, "listing", words) == [service]


def test_a_service_without_english_is_found_by_the_english_name_of_its_kind(all_powerful):
    service = a_listing(an_organisation())

    assert _found(all_powerful, "listing", "nurseries", "english") == [service]


def test_a_service_for_the_network_is_not_in_the_public_listing(all_powerful):
    service = a_listing(an_organisation(), head={"visibility": "network"})

    assert _found(all_powerful, "listing", "nido") == []
    assert _found(all_powerful, "network_listing", "nido") == [service]


def test_a_service_of_ones_own_is_in_no_listing(all_powerful):
    a_listing(an_organisation(), head={"visibility": "own"})

    assert _found(all_powerful, "listing", "nido") == []
    assert _found(all_powerful, "network_listing", "nido") == []


def test_a_service_that_becomes_the_networks_leaves_the_public_listing(all_powerful):
    head = Head(organisation_id=an_organisation(), id=new_id())
    project(head, a_document())

    head.visibility = "network"
    project(head, a_document())

    assert _found(all_powerful, "listing", "nido") == []


def test_a_withdrawn_service_is_in_no_listing(all_powerful):
    head = Head(organisation_id=an_organisation(), id=new_id())
    project(head, a_document())

    with acting_for(head.organisation_id):
        actions.withdraw(head)
        db.session.commit()

    assert _found(all_powerful, "listing", "nido") == []


def test_each_change_of_the_listing_turns_the_page(all_powerful):
    edition = "SELECT edition FROM catalogue_state"
    before = all_powerful.execute(edition).fetchone()[0]

    a_listing(an_organisation())

    assert all_powerful.execute(edition).fetchone()[0] == before + 1


def test_another_organisation_cannot_write_over_a_listing(all_powerful):
    service = a_listing(an_organisation())
    thief = an_organisation()

    with acting_for(thief):
        actions.withdraw(Head(organisation_id=thief, id=service))
        db.session.commit()

    assert _found(all_powerful, "listing", "nido") == [service]


def test_ages_are_years_inclusive_at_both_ends():
    assert facets.ages({"ages": {"known": True, "min": 0.25, "max": 3}}) == ["0", "1", "2", "3"]
    assert facets.ages({"ages": {"known": True, "min": 16, "max": 19}}) == ["16", "17", "adult"]
    assert facets.ages({"ages": {"known": True, "min": 18}}) == ["adult"]
    assert facets.ages({"ages": {"known": True, "all": True}}) == ["any"]
    assert facets.ages({}) == ["unknown"]


def test_a_service_of_the_whole_province_carries_one_lexeme_and_not_seventy_four():
    everywhere = [each.code for each in municipalities()]

    found = projection.lexemes(_head(), a_document(areas=everywhere))

    assert [each for each in found if each.startswith("m0")] == ["m0any"]


def test_what_is_unknown_is_marked_as_unknown():
    found = projection.lexemes(_head(), {"texts": {"it": {"name": "Senza altro"}}})

    assert {"a0unknown", "m0unknown", "c0unknown", "d0unknown", "p0unknown"} <= set(found)


def test_days_tell_the_evening_and_the_weekend():
    doc = {"schedule": [{"days": ["SA"], "opens": "17:00", "closes": "20:00"}]}

    assert facets.days(doc) == ["SA", "evening", "weekend"]


def test_a_protected_service_never_says_where_it_is():
    doc = a_document(
        places=[{"kind": "physical", "address": "via Nascosta 1", "municipality": "096004"}]
    )

    row = projection.columns(_head(protected=True), doc, "Centro Esempio")

    assert row["municipality"] == ""
    assert "Nascosta" not in str(row)


@pytest.mark.parametrize("configuration", ["italian", "english"])
def test_no_language_stems_a_facet(all_powerful, configuration):
    words = projection.lexemes(_head(capacity="places"), a_document(targets=["D-R610"]))

    for word in words:
        query = "SELECT to_tsquery(%s::regconfig, %s)::text"
        stemmed = all_powerful.execute(query, [configuration, word]).fetchone()[0]
        assert stemmed == f"'{word}'"


def test_hours_are_kept_in_few_signs():
    doc = a_document(
        places=[{"hours": [{"days": ["MO", "TU"], "opens": "08:00", "closes": "13:00"}]}]
    )

    assert projection.columns(_head(), doc, "Ente")["hours"] == "MO,TU 08:00 13:00"


def test_a_closed_service_stays_with_its_mark():
    head = _head(closed_at=datetime(2026, 11, 1, tzinfo=UTC))

    assert projection.columns(head, a_document(), "Ente")["closed"] is True
