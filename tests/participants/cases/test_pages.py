"""The list of the people who are followed, and the page of each."""

import pytest

from portal.participants.cases.kinds import CaseState, Living
from tests.given.cases import a_case, case, following
from tests.given.tenants import a_person, an_organisation, user_id_of


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def email(ours):
    return a_person(ours, roles=["welfare_manager"], name="Marta Esempio")


@pytest.fixture
def marta(email):
    return user_id_of(email)


@pytest.fixture
def desk(browser, email):
    return browser().sign_in(email)


def test_her_page_says_who_she_is_and_its_title_does_not(desk, ours, marta):
    anna = a_case(ours, by=marta, name="Anna", family_name="Prova", phone="333 0000001")

    desk.get(f"/participants/{anna}")

    assert desk.title == "Anna Prova"
    assert "333 0000001" in desk.text
    assert "Prova" not in desk.page.find(".//title").text
    assert "BL-" in desk.page.find(".//title").text


def test_opening_her_page_is_written_down_even_when_nothing_else_is(
    desk, ours, marta, all_powerful
):
    anna = a_case(ours, by=marta)

    desk.get(f"/participants/{anna}")
    desk.get(f"/participants/{anna}/access")

    rows = all_powerful.execute("SELECT user_id, page FROM access_record").fetchall()
    assert {tuple(row) for row in rows} == {(marta, "cases.show"), (marta, "cases.accesses")}
    assert "Marta Esempio" in desk.text
    assert "In breve" in desk.text


def test_a_page_whose_reading_cannot_be_written_down_is_not_shown(desk, ours, marta, all_powerful):
    anna = a_case(ours, by=marta, name="Annunziata")
    with all_powerful.transaction(force_rollback=True):
        pass
    all_powerful.execute("REVOKE INSERT ON access_record FROM portal_door")
    try:
        response = desk.client.get(f"/participants/{anna}")
    finally:
        all_powerful.execute("GRANT INSERT ON access_record TO portal_door")

    assert response.status_code == 500
    assert "Annunziata" not in response.text


def test_the_list_filters_and_keeps_its_state_in_the_address(desk, ours, marta):
    a_case(ours, by=marta, name="Ada", living=Living.ALONE)
    a_case(ours, by=None, owner_id=None, name="Bice", living=Living.WITH_PARTNER)

    assert "Ada" in desk.get("/participants?owner=mine").text
    assert "Bice" not in desk.text
    assert "Bice" in desk.get("/participants?owner=nobody").text
    assert "Ada" not in desk.get("/participants?living=with_partner").text
    assert "Ada" in desk.get("/participants?state=rubbish&owner=%27").text


def test_people_are_searched_by_name_year_code_and_whole_telephone(desk, ours, marta):
    anna = a_case(ours, by=marta, name="Anna", family_name="D'Angelo", phone="+39 333 0000001")
    a_case(ours, by=marta, name="Berta", born_in=1971)
    with following(ours, marta):
        code = case(ours, anna).code

    for words in ("dangelo anna", "D'ANGELO", code.lower(), "3330000001", "333-0000001"):
        desk.get("/participants")
        desk.submit({"words": words}, form="search")
        assert "Anna" in desk.text, words
        assert "Berta" not in desk.text, words
    desk.submit({"words": "1971"}, form="search")
    assert "Berta" in desk.text
    desk.submit({"words": "0000001"}, form="search")
    assert "Anna" not in desk.text


def test_a_case_is_moved_from_its_page(desk, ours, marta):
    anna = a_case(ours, by=marta)

    desk.get(f"/participants/{anna}/state")
    desk.submit({"to": "to_contact"})

    assert "Da contattare" in desk.text
    with following(ours, marta):
        assert case(ours, anna).state == CaseState.TO_CONTACT


def test_closing_without_a_reason_keeps_what_was_typed(desk, ours, marta):
    anna = a_case(ours, by=marta)

    desk.get(f"/participants/{anna}/state")
    desk.submit({"to": "interrupted", "note": "Non risponde da maggio."})

    assert desk.status == 422
    assert "Scegli il motivo." in desk.text
    assert "Non risponde da maggio." in desk.response.text


def test_a_case_changed_meanwhile_is_not_overwritten(desk, ours, marta):
    anna = a_case(ours, by=marta)
    desk.get(f"/participants/{anna}/state")
    with following(ours, marta):
        case(ours, anna).needs_interpreter = True

    desk.submit({"to": "to_contact"})

    assert desk.status == 409


def test_a_case_changes_hands_when_the_colleague_accepts(desk, browser, ours, marta):
    other = a_person(ours, roles=["welfare_manager"], name="Lucia Esempio")
    anna = a_case(ours, by=marta)

    desk.get(f"/participants/{anna}/transfer")
    desk.submit({"to": str(user_id_of(other)), "note": "Parla solo francese."})
    with following(ours, marta):
        assert case(ours, anna).owner_id == marta

    lucia = browser().sign_in(other)
    assert "Ti chiedono di seguire" in lucia.get("/today").text
    lucia.get(f"/participants/{anna}")
    lucia.submit({}, form="transfer/answer")
    with following(ours, marta):
        assert case(ours, anna).owner_id == user_id_of(other)


def test_a_protected_woman_leaves_every_list_of_who_is_not_named(desk, browser, ours, marta):
    colleague = browser().sign_in(a_person(ours, roles=["welfare_manager"]))
    anna = a_case(ours, by=marta, name="Annunziata")
    desk.get(f"/participants/{anna}/protection")
    desk.submit({"protected": "y", "named": [str(marta)]})

    assert "Annunziata" in desk.get("/participants").text
    assert "Annunziata" not in colleague.get("/participants").text
    assert "Annunziata" not in colleague.get("/participants?view=board").text
    colleague.submit({"words": "annunziata"}, form="search")
    assert "Non c'è nessuna persona così" in colleague.text
    assert colleague.get(f"/participants/{anna}").status == 404


def test_a_filter_is_kept_for_its_owner_alone(desk, browser, ours):
    colleague = browser().sign_in(a_person(ours, roles=["welfare_manager"]))
    desk.get("/participants?living=alone")
    desk.submit({"name": "Le sole"}, form="filters")

    assert "Le sole" in desk.get("/participants").text
    assert "Le sole" not in colleague.get("/participants").text


def test_a_departing_manager_leaves_her_cases_to_who_follows_people(browser, ours, email, marta):
    admin = browser().sign_in(a_person(ours, roles=["admin"]))
    other = user_id_of(a_person(ours, roles=["welfare_manager"], name="Lucia Esempio"))
    anna = a_case(ours, by=marta, protected_for=[marta])

    admin.get("/organisation/people")
    leaving = next(
        link for link in admin.links() if "departure" in link and _is_of(admin, link, "Marta")
    )
    admin.get(leaving)
    assert "persone seguite" in admin.text
    admin.submit({"successor": str(other)})

    with following(ours, other):
        assert case(ours, anna).owner_id == other


def _is_of(browser, link, name):
    return name in browser.get(link).text
