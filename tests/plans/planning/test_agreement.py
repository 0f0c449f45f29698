"""What was agreed is frozen: each activation and each review is a version that stays."""

from datetime import timedelta

import pytest

from portal.participants.cases import actions as cases
from portal.plans.hours.slots import SlotKind
from portal.plans.planning import actions, queries
from tenants.clock import today
from tests.given.cases import a_case, case, following
from tests.given.hours import a_slot
from tests.given.households import a_member
from tests.given.plans import a_plan, an_agreed_plan, reviewed
from tests.given.tenants import a_person, an_organisation, user_id_of


@pytest.fixture
def office(app):
    organisation = an_organisation("Cooperativa Esempio")
    email = a_person(organisation, roles=["welfare_manager"])
    return organisation, email, user_id_of(email)


@pytest.fixture
def manager(browser, office):
    return browser().sign_in(office[1])


def _state(office, participant):
    with following(office[0], office[2]):
        return case(office[0], participant).state


def test_a_plan_is_read_agreed_and_frozen(manager, office):
    ids = a_plan(office[0], by=office[2])

    manager.get(f"/participants/{ids['id']}/plan/activation")
    page = manager.submit()

    assert "Piano attivo: ora si può stampare e firmare." in page.text
    assert "Versione 1" in page.text
    assert _state(office, ids["id"]) == "plan_active"


def test_a_plan_without_goals_is_not_agreed_to(manager, office):
    anna = a_case(office[0], by=office[2])
    manager.post(f"/participants/{anna}/plan/new", {"profile": ""})

    page = manager.get(f"/participants/{anna}/plan/activation").submit()

    assert page.status == 422
    assert "Scrivi almeno un obiettivo." in page.text


def test_a_goal_without_measure_or_date_holds_the_agreement_up(manager, office):
    ids = a_plan(office[0], by=office[2])
    manager.get(f"/participants/{ids['id']}/plan/goals/new").submit({"title": "Vago"})

    page = manager.get(f"/participants/{ids['id']}/plan/activation").submit()

    assert page.status == 422
    assert "«Vago»" in page.text


def test_what_nobody_read_is_not_agreed_to(browser, office):
    ids = a_plan(office[0], by=office[2])
    reader, writer = (browser().sign_in(office[1]) for _ in range(2))
    reader.get(f"/participants/{ids['id']}/plan/activation")
    writer.get(f"/participants/{ids['id']}/plan/goals/{ids['goal']}").submit({"title": "Altro"})

    page = reader.submit()

    assert page.status == 409
    assert "rileggilo qui sotto" in page.text
    assert "Altro" in page.text
    assert page.submit().status == 200


def test_the_next_review_comes_later(manager, office):
    ids = a_plan(office[0], by=office[2])

    page = manager.get(f"/participants/{ids['id']}/plan/activation")
    page = page.submit({"next_review_on": today().isoformat()})

    assert page.status == 422
    assert "La prossima verifica viene dopo" in page.text


def test_a_review_makes_the_next_version(manager, office):
    ids = an_agreed_plan(office[0], by=office[2])
    base = f"/participants/{ids['id']}/plan"

    manager.post(f"{base}/review/begin", follow=True)
    assert _state(office, ids["id"]) == "in_review"
    manager.get(f"{base}/goals/{ids['goal']}").submit({"state": "reached", "outcome": "Assunta"})
    page = manager.get(base)
    assert "Il piano è cambiato dopo l'ultima versione" in page.text
    page = manager.get(f"{base}/review")
    assert "Raggiunto" in page.text
    page = manager.submit({"words": "Il nido funziona."})

    assert "è la versione 2 del piano" in page.text
    assert "Il nido funziona." in page.text
    assert _state(office, ids["id"]) == "plan_active"


def test_a_review_in_the_future_is_refused(manager, office):
    ids = an_agreed_plan(office[0], by=office[2])

    page = manager.get(f"/participants/{ids['id']}/plan/review")
    page = page.submit({"reviewed_on": (today() + timedelta(days=1)).isoformat()})

    assert page.status == 422


def test_an_agreed_plan_is_not_agreed_to_again(manager, office):
    ids = an_agreed_plan(office[0], by=office[2])
    base = f"/participants/{ids['id']}/plan"

    for sent in (manager.get(f"{base}/activation"), manager.post(f"{base}/activation", {})):
        assert sent.response.location.endswith(base)

    with following(office[0], office[2]):
        assert len(queries.versions(ids["id"])) == 1


def test_a_draft_is_not_reviewed(manager, office):
    ids = a_plan(office[0], by=office[2])
    base = f"/participants/{ids['id']}/plan"

    assert manager.get(f"{base}/review").response.location.endswith(base)
    assert manager.post(f"{base}/review/begin").status == 409


