"""A plan is written in small forms; what two people write at once is shown to both, and kept."""

import pytest

from portal.plans.planning import queries
from portal.plans.planning.profiles import profiles
from tests.given.cases import a_case, case, following
from tests.given.plans import a_plan
from tests.given.tenants import a_person, an_organisation, user_id_of
from tests.shape.statements import statements_of


@pytest.fixture
def office(app):
    organisation = an_organisation("Cooperativa Esempio")
    email = a_person(organisation, roles=["welfare_manager"])
    return organisation, email, user_id_of(email)


@pytest.fixture
def manager(browser, office):
    return browser().sign_in(office[1])


def _goals(office, participant):
    with following(office[0], office[2]):
        plan = queries.open_plan(participant)
        return [
            (goal.title, [a.title for a in queries.activities(plan.id) if a.goal_id == goal.id])
            for goal in queries.goals(plan.id)
        ]


def test_without_a_plan_the_tab_offers_ways_to_begin(manager, office):
    anna = a_case(office[0], by=office[2])

    page = manager.get(f"/participants/{anna}/plan")

    assert "Il piano nascerà insieme" in page.text
    for profile in profiles().values():
        assert profile.name_it in page.text


@pytest.mark.parametrize("code", profiles())
def test_a_profile_gives_goals_with_measures_and_actions(manager, office, code):
    anna = a_case(office[0], by=office[2])

    page = manager.post(f"/participants/{anna}/plan/new", {"profile": code}, follow=True)

    assert profiles()[code].goals[0].title in page.text
    assert all(steps for _title, steps in _goals(office, anna))


def test_a_plan_that_begins_moves_the_case_along(manager, office):
    anna = a_case(office[0], by=office[2])

    manager.post(f"/participants/{anna}/plan/new", {"profile": ""})

    with following(office[0], office[2]):
        assert case(office[0], anna).state == "planning"


def test_a_second_plan_beside_an_open_one_is_refused(manager, office):
    ids = a_plan(office[0], by=office[2])

    assert manager.post(f"/participants/{ids['id']}/plan/new", {"profile": ""}).status == 409


def test_a_goal_and_an_action_are_written_in_small_forms(manager, office):
    anna = a_case(office[0], by=office[2])
    manager.post(f"/participants/{anna}/plan/new", {"profile": ""})

    manager.get(f"/participants/{anna}/plan/goals/new")
    manager.submit({"title": "Imparo a guidare", "measure": "Patente presa"})
    link = next(link for link in manager.links() if link.endswith("/activities/new"))
    manager.get(link)
    page = manager.submit({"title": "Iscriversi alla scuola guida", "due_on": "2027-02-01"})

    assert "entro il 01/02/2027" in page.text
    assert _goals(office, anna) == [("Imparo a guidare", ["Iscriversi alla scuola guida"])]


def test_a_goal_without_words_is_not_kept(manager, office):
    ids = a_plan(office[0], by=office[2])

    page = manager.get(f"/participants/{ids['id']}/plan/goals/new").submit({"title": " "})

    assert page.status == 422
    assert "Scrivi qualcosa qui." in page.text


@pytest.mark.parametrize("day", ["0203-01-01", "2090-01-01", "1999-12-31"])
def test_a_slip_in_the_year_is_pointed_out(manager, office, day):
    ids = a_plan(office[0], by=office[2])

    page = manager.get(f"/participants/{ids['id']}/plan/goals/{ids['goal']}")
    page = page.submit({"target_on": day})

    assert page.status == 422
    assert "Controlla l'anno di questa data." in page.text


def test_somebody_else_who_acts_is_named(manager, office):
    ids = a_plan(office[0], by=office[2])

    page = manager.get(f"/participants/{ids['id']}/plan/activities/{ids['activity']}")
    page = page.submit({"doer": "other"})

    assert page.status == 422
    assert "Scrivi chi è: basta un nome." in page.text


