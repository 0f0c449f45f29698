"""The letters about services: to the right people, once, and neutral in the subject."""

from datetime import datetime, timedelta

import pytest

from portal.catalogue.publishing.reminding.actions import remind
from tenants import clock
from tests.given.letters import path_in, sent_letters
from tests.given.services import (
    a_draft,
    a_published_service,
    a_version_in_review,
    approved,
)
from tests.given.tenants import a_person, an_organisation, the_lead, user_id_of

SOON = datetime(2027, 5, 20, 7, 0, tzinfo=clock.HOME)


@pytest.fixture
def lead(app):
    return the_lead()


@pytest.fixture
def editor(coop):
    return a_person(coop, email="redazione@ente.example")


def test_reviewers_hear_of_what_was_sent(app, coop, lead):
    a_person(lead, roles=("reviewer",), email="revisione@hub.example")
    version_id = a_version_in_review(coop)

    mails = sent_letters(app)

    assert [mail.to for mail in mails] == ["revisione@hub.example"]
    assert mails[0].subject == "Una scheda aspetta la tua revisione"
    assert "Nido Esempio" in mails[0].text
    assert path_in(mails[0], "/reviews/") == f"/reviews/{version_id}"


def test_a_version_decided_meanwhile_is_announced_to_nobody(app, coop, lead):
    a_person(lead, roles=("reviewer",), email="revisione@hub.example")
    approved(coop, a_version_in_review(coop))

    assert "revisione@hub.example" not in [mail.to for mail in sent_letters(app)]


@pytest.mark.parametrize(
    "outcome",
    [
        ("changes", "Una tua scheda ha bisogno di qualche correzione"),
        ("reject", "Una tua scheda non è stata accolta"),
        ("approve", "Una tua scheda è pubblicata"),
    ],
)
def test_who_wrote_hears_the_decision(app, coop, editor, browser, outcome):
    decision, subject = outcome
    version_id = a_version_in_review(coop, user_id_of(editor))
    page = browser().sign_in(a_person(the_lead(), roles=("reviewer",)))
    page.get(f"/reviews/{version_id}")
    page.submit({"decision": decision, "note": "Una nota."})

    mails = [mail for mail in sent_letters(app) if mail.to == "redazione@ente.example"]

    assert [mail.subject for mail in mails] == [subject]
    assert "Una nota." in mails[0].text


def test_who_left_hears_nothing(app, coop, editor, all_powerful):
    approved(coop, a_version_in_review(coop, user_id_of(editor)))
    all_powerful.execute("UPDATE membership SET ended_at = now()")

    assert sent_letters(app) == []


def test_who_wants_no_notices_gets_none(app, coop, lead, all_powerful):
    a_person(lead, roles=("reviewer",))
    all_powerful.execute('UPDATE "user" SET wants_notices = false')
    a_version_in_review(coop)

    assert sent_letters(app) == []


def test_letters_speak_the_language_of_their_reader(app, coop, lead):
    a_person(lead, roles=("reviewer",), language="en")
    a_version_in_review(coop)

    assert sent_letters(app)[0].subject == "A record is waiting for your review"


def test_an_organisation_is_reminded_of_all_its_services_in_one_letter(app, coop, editor):
    _told_of_publications(app, coop, editor, 2)

    assert _reminded(app, SOON) == 1

    mails = _sent(app, SOON)
    assert [mail.subject for mail in mails] == ["2 schede da confermare"]
    assert path_in(mails[0], "/services/").endswith("/confirmation")


def test_the_reminder_is_written_once_a_week_at_most(app, coop, editor):
    _told_of_publications(app, coop, editor, 1)

    days = [_reminded(app, SOON + timedelta(days=day)) for day in (0, 0, 1, 6, 7)]

    assert days == [1, 0, 0, 0, 1]


def test_nobody_is_reminded_before_it_is_time(app, coop, editor):
    _told_of_publications(app, coop, editor, 1)

    assert _reminded(app, clock.now()) == 0


def test_reminding_is_not_changing(app, coop, editor, ask):
    _told_of_publications(app, coop, editor, 1)
    before = ask("SELECT changed_at FROM service")

    _reminded(app, SOON)

    assert ask("SELECT changed_at FROM service") == before


def test_a_draft_and_another_organisation_are_left_in_peace(app, coop, editor):
    a_draft(coop, user_id_of(editor))
    an_organisation()

    assert _reminded(app, SOON) == 0


def test_where_nobody_edits_the_administrator_is_reminded(app, coop, editor, all_powerful):
    _told_of_publications(app, coop, editor, 1)
    all_powerful.execute("DELETE FROM membership_role WHERE role = 'service_editor'")
    a_person(coop, roles=("admin",), email="direzione@ente.example")

    _reminded(app, SOON)

    assert [mail.to for mail in _sent(app, SOON)] == ["direzione@ente.example"]


def test_the_command_reminds_as_of_a_moment(app, coop, editor):
    _told_of_publications(app, coop, editor, 1)

    answer = app.test_cli_runner().invoke(
        args=["services", "remind", "--at", "2027-05-20"], catch_exceptions=False
    )

    assert answer.output == "1 organisations reminded.\n"


def _told_of_publications(app, coop, editor, count):
    """Publish some services, and let the letters about it leave."""
    for _ in range(count):
        a_published_service(coop, user_id_of(editor))
    sent_letters(app)


def _sent(app, at):
    with clock.fixed(at):
        return sent_letters(app, at=at)


def _reminded(app, at):
    with app.app_context():
        return remind(at)