def test_a_version_stays_as_it_was(manager, office):
    ids = an_agreed_plan(office[0], by=office[2], goal="Com'era all'inizio")
    base = f"/participants/{ids['id']}/plan"
    manager.get(f"{base}/goals/{ids['goal']}").submit({"title": "Com'è adesso"})

    page = manager.get(f"{base}/versions/{ids['version']}")

    assert "Com'era all'inizio" in page.text
    assert "Com'è adesso" not in page.text


def test_two_versions_are_compared(manager, office):
    ids = an_agreed_plan(office[0], by=office[2])
    base = f"/participants/{ids['id']}/plan"
    manager.get(f"{base}/goals/{ids['goal']}").submit({"title": "Un lavoro vicino"})
    with following(office[0], office[2]):
        second = reviewed(ids["id"]).id

    page = manager.get(f"{base}/versions/{second}/differences?with={ids['version']}")

    assert "Dalla versione 1 alla 2" in page.text
    assert "Un lavoro vicino" in page.text


def test_a_version_of_another_woman_is_not_there(manager, office):
    mine = an_agreed_plan(office[0], by=office[2])
    other = an_agreed_plan(office[0], by=office[2])

    assert manager.get(f"/participants/{mine['id']}/plan/versions/{other['version']}").status == 404


def test_a_closed_case_ends_its_plan_and_a_reopened_one_revives_it(office):
    ids = an_agreed_plan(office[0], by=office[2])

    with following(office[0], office[2]):
        woman = case(office[0], ids["id"])
        moved = cases.move(woman, cases.possible_moves(woman)[-1], reason="herself")
        assert ("piano", 1) in moved.with_it
        assert queries.open_plan(ids["id"]) is None
        assert queries.plans(ids["id"])[0].state == "interrupted"
        back = cases.move(woman, cases.possible_moves(woman)[0])
        plan = queries.open_plan(ids["id"])
        assert (plan.state, plan.ended_on) == ("active", None)

    assert ("piano", 1) in back.with_it


def test_a_plan_that_ended_before_the_case_is_not_revived(office):
    ids = an_agreed_plan(office[0], by=office[2])

    with following(office[0], office[2]):
        actions.end(queries.open_plan(ids["id"]), actions.PlanState.CONCLUDED)
        woman = case(office[0], ids["id"])
        cases.move(woman, cases.possible_moves(woman)[-1], reason="herself")
        cases.move(woman, cases.possible_moves(woman)[0])

        assert queries.open_plan(ids["id"]) is None


def test_a_draft_is_thrown_away_and_another_begun(manager, office):
    ids = a_plan(office[0], by=office[2])

    manager.get(f"/participants/{ids['id']}/plan/end").submit()
    page = manager.get(f"/participants/{ids['id']}/plan")

    assert "Il piano nascerà insieme" in page.text


def test_plans_are_counted_from_the_day_they_were_agreed_to(office):
    with following(office[0], office[2]):
        assert queries.plans_started(today()) == 0
    a_plan(office[0], by=office[2])
    an_agreed_plan(office[0], by=office[2])

    with following(office[0], office[2]):
        assert queries.plans_started(today()) == 1
        assert queries.plans_started(today(), since=today()) == 1
        assert queries.plans_started(today() - timedelta(days=1)) == 0


def test_the_home_tells_which_plans_are_to_be_looked_at(manager, office):
    ids = an_agreed_plan(office[0], by=office[2])
    assert "Riguarda il piano" not in manager.get("/today").text

    with following(office[0], office[2]):
        queries.open_plan(ids["id"]).next_review_on = today() + timedelta(days=14)

    assert "Riguarda il piano di BL-" in manager.get("/today").text


def test_the_overview_tells_how_the_plan_stands(manager, office):
    ids = an_agreed_plan(office[0], by=office[2])

    page = manager.get(f"/participants/{ids['id']}")

    assert "1 su 1" in page.text
    assert "Piano cominciato" in page.text


def test_the_plan_shows_the_uncovered_hours_before_and_after_each_action(manager, office):
    ids = an_agreed_plan(office[0], by=office[2], goal="doposcuola")
    child = a_member(office[0], ids["id"], born_in=today().year - 4)
    a_slot(office[0], ids["id"])
    brought = {"whose": child, "activity_id": ids["activity"]}
    a_slot(office[0], ids["id"], SlotKind.SERVICE, "14:00–18:00", **brought)
    base = f"/participants/{ids['id']}/plan"

    page = manager.get(base)
    assert "Le ore scoperte, prima e dopo ogni azione" in page.text
    assert "Senza il piano" in page.text
    assert "Telefonare per doposcuola" in page.text

    manager.post(f"{base}/activities/{ids['activity']}/state", {"version": 1})
    assert "Telefonare per doposcuola (fatta)" in manager.get(base).text
    assert "Ore scoperte in una settimana" in manager.get(f"{base}/sheet").text
