"""A house that sends to itself: each side keeps its own, and neither page shows the other's."""

import pytest

from portal.referrals.tracking.kinds import Status
from tests.given.services import a_published_service
from tests.given.sharing import a_canary, a_shared_referral
from tests.given.tenants import a_person, an_organisation, user_id_of
from tests.referrals.inbox.reading import page


@pytest.fixture
def house(app):
    return an_organisation("Consorzio Intero")


@pytest.fixture
def manager_id(house):
    return user_id_of(a_person(house, roles=["welfare_manager"]))


@pytest.fixture
def sent(house, manager_id):
    woman = a_canary(house, by=manager_id)
    nursery = a_published_service(house)
    return a_shared_referral(house, woman, to=house, by=manager_id, service_id=nursery)


def test_an_operator_of_the_same_house_sees_no_more_than_any_partner(house, sent, browser):
    operator = browser().sign_in(a_person(house, roles=["intake_operator"]))

    text = operator.get(page(sent)).response.text

    assert "C. Z." in text
    assert "Canarina" not in text


def test_who_is_both_answers_as_the_partner(house, sent, browser, all_powerful):
    both = a_person(house, roles=["intake_operator", "welfare_manager"])
    seen = browser().sign_in(both)
    assert "Canarina" not in seen.get(page(sent)).response.text

    seen.submit(form="acceptance")

    status = all_powerful.execute("SELECT status FROM referral").fetchone()[0]
    assert status == Status.ACCEPTED
    assert "Canarina" in seen.get(page(sent)).response.text


def test_the_notes_of_one_side_are_not_the_others(house, sent, browser):
    seen = browser().sign_in(a_person(house, roles=["intake_operator", "welfare_manager"]))
    seen.post(f"/referrals/{sent}/notes", {"note": "Nota di chi invia"})
    seen.post(page(sent, "notes"), {"note": "Nota di chi riceve"})

    text = seen.get(page(sent)).text

    assert "Nota di chi riceve" in text
    assert "Nota di chi invia" not in text
