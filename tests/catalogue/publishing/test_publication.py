"""Publishing: what everyone sees comes from the approved document, at once and whole."""

import pytest

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.drafting import actions as drafting
from portal.catalogue.publishing.publication.parts import TABLES
from portal.catalogue.publishing.upkeep import actions as upkeep
from portal.ui.errors import ConflictError
from tenants.database import db
from tests.given.services import (
    a_document,
    a_draft,
    a_published_service,
    a_version_in_review,
    acting,
    approved,
    sent,
)
from tests.given.tenants import a_person, user_id_of

ADDRESS = "via Segreta 7"


@pytest.fixture
def editor(coop):
    return user_id_of(a_person(coop))


def test_a_draft_is_seen_by_nobody(coop, ask):
    a_draft(coop)

    assert ask("SELECT count(*) FROM listing")[0] == 0
    assert ask("SELECT published_at FROM service")[0] is None


def test_an_approved_version_becomes_head_parts_and_listing(coop, ask):
    service_id = a_published_service(coop)

    assert ask("SELECT name, cost, capacity, places_left FROM service") == (
        "Nido Esempio",
        "paid",
        "places",
        5,
    )
    assert ask("SELECT name_it, organisation_name FROM listing WHERE id = %s", service_id) == (
        "Nido Esempio",
        "Cooperativa Esempio",
    )
    assert ask("SELECT address FROM service_place")[0] == "via Immaginaria 1"
    assert ask("SELECT opens, closes, days FROM schedule")[2] == "MO TU"
    assert ask("SELECT code FROM service_term WHERE is_primary")[0] == "EDU-01"
    assert ask("SELECT words_it, contact FROM next_step")[1] == "015 0000000"
    assert ask("SELECT amount FROM cost_option")[0] == 300


def test_who_sent_it_vouched_for_it_on_that_day(coop, editor, ask):
    a_published_service(coop, author=editor)

    assert ask("SELECT assured_by, review_due_on - assured_on FROM service") == (editor, 180)


def test_the_live_version_stays_while_the_next_is_reviewed(coop, editor, ask):
    service_id = a_published_service(coop, author=editor)
    _write(coop, editor, service_id, a_document(kinds=["EDU-02"]))

    version_id = sent(coop, service_id, editor)

    assert ask("SELECT kind FROM listing")[0] == "EDU-01"

    approved(coop, version_id)

    assert ask("SELECT kind FROM listing")[0] == "EDU-02"
    assert ask("SELECT array_agg(state ORDER BY no) FROM service_version")[0] == [
        "superseded",
        "published",
    ]


def test_published_rows_keep_the_ids_of_the_document(coop, editor, ask):
    service_id = a_published_service(coop, author=editor)
    before = _ids(ask)
    with acting(coop, editor):
        doc = queries.live_version(queries.head(coop, service_id)).doc

    _write(coop, editor, service_id, {**doc, "kinds": ["EDU-01", "EDU-04"]})
    approved(coop, sent(coop, service_id, editor))

    assert before.items() <= _ids(ask).items()


def test_a_row_cannot_borrow_the_id_of_another_service(coop, editor, ask):
    a_published_service(coop, author=editor)
    borrowed = str(ask("SELECT id FROM service_contact")[0])
    contacts = [{"id": borrowed, "role": "Altro", "phone": "015 0000001"}]

    a_published_service(coop, author=editor, contacts=contacts)

    assert ask("SELECT count(DISTINCT id) FROM service_contact")[0] == 2


def test_a_protected_service_shows_no_address_anywhere(coop, all_powerful):
    place = {"name": "Casa rifugio", "address": ADDRESS, "municipality": "096004"}

    a_published_service(coop, protected=True, places=[place], areas=["096004"])

    for table in ["service", "service_version", "listing", *(t.__tablename__ for t in TABLES)]:
        rows = all_powerful.execute(f'SELECT * FROM "{table}"').fetchall()
        assert "Segreta" not in str(rows), table
        assert "rifugio" not in str(rows), table
    assert all_powerful.execute("SELECT count(*) FROM service_place").fetchone()[0] == 0


def test_what_is_only_for_the_network_or_for_us_stays_out_of_the_public_listing(coop, ask):
    a_published_service(coop, visibility="network")
    a_published_service(coop, visibility="own")

    assert ask("SELECT count(*) FROM listing")[0] == 0
    assert ask("SELECT count(*) FROM network_listing")[0] == 1


def test_each_publication_turns_the_page_of_the_catalogue(coop, ask):
    before = ask("SELECT edition FROM catalogue_state")[0]

    a_published_service(coop)

    assert ask("SELECT edition FROM catalogue_state")[0] == before + 1


def test_a_word_on_the_places_said_meanwhile_outlives_the_draft(coop, editor, ask):
    service_id = a_published_service(coop, author=editor)
    _write(coop, editor, service_id, a_document(kinds=["EDU-02"]))
    with acting(coop, editor):
        upkeep.say_places(queries.head(coop, service_id), status="full", places=None)

    approved(coop, sent(coop, service_id, editor))

    assert ask("SELECT capacity, kind FROM listing") == ("full", "EDU-02")


def test_a_version_is_approved_only_once(coop, app):
    version_id = a_version_in_review(coop)
    approved(coop, version_id)

    with pytest.raises(ConflictError):
        approved(coop, version_id)


def _write(coop, editor, service_id, doc):
    with acting(coop, editor):
        drafting.save_draft(queries.head(coop, service_id), doc, seen=None)
        db.session.flush()


def _ids(ask):
    return {
        table.__tablename__: ask(
            f'SELECT array_agg(id ORDER BY sort, id) FROM "{table.__tablename__}"'
        )[0]
        for table in TABLES
        if table.__tablename__ != "service_term"
    }
