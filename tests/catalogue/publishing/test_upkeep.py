"""Keeping services true: confirming, urgent changes, withdrawing; seen at once everywhere."""

from datetime import datetime, timedelta

import pytest

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.freshness import freshness, review_due
from portal.catalogue.publishing.reminding.actions import end_alerts
from portal.catalogue.publishing.upkeep import actions
from tenants import clock
from tests.given.services import a_draft, a_published_service, a_retired_service, acting
from tests.given.tenants import a_membership, a_person, an_organisation, user_id_of

LATER = datetime(2027, 3, 1, 12, 0, tzinfo=clock.HOME)


@pytest.fixture
def editor(coop):
    return a_person(coop, roles=("service_editor",))


@pytest.fixture
def page(browser, editor):
    return browser().sign_in(editor)


@pytest.fixture
def live(coop, editor):
    """A published service of the editor's."""
    return a_published_service(coop, user_id_of(editor))


def test_one_click_confirms_and_changes_nothing_else(coop, editor, live, ask):
    before = ask("SELECT changed_at, name FROM service")

    with clock.fixed(LATER), acting(coop, user_id_of(editor)):
        actions.confirm(queries.head(coop, live))

    assert ask("SELECT changed_at, name FROM service") == before
    assert str(ask("SELECT assured_on FROM service")[0]) == "2027-03-01"
    assert str(ask("SELECT assured_on FROM listing")[0]) == "2027-03-01"
    assert ask("SELECT changed_at FROM listing")[0] == before[0]


def test_opening_the_confirmation_changes_nothing(page, live, ask):
    before = ask("SELECT version FROM service")

    page.get(f"/services/{live}/confirmation")

    assert page.title == "È ancora tutto giusto?"
    assert ask("SELECT version FROM service") == before


def test_the_button_confirms_and_leads_back_to_the_list(page, live, ask, all_powerful):
    all_powerful.execute(
        "UPDATE service SET assured_on = '2026-01-01', review_due_on = '2026-07-01'"
    )
    page.get("/services?state=to_confirm")

    page.submit(form="confirmation")

    assert page.response.request.full_path == "/services?state=to_confirm"
    assert ask("SELECT assured_on > '2026-06-01' FROM service")[0]


def test_the_places_are_said_with_the_day_everywhere_at_once(page, live, ask):
    page.get("/services")

    page.submit({"status": "waitlist", "places": ""}, form="places")

    today = clock.today().isoformat()
    assert ask("SELECT capacity, capacity_said_on::text FROM service") == ("waitlist", today)
    assert ask("SELECT capacity, capacity_said_on::text FROM listing") == ("waitlist", today)
    assert ask("SELECT doc -> 'capacity' FROM service_version")[0] == {
        "status": "waitlist",
        "said_on": today,
    }


def test_a_notice_is_seen_until_its_day(page, live, ask):
    page.get(f"/services/{live}/alert")

    page.submit({"text": "Chiusi per la festa.", "until": "2100-01-01"})

    assert page.status == 200
    assert ask("SELECT alert, alert_until::text FROM service") == (
        "Chiusi per la festa.",
        "2100-01-01",
    )
    assert ask("SELECT alert FROM listing")[0] == "Chiusi per la festa."


def test_a_notice_is_taken_off_after_its_day(app, coop, editor, live, ask):
    day = LATER.date()
    with acting(coop, user_id_of(editor)):
        actions.announce(queries.head(coop, live), "Chiusi per la festa.", until=day)

    with app.app_context():
        before, after = (end_alerts(LATER + timedelta(days=days)) for days in (0, 1))

    assert (before, after) == (0, 1)
    assert ask("SELECT alert FROM listing")[0] == ""
    assert ask("SELECT alert, alert_until FROM service") == ("", None)


def test_a_letter_opened_for_another_of_her_organisations_says_so(browser, coop, live, editor):
    """She works for two; the letter is about the other one."""
    other = an_organisation("Altra Cooperativa Esempio")
    a_membership(other, user_id_of(editor), ("service_editor",))
    page = browser().sign_in(editor)
    page.post("/organisation", {"to": str(other)})

    page.get(f"/services/{live}/confirmation")

    assert page.status == 409
    assert "un'altra organizzazione" in page.title


def test_a_notice_until_a_day_that_is_over_is_refused(page, live):
    page.get(f"/services/{live}/alert")

    page.submit({"text": "Chiusi ieri.", "until": "2020-01-01"})

    assert page.status == 422
    assert "#until" in page.links()


