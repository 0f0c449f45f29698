"""Leaving an organisation, and taking an access away."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.ui import holdings
from portal.ui.holdings import Holding
from tests.given.people import facts, membership_id_of
from tests.given.tenants import a_person, an_organisation, user_id_of


@pytest.fixture
def aurora(app):
    return an_organisation("Cooperativa Esempio Aurora")


def address(email, organisation_id):
    return f"/organisation/people/{membership_id_of(email, organisation_id)}/departure"


@pytest.fixture
def drafts(monkeypatch):
    """Drafts by person, as another room would hold them."""
    held = {}

    def reassign(old, new):
        count = held.pop(old, 0)
        held[new] = held.get(new, 0) + count
        return count

    holding = Holding("Bozze", lambda user_id: held.get(user_id, 0), reassign)
    monkeypatch.setattr(holdings, "_holdings", [holding])
    return held


def test_an_admin_takes_an_access_away(browser, aurora):
    giulia = a_person(aurora)
    hers = browser().sign_in(giulia)
    admin = browser().sign_in(a_person(aurora, roles=["admin"]))

    admin.get(address(giulia, aurora))
    admin.submit()

    assert membership_id_of(giulia, aurora) is None
    assert hers.get("/today").response.headers["Location"].startswith("/signin")
    assert facts("person_left")[0]["user_id"] == str(user_id_of(giulia))


def test_her_other_organisations_stay_hers(browser, aurora):
    comune = an_organisation("Comune di Esempio")
    giulia = a_person(aurora, comune)
    admin = browser().sign_in(a_person(aurora, roles=["admin"]))

    admin.get(address(giulia, aurora))
    admin.submit()

    page = browser().sign_in(giulia).get("/organisation/people")
    assert "Comune di Esempio" in page.text


def test_a_person_leaves_by_herself(browser, aurora):
    a_person(aurora, roles=["admin"])
    giulia = a_person(aurora, roles=["reader"])
    hers = browser().sign_in(giulia)

    hers.get(address(giulia, aurora))
    hers.submit()

    assert membership_id_of(giulia, aurora) is None


def test_nobody_but_an_admin_ends_the_access_of_another(browser, aurora):
    giulia = a_person(aurora)
    other = browser().sign_in(a_person(aurora, roles=["reader"]))

    assert other.get(address(giulia, aurora)).status == 403
    assert other.post(address(giulia, aurora)).status == 403


def test_the_last_admin_cannot_leave(browser, aurora):
    email = a_person(aurora, roles=["admin"])
    admin = browser().sign_in(email)

    admin.get(address(email, aurora))
    admin.submit()

    assert admin.status == 422
    assert membership_id_of(email, aurora)


def test_two_admins_who_leave_at_once_leave_one(browser, aurora):
    emails = [a_person(aurora, roles=["admin"]) for _ in range(2)]
    pages = [browser().sign_in(email).get(address(email, aurora)) for email in emails]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda page: page.submit(follow=False), pages))

    assert len([email for email in emails if membership_id_of(email, aurora)]) == 1


def test_what_a_person_holds_must_find_another_hand(browser, aurora, drafts):
    giulia, anna = a_person(aurora), a_person(aurora, name="Anna Esempio")
    drafts[user_id_of(giulia)] = 3
    admin = browser().sign_in(a_person(aurora, roles=["admin"]))

    admin.get(address(giulia, aurora))
    assert "Bozze: 3" in admin.text
    admin.submit()
    assert admin.status == 422
    admin.submit({"successor": str(user_id_of(anna))})

    assert drafts == {user_id_of(anna): 3}
    assert facts("person_left")[0]["reassigned"] == 3


def test_nothing_is_handed_to_a_stranger(browser, aurora, drafts):
    giulia, stranger = a_person(aurora), a_person(an_organisation())
    drafts[user_id_of(giulia)] = 1
    admin = browser().sign_in(a_person(aurora, roles=["admin"]))

    admin.get(address(giulia, aurora))
    admin.submit({"successor": str(user_id_of(stranger))})

    assert admin.status == 422
    assert membership_id_of(giulia, aurora)
