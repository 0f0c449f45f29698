"""An intake operator answers between two phone calls: few clicks, on a phone, without scripts."""

import time
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from portal.referrals.tracking.kinds import Status
from tests.given import referrals
from tests.given.received import received, two_parties
from tests.journeys.steps import both_sizes, looked_at, sign_in

pytestmark = pytest.mark.journey
MOST_CLICKS = 3
MOST_SECONDS = 30


@pytest.fixture
def parties(site):
    return two_parties()


@pytest.fixture
def hand(tab, parties):
    """A phone in an operator's hand that counts what it presses."""

    def taken(*, width=360, scripts=True):
        page = sign_in(tab("/signin", width=width, scripts=scripts), parties.operator)
        return SimpleNamespace(page=page, clicks=0)

    return taken


@pytest.mark.parametrize("scripts", [True, False])
def test_a_yes_takes_three_clicks_from_the_sign_in(hand, parties, scripts):
    received(parties)
    phone = hand(scripts=scripts)
    began = time.monotonic()

    _press(phone, phone.page.get_by_role("link", name="Rispondi").first)
    _press(phone, phone.page.get_by_role("link", name="Accetta").first)
    _press(phone, phone.page.get_by_role("button", name="Accetta"))

    expect(phone.page.get_by_text("Fatto: hai accettato")).to_be_visible()
    assert phone.clicks <= MOST_CLICKS
    assert time.monotonic() - began < MOST_SECONDS


def test_a_no_takes_three_clicks_from_the_queue(hand, parties):
    received(parties)
    phone = hand()
    phone.page.goto("/referrals/inbox")

    _press(phone, phone.page.get_by_role("link", name="Non accolgo").first)
    _press(phone, phone.page.get_by_label("Non ci sono posti"))
    _press(phone, phone.page.get_by_role("button", name="Non accolgo"))

    expect(phone.page.get_by_text("non accolta")).to_be_visible()
    assert phone.clicks <= MOST_CLICKS


@both_sizes
def test_the_pages_of_an_operator_fit_and_are_usable(hand, parties, width):
    sent = [received(parties) for _ in range(4)]
    referrals.accepted(parties.partner, sent[0], by=parties.operator_id)
    referrals.accepted(parties.partner, sent[1], by=parties.operator_id)
    referrals.moved(parties.partner, sent[1], Status.IN_PROGRESS, by=parties.operator_id)
    page = hand(width=width).page

    looked_at(_at(page, "/today"), "inbox-oggi")
    looked_at(_at(page, "/referrals/inbox"), "inbox-coda")
    looked_at(_at(page, f"/referrals/inbox/{sent[2]}"), "inbox-da-rispondere")
    looked_at(_at(page, f"/referrals/inbox/{sent[2]}/refusal"), "inbox-no")
    looked_at(_at(page, f"/referrals/inbox/{sent[0]}"), "inbox-accettata")
    looked_at(_at(page, f"/referrals/inbox/{sent[1]}"), "inbox-in-corso")
    looked_at(_at(page, f"/referrals/inbox/{sent[1]}/completion"), "inbox-concludi")
    looked_at(_at(page, f"/referrals/inbox/{sent[1]}/failure"), "inbox-non-riuscita")
    looked_at(_at(page, f"/referrals/inbox/{sent[1]}/acceptance"), "inbox-troppo-tardi")
    looked_at(_at(page, "/referrals/inbox/list"), "inbox-elenco")
    looked_at(_at(page, "/referrals/inbox?list=mine"), "inbox-mie")
    referrals.moved(parties.partner, sent[1], Status.CANCELLED, code="moved-away")
    looked_at(_at(page, f"/referrals/inbox/{sent[1]}"), "inbox-codice")


def _press(phone, target):
    target.click()
    phone.clicks += 1


def _at(page, address):
    page.goto(address)
    return page
