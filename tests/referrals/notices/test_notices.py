"""What people are told of a referral: in the portal and by mail, once, and never a name."""

import re
from datetime import datetime, timedelta

import pytest

from portal.jobs import worker_engine
from portal.referrals.notices.telling import actions as passes
from portal.referrals.tracking.kinds import Status
from tenants import clock
from tenants.clock import HOME
from tests.given import referrals
from tests.given.cases import a_case
from tests.given.letters import sent_letters
from tests.given.tenants import a_person, an_organisation, user_id_of

NOON = datetime(2026, 11, 24, 12, tzinfo=HOME)


@pytest.fixture
def ours(app):
    return an_organisation("Consorzio Esempio")


@pytest.fixture
def theirs(app):
    return an_organisation("Coop. Prova")


@pytest.fixture
def marta(ours):
    return a_person(ours, roles=["welfare_manager"], name="Marta Esempio")


@pytest.fixture
def olga(theirs):
    return a_person(theirs, roles=["intake_operator"], name="Olga Prova")


@pytest.fixture
def tell(app):
    """Run the pass that tells, as the worker does."""
    engine = worker_engine(app.config["PORTAL"])

    def run(at=NOON):
        with app.app_context(), clock.fixed(at):
            return passes.tell(engine, at)

    yield run
    engine.dispose()


@pytest.fixture
def sent(ours, theirs, marta, olga):
    return referrals.a_referral(ours, to=theirs, by=user_id_of(marta))


def test_a_new_referral_is_told_to_the_partner_without_a_name(app, sent, olga, browser, tell):
    tell()

    [mail] = sent_letters(app, at=NOON)
    desk = browser().sign_in(olga)
    desk.get("/notices")

    assert mail.to == olga
    assert "/referrals/open/" in mail.text
    assert "C'è un nuovo invio da guardare" in desk.text
    for hidden in ("Anna", "Esempio", "Nido"):
        assert hidden not in mail.text + mail.subject
        assert hidden not in desk.text


def test_told_twice_nobody_hears_twice(app, sent, olga, tell, all_powerful):
    tell()
    all_powerful.execute("UPDATE referral_event SET noticed_at = NULL")
    tell()

    assert len(sent_letters(app, at=NOON)) == 1
    assert all_powerful.execute("SELECT count(*) FROM notice").fetchone()[0] == 1


def test_an_answer_is_told_to_who_sent(sent, theirs, marta, browser, tell):
    referrals.moved(theirs, sent, Status.REJECTED, code="no-capacity")
    tell()

    desk = browser().sign_in(marta)
    desk.get("/notices")

    assert "Il partner non può" in desk.text


def test_opening_a_notice_reads_it_and_leads_to_the_referral(sent, olga, browser, tell):
    tell()
    desk = browser().sign_in(olga)
    desk.get("/notices")

    desk.submit(form=_first(desk), follow=False)

    assert desk.response.headers["Location"].endswith(f"/referrals/inbox/{sent}")
    desk.get("/notices")
    assert "nuovo" not in desk.text.replace("nuovo invio", "")


def test_a_mail_waits_for_the_morning(app, sent, olga, tell):
    night = NOON.replace(hour=23)
    tell(night)

    assert sent_letters(app, at=night) == []
    assert len(sent_letters(app, at=night + timedelta(hours=9))) == 1


def test_who_wants_it_hears_once_a_day(app, sent, olga, browser, tell):
    desk = browser().sign_in(olga)
    desk.get("/notices/choice")
    desk.submit({"pace": "daily"})
    tell()
    assert sent_letters(app, at=NOON) == []

    engine = worker_engine(app.config["PORTAL"])
    with app.app_context(), clock.fixed(NOON):
        assert passes.sum_up(engine, NOON) == 1
        assert passes.sum_up(engine, NOON) == 0
    engine.dispose()

    [mail] = sent_letters(app, at=NOON)
    assert "un avviso da leggere" in mail.text


def test_the_office_hears_of_a_new_referral(app, sent, olga, theirs, browser, tell):
    admin = a_person(theirs, roles=["admin"])
    desk = browser().sign_in(admin)
    desk.get("/notices/office")
    desk.submit({"email": "segreteria@coop.example"})
    tell()

    assert "segreteria@coop.example" in {mail.to for mail in sent_letters(app, at=NOON)}


def test_a_protected_woman_is_told_of_to_her_sender_alone(
    ours, theirs, marta, olga, tell, all_powerful
):
    a_person(ours, roles=["welfare_manager"], name="Altra Esempio")
    sender = user_id_of(marta)
    anna = a_case(ours, by=sender, protected_for=(sender,))
    sent = referrals.a_referral(ours, to=theirs, by=sender, participant=anna)
    referrals.moved(theirs, sent, Status.REJECTED, by=user_id_of(olga), code="no-capacity")
    tell()

    told = all_powerful.execute("SELECT user_id FROM notice WHERE side = 'sender'").fetchall()

    assert [row[0] for row in told] == [sender]


def test_nobody_reads_the_notices_of_another(sent, olga, theirs, browser, tell):
    tell()
    other = a_person(theirs, roles=["intake_operator"])
    first = browser().sign_in(olga)
    first.get("/notices")
    notice = _first(first)

    desk = browser().sign_in(other)
    desk.post(notice)

    assert desk.status == 404


def _first(desk):
    actions = [form.get("action", "") for form in desk.page.iter("form")]
    return next(action for action in actions if re.match(r"/notices/[0-9a-f-]{36}", action))
