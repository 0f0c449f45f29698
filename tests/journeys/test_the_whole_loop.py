"""A referral goes all the way round: sent, told, opened, taken on, ended twice.

Three people who never meet: a welfare manager at her desk, an operator on a phone who follows the
link of a letter, and a woman who taps once. The letters leave through a real mail server.
"""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from portal.delivery import deliver
from portal.integrations.mail.live import SmtpPost
from portal.jobs import worker_engine
from portal.referrals.notices.telling import actions as notices
from tenants.clock import now
from tests.client import PASSWORD
from tests.given.received import received, two_parties
from tests.given.services import in_use
from tests.journeys.steps import looked_at, sign_in
from tests.mail_server import mail_server

pytestmark = pytest.mark.journey
SENDER = "portale@hub.example"
A_NIGHT = timedelta(hours=12)  # whatever the hour, the quiet ones are over


@pytest.fixture
def worker(site):
    """Tell and deliver what is due, as the worker does; return the letters by their reader."""
    app = in_use()
    engine = worker_engine(app.config["PORTAL"])

    def work():
        with mail_server() as (box, url), app.app_context():
            notices.tell(engine, now())
            deliver(engine, SmtpPost(url, SENDER), worker="test", at=now() + A_NIGHT)
        return {mail["To"]: mail.get_payload(decode=True).decode() for mail in box.arrived}

    yield work
    engine.dispose()


@pytest.fixture
def parties(site):
    return two_parties()


def test_a_referral_goes_all_the_way_round(tab, parties, worker):
    sent = received(parties)
    desk = sign_in(tab("/signin"), parties.manager)

    phone = _open_the_letter(tab, worker(), parties)
    _take_on(phone)
    assert "novità su un invio" in worker()[parties.manager]
    _end_well(phone)

    desk.goto(f"/referrals/{sent}")
    expect(desk.get_by_text("Conclusa").first).to_be_visible()
    desk.goto(f"/referrals/{sent}/answer")
    expect(desk.get_by_text("Lei non ha ancora risposto")).to_be_visible()
    _she_taps(tab, desk)

    desk.goto(f"/referrals/{sent}/answer")
    expect(desk.get_by_text("Le due voci dicono la stessa cosa")).to_be_visible()
    looked_at(desk, "due-voci")


def _open_the_letter(tab, letters, parties):
    """Follow the link of the operator's letter on a phone: it asks for the sign-in first."""
    path = re.search(r"/referrals/open/\S+", letters[parties.operator])[0]
    phone = tab(path, width=360)
    phone.get_by_label("E-mail").fill(parties.operator)
    phone.get_by_label("Password").fill(PASSWORD)
    phone.get_by_role("button", name="Accedi").click()
    expect(phone.get_by_text("Annunziata")).to_have_count(0)
    return phone


def _take_on(phone):
    phone.get_by_role("button", name="Accetta").first.click()
    expect(phone.get_by_text("Fatto: hai accettato")).to_be_visible()


def _end_well(phone):
    phone.goto("/referrals/inbox?list=mine")
    phone.locator("main a[href*='/referrals/inbox/0']").first.click()
    phone.get_by_role("button", name="L'ho sentita: si comincia").click()
    phone.goto("/referrals/inbox?list=mine")
    phone.locator("main a[href*='/referrals/inbox/0']").first.click()
    phone.get_by_role("link", name="Concludi").first.click()
    phone.get_by_label("Bisogno risolto", exact=True).check()
    phone.get_by_role("button", name="Concludi").click()
    expect(phone.get_by_text("è conclusa")).to_be_visible()


def _she_taps(tab, desk):
    """Give her a link; she answers with one tap, without an account."""
    desk.get_by_role("button", name="Prepara un collegamento per lei").click()
    link = desk.locator("code").inner_text()
    hers = tab(re.sub(r"^https?://[^/]+", "", link), width=360)
    looked_at(hers, "una-domanda")
    hers.get_by_role("button", name="Sì, ho trovato quello che mi serviva").click()
    expect(hers.get_by_role("heading", name="Grazie")).to_be_visible()