@pytest.mark.parametrize(
    ("place", "field"), [("goals/{goal}", "measure"), ("activities/{activity}", "outcome")]
)
def test_a_plan_edited_twice_shows_both_versions_and_loses_neither(browser, office, place, field):
    ids = a_plan(office[0], by=office[2])
    address = f"/participants/{ids['id']}/plan/{place.format(**ids)}"
    first, second = (browser().sign_in(office[1]) for _ in range(2))
    first.get(address)
    second.get(address)
    first.submit({field: "Scritto per primo"})

    page = second.submit({field: "Scritto per secondo"})

    assert page.status == 409
    assert "Scritto per primo" in page.text
    assert page.filled(form=address)[field] == ["Scritto per secondo"]
    assert page.submit(form=address).status == 200
    assert second.get(address).filled(form=address)[field] == ["Scritto per secondo"]


def test_the_summary_edited_twice_shows_both_versions_too(browser, office):
    ids = a_plan(office[0], by=office[2])
    address = f"/participants/{ids['id']}/plan/words"
    first, second = (browser().sign_in(office[1]) for _ in range(2))
    first.get(address)
    second.get(address)
    first.submit({"summary": "Si parte dal nido"})

    page = second.submit({"summary": "Si parte dal lavoro"})

    assert page.status == 409
    assert "Si parte dal nido" in page.text
    assert page.filled()["summary"] == ["Si parte dal lavoro"]


def test_goals_change_places(manager, office):
    ids = a_plan(office[0], by=office[2], goal="Primo")
    manager.get(f"/participants/{ids['id']}/plan/goals/new").submit({"title": "Secondo"})

    address = f"/participants/{ids['id']}/plan/goals/{ids['goal']}/place"
    manager.post(address, {"to": "down"})
    assert [title for title, _ in _goals(office, ids["id"])] == ["Secondo", "Primo"]
    manager.post(address, {"to": "up"})
    manager.post(address, {"to": "up"})

    assert [title for title, _ in _goals(office, ids["id"])] == ["Primo", "Secondo"]


def test_actions_change_places(manager, office):
    ids = a_plan(office[0], by=office[2])
    base = f"/participants/{ids['id']}/plan"
    manager.get(f"{base}/goals/{ids['goal']}/activities/new").submit({"title": "Seconda"})

    manager.post(f"{base}/activities/{ids['activity']}/place", {"to": "down"})

    assert _goals(office, ids["id"])[0][1][0] == "Seconda"


def test_htmx_gets_the_goals_with_the_form_among_them(manager, office):
    ids = a_plan(office[0], by=office[2])
    address = f"/participants/{ids['id']}/plan/goals/{ids['goal']}"

    page = manager.get(address, headers={"HX-Request": "true"})

    assert "<html" not in page.response.text
    assert page.response.text.count('name="title"') == 1


def test_an_action_is_done_at_a_press(manager, office):
    ids = a_plan(office[0], by=office[2])
    address = f"/participants/{ids['id']}/plan/activities/{ids['activity']}/state"

    page = manager.post(address, {"version": 1}, headers={"HX-Request": "true"})

    assert page.status == 200
    assert "Fatta" in page.response.text
    assert "<html" not in page.response.text
    assert manager.post(address, {"version": 1}).status == 409


def test_what_is_taken_out_is_gone(manager, office):
    ids = a_plan(office[0], by=office[2])
    base = f"/participants/{ids['id']}/plan"

    manager.post(f"{base}/activities/{ids['activity']}/removal", {"version": 1})
    assert _goals(office, ids["id"]) == [("Torno al lavoro", [])]
    assert manager.post(f"{base}/goals/{ids['goal']}/removal", {"version": 7}).status == 409
    manager.post(f"{base}/goals/{ids['goal']}/removal", {"version": 1})

    assert _goals(office, ids["id"]) == []


def test_a_goal_of_another_woman_is_not_there(manager, office):
    ids = a_plan(office[0], by=office[2])
    other = a_plan(office[0], by=office[2])

    address = f"/participants/{ids['id']}/plan/goals/{other['goal']}"

    assert manager.get(address).status == 404
    assert manager.post(address, {"title": "Mio"}).status == 404


def test_a_longer_plan_costs_no_more_queries(app, manager, office):
    ids = a_plan(office[0], by=office[2])
    address = f"/participants/{ids['id']}/plan"
    short = statements_of(app, manager.client, address)

    for number in range(5):
        manager.get(f"{address}/goals/new").submit({"title": f"Obiettivo {number}"})
        manager.get(f"{address}/goals/{ids['goal']}/activities/new").submit({"title": "Ancora"})

    assert len(statements_of(app, manager.client, address)) == len(short)
