"""What a service asks for with a referral: written, reviewed, published, read by others."""

import pytest
from hypothesis import given as law
from hypothesis import strategies as st

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.differences import differences
from portal.catalogue.publishing.document import normalised
from portal.catalogue.publishing.kinds import (
    ASKED,
    LEAST_TO_DECIDE,
    WHY,
    ToDecide,
    ToDeliver,
    asks_of,
)
from tests.given.services import a_draft, a_published_service
from tests.given.tenants import a_person, acting_for, an_organisation, user_id_of

codes = st.lists(st.sampled_from([*ToDecide, *ToDeliver, "name", "", None, 7]), max_size=6)


@pytest.fixture
def editor(coop):
    return a_person(coop)


@pytest.fixture
def page(browser, editor):
    """The browser of an editor."""
    return browser().sign_in(editor)


def test_a_ticked_field_is_saved(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")

    page.submit({"asks-decide": ["need", "child_ages"], "asks-deliver": ["children"], "save": "1"})

    assert ask("SELECT doc -> 'asks' FROM service_version") == (
        {"decide": ["need", "child_ages"], "deliver": ["children"]},
    )


def test_the_editor_says_why_each_may_be_asked(page, coop, editor):
    service_id = a_draft(coop, user_id_of(editor))

    page.get(f"/services/{service_id}/edit")

    assert "#invio" in page.links()
    assert all(str(WHY[code]) in page.text for code in [*ToDecide, *ToDeliver])


def test_a_forged_field_is_refused(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")

    page.submit({"asks-decide": ["family_name"], "save": "1"})

    assert page.status == 422
    assert ask("SELECT doc -> 'asks' FROM service_version") == (None,)


def test_another_organisation_reads_what_a_published_service_asks_for(app, coop):
    service_id = a_published_service(coop, asks={"decide": ["need"], "deliver": ["address"]})
    sender = an_organisation("Chi manda")

    with app.app_context(), acting_for(sender):
        asks = queries.asks(queries.head(coop, service_id))

    assert (asks.decide, asks.deliver) == ({ToDecide.NEED}, {ToDeliver.ADDRESS})


def test_a_service_that_says_nothing_asks_for_the_least(app, coop):
    service_id = a_published_service(coop)

    with app.app_context(), acting_for(coop):
        asks = queries.asks(queries.head(coop, service_id))

    assert (asks.decide, asks.deliver) == (LEAST_TO_DECIDE, frozenset())


def test_a_reviewer_sees_what_changed(app):
    with app.test_request_context():
        before, after = normalised({}), normalised({"asks": {"deliver": ["tax_code"]}})

        found = differences(before, after)

    assert [(each.key, each.after) for each in found] == [("asks-deliver", "Il codice fiscale")]


@law(codes, codes)
def test_only_known_fields_are_ever_asked(decide, deliver):
    asks = asks_of({"decide": decide, "deliver": deliver})

    assert asks.decide
    assert asks.decide <= set(ToDecide)
    assert asks.deliver <= set(ToDeliver)
    assert normalised({"asks": {"decide": decide, "deliver": deliver}}).get("asks", {}).keys() <= {
        "decide",
        "deliver",
    }


def test_every_field_has_its_words():
    assert set(ASKED) == set(WHY) == {*ToDecide, *ToDeliver}
