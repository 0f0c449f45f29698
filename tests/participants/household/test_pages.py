"""The tab of the household, as a welfare manager uses it."""

import re
from datetime import date

import pytest

from portal.participants.cases import actions
from portal.participants.household import queries
from portal.participants.household.kinds import Relation
from tests.given.cases import a_case, case, following
from tests.given.households import a_member
from tests.given.tenants import _power, a_person, an_organisation, user_id_of

LEO = {"relation": "child", "given_name": "Leo", "born_in": "2020", "school": "nursery"}


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def page(browser, ours):
    return browser().sign_in(a_person(ours, roles=["welfare_manager"]))


@pytest.fixture
def anna(ours):
    return a_case(ours, born_in=1988, enrolled_on=date(2023, 3, 1))


def test_a_child_is_written_into_the_household(page, ours, anna):
    page.get(f"/participants/{anna}/household/new").submit({**LEO, "phone": "015 111"})

    assert "Leo" in page.text
    assert "015 111" in page.text
    assert "1 minore" in page.get(f"/participants/{anna}").text
    with following(ours):
        assert case(ours, anna).children == 1


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"born_in": "2150"}, "born_in", "nel futuro"),
        ({"born_in": "1980"}, "born_in", "Lei è nata nel 1988"),
        ({"born_in": "due"}, "born_in", "numero intero"),
        ({"joined_on": "2022-05-01", "left_on": "2022-04-01"}, "left_on", "prima dell'inizio"),
        ({"person_code": "BL-1999-9999"}, "person_code", "con questo codice"),
        ({"care_note": "parola " * 30_000}, "care_note", "4000 caratteri"),
    ],
)
def test_bad_input_gets_its_answer_beside_the_field(page, anna, typed, field, words):
    page.get(f"/participants/{anna}/household/new")
    page.submit({**LEO, "school_name": "Nido Luna", **typed})

    assert page.status == 422
    assert words in "".join(page.page.find(f".//p[@id='{field}-error']").itertext())
    assert page.filled()["school_name"] == ["Nido Luna"]
    assert page.filled()[field][0].strip() == typed[field].strip()


def test_a_member_is_changed_and_ends(page, ours, anna):
    leo = a_member(ours, anna, phone="015 222")
    page.get(f"/participants/{anna}/household/{leo}").submit({"given_name": "Leone"})
    page.get(f"/participants/{anna}/household/{leo}/ending").submit({"left_on": "2024-01-01"})

    assert "Chi non ne fa più parte" in page.text
    with following(ours):
        kept = queries.member(anna, leo)
        assert (kept.given_name, kept.phone, kept.version) == ("Leone", "015 222", 3)


def test_an_end_before_the_start_is_refused(page, ours, anna):
    leo = a_member(ours, anna)
    page.get(f"/participants/{anna}/household/{leo}/ending").submit({"left_on": "2001-01-01"})

    assert page.status == 422
    assert "La fine viene prima dell'inizio." in page.text


def test_two_people_who_edit_one_member_see_both_versions(page, browser, ours, anna):
    leo = a_member(ours, anna)
    other = browser().sign_in(a_person(ours, roles=["welfare_manager"]))
    for each in (page, other):
        each.get(f"/participants/{anna}/household/{leo}")

    other.submit({"given_name": "Leone"})
    page.submit({"given_name": "Leonardo"})

    assert page.status == 409
    assert "Leone" in page.text
    page.submit({})
    assert page.status == 200
    with following(ours):
        assert queries.member(anna, leo).given_name == "Leonardo"


def test_a_row_written_by_mistake_is_taken_out(page, ours, anna):
    leo = a_member(ours, anna)
    page.get(f"/participants/{anna}/household/{leo}/removal").submit({})

    assert "Non c'è ancora nessuno" in page.text


def test_a_member_of_another_case_is_not_found(page, ours, anna):
    bea = a_case(ours, name="Bea")
    of_bea = a_member(ours, bea)

    for way in ("", "/ending", "/removal"):
        assert page.get(f"/participants/{anna}/household/{of_bea}{way}").status == 404


class TestSeparated:
    """Two women whom the same manager follows, once a couple: nothing of one leaks to the other."""

    @pytest.fixture
    def bea(self, ours):
        return a_case(
            ours,
            name="Bea",
            phone="333 2222222",
            email="bea@posta.example",
            address="via Seconda 2",
        )

    @pytest.fixture(autouse=True)
    def _apart(self, ours, anna, bea):
        with following(ours):
            case(ours, anna).phone = "333 1111111"
        a_member(ours, anna, given_name="Leo")
        a_member(
            ours,
            anna,
            Relation.FORMER_PARTNER,
            person_id=bea,
            given_name="Bea",
            cohabiting=False,
            phone="015 3333333",
            care_note="Preferisce i messaggi",
        )
        a_member(ours, bea, given_name="Leo", phone="015 4444444")

    def seen(self, page, participant_id):
        """Return all that the pages of a case say, each tab and each form of it."""
        page.get(f"/participants/{participant_id}")
        inside = [link for link in page.links() if str(participant_id) in link]
        found = [page.get(link).response.text for link in inside]
        household = page.get(f"/participants/{participant_id}/household")
        rows = [link for link in household.links() if re.search(r"/household/.+", link)]
        return "".join([*found, *(page.get(link).response.text for link in rows)])

    def test_her_page_shows_only_what_she_told(self, page, anna):
        seen = self.seen(page, anna)

        assert "015 3333333" in seen
        for secret in ("333 2222222", "bea@posta.example", "via Seconda 2", "015 4444444"):
            assert secret not in seen

    def test_the_former_partner_does_not_see_what_was_told_of_her(self, page, anna, bea):
        seen = self.seen(page, bea)

        assert str(anna) in seen
        for secret in ("333 1111111", "015 3333333", "Preferisce i messaggi"):
            assert secret not in seen

    def test_a_protected_woman_is_not_named_elsewhere(self, page, ours, anna, bea):
        person = user_id_of(a_person(ours, roles=["welfare_manager"]))
        code = _power().execute("SELECT code FROM participant WHERE id = %s", [bea]).fetchone()
        protect(ours, bea, person)

        seen = page.get(f"/participants/{anna}/household").response.text

        assert str(bea) not in seen
        assert code[0] not in seen

    def test_whose_household_she_is_in_stays_hidden_when_that_one_is_protected(
        self, page, ours, anna, bea
    ):
        protect(ours, anna, user_id_of(a_person(ours, roles=["welfare_manager"])))

        assert str(anna) not in page.get(f"/participants/{bea}/household").response.text

    def test_a_protected_case_has_no_tab_for_who_is_not_named(self, page, ours, anna):
        protect(ours, anna, user_id_of(a_person(ours, roles=["welfare_manager"])))

        for tab in ("household", "household/new", "details", "needs", "needs/new", "consents"):
            assert page.get(f"/participants/{anna}/{tab}").status == 404
        answer = {"state": "given", "channel": "paper", "language": "it"}
        assert page.post(f"/participants/{anna}/consents/sharing", answer).status == 404


def protect(ours, participant_id, person):
    """Let one person alone find a case."""
    with following(ours, person):
        actions.protect(case(ours, participant_id), named=frozenset({person}))
