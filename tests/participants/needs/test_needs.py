"""How heavy each part of life weighs, day after day."""

from datetime import date, datetime, timedelta

import pytest

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState
from portal.participants.needs import actions, queries
from portal.participants.needs.actions import NeedsError, Weights
from portal.participants.needs.kinds import Domain
from tenants import clock
from tenants.clock import HOME, today
from tests.given.cases import a_case, case, following
from tests.given.needs import an_assessment
from tests.given.tenants import a_person, an_organisation

MAY = date(2026, 5, 4)


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def page(browser, ours):
    return browser().sign_in(a_person(ours, roles=["welfare_manager"]))


@pytest.fixture
def anna(ours):
    return a_case(ours)


def test_the_latest_score_of_each_part_of_life_is_known(ours, anna):
    an_assessment(ours, anna, day=MAY, work=4, money=1)
    an_assessment(ours, anna, day=date(2026, 6, 1), work=2)

    with following(ours):
        assert queries.latest(anna) == {Domain.WORK: 2, Domain.MONEY: 1}


def test_a_day_has_one_assessment(ours, anna):
    an_assessment(ours, anna, day=MAY, work=4)

    with pytest.raises(NeedsError) as refused:
        an_assessment(ours, anna, day=MAY, work=3)
    assert refused.value.field == "assessed_on"


def test_nobody_assesses_tomorrow_or_nothing_or_beyond_the_scale(ours, anna):
    for day, scores in ((today() + timedelta(days=1), {"work": 1}), (MAY, {}), (MAY, {"work": 5})):
        with pytest.raises(NeedsError):
            an_assessment(ours, anna, day=day, **scores)


@pytest.mark.parametrize(
    ("way", "after"),
    [
        ([CaseState.TO_CONTACT], CaseState.ASSESSMENT),
        ([CaseState.TO_CONTACT, CaseState.INTERVIEW_BOOKED], CaseState.ASSESSMENT),
        ([CaseState.TO_CONTACT, CaseState.ASSESSMENT, CaseState.PLANNING], CaseState.PLANNING),
    ],
)
def test_an_assessment_moves_a_waiting_case_on_and_none_back(ours, anna, way, after):
    with following(ours):
        for state in way:
            cases.move(case(ours, anna), state)
    an_assessment(ours, anna, day=MAY, work=4)

    with following(ours):
        assert case(ours, anna).state == after


def test_yesterdays_assessment_is_history(ours, anna):
    with clock.fixed(datetime(2026, 5, 4, 10, tzinfo=HOME)):
        written = an_assessment(ours, anna, day=MAY, work=4)

    with following(ours):
        found = queries.assessment(anna, written).assessment
        with pytest.raises(NeedsError):
            actions.correct(found, Weights(day=MAY, scores={Domain.WORK: 1}), version=1)


def test_needs_are_assessed_on_the_page(page, ours, anna):
    an_assessment(ours, anna, day=MAY, work=4)
    page.get(f"/participants/{anna}/needs/new")
    assert "Il 04/05/2026 era 4." in page.text

    page.submit({"work-score": "2", "work-note": "Ha trovato un part-time", "home-score": "0"})

    assert "Ha trovato un part-time" in page.text
    assert "Leggi i numeri" in page.text
    with following(ours):
        assert queries.latest(anna) == {Domain.WORK: 2, Domain.HOME: 0}
    assert "Niente pesa molto" in page.get(f"/participants/{anna}").text


def test_todays_assessment_is_corrected(page, ours, anna):
    written = an_assessment(ours, anna, work=4, money=3)
    page.get(f"/participants/{anna}/needs/{written}")
    assert page.filled()["work-score"] == ["4"]

    page.submit({"work-score": "1", "money-score": ""})

    with following(ours):
        assert queries.latest(anna) == {Domain.WORK: 1}


def test_a_note_without_a_score_is_not_lost(page, anna):
    page.get(f"/participants/{anna}/needs/new")
    page.submit({"work-score": "2", "money-note": "Aspetta il bonus"})

    assert page.status == 422
    assert page.filled()["money-note"] == ["Aspetta il bonus"]
    assert page.filled()["work-score"] == ["2"]


def test_a_note_of_200000_characters_gets_its_answer_and_stays(page, anna):
    page.get(f"/participants/{anna}/needs/new")
    page.submit({"work-score": "2", "work-note": "a" * 200_000})

    assert page.status == 422
    assert "2000 caratteri" in page.text
    assert page.filled()["work-note"] == ["a" * 200_000]


def test_two_people_who_correct_one_assessment_see_both_versions(page, browser, ours, anna):
    written = an_assessment(ours, anna, work=4)
    other = browser().sign_in(a_person(ours, roles=["welfare_manager"]))
    for each in (page, other):
        each.get(f"/participants/{anna}/needs/{written}")

    other.submit({"work-score": "3", "work-note": "Turni"})
    page.submit({"work-score": "1"})

    assert page.status == 409
    assert "Turni" in page.text
    page.submit({})
    with following(ours):
        assert queries.latest(anna) == {Domain.WORK: 1}


def test_the_assessment_of_another_case_is_not_found(page, ours, anna):
    foreign = an_assessment(ours, a_case(ours, name="Bea"), work=1)

    assert page.get(f"/participants/{anna}/needs/{foreign}").status == 404
