"""The agenda in another calendar: a secret address that tells codes and hours, nothing else."""

import logging
from datetime import UTC, timedelta
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar

from tenants import tokens
from tests.given.cases import a_case
from tests.given.interviews import an_agenda_feed, an_interview, at, tomorrow
from tests.given.people import membership_id_of


@pytest.fixture
def token(ours, marta):
    return an_agenda_feed(ours, by=marta)


def events(anyone, token):
    anyone.get(f"/agenda/{token}.ics")
    assert anyone.status == 200
    return list(Calendar.from_ical(anyone.response.data).walk("VEVENT"))


def test_it_tells_the_code_the_hour_and_how(anyone, ours, marta, token):
    anna = a_case(ours, by=marta, code="BL-2026-9001")
    an_interview(ours, anna, by=marta, starts_at=at(tomorrow(), 10), minutes=45)

    [event] = events(anyone, token)

    assert event["summary"] == "Colloquio BL-2026-9001"
    assert event["description"] == "Allo sportello"
    assert event["dtstart"].dt == at(tomorrow(), 10).astimezone(UTC)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=45)


def test_it_never_tells_who_where_or_which_telephone(anyone, ours, marta, anna, token):
    an_interview(ours, anna, by=marta, place="Casa rifugio Esempio")

    events(anyone, token)

    for secret in ("Anna", "Prova", "333", "rifugio", "Marta", "@ente"):
        assert secret not in anyone.response.text


def test_it_is_ones_own_agenda_alone(anyone, ours, marta, bruna, token):
    an_interview(ours, a_case(ours, by=bruna), by=bruna, manager_id=bruna)

    assert not events(anyone, token)


def test_only_the_hash_of_the_secret_is_kept(ours, marta, token, all_powerful):
    rows = all_powerful.execute("SELECT token_hash FROM agenda_feed").fetchall()

    assert rows == [(tokens.hashed(token),)]


def test_a_new_address_closes_the_one_before(anyone, ours, marta, token):
    again = an_agenda_feed(ours, by=marta)

    assert anyone.get(f"/agenda/{token}.ics").status == 404
    assert anyone.get(f"/agenda/{again}.ics").status == 200


def test_a_closed_address_shows_nothing(desk, anyone, token):
    desk.get("/agenda/feed").submit(form="/removal")

    assert anyone.get(f"/agenda/{token}.ics").status == 404


def test_who_left_shows_nothing_any_more(anyone, ours, email, token, all_powerful):
    all_powerful.execute(
        "UPDATE membership SET ended_at = now() WHERE id = %s", [membership_id_of(email, ours)]
    )

    assert anyone.get(f"/agenda/{token}.ics").status == 404


def test_who_follows_nobody_any_more_shows_nothing(anyone, token, all_powerful):
    all_powerful.execute("UPDATE membership_role SET role = 'reader'")

    assert anyone.get(f"/agenda/{token}.ics").status == 404


def test_a_protected_woman_is_told_to_her_own_people_alone(
    anyone, ours, marta, token, all_powerful
):
    dora = a_case(ours, by=marta, protected_for=[marta])
    an_interview(ours, dora, by=marta)
    assert len(events(anyone, token)) == 1

    all_powerful.execute("DELETE FROM named_staff")

    assert not events(anyone, token)


def test_the_page_shows_ones_address_again(desk, token):
    desk.get("/agenda/feed")

    assert f"/agenda/{token}.ics" in desk.response.text


def test_the_page_makes_the_address(desk, anyone):
    desk.get("/agenda/feed").submit()
    address = desk.page.find(".//input[@id='feed-address']").get("value")

    assert anyone.get(urlsplit(address).path).status == 200


def test_the_secret_is_in_no_log(anyone, token, caplog):
    caplog.set_level(logging.DEBUG)

    anyone.get(f"/agenda/{token}.ics")
    anyone.get(f"/agenda/{token}x.ics")

    assert token not in caplog.text
