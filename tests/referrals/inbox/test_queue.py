"""The queue: what is due first, how it is said, in which tab, and how many wait."""

from datetime import date, timedelta

import pytest

from portal.referrals.inbox.labels import day_words, due
from portal.referrals.tracking.kinds import Clock, Status
from portal.referrals.tracking.models import Referral
from tenants.clock import today
from tests.given import referrals
from tests.given.received import received
from tests.given.tenants import a_person
from tests.referrals.inbox.reading import page, standing

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("clock", "due_on", "words"),
    [
        (Clock.RESPOND, date(2026, 11, 27), "rispondi entro venerdì 27"),
        (Clock.RESPOND, date(2026, 11, 23), "rispondi entro domani"),
        (Clock.CONTACT, date(2026, 11, 22), "chiamala entro oggi"),
        (Clock.UPDATE, date(2026, 12, 25), "di' come va entro venerdì 25 dicembre"),
        (Clock.REVIEW, date(2026, 12, 1), "riguardala entro martedì 1"),
        (Clock.RESPOND, date(2026, 11, 20), "in ritardo di 2 giorni"),
        (Clock.RESPOND, date(2026, 11, 21), "in ritardo di un giorno"),
        (Clock.ANSWER, date(2026, 11, 20), "aspetti una risposta"),
        (Clock.NONE, None, ""),
    ],
)
def test_by_when_is_said_as_people_say_it(app, clock, due_on, words):
    referral = Referral(status=Status.REQUESTED, clock=clock, due_on=due_on)

    with app.app_context():
        assert due(referral, SUNDAY).text == words


def test_what_has_ended_is_due_no_more(app):
    ended = Referral(status=Status.CANCELLED, clock=Clock.NONE, due_on=SUNDAY)

    with app.app_context():
        assert due(ended, SUNDAY).text == ""
        assert day_words(SUNDAY - timedelta(days=3), SUNDAY) == "giovedì 19 novembre"


def test_what_is_due_first_stands_first_and_what_waits_for_the_sender_last(
    parties, sent, operator, all_powerful
):
    late, paused = received(parties), received(parties)
    operator.post(page(paused, "messages"), {"text": "Ha un'auto?"})
    all_powerful.execute(
        "UPDATE referral SET due_on = %s WHERE id = %s", [today() - timedelta(days=2), late]
    )

    operator.get("/referrals/inbox")

    codes = [standing(parties, each).code for each in (late, sent, paused)]
    places = [operator.text.index(code) for code in codes]
    assert places == sorted(places)
    assert "in ritardo di 2 giorni" in operator.text
    assert "aspetti una risposta" in operator.text


@pytest.mark.parametrize(
    ("status", "tab"),
    [
        (Status.ACCEPTED, "mine"),
        (Status.ACCEPTED, "going"),
        (Status.IN_PROGRESS, "going"),
        (Status.COMPLETED, "ended"),
    ],
)
def test_each_status_stands_in_its_tab(parties, sent, operator, status, tab):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    if status is not Status.ACCEPTED:
        code = "need-met" if status is Status.COMPLETED else ""
        referrals.moved(parties.partner, sent, status, by=parties.operator_id, code=code)
    code = standing(parties, sent).code

    assert code in operator.get(f"/referrals/inbox?list={tab}").text
    assert code not in operator.get("/referrals/inbox").text


def test_a_colleagues_work_is_not_under_mine(parties, sent, colleague):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)

    assert "INV-" not in colleague.get("/referrals/inbox?list=mine").text


def test_the_navigation_and_the_home_say_how_many_wait(parties, sent, operator):
    received(parties)

    operator.get("/today")

    counted = [element.text for element in operator.page.iter("span") if _is_count(element)]
    assert "2" in counted
    assert "2 invii aspettano una risposta" in operator.text


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/referrals", "/referrals"),
        ("/referrals/inbox", "/referrals/inbox"),
        ("/referrals/inbox/list", "/referrals/inbox"),
        ("/referrals/waiting", "/referrals/waiting"),
        ("/today", "/today"),
    ],
)
def test_who_sends_and_answers_is_shown_one_place_where_she_is(parties, browser, address, place):
    both = a_person(parties.partner, roles=["intake_operator", "welfare_manager"])

    seen = browser().sign_in(both).get(address)

    rail = next(each for each in seen.page.iter("div") if each.get("class") == "rail")
    current = [link.get("href") for link in rail.iter("a") if link.get("aria-current") == "page"]
    assert current == [place]


def test_an_operator_whose_work_is_late_reads_it_on_the_home(parties, sent, operator, all_powerful):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    all_powerful.execute("UPDATE referral SET due_on = due_on - 60")

    assert "Un invio che segui è in ritardo" in operator.get("/today").text


def test_a_long_queue_has_pages(parties, operator, all_powerful):
    first = received(parties)
    all_powerful.execute(
        "INSERT INTO referral SELECT (jsonb_populate_record(r, jsonb_build_object('id',"
        " gen_random_uuid(), 'code', 'INV-' || n))).* FROM referral r,"
        " generate_series(1, 60) n WHERE r.id = %s",
        [first],
    )

    assert "/referrals/inbox?page=2" in operator.get("/referrals/inbox").links()
    assert operator.get("/referrals/inbox?page=2").text.count("Accetta INV-") == 11
    assert operator.get("/referrals/inbox?page=99").status == 200


def _is_count(element):
    return element.get("class") == "count"
