"""Notices, consents and retention on their pages."""

from datetime import date, datetime, timedelta

import pytest

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState
from portal.participants.consent import actions, queries
from portal.participants.consent.kinds import Channel, ConsentState, Purpose
from tenants import clock
from tenants.clock import HOME, today
from tests.given.cases import a_case, case, following
from tests.given.consents import a_notice, an_answer
from tests.given.tenants import a_person, an_organisation


@pytest.fixture
def ours(app):
    return an_organisation("Cooperativa Esempio Aurora")


@pytest.fixture
def page(browser, ours):
    return browser().sign_in(a_person(ours, roles=["welfare_manager"], name="Mara Esempio"))


@pytest.fixture
def admin(browser, ours):
    return browser().sign_in(a_person(ours, roles=["admin"]))


@pytest.fixture
def anna(ours):
    return a_case(ours)


def ask(page, anna, purpose="sharing"):
    return page.get(f"/participants/{anna}/consents/{purpose}")


def test_no_answer_is_ticked_before_she_has_spoken(page, anna):
    for purpose in Purpose:
        assert "state" not in ask(page, anna, purpose).filled()

    page.submit({})
    assert page.status == 422
    assert "Scegli che cosa ha detto." in page.text


def test_an_answer_is_written_down_with_all_that_proves_it(page, ours, anna):
    notice = a_notice(ours)
    ask(page, anna)
    assert page.filled()["notice"] == [str(notice)]

    page.submit(
        {"state": "given", "channel": "paper", "language": "en", "note": "Firma sul foglio"}
    )

    for words in ("Dice di sì", "versione 1", "inglese", "Su carta", "Mara Esempio"):
        assert words in page.text
    with following(ours):
        kept, _notice = queries.consents(anna)[0]
        assert (kept.notice_id, kept.channel) == (notice, Channel.PAPER)
        assert b"Firma" not in kept.note_sealed


def test_a_consent_is_withdrawn_and_its_history_stays(page, ours, anna):
    an_answer(ours, anna)
    ask(page, anna).submit({"state": "withdrawn"})

    assert "Ritira il suo sì" in page.text
    assert "Dice di sì" in page.text
    with following(ours):
        assert not queries.holds(anna, Purpose.SHARING)


def test_only_what_was_given_can_be_withdrawn(page, anna):
    ask(page, anna).submit({"state": "withdrawn"})

    assert page.status == 422


def test_a_withdrawal_before_the_consent_is_refused(page, ours, anna):
    an_answer(ours, anna)
    yesterday = (today() - timedelta(days=1)).isoformat()
    ask(page, anna).submit({"state": "withdrawn", "answered_on": yesterday})

    assert page.status == 422
    assert "Quel giorno non lo aveva ancora dato." in page.text


def test_where_the_basis_is_no_consent_nobody_asks_for_one(page, anna):
    ask(page, anna, "following")

    assert "Ha ricevuto l'informativa" in page.text
    assert "Dice di sì" not in page.text


def test_a_purpose_that_does_not_exist_is_not_found(page, admin, anna):
    assert ask(page, anna, "marketing").status == 404
    assert admin.get("/organisation/notices/marketing").status == 404


def test_an_admin_writes_versions_and_everyone_reads_each(admin, anyone, ours):
    admin.get("/organisation/notices/sharing")
    admin.submit({"italian": "Prima <b>versione</b>", "english": "First version"})
    admin.get("/organisation/notices/sharing").submit({"italian": "Seconda versione"})
    links = [link for link in admin.links() if link.startswith("/informative/")]

    assert "versione 2" in admin.text
    texts = [anyone.get(link).text for link in links]
    assert "Seconda versione" in texts[0]
    assert "Prima <b>versione</b>" in texts[1]
    assert "Cooperativa Esempio Aurora" in texts[1]


def test_an_admin_who_is_no_welfare_manager_sees_no_consents(admin, anna):
    assert admin.get(f"/participants/{anna}/consents").status == 404
    assert admin.get("/participants/to-review").status == 404


def test_a_closed_case_comes_up_for_review(page, admin, ours, anna):
    with clock.fixed(datetime(2020, 1, 15, 12, tzinfo=HOME)), following(ours):
        cases.move(case(ours, anna), CaseState.INTERRUPTED, reason="herself")
    assert "non è ancora deciso" in page.get("/participants/to-review").text

    admin.get("/organisation/retention").submit({"months": "24"})

    assert "dopo 24 mesi" in admin.text
    assert "15/01/2022" in page.get("/participants/to-review").text
    assert "Una scheda chiusa da rivedere" in page.get("/today").text
    assert "Da rivedere dal 15/01/2022" in page.get(f"/participants/{anna}/consents").text


def test_months_that_cannot_be_are_refused(admin):
    for months in ("0", "-3", "100000", "molti"):
        assert admin.get("/organisation/retention").submit({"months": months}).status == 422


def test_an_answer_of_the_same_day_comes_after_the_one_before_it(ours, anna):
    given = datetime(2024, 5, 6, 15, tzinfo=HOME)
    noon = datetime(2024, 5, 6, 12, tzinfo=HOME)
    with following(ours):
        her = case(ours, anna)
        answered = actions.Answered
        actions.record(her, Purpose.SHARING, ConsentState.GIVEN, answered(at=given))
        actions.record(her, Purpose.SHARING, ConsentState.WITHDRAWN, answered(at=noon))

        assert not queries.holds(anna, Purpose.SHARING)
        assert date(2024, 5, 6) == queries.consents(anna)[0][0].answered_at.astimezone(HOME).date()