def test_closing_for_now_and_opening_again(page, live, ask):
    for closed, expected in (("yes", True), ("no", False)):
        page.get(f"/services/{live}/closure")
        page.submit({"closed": closed})

        assert ask("SELECT closed FROM listing")[0] is expected
        assert ask("SELECT closed_at IS NOT NULL FROM service")[0] is expected


def test_urgent_changes_are_logged_and_told_to_the_lead(coop, live, page, ask):
    reviewer = a_person(_lead(ask), roles=("reviewer",))
    page.get(f"/services/{live}/closure")

    page.submit({"closed": "yes"})

    told = ask(
        "SELECT count(*) FROM delivery d JOIN fact f ON f.id = d.fact_id"
        " WHERE f.name = 'service_closed_for_now' AND d.recipient_id = %s",
        user_id_of(reviewer),
    )
    assert told[0] == 1


def test_a_withdrawn_service_leaves_the_catalogue_with_its_reason(browser, coop, live, ask):
    page = browser().sign_in(a_person(coop, roles=("admin",)))
    page.get(f"/services/{live}/retirement")

    page.submit({"reason": "Il progetto è finito."})

    assert ask("SELECT count(*) FROM listing")[0] == 0
    assert ask("SELECT retire_reason FROM service")[0] == "Il progetto è finito."


def test_withdrawing_needs_a_reason(browser, coop, live, ask):
    page = browser().sign_in(a_person(coop, roles=("admin",)))
    page.get(f"/services/{live}/retirement")

    page.submit({"reason": ""})

    assert page.status == 422
    assert ask("SELECT retired_at FROM service")[0] is None


def test_an_editor_alone_does_not_withdraw(page, live):
    page.get(f"/services/{live}/retirement")

    assert page.status == 403


def test_the_lead_withdraws_a_service_of_others(browser, live, ask):
    page = browser().sign_in(a_person(_lead(ask), roles=("reviewer",)))
    page.get(f"/services/{live}/retirement")

    page.submit({"reason": "Non esiste più."})

    assert ask("SELECT retired_at IS NOT NULL FROM service")[0]


def test_a_withdrawn_service_opens_again_with_a_new_version(coop, editor, page, browser, ask):
    service_id = a_retired_service(coop, texts={"it": {"name": "Nido", "summary": "Un nido."}})
    page.get(f"/services/{service_id}/edit")
    page.submit({"send": "1"})
    reviewer = browser().sign_in(a_person(_lead(ask), roles=("reviewer",)))
    reviewer.get(f"/reviews/{ask('SELECT id FROM service_version WHERE no = 2')[0]}")

    reviewer.submit({"decision": "approve"})

    assert ask("SELECT retired_at, retire_reason FROM service") == (None, "")
    assert ask("SELECT count(*) FROM listing")[0] == 1


def test_nothing_urgent_happens_to_a_draft(page, coop, editor):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/alert")

    page.submit({"text": "Chiusi."})

    assert page.status == 422


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-10-01", "fresh"),
        ("2026-08-24", "fresh"),
        ("2026-08-23", "recent"),
        ("2026-05-26", "recent"),
        ("2026-05-25", "stale"),
        ("2025-11-22", "stale"),
        ("2025-11-21", "hidden"),
    ],
)
def test_freshness_is_counted_from_the_day_of_the_check(day, expected):
    on = datetime(2026, 11, 22, tzinfo=clock.HOME).date()

    assert freshness(on.fromisoformat(day), on) == expected


@pytest.mark.parametrize(
    ("doc", "due"),
    [
        ({}, "2026-12-28"),
        ({"kinds": ["DOP-03"]}, "2026-12-28"),
        ({"schedule": [{"to": "2026-08-31"}]}, "2026-09-01"),
        ({"schedule": [{"to": "2026-01-31"}]}, "2026-12-28"),
    ],
)
def test_a_service_is_looked_at_again_when_its_season_asks(doc, due):
    day = datetime(2026, 7, 1, tzinfo=clock.HOME).date()

    assert review_due(doc, day).isoformat() == due


def test_a_camp_is_looked_at_before_every_spring():
    day = datetime(2026, 11, 1, tzinfo=clock.HOME).date()

    assert review_due({"kinds": ["DOP-03"]}, day).isoformat() == "2027-03-01"


def _lead(ask):
    return ask("SELECT id FROM organisation WHERE kind = 'lead'")[0]
